"""People to try the triage on: a healthy adult, and people with anything at all."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from backedu.triage import triage
from backedu.triage.answers import Answer, Kind, all_clear, contract
from backedu.triage.result import TriageResult
from backedu.triage.rules import HEALTHY_ADULT

settings.register_profile("triage", max_examples=150, deadline=None)
settings.load_profile("triage")

BASE: dict[str, Any] = {**all_clear(), **HEALTHY_ADULT}
NUMBERS = {
    "age": (9, 15, 16, 17, 35, 49, 50, 59, 60, 64, 65, 69, 70, 74, 75, 90),
    "pregnancy_weeks": (0, 8, 19, 20, 36),
    "weeks_postpartum": (0, 6, 12, 13),
    "duration_days": (0, 3, 6.5, 7, 13, 14, 27, 28, 41, 42, 89, 90, 91, 400),
    "pain_score": (0, 4, 7.5, 8, 10),
    "leg_weakness_grade_mrc": (0, 2, 3, 4, 5),
    "morning_stiffness_min": (0, 29, 30, 90),
    "paracetamol_g_per_day": (0, 2.5, 3, 4, 4.5, 8),
    "newest_sign_days": (0, 7, 14, 15, 42, 43, 90, 91, 400),
    "weight_kg": (35, 49, 50, 60, 61, 120),
}


def values_of(answer: Answer) -> st.SearchStrategy[Any]:
    """Draw a value that the contract allows, or none."""
    if answer.kind is Kind.CHOICE:
        return st.sampled_from([*answer.options, None])
    if answer.kind is Kind.LIST:
        return st.none() | st.lists(st.sampled_from(list(answer.options)), max_size=2)
    if answer.kind is Kind.TEXTS:
        return st.none() | st.lists(st.sampled_from(["warfarin", "fear", "<b>"]), max_size=2)
    if answer.kind is Kind.TEXT:
        return st.sampled_from([None, "fell off a roof", "<b>"])
    return st.sampled_from([*NUMBERS[answer.id], None])


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """Draw answers: those of a healthy adult with some others, or a few answers alone."""
    changed = draw(st.lists(st.sampled_from(list(contract())), max_size=12, unique=True))
    rest = BASE if draw(st.integers(0, 9)) else {}
    return {**rest, **{name: draw(values_of(contract()[name])) for name in changed}}


def adult(**answers: Any) -> TriageResult:
    """Return the result for a healthy adult with these answers."""
    return triage({**BASE, **answers})
