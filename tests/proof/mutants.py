"""Rule books with one small mistake each.

A rule or a named condition is dropped, a condition weakened or narrowed, a leaf turned round, a
listed value left out, or a threshold moved by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from backedu.content.model import Level
from backedu.triage.advice import Tag
from backedu.triage.answers import Kind, contract
from backedu.triage.conditions import (
    All,
    AtLeast,
    Compare,
    CompareTo,
    Condition,
    Has,
    Is,
    Named,
    Unanswered,
    Unless,
    Written,
)
from backedu.triage.rules import RuleBook
from tests.proof.answers import NOT_A_VALUE

Change = tuple[str, Condition]

_NEVER = AtLeast(1, ())
_OPPOSITE = {">=": "<", "<=": ">", ">": "<=", "<": ">="}


@dataclass(frozen=True)
class Mutant:
    """A rule book with one mistake.

    Attributes:
        record: The rule or named condition.
        level: The level of the rule; None for a named condition.
        what: The mistake in words.
        book: The rule book.
        tags: The advice on the same named conditions.
        touched: The rules that the mistake can change.
    """

    record: str
    level: Level | None
    what: str
    book: RuleBook
    tags: tuple[Tag, ...]
    touched: tuple[str, ...]


def mutants(book: RuleBook, tags: tuple[Tag, ...]) -> Iterator[Mutant]:
    """Give every mutant of the rules, then of the named conditions."""
    for rule, condition in book.rules:
        if condition is None:
            continue
        others = tuple(one for one in book.rules if one[0] is not rule)
        dropped = replace(book, rules=others)
        yield Mutant(rule.id, rule.level, "rule dropped", dropped, tags, (rule.id,))
        for what, wrong in _wrong(condition):
            rules = tuple((one, wrong if one is rule else its) for one, its in book.rules)
            yield Mutant(rule.id, rule.level, what, replace(book, rules=rules), tags, (rule.id,))
    for id_, one in book.named.items():
        for what, wrong_named in _wrong_named(one):
            yield _with_named(book, tags, id_, what, wrong_named)


def _wrong_named(one: Named) -> Iterator[tuple[str, Named]]:
    yield "named condition dropped", Named(one.id, _NEVER)
    for what, wrong in _wrong(one.when):
        yield what, Named(one.id, wrong, one.also)
    for what, also in _in_parts(one.also):
        yield f"also: {what}", Named(one.id, one.when, also)
    for at, part in enumerate(one.also):
        yield f"also: without {_words(part)}", Named(one.id, one.when, _without(one.also, at))


def _with_named(book: RuleBook, tags: tuple[Tag, ...], id_: str, what: str, wrong: Named) -> Mutant:
    """Put another condition in the place of a named one, wherever it is named."""

    def fixed(condition: Condition) -> Condition:
        return _replaced(condition, {id_: wrong})

    rules = tuple((rule, fixed(its) if its else None) for rule, its in book.rules)
    touched = tuple(
        rule.id for (rule, its), (_, now) in zip(book.rules, rules, strict=True) if its is not now
    )
    changed = replace(
        book,
        rules=rules,
        contradictions=tuple((one, fixed(its)) for one, its in book.contradictions),
        named={name: _still_named(fixed(one)) for name, one in book.named.items()},
    )
    return Mutant(id_, None, what, changed, _tags(tags, fixed), touched)


def _still_named(condition: Condition) -> Named:
    if not isinstance(condition, Named):
        raise TypeError(f"{_words(condition)} took the place of a named condition.")
    return condition


def _tags(tags: tuple[Tag, ...], fixed: Callable[[Condition], Condition]) -> tuple[Tag, ...]:
    done: dict[str, Tag] = {}
    for tag in tags:
        done[tag.advice.id] = replace(
            tag,
            only_if=fixed(tag.only_if) if tag.only_if else None,
            unless=tuple((unless, fixed(its)) for unless, its in tag.unless),
            instead_of=done[tag.instead_of.advice.id] if tag.instead_of else None,
        )
    return tuple(done.values())


def _replaced(condition: Condition, named: Mapping[str, Named]) -> Condition:
    """Return the condition with other named conditions, itself where nothing changes."""
    if isinstance(condition, Named):
        if condition.id in named:
            return named[condition.id]
        when = _replaced(condition.when, named)
        also = tuple(_replaced(part, named) for part in condition.also)
        same = when is condition.when and _same(also, condition.also)
        return condition if same else Named(condition.id, when, also)
    if isinstance(condition, Unless):
        part = _replaced(condition.part, named)
        return condition if part is condition.part else Unless(part)
    if isinstance(condition, (All, AtLeast)):
        parts = tuple(_replaced(part, named) for part in condition.parts)
        return condition if _same(parts, condition.parts) else replace(condition, parts=parts)
    return condition


def _same(one: tuple[Condition, ...], other: tuple[Condition, ...]) -> bool:
    return all(first is second for first, second in zip(one, other, strict=True))


def _wrong(condition: Condition) -> Iterator[Change]:
    """Give the wrong forms of a condition; a named condition has its own."""
    if isinstance(condition, All):
        yield f"all -> any in {_words(condition)}", AtLeast(1, condition.parts)
        for what, parts in _shorter(condition.parts):
            yield what, All(parts)
        yield from ((what, All(parts)) for what, parts in _in_parts(condition.parts))
    elif isinstance(condition, AtLeast):
        count = condition.count
        if count == 1 and len(condition.parts) > 1:
            yield f"any -> all in {_words(condition)}", All(condition.parts)
        for other in (count - 1, count + 1) if count > 1 else ():
            yield f"at least {count} -> {other}", AtLeast(other, condition.parts)
        for what, parts in _shorter(condition.parts):
            yield what, AtLeast(count, parts)
        for what, parts in _in_parts(condition.parts):
            yield what, AtLeast(count, parts)
    elif isinstance(condition, Unless):
        yield f"{_words(condition)} turned round", condition.part
        yield from ((what, Unless(part)) for what, part in _wrong(condition.part))
    elif not isinstance(condition, Named):
        yield from _wrong_leaf(condition)


def _wrong_leaf(leaf: Condition) -> Iterator[Change]:
    words = _words(leaf)
    if isinstance(leaf, Compare):
        yield f"{words} turned round", replace(leaf, sign=_OPPOSITE[leaf.sign])
        for step in (-1, 1):
            yield f"{words} moved by {step}", replace(leaf, threshold=leaf.threshold + step)
    elif isinstance(leaf, CompareTo):
        yield f"{words} turned round", replace(leaf, sign=_OPPOSITE[leaf.sign])
        for times in ("0.05", "0.1"):
            yield f"{words} with {times}", replace(leaf, times=times)
    elif isinstance(leaf, (Is, Has)):
        every = frozenset(contract()[leaf.name].options) - NOT_A_VALUE
        yield f"{words} turned round", replace(leaf, among=every - leaf.among)
        for value in sorted(leaf.among) if len(leaf.among) > 1 else ():
            yield f"{words} without {value}", replace(leaf, among=leaf.among - {value})
    elif isinstance(leaf, Unanswered):
        answer = contract()[leaf.name]
        answered: Condition = Is(leaf.name, frozenset(answer.options) - NOT_A_VALUE)
        if answer.kind is not Kind.CHOICE:
            answered = Compare(leaf.name, ">=", float(answer.minimum or 0))
        yield f"{words} turned round", answered
    elif isinstance(leaf, Written):
        yield f"{words} turned round", Unanswered(leaf.name)


def _shorter(parts: tuple[Condition, ...]) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Give the parts without one of them, for each."""
    if len(parts) > 1:
        for at, part in enumerate(parts):
            yield f"without {_words(part)}", _without(parts, at)


