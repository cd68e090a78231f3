import json
from typing import Any

import pytest

from backedu.content.model import Level
from backedu.content.wording import words
from backedu.triage import triage
from backedu.triage.answers import all_clear, contract, emergency_names
from backedu.views.panel import MARKS
from backedu.views.triage_panel import assess

WELL = {**all_clear(), "age": 35, "sex": "female", "duration_days": 3, "age_onset_under_45": "yes"}
AT_LEVEL: dict[Level, dict[str, Any]] = {
    Level.EMERGENCY: WELL | {"saddle_numbness": "yes"},
    Level.URGENT: WELL | {"fever": "yes"},
    Level.SOON: WELL | {"leg_pain_below_knee": "yes"},
    Level.SELF_CARE: WELL,
}


def _section(result: dict[str, Any], name: str) -> dict[str, Any] | None:
    """The section under the heading of that name, if it is shown."""
    title = words("result")[name]
    return next((each for each in result["sections"] if each["title"] == title), None)


MAN = {**WELL, "sex": "male"}
PREGNANCY = ("pregnancy", "pregnancy_weeks", "weeks_postpartum", "missed_period")


def test_pregnancy_is_not_held_against_a_man() -> None:
    """With all else answered, nothing is open and tablets are fine."""
    man = {name: value for name, value in MAN.items() if name not in PREGNANCY}
    result = assess(man)

    assert result["banner"]["tone"] == "self_care"
    assert "Anti-inflammatory" in str(_section(result, "recommended"))


@pytest.mark.parametrize("sex", ["female", "other", None])
def test_anyone_else_is_asked_about_pregnancy(sex: str | None) -> None:
    """Also who would rather not say, and without an answer no tablet is recommended."""
    person = {name: value for name, value in WELL.items() if name not in PREGNANCY} | {"sex": sex}

    assert "pregnancy" in assess({})["ask"]
    assert "Anti-inflammatory" not in str(_section(assess(person), "recommended"))


def test_the_rules_themselves_take_no_pregnancy_for_granted() -> None:
    """To the rules an open question on pregnancy is open, whatever the sex that was given."""
    assert "oral_nsaid" in triage({**MAN, "pregnancy": None}).withheld


@pytest.mark.parametrize("sign", [{"missed_period": "yes"}, {"pregnancy_weeks": 8},
                                  {"pregnancy": "pregnant"}], ids=str)  # fmt: skip
def test_an_answer_in_doubt_spares_nobody(sign: dict[str, Any]) -> None:
    """Male and pregnant: the sex is in doubt, and what is open stays open."""
    result = assess({"sex": "male", **sign})

    assert "sex" in result["doubted"]
    assert result["bar"] == assess({"sex": "other", **sign})["bar"]


@pytest.mark.parametrize("level", AT_LEVEL)
def test_the_banner_says_the_level_and_what_to_do(level: Level) -> None:
    """Tone, mark, label and action are those of the triage's level."""
    result, expected = assess(AT_LEVEL[level]), triage(AT_LEVEL[level])
    banner, bar = result["banner"], result["bar"]

    assert expected.level is level
    assert banner["tone"] == bar["tone"] == level.value
    assert banner["title"] == bar["title"] == expected.label
    assert banner["mark"] == bar["mark"] == MARKS[level.value]
    assert banner["lines"][0] == expected.action
    assert expected.how_soon in banner["lines"][1]
    assert bar["note"] == ""


def test_each_level_has_a_mark_of_its_own() -> None:
    """Levels differ in more than colour."""
    assert set(MARKS) == {level.value for level in Level}
    assert len({*MARKS.values(), "?"}) == 5


def test_nothing_known_looks_open_not_safe() -> None:
    """Without an answer the page is careful, and counts what is open."""
    result = assess({})

    assert result["bar"]["tone"] == result["banner"]["tone"] == "open"
    assert result["banner"]["lines"][0] == words("result")["open_line"]
    assert f"{len(emergency_names())} important questions" in result["bar"]["note"]
    assert _section(result, "safety_net")


