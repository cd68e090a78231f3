"""Invariants 27 to 29, 33 and 36: the reasons are true and complete, and no rule is dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import z3

from backedu.content.model import Level
from backedu.triage import triage
from backedu.triage.answer_check import normalise
from backedu.triage.answers import contract, emergency_names
from backedu.triage.rules import RuleBook
from tests.proof.answers import Change, Formula, changed, every, some
from tests.proof.claims import Claim, Invariants
from tests.proof.sample import HEALTHY
from tests.proof.terms import EMERGENCY, OLD, SELF_CARE, SOON, URGENT, Terms, none_of

SECTION = Invariants()
HIGHER = (SOON, URGENT, EMERGENCY)


@SECTION.invariant("27", "Each reason names an answer that was given or is open")
def _explained(x: Terms) -> Iterator[Claim]:
    for id_ in x.encoding.rules:
        cited = some(x.encoding.cited(id_, name) for name in _names(x, id_))
        yield Claim(f"{id_} names an answer", z3.Implies(x.encoding.in_reasons(id_), cited))
    reason = some(when for counts in x.encoding.counts.values() for when in counts.values())
    yield Claim("above self-care there is a reason", z3.Implies(x.reaches(SOON), reason))


@SECTION.invariant("28", "With every cited answer set to none, the reason goes and the level falls")
def _counterfactual(x: Terms) -> Iterator[Claim]:
    for id_, counts in x.encoding.counts.items():
        change = _taken_back(x, {name: x.encoding.cited(id_, name) for name in _names(x, id_)})
        for level, when in counts.items():
            if level is not SELF_CARE:
                left = some(after for at, after in counts.items() if at >= level)
                gone = z3.Not(changed(left, change))
                told = [when, _agreeing(x)]
                yield Claim(f"{id_} at {level.value} goes", x.implies(told, gone))
    for level in HIGHER:
        cited = {name: _cited_at(x, level, name) for name in contract()}
        falls = z3.Not(x.reaches(level, _taken_back(x, cited)))
        # A duration has no "none", and a shorter one makes other symptoms new.
        here = [x.encoding.level_is(level), z3.Not(cited["duration_days"]), _agreeing(x)]
        yield Claim(f"from {level.value}", x.implies(here, falls))


def _agreeing(x: Terms) -> Formula:
    """Return that no answer would contradict an old problem once that is taken back.

    "Old" explains an answer that both legs are affected, or that a leg is weak. Without it, that
    answer speaks of something new, and so it should.
    """
    tested = some([x.number("leg_weakness_grade_mrc", high=4), x.yes("leg_weakness_bilateral")])
    old_legs = every([x.is_("bilateral_leg_pain", OLD), x.is_("leg_side", "both")])
    return z3.Not(some([old_legs, every([x.is_("leg_weakness", OLD), tested])]))


@SECTION.invariant("29", "Every answer that alone makes an emergency is named, not only the first")
def _all_named(x: Terms) -> Iterator[Claim]:
    for name in emergency_names():
        for value in contract()[name].options:
            if triage({**HEALTHY, name: value}, x.encoding.book).level is not EMERGENCY:
                continue
            named = some(
                every([when, x.encoding.cited(id_, name)])
                for id_, counts in x.encoding.counts.items()
                for at, when in counts.items()
                if at is EMERGENCY
            )
            recent = [
                x.number("duration_days", high=HEALTHY["duration_days"]),
                x.unknown("newest_sign_days"),
            ]
            new = recent if name in {"sexual_dysfunction", "known_aaa"} else []
            yield Claim(f"{name} = {value}", x.implies([x.is_(name, value), *new], named))


@SECTION.invariant("33", "Every rule can hold, and taking it away changes a result; none is dead")
def _alive(x: Terms) -> Iterator[Claim]:
    e = x.encoding
    for id_, (rule, _) in e.rules.items():
        yield Claim(f"{id_} can hold", e.counts[id_][rule.level], exists=True)
        same_topic = some(
            e.in_reasons(other)
            for other, (its, _) in e.rules.items()
            if other != id_ and its.topic == rule.topic
        )
        lower = some(
            every([x.reaches(level), z3.Not(e.reached_without(id_, level))]) for level in HIGHER
        )
        matters = every([e.in_reasons(id_), some([lower, z3.Not(same_topic)])])
        yield Claim(f"{id_} changes a level or a topic", matters, exists=True)
    for id_ in e.otherwise:
        yield Claim(f"{id_} can hold", e.in_reasons(id_), exists=True)
    for id_, one in e.book.named.items():
        yield Claim(f"named {id_} can hold", e.conditions.truth(one).holds, exists=True)
        yield Claim(f"named {id_} can fail", e.conditions.truth(one).fails, exists=True)
    for id_, holds in e.contradictions.items():
        yield Claim(f"contradiction {id_} can be", holds, exists=True)


@SECTION.invariant("36", "No two rules have the same condition")
def _no_conflict(x: Terms) -> Iterator[Claim]:
    alike = list(_alike(x.encoding.book))
    pairs = len(x.encoding.rules) * (len(x.encoding.rules) - 1) // 2
    told = z3.BoolVal(pairs > len(alike))
    yield Claim(f"{pairs - len(alike)} pairs: an example beside a rule tells them apart", told)
    for one, other in alike:
        truths = [x.encoding.conditions.truth(x.encoding.rules[id_][1]) for id_ in (one, other)]
        differ = truths[0].holds != truths[1].holds
        yield Claim(f"{one} and {other} differ", differ, exists=True)


def _cited_at(x: Terms, level: Level, name: str) -> Formula:
    """Return that a reason at this level cites the answer."""
    return some(
        every([when, x.encoding.cited(id_, name)])
        for id_, counts in x.encoding.counts.items()
        for at, when in counts.items()
        if at is level
    )


def _names(x: Terms, rule_id: str) -> list[str]:
    return sorted(set(x.encoding.rules[rule_id][1].names()))


def _taken_back(x: Terms, cited: Mapping[str, Formula]) -> Change:
    """Return the change that sets every cited answer to "none of this"."""
    return [
        (variable, z3.If(when, none, variable))
        for name, when in cited.items()
        for variable, none in x.answers.setting(name, none_of(name))
    ]


def _alike(book: RuleBook) -> Iterator[tuple[str, str]]:
    """Give the pairs of rules that the examples beside the rules cannot tell apart."""
    examples = [
        normalise({**HEALTHY, **example})
        for rule, _ in book.rules
        for example in (*rule.positive, *rule.negative)
    ]
    seen: dict[tuple[Any, ...], list[str]] = {}
    for rule, condition in book.rules:
        if condition:
            pattern = tuple(condition.holds(example) for example in examples)
            seen.setdefault(pattern, []).append(rule.id)
    for ids in seen.values():
        yield from combinations(ids, 2)
