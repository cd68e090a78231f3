"""What must hold of every triage, whatever the answers."""

import time
from collections.abc import Iterable
from statistics import median
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backedu.content.model import Level
from backedu.triage import triage
from backedu.triage.answer_check import AnswerError
from backedu.triage.answers import all_clear, contract, emergency_names
from backedu.triage.rules import shipped_rules
from tests.support.people import BASE, adult, people

SELF_CARE, SOON, URGENT, EMERGENCY = Level
OPEN = {"None", "unknown", "not_tested"}
CAUDA_EQUINA = {
    "bladder_change": (
        "retention",
        "incontinence",
        "altered_sensation_or_flow",
        "urgency_or_frequency",
    ),
    "bowel_change": ("incontinence", "loss_of_sensation"),
    "saddle_numbness": ("yes",),
}
FLAGS = [
    name for name, answer in contract().items() if set(answer.options) == {"yes", "no", "unknown"}
]
IN_ORDER: dict[str, list[Any]] = {name: ["no", "yes"] for name in FLAGS} | {
    "leg_weakness": ["none", "stable", "progressive"],
    "saddle_numbness": ["no", "longstanding_unchanged", "yes"],
    "leg_numbness": ["no", "longstanding_unchanged", "yes"],
    "known_aaa": ["no", "longstanding_unchanged", "yes"],
    "bilateral_leg_pain": ["no", "yes"],
    "leg_weakness_grade_mrc": [5, 4, 3, 2, 1, 0],
    "trauma": ["none", "lifting", "minor", "moderate", "major"],
    "cancer_history": ["none", "past", "current"],
    "bladder_change": ["longstanding_unchanged", "altered_sensation_or_flow", "retention"],
    "bowel_change": ["constipation_only", "loss_of_sensation"],
    "sexual_dysfunction": ["no", "new"],
    "leg_side": ["none", "both"],
    "pregnancy": ["no", "pregnant"],
    "paracetamol_g_per_day": [0, 3, 4, 4.5],
}


def level(answers: dict[str, Any]) -> Level:
    """Return the level alone."""
    return triage(answers).level


# ------------------------------------------------------------------------------ safety of the level


@given(people(), st.data())
def test_cauda_equina_is_an_emergency_whatever_else_is_true(
    answers: dict[str, Any], data: st.DataObject
) -> None:
    """One new change of bladder, bowel, saddle or sexual function is enough."""
    name = data.draw(st.sampled_from(sorted(CAUDA_EQUINA)))
    value = data.draw(st.sampled_from(CAUDA_EQUINA[name]))
    result = triage({**answers, name: value})
    cited = {one.name for reason in result.reasons for one in reason.because}

    assert result.level is EMERGENCY
    assert name in cited


@pytest.mark.parametrize(
    "sign",
    [
        {"leg_weakness": "stable"},
        {"leg_pain_below_knee": "yes"},
        {"leg_numbness": "yes", "newest_sign_days": 14},
        {"leg_numbness": "yes", "saddle_numbness": None},
        {"leg_numbness": "yes", "sexual_dysfunction": None},
        {"slr": "positive_bilateral"},
    ],
    ids=str,
)
def test_new_nerve_signs_in_both_legs(sign: dict[str, Any]) -> None:
    """Pain below the knee, weakness or numbness in both legs within two weeks: an emergency."""
    assert adult(bilateral_leg_pain="yes", **sign).level is EMERGENCY


def test_new_trouble_in_both_legs_without_a_nerve_sign_is_urgent() -> None:
    """Sore thighs and arthritic knees are seen the same day, not sent to hospital."""
    assert adult(bilateral_leg_pain="yes").level is URGENT


def test_old_unchanged_trouble_in_both_legs_is_soon() -> None:
    """As in spinal stenosis: examined, not an emergency; with an open question today."""
    old = {"bilateral_leg_pain": "yes", "duration_days": 400, "leg_numbness": "yes"}

    assert adult(**old).level is SOON
    assert adult(**old, saddle_numbness="unknown").level is URGENT
    assert adult(**old, pain_worsening="yes").level is EMERGENCY
    assert adult(**old | {"leg_numbness": "no"}, pain_worsening="yes").level is URGENT
    assert adult(**old | {"duration_days": None}).level is URGENT


