"""Invariant 30: of two answers that do not fit together, the more worrying one counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import z3

from tests.proof.answers import Change, Formula, every, some
from tests.proof.claims import Claim, Invariants
from tests.proof.terms import OLD, Terms

SECTION = Invariants()


@SECTION.invariant("30", "Answers that contradict each other count in the more worrying reading")
def _contradictions(x: Terms) -> Iterator[Claim]:
    for about, when, readings in _contradicting(x):
        for words, reading in readings.items():
            yield Claim(
                f"{about}: not below {words}", x.implies([when], x.never_lower(reading, []))
            )


_NSAID = "nsaid_contraindications"

# A contradiction in words, when it holds, and its two readings: either answer is believed.
_Contradiction = tuple[str, Formula, Mapping[str, Change]]


def _contradicting(x: Terms) -> Iterator[_Contradiction]:
    yield from _of_sex(x)
    yield from _of_pregnancy(x)
    yield from _of_legs(x)
    yield from _of_weakness(x)
    yield from _of_illness(x)
    yield from _of_history(x)


def _weeks(x: Terms) -> Formula:
    """Pregnant by any other answer."""
    return some([x.number("pregnancy_weeks", low=1), x.is_(_NSAID, "pregnancy")])


def _of_sex(x: Terms) -> Iterator[_Contradiction]:
    set_, listed = x.values, x.answers.listing
    male, female = (x.is_("sex", sex) for sex in ("male", "female"))
    pregnant = [x.is_("pregnancy", "pregnant", "postpartum"), _weeks(x)]
    yield (
        "male and pregnant",
        every([male, some([*pregnant, x.number("weeks_postpartum", high=12)])]),
        {
            "female": set_(sex="female"),
            "not pregnant": [
                *set_(pregnancy="not_applicable", pregnancy_weeks=None, weeks_postpartum=None),
                *listed(_NSAID, "pregnancy", held=False),
            ],
        },
    )
    yield (
        "male and periods",
        every([male, x.yes("missed_period", "vaginal_bleeding")]),
        {
            "female": set_(sex="female"),
            "no bleeding": set_(missed_period="no", vaginal_bleeding="no"),
        },
    )
    yield (
        "female and a testicle",
        every([female, x.yes("testicular_pain")]),
        {
            "male": set_(sex="male"),
            "no pain there": set_(testicular_pain="no"),
        },
    )


def _of_pregnancy(x: Terms) -> Iterator[_Contradiction]:
    set_, listed = x.values, x.answers.listing
    yield (
        "not pregnant and pregnant",
        every([x.is_("pregnancy", "no", "not_applicable"), _weeks(x)]),
        {
            "pregnant": set_(pregnancy="pregnant"),
            "not pregnant": [*set_(pregnancy_weeks=None), *listed(_NSAID, "pregnancy", held=False)],
        },
    )
    birth = every(
        [x.is_("pregnancy", "no", "not_applicable"), x.number("weeks_postpartum", high=12)]
    )
    yield (
        "no birth and weeks since a birth",
        birth,
        {
            "a birth": set_(pregnancy="postpartum"),
            "no birth": set_(weeks_postpartum=None),
        },
    )


def _of_legs(x: Terms) -> Iterator[_Contradiction]:
    set_ = x.values
    also_both = some(
        [
            x.is_("leg_side", "both"),
            every([x.yes("leg_weakness_bilateral"), z3.Not(x.is_("leg_weakness", OLD))]),
            x.is_("slr", "positive_bilateral"),
        ]
    )
    yield (
        "not both legs and both legs",
        every([x.is_("bilateral_leg_pain", "no"), also_both]),
        {
            "both": set_(bilateral_leg_pain="yes"),
            "not both": set_(leg_side="none", leg_weakness_bilateral="no", slr="negative"),
        },
    )
    one_side = x.is_("leg_side", "none", "left", "right")
    yield (
        "both legs and one leg",
        every([x.yes("bilateral_leg_pain"), one_side]),
        {
            "both": set_(leg_side="both"),
            "one": set_(bilateral_leg_pain="no"),
        },
    )
    leg_pain = every([x.is_("leg_side", "none"), x.yes("leg_pain_below_knee")])
    yield (
        "no leg and leg pain",
        leg_pain,
        {
            "a leg": set_(leg_side="left"),
            "no leg pain": set_(leg_pain_below_knee="no"),
        },
    )


def _of_weakness(x: Terms) -> Iterator[_Contradiction]:
    set_, grade = x.values, "leg_weakness_grade_mrc"
    also_weak = some([x.number(grade, high=4), x.yes("leg_weakness_bilateral")])
    yield (
        "no weakness and weakness",
        every([x.is_("leg_weakness", "none"), also_weak]),
        {
            "weak": set_(leg_weakness="stable"),
            "not weak": set_(leg_weakness_grade_mrc=5, leg_weakness_bilateral="no"),
        },
    )
    full = every([x.is_("leg_weakness", "stable", "progressive"), x.number(grade, low=5)])
    yield (
        "weakness and full strength",
        full,
        {
            "grade 4": set_(leg_weakness_grade_mrc=4),
            "not weak": set_(leg_weakness="none"),
        },
    )


def _of_illness(x: Terms) -> Iterator[_Contradiction]:
    set_, listed = x.values, x.answers.listing
    thinner = every([x.is_("anticoagulant", "no"), x.is_(_NSAID, "anticoagulant")])
    yield (
        "no blood thinner and a blood thinner",
        thinner,
        {
            "a blood thinner": set_(anticoagulant="yes"),
            "none": listed(_NSAID, "anticoagulant", held=False),
        },
    )
    gut = "inflammatory_bowel_disease"
    yield (
        "no bowel disease and one",
        every([x.is_("psoriasis_uveitis_ibd", "no"), x.is_(_NSAID, gut)]),
        {
            "bowel disease": set_(psoriasis_uveitis_ibd="yes"),
            "none": listed(_NSAID, gut, held=False),
        },
    )


def _of_history(x: Terms) -> Iterator[_Contradiction]:
    set_ = x.values
    yield (
        "no injury and a fall",
        every([x.is_("trauma", "none"), x.yes("recent_fall")]),
        {
            "an injury": set_(trauma="minor"),
            "no fall": set_(recent_fall="no"),
        },
    )
    young = every([x.number("age", high=44), x.is_("age_onset_under_45", "no")])
    yield "under 45 and began after 45", young, {"began young": set_(age_onset_under_45="yes")}
    painless = every([x.number("pain_score", high=0), x.yes("pain_constant_unremitting")])
    yield (
        "no pain and constant pain",
        painless,
        {
            "strong pain": set_(pain_score=10),
            "not constant": set_(pain_constant_unremitting="no"),
        },
    )
