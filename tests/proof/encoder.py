"""The triage as formulas: level, reasons, what is cited, and advice.

Built from the three values of each condition, as :mod:`backedu.triage.judge` and
:mod:`backedu.triage.advice` build a result from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass

import z3

from backedu.content.model import Level
from backedu.triage.advice import Tag
from backedu.triage.answers import Background, contract, emergency_names
from backedu.triage.conditions import All, AtLeast, Condition, Mentions, Named, Unless
from backedu.triage.rules import RuleBook
from tests.proof.answers import FALSE, TRUE, Answers, Formula, every, some
from tests.proof.conditions import Conditions


@dataclass(frozen=True)
class Advised:
    """When a piece of advice is recommended, withheld, and specially spoken against."""

    recommended: Formula
    withheld: Formula
    against: Formula


class Encoding:
    """The whole triage for one variable set of answers.

    Args:
        book: The rule book.
        tags: The advice; none if only the level is looked at.
        answers: The variables; made when not given.
    """

    def __init__(
        self, book: RuleBook, tags: Iterable[Tag] = (), answers: Answers | None = None
    ) -> None:
        self.book = book
        self.tags = tuple(tags)
        self.answers = answers or Answers(words_looked_for(book, self.tags))
        self.conditions = Conditions(self.answers, book.contradictions)
        self._cited: dict[tuple[str, str], Formula] = {}
        self.rules = {
            rule.id: (rule, condition) for rule, condition in book.rules if condition is not None
        }
        self.otherwise = tuple(rule.id for rule, _ in book.rules if rule.otherwise)
        self.counts = {id_: dict(self._counts_as(id_)) for id_ in self.rules}
        self.at_least = {level: self._reaches(level, self.rules) for level in Level}
        self.surely_at_least = {
            level: some(
                self.counts[id_][rule.level]
                for id_, (rule, _) in self.rules.items()
                if rule.level >= level
            )
            for level in Level
        }
        self.certainly_at_least = {level: self._certainly(level) for level in Level}
        self.contradictions = self.conditions.contradicted
        self.advice = {tag.advice.id: self._advised(tag) for tag in self.tags}

    def with_tags(self, tags: Iterable[Tag]) -> Encoding:
        """Return the same rules with other advice; what is equal is not built again."""
        other = copy(self)
        other.tags, mine = tuple(tags), {tag.advice.id: tag for tag in self.tags}
        other.advice = {
            id_: self.advice[id_] if tag == mine[id_] else other._advised(tag)
            for id_, tag in ((tag.advice.id, tag) for tag in other.tags)
        }
        return other

    def level_is(self, level: Level) -> Formula:
        """Return the formula that the result is exactly at this level."""
        higher = [self.at_least[one] for one in Level if one > level]
        return every([self.at_least[level], z3.Not(some(higher))])

    def reached_without(self, rule_id: str, level: Level) -> Formula:
        """Return the formula that the other rules alone reach the level."""
        return self._reaches(level, (id_ for id_ in self.rules if id_ != rule_id))

    def in_reasons(self, rule_id: str) -> Formula:
        """Return the formula that the rule is a reason of the result."""
        if rule_id in self.otherwise:
            return z3.Not(self.at_least[Level.SOON])
        return some(self.counts[rule_id].values())

    def cited(self, rule_id: str, name: str) -> Formula:
        """Return the formula that a reason from this rule would name this answer."""
        _, condition = self.rules[rule_id]
        if (rule_id, name) not in self._cited:
            self._cited[rule_id, name] = (
                self.conditions.cites(
                    condition,
                    lambda one, given, is_open: some([given, is_open]) if one == name else FALSE,
                )
                if name in set(condition.names())
                else FALSE
            )
        return self._cited[rule_id, name]

    def certain(self, rule_id: str) -> Formula:
        """Return the formula that the rule rests on no open question."""
        _, condition = self.rules[rule_id]
        return z3.Not(self.conditions.cites(condition, lambda _, __, is_open: is_open))

    def unanswered(self, name: str) -> Formula:
        """Return the formula that the question is open and this person should be asked it."""
        return z3.Not(self.conditions.readings[name].known)

    def listed_as_open(self, name: str) -> Formula:
        """Return the formula that the result lists the question as one that could change it."""
        listed = [
            every(
                [
                    z3.Not(self.certainly_at_least[rule.level]),
                    self.conditions.cites(
                        condition, lambda one, _, is_open: is_open if one == name else FALSE
                    ),
                ]
            )
            for rule, condition in self.rules.values()
            if name in set(condition.names())
        ]
        if name in emergency_names():
            listed.append(every([self.unanswered(name), z3.Not(self.at_least[Level.EMERGENCY])]))
        return some(listed)

    def _counts_as(self, rule_id: str) -> Iterator[tuple[Level, Formula]]:
        """Give each level that the rule can add, and when it does."""
        rule, condition = self.rules[rule_id]
        truth = self.conditions.truth(condition)
        yield rule.level, truth.holds
        if rule.level is Level.EMERGENCY:
            symptom = self._witness(condition, {None})
            person = self._witness(condition, {Background.PERSON})
            yield Level.URGENT, every([truth.open, symptom])
            yield Level.SOON, every([truth.open, person, z3.Not(symptom)])

    def _witness(self, condition: Condition, kinds: set[Background | None]) -> Formula:
        """Return the formula that an answer given, of one of these kinds, speaks for the rule."""
        known = contract()
        return self.conditions.cites(
            condition, lambda name, given, _: given if known[name].background in kinds else FALSE
        )

    def _reaches(self, level: Level, rules: Iterable[str]) -> Formula:
        if level is Level.SELF_CARE:
            return TRUE
        return some(
            when for id_ in rules for counted, when in self.counts[id_].items() if counted >= level
        )

    def _certainly(self, level: Level) -> Formula:
        """Return the formula that a reason without an open question reaches the level."""
        if level is Level.SELF_CARE:
            return TRUE
        return some(
            every([when, self.certain(id_)])
            for id_, counts in self.counts.items()
            for counted, when in counts.items()
            if counted >= level
        )

    def _advised(self, tag: Tag) -> Advised:
        """Return when a piece of advice is given and when it is held back."""
        advice = tag.advice
        at_level = some(
            self.level_is(level) for level in Level if level.value in advice.withheld_at
        )
        special = some(
            [
                self._contraindicated(tag),
                *(self.conditions.truth(when).open for unless, when in tag.unless if unless.ask),
            ]
        )
        against = some([at_level, special])
        meant = some(self.level_is(level) for level in advice.recommended_at)
        recommended = every(
            [
                meant,
                self.conditions.truth(tag.only_if).holds if tag.only_if else TRUE,
                self._contraindicated(tag.instead_of) if tag.instead_of else TRUE,
                z3.Not(against),
                z3.BoolVal(bool(advice.text)),
            ]
        )
        withheld = every([z3.Not(recommended), against])
        return Advised(recommended, withheld, special)

    def _contraindicated(self, tag: Tag) -> Formula:
        """Return the formula that something known speaks against the tag."""
        return some(self.conditions.truth(condition).holds for _, condition in tag.unless)


def words_looked_for(book: RuleBook, tags: Iterable[Tag]) -> dict[str, set[str]]:
    """Return the words that any condition looks for, for each free text."""
    found: dict[str, set[str]] = {}
    conditions = [condition for _, condition in (*book.rules, *book.contradictions) if condition]
    for tag in tags:
        conditions += [condition for _, condition in tag.unless]
        conditions += [tag.only_if] if tag.only_if else []
    while conditions:
        condition = conditions.pop()
        if isinstance(condition, Mentions):
            found.setdefault(condition.name, set()).update(condition.words)
        elif isinstance(condition, Named):
            conditions += [condition.when, *condition.also]
        elif isinstance(condition, (All, AtLeast)):
            conditions += condition.parts
        elif isinstance(condition, Unless):
            conditions.append(condition.part)
    return found