def test_one_open_question_is_said_in_the_singular() -> None:
    """The line in sight counts properly down to one and to none."""
    name = "saddle_numbness"
    one = {key: value for key, value in WELL.items() if key != name}

    assert assess(one)["bar"]["note"] == words("result")["open_one"]
    assert assess(one)["bar"]["tone"] == "open"
    assert assess(WELL)["bar"]["note"] == ""


@pytest.mark.parametrize("name", emergency_names())
def test_not_sure_is_never_shown_as_self_care(name: str) -> None:
    """One emergency question left open, and the page no longer wears self-care's tone."""
    result = assess({key: value for key, value in WELL.items() if key != name})

    assert result["bar"]["tone"] != "self_care"
    assert result["banner"]["tone"] != "self_care"


@pytest.mark.parametrize("answers", [{}, *AT_LEVEL.values()])
def test_every_result_is_whole(answers: dict[str, Any]) -> None:
    """Help and the standing of the rules are always there; no section is empty; JSON holds it."""
    result, expected = assess(answers), triage(answers)
    net = _section(result, "safety_net")

    assert net
    assert [item["text"] for item in net["items"]] == list(expected.safety_net)
    assert not net["folded"]
    assert all(section["items"] for section in result["sections"])
    assert expected.disclaimer in result["footnote"]
    assert expected.rules_version in result["footnote"]
    assert json.loads(json.dumps(result, allow_nan=False)) == result


def test_reasons_carry_answers_and_sources() -> None:
    """A reason says which answer it rests on, in the words of the question, and cites."""
    why = _section(assess(AT_LEVEL[Level.EMERGENCY]), "why")
    assert why
    first = why["items"][0]

    assert first["strong"].startswith("Possible cauda equina syndrome")
    asked = contract()["saddle_numbness"]
    assert {"question": asked.ask, "answer": asked.options["yes"]} in first["answers"]
    assert all(source["label"] for source in first["sources"])


def test_what_is_only_possible_is_kept_apart() -> None:
    """A reason that rests on an open question is folded away and says so."""
    result = assess({"bladder_change": "retention"})
    possible, why = _section(result, "possible"), _section(result, "why")
    doubt = words("result")["cannot_exclude"]

    assert why
    assert all(doubt not in item["strong"] for item in why["items"])
    if possible:
        assert possible["folded"]
        assert all(doubt in item["strong"] for item in possible["items"])


def test_contradictions_are_said() -> None:
    """Answers that do not fit together are named, unfolded."""
    found = _section(assess(WELL | {"sex": "male", "pregnancy": "pregnant"}), "contradictions")

    assert found
    assert not found["folded"]
    assert any("male" in item["text"] for item in found["items"])


def test_advice_is_given_or_withheld_with_a_reason() -> None:
    """A tablet that could harm stands under what to ask about first, with the reason."""
    result = assess(WELL | {"anticoagulant": "yes"})
    helps, avoid = _section(result, "recommended"), _section(result, "withheld")

    assert helps
    assert avoid
    assert avoid["folded"]
    assert all(item["strong"] and item["text"] for item in helps["items"] + avoid["items"])
    assert any("blood thinner" in item["text"] for item in avoid["items"])


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"nobody": 1}, "nobody: no answer has this name"),
        ({"age": 10**400}, "age: expected a whole number from 0 to 120"),
        ({"age": float("nan")}, "age: expected a whole number"),
        ({"age": True}, "age: expected a whole number"),
        ({"saddle_numbness": {"yes": [[["yes"]]]}}, "saddle_numbness: expected one of"),
        ({"saddle_numbness": "Yes"}, "saddle_numbness: expected one of"),
        ({"x" * 100_000: 1}, "no answer has this name"),
    ],
)
def test_refused_answers_become_a_sentence(answers: dict[str, Any], said: str) -> None:
    """The page says what was wrong, shortly, and shows no level at all."""
    result = assess(answers)

    assert said in result["bar"]["title"]
    assert len(result["bar"]["title"]) < 300
    assert result["bar"]["tone"] == "open"
    assert result["banner"] is None
    assert set(result) == {"bar", "banner"}
