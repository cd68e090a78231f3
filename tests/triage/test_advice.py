"""What is recommended is allowed; what is withheld says why."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backedu import content
from backedu.content.error import ContentError
from backedu.content.model import Level
from backedu.content.reader import find
from backedu.triage import TriageResult, triage
from backedu.triage.advice import load_advice, shipped_advice
from backedu.triage.answers import all_clear, contract
from backedu.triage.rules import HEALTHY_ADULT, shipped_rules

BASE = {**all_clear(), **HEALTHY_ADULT}
AGREED = {
    "oral_nsaid", "paracetamol", "opioid", "muscle_relaxant", "heat", "hot_tub", "cold",
    "manipulation", "massage", "exercise", "bed_rest", "wait_and_see", "return_to_sport",
    "routine_imaging", "drive_self", "stop_prescribed_medicine",
}  # fmt: skip
TREATMENTS = AGREED - {"drive_self"}


def result(**answers: Any) -> TriageResult:
    """Return the result for a healthy adult with these answers."""
    return triage({**BASE, **answers})


def each_level() -> Iterator[TriageResult]:
    """Return one result at each level."""
    yield result()
    yield result(duration_days=50)
    yield result(fever="yes")
    yield result(saddle_numbness="yes")


def test_every_agreed_tag_is_known() -> None:
    """The tags of the contract are all in the file."""
    assert {tag.advice.id for tag in shipped_advice()} >= AGREED


@pytest.mark.parametrize("one", each_level(), ids=lambda one: one.level.value)
def test_every_agreed_tag_is_decided(one: TriageResult) -> None:
    """At each level a tag is recommended or withheld, never both; driving may stay unsaid."""
    withheld = set(one.withheld)

    assert one.recommended | withheld >= TREATMENTS
    assert not one.recommended & withheld
    assert all(reason.endswith(".") for reason in one.withheld.values())


def test_self_care_says_what_helps() -> None:
    """A healthy adult hears: stay active, what to expect, simple relief."""
    assert result().recommended >= {
        "stay_active", "walking", "expect_recovery", "exercise", "heat", "cold", "oral_nsaid",
        "massage", "wait_and_see",
    }  # fmt: skip


def test_an_emergency_has_nothing_but_the_action() -> None:
    """Nothing is treated in an emergency; what to do on the way is said where it belongs."""
    assert result(saddle_numbness="yes").recommended == {"call_999", "nil_by_mouth"}
    assert result(chest_pain="yes").recommended == {"call_999"}
    assert result(trauma="major").recommended == {"call_999", "keep_still", "nil_by_mouth"}


def test_only_an_unstable_spine_keeps_still() -> None:
    """After lifting a box, someone with numbness between the legs goes to hospital, not waits."""
    lifted = result(saddle_numbness="yes", trauma="minor", trauma_mechanism="lifting a box")

    assert "keep_still" not in lifted.recommended
    assert "still" not in lifted.action
    assert "keep_still" in result(recent_fall="yes", unable_to_walk="yes").recommended


@pytest.mark.parametrize("answers", [{"diabetes": "yes"}, {"current_medicines": ["Insulin"]},
                                     {"current_medicines": ["gliclazide 80 mg"]}])  # fmt: skip
def test_with_diabetes_no_one_fasts_on_their_own_account(answers: dict[str, Any]) -> None:
    """An emergency that may need an operation says what to do with insulin and sugar."""
    one = result(saddle_numbness="yes", **answers)

    assert "nil_by_mouth" in one.withheld
    assert "diabetes_on_the_way" in one.recommended
    assert "insulin" in next(each.text for each in one.advice if each.tag == "diabetes_on_the_way")


@pytest.mark.parametrize("answers", [{"cancer_history": "past"}, {"cancer_history": "current"},
                                     {"cancer_history": "past", "leg_numbness": "yes"},
                                     ])  # fmt: skip
def test_with_cancer_the_coordinator_is_named(answers: dict[str, Any]) -> None:
    """In the reason and in the advice, today and in an emergency."""
    one = result(**answers)

    assert "cancer_coordinator" in one.recommended
    assert any("coordinator" in reason.sentence for reason in one.reasons)


def test_with_a_known_aneurysm_the_vascular_team_is_told() -> None:
    """Also when it is small and the pain the same for years."""
    assert "vascular_team" in result(known_aaa="longstanding_unchanged").recommended


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"age": 17}, True),
        ({"age": 14, "duration_days": 42}, True),
        ({"age": 22, "duration_days": 20}, True),
        ({"age": 22}, False),
        ({"age": 40, "duration_days": 20}, False),
    ],
    ids=str,
)
def test_a_young_athlete_stops_arching_the_back(answers: dict[str, Any], told: bool) -> None:  # noqa: FBT001 - a case
    """Until a stress fracture has been thought of; other movement goes on."""
    one = result(**answers)

    assert ("rest_from_extension" in one.recommended) is told
    assert "stay_active" in one.recommended


def test_help_in_a_crisis_comes_first() -> None:
    """With thoughts of suicide, help with them is named first, at both of the levels it can be."""
    for answers in ({}, {"syncope": "yes"}):
        one = result(**answers, suicidal_thoughts="yes")

        assert one.advice[0].tag == "crisis_help"
        assert "999 if you might act" in one.advice[0].text
        assert "999 if you might act" in one.safety_net[0]


def test_an_urgent_result_has_no_treatment() -> None:
    """Urgent: be seen today, and no "see how it goes"."""
    assert result(fever="yes").recommended == {"same_day_help"}
    assert result(suicidal_thoughts="yes").recommended == {"same_day_help", "crisis_help"}


@pytest.mark.parametrize("tag", ["opioid", "muscle_relaxant", "bed_rest", "manipulation",
                                 "routine_imaging", "stop_prescribed_medicine", "hot_tub",
                                 "return_to_sport"])  # fmt: skip
def test_some_things_are_never_recommended(tag: str) -> None:
    """Whatever the level, this is not advised."""
    assert all(tag in one.withheld for one in each_level())


@pytest.mark.parametrize("item", contract()["nsaid_contraindications"].options)
@pytest.mark.parametrize("level", [{}, {"duration_days": 50}, {"fever": "yes"}, {"syncope": "yes"}])
def test_each_contraindication_withholds_anti_inflammatories(
    item: str, level: dict[str, Any]
) -> None:
    """At every level the reason is named."""
    plain = result(**level)
    one = result(**level, nsaid_contraindications=[item])

    assert "oral_nsaid" not in one.recommended
    assert one.withheld["oral_nsaid"] != plain.withheld.get("oral_nsaid")


@pytest.mark.parametrize(
    "answers",
    [
        {"pregnancy": "pregnant"},
        {"pregnancy": "unknown"},
        {"pregnancy_weeks": 12},
        {"missed_period": "yes"},
        {"anticoagulant": "yes"},
        {"anticoagulant": "unknown"},
        {"steroid_use_systemic": "yes"},
        {"cancer_history": "current"},
        {"nsaid_contraindications": None},
        {"vascular_risk": "yes"},
        {"age": 65},
        {"age": None},
        {"age": 15},
        {"black_stools": "unknown"},
        {"current_medicines": ["Apixaban 5 mg"]},
        {"current_medicines": ["ibuprofen"]},
        {"current_medicines": ["Ramipril", "indapamide"]},
    ],
    ids=str,
)
def test_other_answers_withhold_anti_inflammatories(answers: dict[str, Any]) -> None:
    """What another answer says counts, also with an empty list of contraindications."""
    one = result(**answers)

    assert "oral_nsaid" not in one.recommended
    assert one.withheld["oral_nsaid"]


def test_one_cause_is_said_once() -> None:
    """Three ways of saying that there is a blood thinner give one reason, and no "ask first"."""
    one = result(
        anticoagulant="yes",
        nsaid_contraindications=["anticoagulant", "methotrexate"],
        current_medicines=["Warfarin", "Methotrexate"],
        pregnancy="unknown",
    ).withheld["oral_nsaid"]

    assert one.count("bleed easily") == 1
    assert "thins the blood" not in one
    assert one.count("methotrexate") == 1
    assert "not known" not in one


@pytest.mark.parametrize("answers", [{"nsaid_contraindications": None}, {"pregnancy": "unknown"}])
def test_not_knowing_means_asking_first(answers: dict[str, Any]) -> None:
    """An open question about a contraindication is a reason of its own."""
    assert "sk " in result(**answers).withheld["oral_nsaid"]
    assert "not known" in result(**answers).withheld["oral_nsaid"]


@pytest.mark.parametrize(
    ("item", "tags"),
    [
        ("impaired_sensation", {"heat", "cold"}),
        ("broken_skin", {"heat", "cold"}),
        ("transdermal_opioid_patch", {"heat"}),
        ("raynaud", {"cold"}),
        ("cold_urticaria", {"cold"}),
        ("poor_circulation", {"heat", "cold"}),
        (None, {"heat", "cold"}),
    ],
)
def test_heat_and_cold(item: str | None, tags: set[str]) -> None:
    """Heat and cold are withheld from exactly those whom they could hurt."""
    one = result(heat_cold_contraindications=None if item is None else [item])

    assert {"heat", "cold"} & set(one.withheld) == tags
    assert {"heat", "cold"} - tags <= one.recommended


@pytest.mark.parametrize(
    "answers",
    [
        {"osteoporosis": "yes"},
        {"steroid_use_systemic": "yes"},
        {"cancer_history": "past"},
        {"iv_drug_use": "yes"},
        {"inflammatory_spine_fused": "yes"},
        {"anticoagulant": "yes"},
        {"leg_weakness": "stable"},
        {"leg_numbness": "yes"},
        {"age": 17},
        {"midline_bony_tenderness": "yes"},
        {"saddle_numbness": "unknown"},
    ],
    ids=str,
)
def test_manipulation_names_what_speaks_against_it(answers: dict[str, Any]) -> None:
    """A contraindication is named beside the reason that holds for everyone."""
    one = result(**answers)
    everyone = next(tag for tag in shipped_advice() if tag.advice.id == "manipulation")
    for_all = everyone.advice.withheld_at[one.level.value]

    assert one.withheld["manipulation"].removeprefix(for_all).strip()


@pytest.mark.parametrize("answers", [{}, {"anticoagulant": "yes"}, {"vascular_risk": "yes"},
                                     {"nsaid_contraindications": ["lithium"]}])  # fmt: skip
def test_paracetamol(answers: dict[str, Any]) -> None:
    """It is not offered on its own, also where anti-inflammatories do not suit (NG59)."""
    one = result(**answers)

    assert "paracetamol" in one.withheld
    assert ("painkiller_advice" in one.recommended) is bool(answers)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"paracetamol_g_per_day": 3}, "close to the most"),
        ({"paracetamol_g_per_day": 5, "weight_kg": 90}, "more than the safe amount"),
        ({"paracetamol_g_per_day": 3.5, "weight_kg": 40}, "For your weight"),
        ({"current_medicines": ["Co-codamol 8/500"]}, "already has paracetamol"),
    ],
    ids=str,
)
def test_too_much_paracetamol_is_said(answers: dict[str, Any], said: str) -> None:
    """Near the limit, above it, and where another product holds some."""
    assert said in result(**answers).withheld["paracetamol"]


@pytest.mark.parametrize("answers", [{"leg_weakness": "stable", "leg_weakness_grade_mrc": 4,
                                      "duration_days": 400},
                                     {"cancer_history": "past", "duration_days": 400},
                                     {"trauma": "minor", "age": 66},
                                     {"midline_bony_tenderness": "yes"},
                                     {"trauma": "unknown"}], ids=str)  # fmt: skip
def test_exercise_waits_for_an_examination(answers: dict[str, Any]) -> None:
    """Where a break, cancer or a weak leg has to be looked at first, exercises wait."""
    one = result(**answers)

    assert one.level is Level.SOON
    assert "exercise" in one.withheld
    assert "stay_active" in one.recommended


@pytest.mark.parametrize("answers", [{"osteoporosis": "yes"}, {"age": 80},
                                     {"inflammatory_spine_fused": "yes"},
                                     {"steroid_use_systemic": "yes"}], ids=str)  # fmt: skip
def test_a_risk_of_a_break_does_not_hold_exercise_back(answers: dict[str, Any]) -> None:
    """Weak bones need movement; only an event or a finding makes exercise wait."""
    one = result(**answers)

    assert "exercise" in one.recommended
    assert "exercise" not in one.withheld


def test_diabetes_alone_raises_no_fear_of_infection() -> None:
    """Its reason against manipulation is that for everyone."""
    assert result(diabetes="yes").withheld["manipulation"] == result().withheld["manipulation"]


def test_a_plan_for_next_time_waits_for_the_examination() -> None:
    """It is for plain pain that comes back."""
    assert "plan_for_next_time" in result(previous_episodes="many").recommended
    assert (
        "plan_for_next_time"
        not in result(previous_episodes="many", leg_pain_below_knee="yes").recommended
    )


def test_what_matters_most_comes_first() -> None:
    """The first four of what is recommended are the ones to remember."""
    assert [one.tag for one in result().advice][:4] == [
        "stay_active", "expect_recovery", "walking", "exercise",
    ]  # fmt: skip
    assert [one.tag for one in result(duration_days=50).advice][:4] == [
        "book_review", "stay_active", "walking", "exercise",
    ]  # fmt: skip


def test_a_weak_or_numb_leg_does_not_drive() -> None:
    """Braking takes a strong leg that feels."""
    assert "drive_self" in result(leg_numbness="yes").withheld
    assert "drive_self" in result(fever="yes").withheld


def test_every_source_of_the_advice_exists() -> None:
    """Each tag stands on publications of the list, and was reviewed."""
    for tag in shipped_advice():
        assert tag.advice.sources
        assert set(tag.advice.sources) <= set(content.sources())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('withheld_at.urgent = "See', 'withheld_at.quick = "See', "'withheld_at' knows only"),
        ('withheld_at.urgent = "See', 'withheld_at.soon = "See', "share a level"),
        ('text = "Short, easy', 'txt = "Short, easy', "'txt' is not known"),
        ('text = "Short, easy walks', '# text = "', "'text' belongs to"),
        ('only_if = { named = "unstable-spine" }', 'only_if = { named = "ustable" }', "'ustable'"),
        ('instead_of = "oral_nsaid"', 'instead_of = "nsaid"', "names no tag further up"),
    ],
)  # fmt: skip
def test_spoilt_advice_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Whatever is misspelt or contradicts itself is named, with file and record."""
    shutil.copy(find("advice.toml"), tmp_path)
    path = tmp_path / "advice.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=message) as error:
        load_advice(shipped_rules().named, tmp_path)
    assert str(error.value).startswith("advice.toml: record '")