@pytest.mark.parametrize("name", ["bilateral_leg_pain", "leg_weakness", "leg_numbness",
                                  "saddle_numbness", "known_aaa"])  # fmt: skip
def test_an_old_unchanged_problem_is_soon(name: str) -> None:
    """It is examined, and no one is sent to hospital for it."""
    assert adult(**{name: "longstanding_unchanged"}).level is SOON


@pytest.mark.parametrize("name", ["bladder_change", "bowel_change", "sexual_dysfunction"])
def test_an_old_unchanged_bladder_bowel_or_sexual_problem_changes_nothing(name: str) -> None:
    """It is common and says nothing about this back pain."""
    assert adult(**{name: "longstanding_unchanged"}).level is SELF_CARE


def test_an_open_age_of_a_sign_is_asked() -> None:
    """Where only the age of a sign could make an emergency of it, the question is listed."""
    result = adult(bilateral_leg_pain="yes", leg_numbness="yes")

    assert result.level is URGENT
    assert ("newest_sign_days", EMERGENCY) in [
        (one.name, one.could_reach) for one in result.unknown
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"leg_weakness": "progressive"}, EMERGENCY),
        ({"leg_weakness": "stable", "leg_weakness_grade_mrc": 4}, URGENT),
        ({"leg_weakness": "stable", "duration_days": 400, "leg_weakness_grade_mrc": 4}, SOON),
        ({"leg_weakness": "stable", "leg_weakness_grade_mrc": None}, URGENT),
        ({"leg_weakness": "stable", "leg_weakness_grade_mrc": 3}, URGENT),
        ({"leg_weakness": "stable", "leg_weakness_grade_mrc": 3, "newest_sign_days": 3}, EMERGENCY),
        ({"leg_weakness": "stable", "leg_weakness_grade_mrc": 3, "duration_days": 400}, URGENT),
        ({"leg_weakness": "none", "leg_weakness_grade_mrc": 3}, URGENT),
        ({"known_aaa": "yes"}, EMERGENCY),
        ({"pulsatile_abdominal_mass": "yes"}, EMERGENCY),
        ({"syncope": "yes", "abdominal_pain": "yes", "onset": "sudden"}, EMERGENCY),
        ({"age": 60, "vascular_risk": "yes", "abdominal_pain": "yes", "onset": "sudden"},
         EMERGENCY),
        ({"chest_pain": "yes"}, EMERGENCY),
        ({"breathlessness": "yes"}, EMERGENCY),
        ({"cancer_history": "past", "leg_numbness": "yes"}, EMERGENCY),
        ({"cancer_history": "current", "gait_disturbance": "yes"}, EMERGENCY),
        ({"cancer_history": "past", "night_pain": "yes"}, URGENT),
        ({"cancer_history": "past", "thoracic_pain": "yes"}, URGENT),
        ({"cancer_history": "past"}, URGENT),
        ({"cancer_history": "past", "duration_days": 400}, SOON),
        ({"fever": "yes"}, URGENT),
        ({"fever": "yes", "diabetes": "yes"}, URGENT),
        ({"fever": "yes", "diabetes": "yes", "leg_numbness": "yes"}, EMERGENCY),
        ({"diabetes": "yes", "pain_constant_unremitting": "yes"}, URGENT),
        ({"diabetes": "yes", "pain_constant_unremitting": "yes", "gait_disturbance": "yes"},
         EMERGENCY),
        ({"trauma": "major"}, EMERGENCY),
        ({"trauma": "minor", "age": 65}, SOON),
        ({"trauma": "minor", "osteoporosis": "yes"}, URGENT),
        ({"recent_fall": "yes", "unable_to_walk": "yes"}, EMERGENCY),
        ({"recent_fall": "yes", "age": 65}, URGENT),
        ({"recent_fall": "yes", "inflammatory_spine_fused": "yes"}, EMERGENCY),
        ({"age": 9}, URGENT),
        ({"age": 15}, SOON),
        ({"age": 15, "night_pain": "yes"}, URGENT),
        ({"age": 15, "weight_loss": "unknown"}, URGENT),
        ({"age": 17, "night_pain": "yes"}, SOON),
        ({"duration_days": 42}, SOON),
    ],
    ids=str,
)  # fmt: skip
def test_the_level_of_a_plain_picture(answers: dict[str, Any], expected: Level) -> None:
    """Typical pictures reach the level that the guidance asks for."""
    assert adult(**answers).level is expected


