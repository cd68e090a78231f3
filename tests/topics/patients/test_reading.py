"""The triage of a consultation: what was not asked is not known."""

from backedu.content.level import Level
from backedu.topics.patients.reading import reading, told
from backedu.topics.patients.records import patients

LEANNE = patients()["early-ces"]
TOM = patients()["sciatica-no-weakness"]


def test_only_what_was_told_is_known() -> None:
    """Age, sex and the opening come unasked; a question brings what it tells, no more."""
    known = told(TOM, ["weak"])

    assert {"age", "sex", "leg_pain_below_knee", "leg_weakness"} <= set(known)
    assert "bladder_change" not in known


def test_what_was_not_asked_keeps_the_triage_careful() -> None:
    """Tom's case is one for soon, but the triage can't know that from one question."""
    assert reading(TOM).level is Level.SOON
    assert reading(TOM, ["legs"]).decided_by_unknown
