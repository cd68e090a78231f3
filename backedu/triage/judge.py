"""Triage: answers in, a level with its reasons out.

The level is the highest level of the rules that hold. What is not known is never taken as "no":

- a rule may itself ask whether a question is open;
- an emergency rule that an open question could still make true counts as urgent when a symptom
  already given speaks for it, and as soon when only age or habits do; timing alone is too common.

It teaches; it is not a medical device, and no clinician has signed the rules off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from backedu import __version__
from backedu.content.cached import cached
from backedu.content.level import Level
from backedu.triage.advice import advise
from backedu.triage.answer_check import AnswerError, normalise
from backedu.triage.answers import Background, Value, contract, emergency_names
from backedu.triage.conditions import Truth
from backedu.triage.result import Because, Conflict, OpenQuestion, Reason, TriageResult
from backedu.triage.rules import (
    Contradiction,
    LevelWords,
    Rule,
    RuleBook,
    load_rules,
    shipped_rules,
)

__all__ = ["AnswerError", "TriageResult", "load_rules", "triage"]


@dataclass(frozen=True)
class _Evaluated:
    """A rule that holds or could still hold, with the answers that decide it."""

    rule: Rule
    truth: Truth
    deciding: Mapping[str, Truth]


def triage(answers: Mapping[str, Any], rules: RuleBook | None = None) -> TriageResult:
    """Say how soon someone with back pain should be seen, and why.

    Args:
        answers: Names and values as in ``data/answers.toml``. Missing, None, ``""`` and
            ``"unknown"`` all mean not known. It is not changed.
        rules: A rule book from :func:`load_rules`; the shipped one by default.

    Returns:
        The result. The same answers always give the same result.

    Raises:
        AnswerError: A name or value is not one of the contract; the message names the field.

    Example:
        >>> result = triage({"saddle_numbness": "yes"})
        >>> result.level.value, result.topics[0]
        ('emergency', 'Possible cauda equina syndrome (CES)')
        >>> triage({}).level.value, triage({}).decided_by_unknown
        ('urgent', True)
    """
    book = rules or shipped_rules()
    given = normalise(answers)
    conflicts = tuple(one for one, condition in book.contradictions if condition.holds(given))
    values = _for_this_person(given, conflicts)
    evaluated = tuple(_evaluate(book, values))
    reasons = _reasons(book, evaluated, values)
    level = max(reason.level for reason in reasons)
    sure = max((reason.level for reason in reasons if reason.certain), default=Level.SELF_CARE)
    recommended, withheld = advise(values, level)
    words = book.levels[level]
    holding = tuple(one.rule for one in evaluated if one.truth)
    return TriageResult(
        level=level,
        label=words.label,
        action=_action(words, holding),
        how_soon=words.how_soon,
        decided_by_unknown=level > sure,
        reasons=reasons,
        advice=recommended,
        withheld_advice=withheld,
        contradictions=tuple(Conflict(one.names, one.sentence) for one in conflicts),
        unknown=tuple(_open_questions(evaluated, level, sure, values)),
        unanswered_emergency=tuple(name for name in emergency_names() if values[name] is None),
        safety_net=tuple(dict.fromkeys((*_nets(holding, level), *words.safety_net))),
        rules_version=book.standing.version,
        rules_hash=book.hash,
        reviewed=book.standing.reviewed.isoformat(),
        library_version=__version__,
        disclaimer=book.standing.disclaimer,
    )


def _nets(holding: Iterable[Rule], level: Level) -> Iterator[str]:
    """Give the lines of the safety net that the rules that hold add to it."""
    for rule in holding:
        if rule.net:
            yield rule.net
        if rule.sooner and level is not Level.EMERGENCY:
            yield rule.sooner


def _for_this_person(
    given: Mapping[str, Value], conflicts: Iterable[Contradiction]
) -> dict[str, Value]:
    """Fill in "none of this" for questions that this person need not be asked.

    An answer that contradicts another excuses nobody: it may be the one that is wrong.
    """
    doubted = {name for one in conflicts for name in one.names}
    return dict(given) | {
        name: none
        for name, other, value, none in _excuses()
        if given[name] is None and given[other] == value and other not in doubted
    }


@cached
def _excuses() -> tuple[tuple[str, str, str, Value], ...]:
    """Give each question that some need not be asked, with the answer that excuses them."""
    return tuple(
        (name, other, value, answer.none_value)
        for name, answer in contract().items()
        for other, value in answer.not_asked_if.items()
    )


def _evaluate(book: RuleBook, values: Mapping[str, Value]) -> Iterator[_Evaluated]:
    """Give every rule that holds or could still hold."""
    given = {name for name, value in values.items() if value is not None}
    for (rule, condition), (names, so_far, open_) in zip(book.rules, book.unanswered, strict=True):
        truth, deciding = so_far, open_
        if condition and not given.isdisjoint(names):
            truth = condition.holds(values)
            deciding = {} if truth is False else dict(condition.deciding(values))
        if truth is not False:
            yield _Evaluated(rule, truth, deciding)


def _reasons(
    book: RuleBook, evaluated: tuple[_Evaluated, ...], values: Mapping[str, Value]
) -> tuple[Reason, ...]:
    """Turn the rules that hold, and the emergencies that something speaks for, into reasons."""
    reasons = [
        _reason(one.rule, level, one.deciding, values)
        for one in evaluated
        if (level := _counts_as(one)) is not None
    ]
    if all(reason.level is Level.SELF_CARE for reason in reasons):
        is_open = any(one.rule.level > Level.SELF_CARE for one in evaluated)
        rest = (_so_far(rule) if is_open else rule for rule, _ in book.rules if rule.otherwise)
        reasons = [*(_reason(rule, rule.level, {}, values) for rule in rest), *reasons]
    return tuple(sorted(reasons, key=lambda one: (-one.level.rank, not one.certain)))


def _so_far(rule: Rule) -> Rule:
    """Return the rule with the sentence for a result that an open question could still change."""
    return replace(rule, sentence=rule.while_open or rule.sentence)


def _action(words: LevelWords, holding: tuple[Rule, ...]) -> str:
    """Say what to do; with an ambulance where no one should travel to hospital by themselves."""
    if words.ambulance and any(rule.ambulance for rule in holding):
        return words.ambulance
    return words.action


def _counts_as(one: _Evaluated) -> Level | None:
    """Return the level that a rule adds: its own, or that of a possible emergency, or none."""
    if one.truth:
        return one.rule.level
    known = contract()
    witnesses = {known[name].background for name, truth in one.deciding.items() if truth}
    if one.rule.level is not Level.EMERGENCY or witnesses <= {Background.TIMING}:
        return None
    return Level.URGENT if None in witnesses else Level.SOON


def _reason(
    rule: Rule, level: Level, deciding: Mapping[str, Truth], values: Mapping[str, Value]
) -> Reason:
    known = contract()
    return Reason(
        rule=rule.id,
        topic=rule.topic,
        sentence=rule.sentence,
        level=level,
        certain=None not in deciding.values(),
        because=tuple(
            Because(name, known[name].ask, known[name].label(values[name])) for name in deciding
        ),
        sources=rule.sources,
    )


def _open_questions(
    evaluated: tuple[_Evaluated, ...], level: Level, sure: Level, values: Mapping[str, Value]
) -> Iterator[OpenQuestion]:
    """Give the open questions that could still change the level, most urgent first.

    They are those of every rule above ``sure``, what the given answers alone reach: what lifts the
    level only for being open can lower it again, and then the rules in between count.
    """
    known = contract()
    above = [one for one in evaluated if one.rule.level.rank > sure.rank]
    reach = {
        name: one.rule.level
        for one in sorted(above, key=lambda one: one.rule.level.rank)  # the highest comes last
        for name, truth in one.deciding.items()
        if truth is None
    }
    if level is not Level.EMERGENCY:
        reach |= {name: Level.EMERGENCY for name in emergency_names() if values[name] is None}
    place = {name: index for index, name in enumerate(known)}
    for name in sorted(
        reach, key=lambda one: (-reach[one].rank, not known[one].emergency, place[one])
    ):
        yield OpenQuestion(name, known[name].ask, reach[name])