def _in_parts(parts: tuple[Condition, ...]) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Give the parts with one of them wrong, for each and each way."""
    for at, part in enumerate(parts):
        for what, wrong in _wrong(part):
            yield what, (*parts[:at], wrong, *parts[at + 1 :])


def _without(parts: tuple[Condition, ...], at: int) -> tuple[Condition, ...]:
    return parts[:at] + parts[at + 1 :]


def _words(condition: Condition) -> str:
    """Return a condition in short."""
    if isinstance(condition, Named):
        return condition.id
    if isinstance(condition, (All, AtLeast)):
        count = "all" if isinstance(condition, All) else condition.count
        return f"{count} of ({', '.join(map(_words, condition.parts))})"
    if isinstance(condition, Unless):
        return f"unless ({_words(condition.part)})"
    return _words_of_leaf(condition)


def _words_of_leaf(leaf: Condition) -> str:
    """Return a condition on one answer, or on two numbers, in short."""
    if isinstance(leaf, CompareTo):
        return f"{leaf.name} {leaf.sign} {leaf.times} * {leaf.other}"
    (name,) = leaf.names()
    if isinstance(leaf, Compare):
        return f"{name} {leaf.sign} {leaf.threshold:g}"
    if isinstance(leaf, (Is, Has)):
        return f"{name} = {'/'.join(sorted(leaf.among))}"
    return f"{name} {type(leaf).__name__.casefold()}"
