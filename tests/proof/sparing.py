"""Invariant 51: a weak sign alone sends no one to hospital, and plain backs get plain advice.

Each claim is about a healthy adult in whom only the named answers are free.
"""

from __future__ import annotations

from collections.abc import Iterator

import z3

from backedu.content.model import Level
from backedu.triage.answers import contract, emergency_names
from tests.proof.answers import Formula, changed, every
from tests.proof.claims import Claim, Invariants
from tests.proof.terms import EMERGENCY, OLD, URGENT, Terms

SECTION = Invariants()

WEAK = (
    "duration_days", "onset", "previous_episodes", "pain_score", "pain_constant_unremitting",
    "pain_worsening", "night_pain", "thoracic_pain", "work", "sleep", "imaging_report",
    "leg_pain_below_knee", "leg_numbness", "midline_bony_tenderness", "spinal_deformity",
    "osteoporosis", "steroid_use_systemic", "inflammatory_spine_fused", "night_sweats",
    "immunosuppression", "iv_drug_use", "diabetes", "tb_risk", "recent_infection", "recent_fall",
    "connective_tissue_disease", "newest_sign_days", "weight_kg", "weight_loss",
    "morning_stiffness_min", "improves_with_exercise",
    "alternating_buttock_pain", "age_onset_under_45", "psoriasis_uveitis_ibd", "vascular_risk",
    "missed_period", "anticoagulant", "nsaid_contraindications", "heat_cold_contraindications",
    "current_medicines", "yellow_flags", "trauma_mechanism",
)  # fmt: skip
AMOUNTS = ("paracetamol_g_per_day",)
BOTH_LEGS = ("bilateral_leg_pain", "leg_side", "duration_days")


@SECTION.invariant("51", "Sparing: one weak answer alone, or an old problem, stays low")
def _sparing(x: Terms) -> Iterator[Claim]:
    known = contract()
    enough = {*emergency_names(), *AMOUNTS}
    for name, answer in known.items():
        if name not in enough and answer.confirms not in enough:
            yield _below(x, EMERGENCY, (name,))
    for name in WEAK:
        yield _below(x, URGENT, (name,))
    yield _below(x, URGENT, ("age",), x.number("age", low=16))
    old = x.number("duration_days", low=91)
    yield _below(x, URGENT, BOTH_LEGS, old)
    yield _below(x, EMERGENCY, (*BOTH_LEGS, "slr"), old)
    for name in ("bilateral_leg_pain", "leg_weakness", "leg_numbness", "saddle_numbness"):
        yield _below(x, URGENT, (name, "diabetes"), x.is_(name, OLD))
    yield _below(x, URGENT, ("known_aaa", "age"), x.is_("known_aaa", OLD), x.number("age", low=16))
    weak = ("leg_weakness", "leg_weakness_grade_mrc", "newest_sign_days")
    mild = every([x.is_("leg_weakness", "stable"), x.number("leg_weakness_grade_mrc", low=4)])
    yield _below(x, EMERGENCY, weak, mild)
    steady = x.is_("leg_weakness", "stable")
    yield _below(x, EMERGENCY, ("leg_weakness", "leg_weakness_grade_mrc"), steady)
    yield _below(x, URGENT, weak, x.is_("leg_weakness", OLD))
    yield _below(x, URGENT, weak, mild, x.number("newest_sign_days", low=91))
    yield _below(x, EMERGENCY, ("bilateral_leg_pain", "leg_side", "newest_sign_days"))
    day_1 = x.number("duration_days", high=2)
    for risk in ("diabetes", "tb_risk", "steroid_use_systemic"):
        yield _below(x, URGENT, (risk, "pain_worsening", "duration_days"), day_1)
    lifting = x.is_("trauma", "lifting")
    yield _below(x, URGENT, ("trauma", "leg_pain_below_knee", "leg_numbness"), lifting)
    yield _below(x, EMERGENCY, ("fever", "diabetes"))
    small = every([x.is_("trauma", "none", "minor"), x.number("age", low=16)])
    falls = ("recent_fall", "trauma", "age", "osteoporosis", "steroid_use_systemic")
    yield _below(x, EMERGENCY, falls, small)
    yield _exercise(x, 120, "age")
    yield _exercise(x, 120, "age", "osteoporosis", "inflammatory_spine_fused")
    yield _exercise(x, 64, "age", "recent_fall")
    yield _exercise(x, 69, "age", "onset", "thoracic_pain")


def _exercise(x: Terms, high: int, *names: str) -> Claim:
    """Claim that a healthy adult up to this age is told to exercise."""
    told = changed(x.encoding.advice["exercise"].recommended, x.healthy_but_for(*names))
    here = [x.number("age", 16, high), z3.Not(x.unknown("recent_fall"))]
    return Claim(f"only {', '.join(names)}, up to {high}: exercise", x.implies(here, told))


def _below(x: Terms, level: Level, names: tuple[str, ...], *when: Formula) -> Claim:
    """Claim that a healthy adult with any such answers stays below a level."""
    stays = z3.Not(x.reaches(level, x.healthy_but_for(*names)))
    return Claim(f"only {', '.join(names)}: below {level.value}", x.implies(when, stays))