NOW = {"onset": "sudden", "duration_days": 0.2}
RISK = {"vascular_risk": "yes", "age": 68}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({**NOW, **RISK}, URGENT),
        ({**NOW, "age": 68}, SOON),
        ({**NOW, **RISK, "pain_constant_unremitting": "yes"}, EMERGENCY),
        ({**NOW, **RISK, "thoracic_pain": "yes", "age": 50}, URGENT),
        ({**NOW, "thoracic_pain": "yes", "pain_constant_unremitting": "yes"}, EMERGENCY),
        ({**NOW, "thoracic_pain": "yes"}, URGENT),
        ({**NOW, "abdominal_pain": "yes", "age": 66}, EMERGENCY),
        ({**NOW, "flank_to_groin_pain": "yes", "age": 66}, EMERGENCY),
        ({**NOW, "anticoagulant": "yes"}, SOON),
        ({**NOW, "anticoagulant": "yes", "pain_constant_unremitting": "unknown"}, URGENT),
        ({**NOW, "anticoagulant": "yes", "pain_constant_unremitting": "yes"}, EMERGENCY),
        ({"anticoagulant": "yes", "abdominal_pain": "yes"}, URGENT),
        ({"iv_drug_use": "yes", "leg_numbness": "yes"}, URGENT),
        ({"immunosuppression": "yes", "leg_weakness": "stable", "leg_weakness_grade_mrc": 4},
         URGENT),
        ({"thoracic_pain": "yes", "leg_numbness": "yes"}, URGENT),
        ({"fever": "yes", "systemically_unwell": "yes"}, URGENT),
        ({"steroid_use_systemic": "yes", "pain_constant_unremitting": "yes",
          "pain_worsening": "yes"}, URGENT),
        ({"abdominal_pain": "yes"}, SOON),
        ({"abdominal_pain": "yes", "onset": "sudden"}, URGENT),
        ({"osteoporosis": "yes", "age": 70}, SOON),
        ({"osteoporosis": "yes", "age": 70, "onset": "sudden"}, URGENT),
        ({"paracetamol_g_per_day": 4.5}, EMERGENCY),
        ({"paracetamol_g_per_day": 4.5, "weight_kg": 80}, URGENT),
        ({"paracetamol_g_per_day": 4.5, "suicidal_thoughts": "yes"}, EMERGENCY),
    ],
    ids=str,
)  # fmt: skip
def test_the_level_of_a_picture_that_is_easily_missed(
    answers: dict[str, Any], expected: Level
) -> None:
    """Early, quiet or half-told pictures reach the level that they need, and no higher."""
    assert adult(**answers).level is expected


