"""What is recommended to this person and what is withheld, with the reason.

A contraindication withholds; an open question about one withholds too, "ask first".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from backedu.content.cached import cached
from backedu.content.error import Where
from backedu.content.level import Level
from backedu.content.reader import load
from backedu.content.table import Document
from backedu.triage.conditions import Condition, Named, Values
from backedu.triage.named_conditions import compiled, named_conditions
from backedu.triage.rules import shipped_rules

_FILE = "advice.toml"


@dataclass(frozen=True)
class Unless:
    """A contraindication; ``ask`` is the reason while the question is open.

    Of several with the same ``cause``, only the first is said.
    """

    when: Any
    reason: str
    ask: str | None = None
    cause: str | None = None


@dataclass(frozen=True)
class Advice:
    """One tag as written in ``advice.toml``, which explains each field."""

    id: str
    label: str
    sources: tuple[str, ...]
    reviewed: date
    text: str | None = None
    recommended_at: tuple[Level, ...] = ()
    withheld_at: dict[str, str] = field(default_factory=dict)
    only_if: Any = None
    instead_of: str | None = None
    unless: tuple[Unless, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Tag:
    """A piece of advice with its conditions ready to evaluate."""

    advice: Advice
    only_if: Condition | None
    unless: tuple[tuple[Unless, Condition], ...]
    instead_of: Tag | None = None

    def spoken_against(self, values: Values) -> tuple[list[str], list[str]]:
        """Give what is known to speak against the tag, one reason for each cause, and what is open.

        Each condition is judged once, for there are many.
        """
        known: dict[str, str] = {}
        is_open = []
        for unless, condition in self.unless:
            truth = condition.holds(values)
            if truth:
                known.setdefault(unless.cause or unless.reason, unless.reason)
            elif truth is None and unless.ask:
                is_open.append(unless.ask)
        return list(known.values()), is_open

    def contraindications(self, values: Values) -> tuple[str, ...]:
        """Say what is known to speak against the tag for this person."""
        return tuple(self.spoken_against(values)[0])

    def reasons_against(self, values: Values, level: Level) -> Iterator[str]:
        """Say why the tag is withheld from this person at this level; nothing if it is not.

        What is not known counts where no contraindication is known.
        """
        if reason := self.advice.withheld_at.get(level.value):
            yield reason
        known, is_open = self.spoken_against(values)
        yield from known or is_open

    def suits(self, values: Values, level: Level) -> bool:
        """Say whether the tag is meant for this level and this person."""
        return (
            level in self.advice.recommended_at
            and (self.only_if is None or self.only_if.holds(values) is True)
            and (self.instead_of is None or bool(self.instead_of.contraindications(values)))
        )


@dataclass(frozen=True)
class Recommended:
    """A tag that is recommended."""

    tag: str
    label: str
    text: str


@dataclass(frozen=True)
class Withheld:
    """A tag that is withheld, and why."""

    tag: str
    label: str
    reason: str


def load_advice(named: Mapping[str, Named], folder: Path | None = None) -> tuple[Tag, ...]:
    """Read the advice of a folder; the shipped ``data/`` by default.

    Args:
        named: The named conditions of the rule book.
        folder: Where ``advice.toml`` is.

    Raises:
        ContentError: A record is wrong; the message names file, record and field.

    Example:
        >>> [tag.advice.id for tag in load_advice(shipped_rules().named)][0]
        'crisis_help'
    """
    tags: dict[str, Tag] = {}
    for id_, advice in load(Advice, _FILE, folder).items():
        tags[id_] = _tag(advice, named, tags)
    return tuple(tags.values())


advice = Document("advice.toml", lambda data: load_advice(data.read(named_conditions), data.folder))
"""The advice, with its conditions ready to evaluate."""


@cached
def shipped_advice() -> tuple[Tag, ...]:
    """Return the advice that comes with backedu; read once."""
    return load_advice(shipped_rules().named)


def advise(
    values: Values, level: Level, tags: tuple[Tag, ...] | None = None
) -> tuple[tuple[Recommended, ...], tuple[Withheld, ...]]:
    """Decide what is recommended and what is withheld.

    Args:
        values: Answers as :func:`backedu.triage.answer_check.normalise` returns them.
        level: The level of the result.
        tags: The advice; the shipped one by default.

    Returns:
        What is recommended and what is withheld, each in the order of ``advice.toml``. No tag is
        in both.

    Example:
        >>> from backedu.triage.answer_check import normalise
        >>> from backedu.triage.answers import all_clear
        >>> well = normalise({**all_clear(), "age": 35, "anticoagulant": "yes"})
        >>> recommended, withheld = advise(well, Level.SELF_CARE)
        >>> "walking" in {one.tag for one in recommended}
        True
        >>> {one.tag: one.reason for one in withheld}["oral_nsaid"]
        'With a blood thinner, or if you bleed easily, it can cause bleeding.'
    """
    recommended, withheld = [], []
    for tag in shipped_advice() if tags is None else tags:
        advice = tag.advice
        against = tuple(dict.fromkeys(tag.reasons_against(values, level)))
        if tag.suits(values, level) and not against and advice.text:
            recommended.append(Recommended(advice.id, advice.label, advice.text))
        elif against:
            withheld.append(Withheld(advice.id, advice.label, " ".join(against)))
    return tuple(recommended), tuple(withheld)


def _tag(advice: Advice, named: Mapping[str, Named], earlier: Mapping[str, Tag]) -> Tag:
    """Compile the conditions of one tag, and refuse one that contradicts itself."""
    where = Where(_FILE, advice.id)
    levels = {level.value for level in Level}
    if not set(advice.withheld_at) <= levels:
        raise where.error(f"knows only {', '.join(sorted(levels))}", "withheld_at")
    if set(advice.withheld_at) & {level.value for level in advice.recommended_at}:
        raise where.error("fields 'recommended_at' and 'withheld_at' share a level")
    if bool(advice.text) != bool(advice.recommended_at):
        raise where.error("belongs to a tag that can be recommended", "text")
    if advice.instead_of and advice.instead_of not in earlier:
        raise where.error("names no tag further up", "instead_of")
    return Tag(
        advice=advice,
        only_if=(
            compiled(advice.only_if, replace(where, field="only_if"), named)
            if advice.only_if
            else None
        ),
        unless=tuple(
            (unless, compiled(unless.when, replace(where, field="unless"), named))
            for unless in advice.unless
        ),
        instead_of=earlier[advice.instead_of] if advice.instead_of else None,
    )
