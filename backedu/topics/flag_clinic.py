"""A made-up practice of 100,000 people with back pain, and what a rule of flags does in it.

How common the diseases are is published; how common each flag is in part is not, and then our
assumption (see ``clinic_flags.toml``). Flags count as independent among people with the same
disease, and among all others. Nothing is drawn at random: the counts are what is to be expected.

Example:
    >>> ces = outcomes(["numb-saddle"], at_least=1)[1]
    >>> ces.name, ces.people, ces.sent, ces.missed
    ('Cauda equina syndrome', 80, 48, 32)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table
from backedu.content.wording import words

PEOPLE = 100_000
"""People in the practice."""

OTHERS = "others"
"""Stands for the people without any of the diseases, and for all whom a flag does not name."""


@dataclass(frozen=True)
class Disease:
    """A serious disease, and how many of 100,000 people with back pain have it."""

    id: str
    name: str
    plain: str
    per_100000: int
    sources: tuple[str, ...]
    reviewed: date
    note: str | None = None


@dataclass(frozen=True)
class PracticeFlag:
    """A flag, and the share of each group that has it, by the id of a disease or ``others``."""

    id: str
    name: str
    shares: Mapping[str, float]
    published: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: date
    note: str | None = None

    def share(self, group: str) -> float:
        """Return the share, from 0 to 1, of a group that has the flag."""
        return self.shares.get(group, self.shares[OTHERS])


@dataclass(frozen=True)
class Outcome:
    """What a rule does in one group: ``sent`` of its ``people`` are sent on."""

    group: str
    name: str
    people: int
    sent: int

    @property
    def missed(self) -> int:
        """People of the group who are not sent on."""
        return self.people - self.sent


def outcomes(flags: Sequence[str], at_least: int) -> tuple[Outcome, ...]:
    """Return what happens in each group when people with enough of the flags are sent on.

    Args:
        flags: Ids of the flags that count.
        at_least: So many of them send a person on, 1 or more.

    Returns:
        One outcome per disease, rarest first, then that of the others, in whole people.

    Raises:
        ValueError: There is no such flag, or ``at_least`` is below 1.
    """
    unknown = [each for each in flags if each not in practice_flags()]
    if unknown:
        known = ", ".join(practice_flags())
        raise ValueError(f"There is no flag '{unknown[0]}'; choose from {known}.")
    if at_least < 1:
        raise ValueError(f"A rule needs at least 1 flag to send someone on, not {at_least}.")
    groups = [(each.id, each.name, each.per_100000) for each in diseases().values()]
    well = PEOPLE - sum(people for _, _, people in groups)
    groups.append((OTHERS, words("own_rule")["others"], well))
    return tuple(
        Outcome(group, name, people, round(people * _chance(set(flags), group, at_least)))
        for group, name, people in groups
    )


def _chance(flags: set[str], group: str, at_least: int) -> float:
    """Chance that a member of the group has at least so many of the flags."""
    counts = [1.0]  # chance of having 0, 1, 2 ... flags, after each flag in turn
    for flag in sorted(flags):
        share = practice_flags()[flag].share(group)
        counts = [
            have * (1 - share) + have_one_less * share
            for have, have_one_less in zip([*counts, 0.0], [0.0, *counts], strict=True)
        ]
    return sum(counts[at_least:])


def _disease_faults(disease: Disease, _: Data) -> Iterator[Fault]:
    if disease.per_100000 < 1:
        yield "per_100000", "is below 1"


def _too_many(known: Mapping[str, Disease], _: Data) -> Iterator[FileFault]:
    if sum(each.per_100000 for each in known.values()) >= PEOPLE:
        yield None, "per_100000", "makes more ill people than people"


diseases = Table("clinic_conditions.toml", Disease, _disease_faults, together=_too_many)
"""The diseases of the practice, rarest first."""


def _flag_faults(flag: PracticeFlag, data: Data) -> Iterator[Fault]:
    if OTHERS not in flag.shares or not set(flag.shares) <= {*data.read(diseases), OTHERS}:
        yield "shares", f"needs '{OTHERS}', and beside it only diseases"
    if not all(0 <= share <= 1 for share in flag.shares.values()):
        yield "shares", "needs shares from 0 to 1"
    if not set(flag.published) <= set(flag.shares):
        yield "published", "names a group that 'shares' does not"


practice_flags = Table("clinic_flags.toml", PracticeFlag, _flag_faults, sourced=True)
"""The flags of the practice."""