@pytest.mark.parametrize(
    ("answers", "least", "topic"),
    [
        ({"sex": "male", "testicular_pain": "yes"}, URGENT, "testic"),
        ({"missed_period": "yes", "abdominal_pain": "yes"}, URGENT, "ectopic"),
        ({"pregnancy": "pregnant", "vaginal_bleeding": "yes"}, URGENT, "pregnancy"),
        ({"missed_period": "yes", "syncope": "yes"}, URGENT, "pregnancy"),
        ({"black_stools": "yes"}, URGENT, "gut"),
        ({"paracetamol_g_per_day": 4.5}, URGENT, "paracetamol"),
        ({"suicidal_thoughts": "yes"}, URGENT, "suicide"),
        ({"calf_swelling": "yes"}, URGENT, "thrombosis"),
        ({"safeguarding_concern": "yes"}, URGENT, "safeguarding"),
        ({"dermatomal_rash": "yes"}, URGENT, "shingles"),
        ({"flank_to_groin_pain": "yes"}, URGENT, "kidney stone"),
        ({"dysuria": "yes", "fever": "yes"}, URGENT, "pyelonephritis"),
        ({"anticoagulant": "yes", "gait_disturbance": "yes"}, EMERGENCY, "haematoma"),
        ({"red_painful_eye": "yes"}, URGENT, "uveitis"),
        ({"duration_days": 200, "morning_stiffness_min": 45, "improves_with_exercise": "yes"},
         SOON, "axial spondyloarthritis"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_the_back_is_named(answers: dict[str, Any], least: Level, topic: str) -> None:
    """A mimic or a hazard has its own topic and its own level."""
    result = adult(**answers)

    assert result.level >= least
    assert topic in " ".join(result.topics).casefold()


@pytest.mark.parametrize(
    ("answers", "most"),
    [
        ({"pain_score": 9, "trauma": "minor", "onset": "sudden"}, SELF_CARE),
        ({"age": 62, "vascular_risk": "yes", "onset": "sudden"}, SELF_CARE),
        ({"night_pain": "yes"}, SELF_CARE),
        ({"imaging_report": "Disc bulge L4/5", "previous_episodes": "many"}, SELF_CARE),
        ({"yellow_flags": ["afraid to bend"], "sleep": "severely_disturbed"}, SELF_CARE),
        ({"diabetes": "yes"}, SELF_CARE),
        ({"bowel_change": "constipation_only"}, SELF_CARE),
        ({"bladder_change": "longstanding_unchanged"}, SELF_CARE),
        ({"pain_worsening": "yes", "duration_days": 2}, SELF_CARE),
        ({"age": 69}, SELF_CARE),
        ({"age": 82}, SOON),
        ({"night_pain": "yes", "age": 66}, SOON),
        ({"pain_constant_unremitting": "yes"}, SOON),
        ({"leg_pain_below_knee": "yes", "leg_numbness": "yes"}, SOON),
        ({"leg_pain_below_knee": "yes", "leg_numbness": "yes", "slr": "not_tested"}, SOON),
        ({"sex": "male", "testicular_pain": "unknown", "onset": "sudden"}, SELF_CARE),
        ({"tb_risk": "yes"}, SELF_CARE),
        ({"slr": None, "leg_weakness_grade_mrc": None, "midline_bony_tenderness": None,
          "paracetamol_g_per_day": None, "morning_stiffness_min": None, "fever": None}, SELF_CARE),
    ],
    ids=str,
)  # fmt: skip
def test_a_single_weak_flag_stays_low(answers: dict[str, Any], most: Level) -> None:
    """A plain spasm is self-care, and a weak sign alone is at most a review."""
    assert adult(**answers).level is most


# ------------------------------------------------------------------- order and what is not known


@given(people(), st.data())
def test_a_worse_answer_never_lowers_the_level(
    answers: dict[str, Any], data: st.DataObject
) -> None:
    """For each flag and each graded answer, worse is at least as urgent; open is not below "no"."""
    name = data.draw(st.sampled_from(sorted(IN_ORDER)))
    levels = [level({**answers, name: value}) for value in IN_ORDER[name]]

    assert levels == sorted(levels)
    assert level({**answers, name: None}) >= levels[0]


@given(people(), st.sampled_from(emergency_names()), st.sampled_from(emergency_names()))
def test_open_emergency_questions_count(answers: dict[str, Any], first: str, second: str) -> None:
    """One open question: soon at least; two: urgent at least; and they are listed."""
    one = triage({**answers, first: None})
    two = triage({**answers, first: None, second: "unknown"})

    assert one.level >= SOON
    assert two.level >= (SOON if first == second else URGENT)
    assert {first, second} <= set(two.unanswered_emergency)


@given(people())
def test_self_care_needs_every_emergency_question_answered(answers: dict[str, Any]) -> None:
    """The default is reached only when each of them says no."""
    result = triage(answers)

    assert result.level is not SELF_CARE or not result.unanswered_emergency
    assert "no sign" not in str(result).casefold()


def test_only_the_emergency_questions_answered() -> None:
    """With all else open, nobody is told that their back is plainly strained."""
    result = triage({name: BASE[name] for name in (*emergency_names(), "age", "sex", "pregnancy")})

    assert result.level is SOON
    assert result.decided_by_unknown
    assert "Important questions are not answered yet" in result.topics


@pytest.mark.parametrize(
    "leg",
    [
        {"leg_weakness": "stable", "leg_weakness_grade_mrc": 4},
        {"leg_weakness": "stable", "leg_weakness_grade_mrc": 3, "duration_days": 400},
        {"bilateral_leg_pain": "yes", "duration_days": 60},
    ],
)
def test_an_urgent_result_does_not_send_the_same_sign_to_999(leg: dict[str, Any]) -> None:
    """Its safety net speaks of what happens from now on, not of the sign that was judged."""
    result = adult(**leg)

    assert result.level is URGENT
    assert not any("newly weak" in line for line in result.safety_net)
    assert any("turns weak or gets weaker from now on" in line for line in result.safety_net)


def test_a_test_that_no_one_did_is_not_missed() -> None:
    """A straight leg raise is asked for only where both legs are in question; done, it counts."""
    result = adult(slr="not_tested", leg_numbness="unknown")
    done = adult(slr="positive_bilateral", bilateral_leg_pain="no", duration_days=400)

    assert "slr" not in {one.name for one in result.unknown}
    assert done.level is URGENT
    assert "both-sides-straight-leg-raise" in {reason.rule for reason in done.reasons}


def test_the_plain_picture_says_what_is_open() -> None:
    """While a question could still change it, self-care is said to hold so far."""
    whole, part = adult(), adult(leg_numbness="unknown")

    assert part.level is SELF_CARE
    assert part.unknown
    assert not whole.unknown
    assert part.reasons[0].sentence.startswith("So far, the answers fit")
    assert whole.reasons[0].sentence.startswith("The answers fit")


def test_a_reason_does_not_call_the_answers_yours() -> None:
    """A case of a patient shows the same reasons: they are read by someone who answered nothing."""
    for rule, _ in shipped_rules().rules:
        assert "your answers" not in f"{rule.sentence} {rule.while_open}".lower(), rule.id


@pytest.mark.parametrize(
    ("answers", "ambulance"),
    [
        ({"chest_pain": "yes"}, True),
        ({"breathlessness": "yes"}, True),
        ({"syncope": "yes"}, True),
        ({"known_aaa": "yes"}, True),
        ({"trauma": "major"}, True),
        ({"recent_fall": "yes", "age": 70, "unable_to_walk": "yes"}, True),
        ({**NOW, **RISK, "pain_constant_unremitting": "yes"}, True),
        ({"saddle_numbness": "yes"}, False),
        ({"leg_weakness": "progressive"}, False),
    ],
    ids=str,
)
def test_some_emergencies_wait_for_the_ambulance(answers: dict[str, Any], ambulance: bool) -> None:  # noqa: FBT001 - a case
    """After an injury, a faint or with pain from chest or artery, nobody is sent by car."""
    action = adult(**answers).action

    assert action.startswith("Call 999")
    assert ("wait for the ambulance" in action) is ambulance
    assert ("go to an emergency department" in action) is not ambulance
    assert len(action.split()) <= 25


def test_nothing_answered() -> None:
    """Without answers the result is urgent, says why, and asks the emergency questions."""
    result = triage({})

    assert result.level is URGENT
    assert result.decided_by_unknown
    assert result.unanswered_emergency == emergency_names()
    assert {one.name for one in result.unknown[: len(emergency_names())]} == set(emergency_names())
    assert all(one.could_reach is EMERGENCY for one in result.unknown[: len(emergency_names())])
    assert not result.reasons[0].certain


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"fever": "yes", "leg_weakness": "unknown"}, "infection-nerve"),
        ({"cancer_history": "past", "gait_disturbance": "unknown"}, "cancer-cord"),
        ({"recent_spinal_procedure": "yes", "fever": "unknown"}, "infection-after-procedure"),
        ({"abdominal_pain": "yes", "missed_period": "unknown"}, "ectopic-pregnancy"),
    ],
    ids=str,
)
def test_a_possible_emergency_with_something_for_it_is_urgent(
    answers: dict[str, Any], rule: str
) -> None:
    """An open question beside a sign that goes with it cannot wait."""
    result = adult(**answers)
    reasons = {reason.rule: reason for reason in result.reasons}

    assert result.level >= URGENT
    assert not reasons[rule].certain
    assert reasons[rule].level is URGENT


