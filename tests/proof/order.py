"""Invariants 10 to 18, 34, 39, 43 and 47: order, what is not known, and what must not count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import z3

from backedu.content.model import Level
from backedu.triage.answers import Kind, contract, emergency_names
from tests.proof.answers import SILENT, changed, every, some
from tests.proof.claims import Claim, Invariants
from tests.proof.terms import (
    EMERGENCY,
    OLD,
    SELF_CARE,
    SOON,
    URGENT,
    Terms,
    none_of,
    text_names,
    yes_no_names,
)

SECTION = Invariants()

WORSE = {
    "leg_weakness": ("none", "stable", "progressive"),
    "trauma": ("none", "lifting", "minor", "moderate", "major"),
    "leg_weakness_grade_mrc": (5, 4, 3, 2, 1, 0),
    "cancer_history": ("none", "past", "current"),
    "bladder_change": (
        "longstanding_unchanged",
        "urgency_or_frequency",
        "altered_sensation_or_flow",
        "retention",
    ),
    "bowel_change": ("longstanding_unchanged", "loss_of_sensation", "incontinence"),
    "sexual_dysfunction": ("longstanding_unchanged", "new"),
    "pain_worsening": ("no", "yes"),
    "newest_sign_days": (400, 91, 90, 43, 42, 15, 14, 0),
    "paracetamol_g_per_day": (0, 3, 4, 4.5, 6, 12),
    "weight_kg": (120, 80, 60, 50, 49, 30),
}
FLAGS = {
    "bladder_change": ("none", "longstanding_unchanged", "incontinence"),
    "bowel_change": ("none", "constipation_only", "incontinence"),
    "sexual_dysfunction": ("no", "longstanding_unchanged", "new"),
    "pregnancy": ("no", "pregnant"),
    "leg_side": ("none", "left", "both"),
    "slr": ("negative", "positive_ipsilateral", "positive_bilateral"),
    "sleep": ("normal", "disturbed", "severely_disturbed"),
    "saddle_numbness": ("no", OLD, "yes"),
    "leg_numbness": ("no", OLD, "yes"),
    "known_aaa": ("no", OLD, "yes"),
    "bilateral_leg_pain": ("no", "yes"),
    "leg_weakness": (OLD, "stable"),
}
BENIGN = (
    "pain_score", "age", "improves_with_exercise", "previous_episodes", "onset", "sleep",
    "imaging_report", "yellow_flags", "work",
)  # fmt: skip
SETTLED_TODAY = (
    "bladder_change", "bowel_change", "saddle_numbness", "chest_pain", "breathlessness", "syncope",
    "black_stools",
)  # fmt: skip
EXCUSED = ("testicular_pain", "vaginal_bleeding", "missed_period")


@SECTION.invariant("10", "A flag more never lowers the level")
def _flags(x: Terms) -> Iterator[Claim]:
    for name in yes_no_names():
        yield x.order(name, "yes", "no")
    for name, values in FLAGS.items():
        for better, worse in pairwise(values):
            yield x.order(name, worse, better)
    yield x.order("bilateral_leg_pain", "yes", OLD)
    # Another answer may say that both legs are affected, or a leg weak. "No" is then the one that
    # is wrong, and the other is taken as new; "old" explains it.
    one_side = z3.Not(x.is_("leg_side", "both"))
    yield x.order("bilateral_leg_pain", OLD, "no", one_side)
    strong = z3.Not(
        some([x.number("leg_weakness_grade_mrc", high=4), x.yes("leg_weakness_bilateral")])
    )
    yield x.order("leg_weakness", OLD, "none", strong)
    yield x.order("pregnancy", "postpartum", "no")
    yield x.order("slr", "positive_crossed", "negative")
    for name, answer in contract().items():
        for item in answer.options if answer.kind is Kind.LIST else ():
            without, with_ = (x.answers.listing(name, item, held=held) for held in (False, True))
            listed = x.implies([x.answers.known(name)], x.never_lower(without, with_))
            yield Claim(f"{name}: {item} added", listed)


@SECTION.invariant("11", "A worse grade never lowers the level")
def _grades(x: Terms) -> Iterator[Claim]:
    for name, values in WORSE.items():
        for better, worse in pairwise(values):
            yield x.order(name, worse, better)


@SECTION.invariant(
    "12", "Not known is never safer than no; an open emergency question is soon or today"
)
def _unknown(x: Terms) -> Iterator[Claim]:
    for name in contract():
        if (none := none_of(name)) is not None:
            yield x.order(name, None, none)
    for sex in ("female", "male", "other"):
        yield x.order("sex", None, sex)
    for name in emergency_names():
        yield x.at_least(SOON, f"{name} unknown", x.unknown(name))
    for name in SETTLED_TODAY:
        yield x.at_least(URGENT, f"{name} unknown", x.unknown(name))
    pairs = combinations(emergency_names(), 2)
    two = some(every([x.unknown(one), x.unknown(other)]) for one, other in pairs)
    yield x.at_least(URGENT, "any two emergency questions unknown", two)


@SECTION.invariant("14", "What looks harmless never outweighs what counts without it")
def _harmless(x: Terms) -> Iterator[Claim]:
    for name in BENIGN:
        yield Claim(f"{name}: any answer", x.never_below_flags(name))


@SECTION.invariant("15", "Pain score: one level at most, never to or from an emergency")
def _pain(x: Terms) -> Iterator[Claim]:
    other = x.answers.setting("pain_score", x.other)
    for name, formula in {
        "one level at most": every(
            [
                z3.Implies(x.reaches(URGENT), x.reaches(SOON, other)),
                z3.Implies(x.reaches(EMERGENCY), x.reaches(URGENT, other)),
            ]
        ),
        "never to or from an emergency": z3.Implies(
            x.reaches(EMERGENCY), x.reaches(EMERGENCY, other)
        ),
    }.items():
        holds = z3.Implies(x.other.valid, formula)
        yield Claim(name, holds, other=(x.other, ("pain_score",)))


@SECTION.invariant("16", "Duration never goes below the flags; six weeks is soon")
def _duration(x: Terms) -> Iterator[Claim]:
    yield Claim("any duration", x.never_below_flags("duration_days"))
    yield x.at_least(SOON, "six weeks or more", x.number("duration_days", low=42))


@SECTION.invariant("17", "What does not matter changes nothing: work, and which leg")
def _irrelevant(x: Terms) -> Iterator[Claim]:
    work = x.answers.setting("work", x.other)
    yield Claim("work", z3.Implies(x.other.valid, x.same_level(work, [])))
    left, right = ({"leg_side": side} for side in ("left", "right"))
    holds = x.same_level(x.values(**left), x.values(**right))
    yield Claim("leg_side", holds, variants=(left, right))


@SECTION.invariant("18", "The level is the highest of the reasons; a lower one can go")
def _highest(x: Terms) -> Iterator[Claim]:
    counts = x.encoding.counts
    for level in (SOON, URGENT, EMERGENCY):
        at = some(when for one in counts.values() for at, when in one.items() if at is level)
        yield Claim(
            f"{level.value}: some reason is at that level",
            x.implies([x.encoding.level_is(level)], at),
        )
        yield Claim(f"{level.value}: no reason is above", z3.Implies(at, x.reaches(level)))
    for id_, one in counts.items():
        holds = every(
            x.implies(
                [x.reaches(level), *(z3.Not(when) for at, when in one.items() if at >= level)],
                x.encoding.reached_without(id_, level),
            )
            for level in (SOON, URGENT, EMERGENCY)
        )
        yield Claim(f"without {id_}, where it is below the level", holds)


@SECTION.invariant("34", "One level for all answers; self-care only when each emergency item is no")
def _complete(x: Terms) -> Iterator[Claim]:
    levels = [x.encoding.level_is(level) for level in Level]
    yield Claim("at least one level", some(levels))
    for one, other in combinations(Level, 2):
        both = [x.encoding.level_is(one), x.encoding.level_is(other)]
        yield Claim(f"not {one.value} and {other.value}", z3.Not(every(both)))
    low = x.encoding.level_is(SELF_CARE)
    harmless = {
        "bladder_change": ("none", "longstanding_unchanged"),
        "bowel_change": ("none", "constipation_only", "longstanding_unchanged"),
        "sexual_dysfunction": ("no", "longstanding_unchanged"),
        "leg_weakness": ("none",),
        "trauma": ("none", "lifting", "minor"),
    }
    for name in emergency_names():
        no = x.is_(name, *harmless.get(name, ("no",)))
        yield Claim(f"self-care -> {name} answered, and not with a sign", z3.Implies(low, no))


@SECTION.invariant("39", "Nothing left open can raise the level once no open question is listed")
def _early_stop(x: Terms) -> Iterator[Claim]:
    e, known = x.encoding, contract()
    none_listed = z3.Not(some(e.listed_as_open(name) for name in known))
    later = [
        (variable, z3.If(x.unknown(name), to, variable))
        for name, answer in known.items()
        if answer.confirms is None  # asked twice: a second answer that contradicts the first
        for variable, to in x.answers.setting(name, x.other)
    ]
    fits = z3.Not(some(changed(holds, later) for holds in e.contradictions.values()))
    for level in (SOON, URGENT, EMERGENCY):
        stays = z3.Implies(x.reaches(level, later), x.reaches(level))
        holds = x.implies([none_listed, x.other.valid, fits], stays)
        yield Claim(f"up to {level.value}", holds, other=(x.other, tuple(known)))


@SECTION.invariant("43", "Left and right are alike; sex matters only where it must")
def _symmetry(x: Terms) -> Iterator[Claim]:
    left, right = (x.answers.setting("leg_side", side) for side in ("left", "right"))
    reasons = [x.encoding.in_reasons(id_) for id_ in x.encoding.rules]
    alike = every(
        z3.substitute(reason, *left) == z3.substitute(reason, *right) for reason in reasons
    )
    yield Claim("left and right: the same reasons", alike)
    asked = z3.Not(x.unknown(*EXCUSED))
    for one, other in combinations(("female", "male", "other", None), 2):
        same = x.same_level(x.values(sex=one), x.values(sex=other))
        about = f"sex: {one} or {other or 'unknown'}, asked what only some are asked"
        yield Claim(about, x.implies([asked], same), variants=({"sex": one}, {"sex": other}))


@SECTION.invariant("47", "Free text never changes the level")
def _text(x: Terms) -> Iterator[Claim]:
    for name in text_names():
        words = x.answers.setting(name, SILENT)
        yield Claim(f"{name}: any words", x.same_level(words, []), variants=({}, {name: None}))