@pytest.mark.parametrize(
    "answers",
    [
        {"age": 70, "vascular_risk": "yes", "abdominal_pain": "unknown", "duration_days": 2},
        {"age": 70, "flank_to_groin_pain": "unknown"},
    ],
    ids=str,
)
def test_a_possible_emergency_with_only_background_for_it_is_soon(answers: dict[str, Any]) -> None:
    """Age or habits beside an open question are worth a review, no more."""
    result = adult(**answers)

    assert result.level is SOON
    assert result.decided_by_unknown


@given(people(), st.sampled_from([0, 3, 8, 10, None]), st.sampled_from([0, 3, 8, 10, None]))
def test_the_pain_score_alone_moves_one_level_at_most(
    answers: dict[str, Any], one: int | None, other: int | None
) -> None:
    """And never to or from an emergency."""
    first = level({**answers, "pain_score": one})
    second = level({**answers, "pain_score": other})

    assert abs(first.rank - second.rank) <= 1
    assert (first is EMERGENCY) == (second is EMERGENCY)


@given(people(), st.sampled_from([42, 90, 91, 5000]))
def test_six_weeks_or_more_is_at_least_soon(answers: dict[str, Any], days: int) -> None:
    """Whatever else is true."""
    assert level({**answers, "duration_days": days}) >= SOON


BENIGN = {"pain_score": 2, "previous_episodes": "many", "improves_with_exercise": "yes",
          "imaging_report": "normal", "yellow_flags": ["worry"], "sleep": "normal"}  # fmt: skip


@given(people())
def test_what_looks_harmless_never_lowers_the_level(answers: dict[str, Any]) -> None:
    """Low pain, earlier spells, ease on moving or a normal scan do not outweigh a flag."""
    harmless = level({**answers, **BENIGN})
    others = level(
        {**answers, **BENIGN, "improves_with_exercise": "no", "previous_episodes": "none"}
    )

    assert harmless >= others
    assert level({**answers, "pain_score": 9, "sleep": "normal"}) == level(
        {**answers, "pain_score": 2, "sleep": "normal"}
    )


@given(people(), st.text(max_size=40))
def test_free_text_never_changes_the_level(answers: dict[str, Any], text: str) -> None:
    """Neither work nor scan report, mechanism, medicines nor worries."""
    written: dict[str, Any] = {
        "work": text, "imaging_report": text, "trauma_mechanism": text,
        "current_medicines": [text], "yellow_flags": [text],
    }  # fmt: skip

    assert level({**answers, **written}) == level(answers)


@given(people(), st.permutations(["left", "right"]))
def test_left_and_right_are_the_same(answers: dict[str, Any], sides: list[str]) -> None:
    """Swapping the sides changes nothing in the whole result."""
    one, other = (triage({**answers, "leg_side": side}) for side in sides)

    assert one == other


@given(people())
def test_sex_matters_only_where_it_must(answers: dict[str, Any]) -> None:
    """With the questions that only some are asked answered, sex changes nothing."""
    asked = {
        "testicular_pain": "no", "vaginal_bleeding": "no", "missed_period": "no", "pregnancy": "no",
        "pregnancy_weeks": None, "weeks_postpartum": None,
    }  # fmt: skip

    assert (
        len({level({**answers, **asked, "sex": sex}) for sex in ("female", "male", "other")}) == 1
    )


def test_questions_that_need_not_be_asked() -> None:
    """An unasked question about a testicle or a period is no open question."""
    woman = {**BASE, "sex": "female", "testicular_pain": None, "onset": "sudden"}
    man = {**BASE, "sex": "male", "missed_period": None, "vaginal_bleeding": None}

    assert level(woman) is SELF_CARE
    assert level(man) is SELF_CARE


@pytest.mark.parametrize(
    "pregnant",
    [{"pregnancy": "pregnant"}, {"pregnancy_weeks": 8}, {"missed_period": "yes"}],
    ids=str,
)
def test_an_answer_in_doubt_excuses_nobody(pregnant: dict[str, Any]) -> None:
    """Male and pregnant: an open question on bleeding stays open, as for anyone else."""
    open_ = {**BASE, **pregnant, "vaginal_bleeding": None}
    levels = {sex: level({**open_, "sex": sex}) for sex in ("male", "female", "other")}

    assert set(levels.values()) == {URGENT}


# ------------------------------------------------------------------------ explanation and advice


@given(people())
def test_every_result_is_explained(answers: dict[str, Any]) -> None:
    """The top reason has the level, a source and answers that were really given or really open."""
    result = triage(answers)
    sources = {rule.id: rule.sources for rule, _ in shipped_rules().rules}
    is_open = {name for name in contract() if str(answers.get(name)) in OPEN}

    assert result.reasons
    assert result.reasons[0].level is result.level
    for reason in result.reasons:
        assert reason.sources == sources[reason.rule]
        assert reason.because or reason.level is SELF_CARE
        if reason.certain:
            assert not {one.name for one in reason.because} & is_open


@given(people())
@example({**BASE, "leg_weakness": "longstanding_unchanged", "leg_weakness_grade_mrc": 0})
def test_taking_back_what_is_cited_lowers_the_level(answers: dict[str, Any]) -> None:
    """The reasons are complete: with their answers set to none, the level falls.

    A test that shows the opposite of what was taken back keeps it up, as it must: "no weak leg" and
    no strength at all. Without that test it falls.
    """
    result = triage(answers)
    cited = {
        one.name
        for reason in result.reasons
        if reason.level is result.level
        for one in reason.because
    }
    none = {name: contract()[name].none_value for name in cited}
    without = {name for name in cited if none[name] is None and not contract()[name].confirms}
    if result.level > SELF_CARE and not without:
        taken_back = {**answers, **none}
        if level(taken_back) > result.level:
            tests = {name for name, asked in contract().items() if asked.confirms in cited}
            taken_back |= dict.fromkeys(tests)
        assert level(taken_back) < result.level


@given(people())
def test_every_positive_emergency_answer_is_in_the_reasons(answers: dict[str, Any]) -> None:
    """All of them, not only the first."""
    alone = {
        name
        for name in emergency_names()
        if answers.get(name) not in {None, "unknown"}
        and adult(**{name: answers[name]}).level is EMERGENCY
        and name != "sexual_dysfunction"  # alone an emergency only while it is recent
    }
    cited = {one.name for reason in triage(answers).reasons for one in reason.because}

    assert alone <= cited


@given(people())
def test_advice_fits_the_level(answers: dict[str, Any]) -> None:
    """Nothing dangerous is recommended, and every level has its safety net."""
    result = triage(answers)
    recommended = result.recommended
    net = " ".join(result.safety_net).casefold()

    assert not recommended & set(result.withheld)
    assert not recommended & {"opioid", "bed_rest", "stop_prescribed_medicine", "routine_imaging"}
    if result.level is EMERGENCY:
        assert recommended <= {
            "call_999", "keep_still", "crisis_help", "nil_by_mouth", "diabetes_on_the_way",
            "cancer_coordinator",
        }  # fmt: skip
    if result.level is URGENT:
        assert recommended <= {
            "same_day_help", "crisis_help", "cancer_coordinator", "vascular_team",
        }  # fmt: skip
    if result.level is SELF_CARE:
        assert "stay_active" in recommended
    for word in ("bladder", "bowel", "saddle", "both legs", "weak", "fever", "unwell"):
        assert word in net
    assert len(result.action.split()) <= 25


MALE_AND_PREGNANT = {
    "sex", "pregnancy", "pregnancy_weeks", "weeks_postpartum", "nsaid_contraindications",
}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        ({"sex": "male", "pregnancy": "pregnant"}, MALE_AND_PREGNANT),
        ({"sex": "male", "pregnancy_weeks": 20}, MALE_AND_PREGNANT),
        ({"sex": "male", "weeks_postpartum": 12}, MALE_AND_PREGNANT),
        ({"sex": "male", "nsaid_contraindications": ["pregnancy"]}, MALE_AND_PREGNANT),
        ({"recent_fall": "yes"}, {"trauma", "recent_fall"}),
        ({"trauma_mechanism": "I fell down the stairs"}, {"trauma", "trauma_mechanism"}),
        ({"leg_side": "both"}, {"bilateral_leg_pain", "leg_side", "leg_weakness_bilateral", "slr"}),
        ({"slr": "positive_bilateral"},
         {"bilateral_leg_pain", "leg_side", "leg_weakness_bilateral", "slr"}),
        ({"leg_weakness_grade_mrc": 4},
         {"leg_weakness", "leg_weakness_grade_mrc", "leg_weakness_bilateral"}),
        ({"age_onset_under_45": "no"}, {"age", "age_onset_under_45"}),
        ({"pregnancy": "not_applicable", "pregnancy_weeks": 20},
         {"pregnancy", "pregnancy_weeks", "nsaid_contraindications"}),
        ({"current_medicines": ["Warfarin"]}, {"anticoagulant", "current_medicines"}),
        ({"imaging_report": "Wedge fracture of L1"}, {"imaging_report"}),
        ({"nsaid_contraindications": ["anticoagulant"]},
         {"anticoagulant", "nsaid_contraindications"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_contradiction_is_named(answers: dict[str, Any], names: set[str]) -> None:
    """Answers that do not fit together are shown."""
    assert names in [set(one.names) for one in adult(**answers).contradictions]


@pytest.mark.parametrize(
    ("answers", "least"),
    [
        ({"sex": "male", "pregnancy": "pregnant"}, SOON),
        ({"recent_fall": "yes", "age": 72}, URGENT),
        ({"leg_side": "both"}, URGENT),
        ({"slr": "positive_bilateral"}, EMERGENCY),
        ({"slr": "positive_bilateral", "duration_days": 400}, URGENT),
        ({"leg_weakness_bilateral": "yes"}, EMERGENCY),
        ({"leg_weakness_grade_mrc": 2}, URGENT),
    ],
    ids=str,
)
def test_a_contradiction_is_read_in_the_more_worrying_way(
    answers: dict[str, Any], least: Level
) -> None:
    """The worse of two answers counts."""
    assert adult(**answers).level >= least


def test_healthy_answers_do_not_contradict_each_other() -> None:
    """A plain set of answers has no contradiction."""
    assert adult().contradictions == ()


@pytest.mark.parametrize("sex", ["female", "male", "other"])
@pytest.mark.parametrize("age", [17, 35, 44, 45, 80])
def test_none_of_these_contradicts_nothing(sex: str, age: int) -> None:
    """Who says "none of these" wherever that is offered contradicts neither age nor sex."""
    result = triage({**all_clear(), "age": age, "sex": sex, "duration_days": 3, "onset": "gradual"})

    assert result.contradictions == ()
    assert result.level <= SOON


@pytest.mark.parametrize("answers", [{"leg_weakness": "stable"}, {"bilateral_leg_pain": "yes"},
                                     {"leg_pain_below_knee": "yes"}], ids=str)  # fmt: skip
def test_none_of_these_takes_nothing_back(answers: dict[str, Any]) -> None:
    """After a "yes" to the first questions, "none of these" claims no test and no strength."""
    given = {"age": 35, "sex": "female", "duration_days": 3, "onset": "gradual"}

    assert triage({**all_clear(), **given, **answers}).contradictions == ()


def syllables(word: str) -> int:
    """Count groups of vowels, as reading formulas do."""
    groups = sum(
        letter in "aeiouy" and (not index or word[index - 1] not in "aeiouy")
        for index, letter in enumerate(word)
    )
    return max(1, groups - (word.endswith("e") and groups > 1))


def grade(sentences: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of some sentences."""
    text = " ".join(sentences)
    words = [word.strip(".,:;()\"'").casefold() for word in text.split()]
    stops = sum(text.count(mark) for mark in ".?!:;") or 1
    return 0.39 * len(words) / stops + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_words_are_plain() -> None:
    """A twelve-year-old can read the actions, reasons, questions and safety nets (grade 7)."""
    book = shipped_rules()

    assert grade(words.action for words in book.levels.values()) <= 7
    assert grade(line for words in book.levels.values() for line in words.safety_net) <= 8
    assert grade(rule.sentence for rule, _ in book.rules) <= 8
    assert grade(answer.ask for answer in contract().values()) <= 7


def test_a_bad_answer_is_one_sentence() -> None:
    """The error of the contract comes out of the triage unchanged."""
    with pytest.raises(AnswerError, match="did you mean 'saddle_numbness'"):
        triage({"saddle_numness": "yes"})


def test_one_triage_takes_less_than_a_millisecond() -> None:
    """The processor needs less than a millisecond for a typical triage."""
    taken = []
    for _ in range(200):
        start = time.process_time()
        triage({**BASE, "leg_pain_below_knee": "yes"})
        taken.append(time.process_time() - start)

    assert median(taken) < 0.001
