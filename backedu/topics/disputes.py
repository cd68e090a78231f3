"""Where the article contradicts itself: its claims sorted by what is in dispute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from backedu.content import ContentError, claims, sources
from backedu.content.error import Where
from backedu.content.library import check_record
from backedu.content.reader import load

FILE = "disputes.toml"


@dataclass(frozen=True)
class Dispute:
    """One question on which parts of the article disagree.

    ``clash`` says why both sides cannot be followed, not which of them is right.
    """

    id: str
    title: str
    clash: str
    claims: tuple[str, ...]
    reviewed: date

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The ids of claims that contradict each other, each pair once."""
        return tuple(pair for pair in _all_pairs() if set(pair) <= set(self.claims))


def load_disputes(folder: Path | None = None) -> Mapping[str, Dispute]:
    """Read and check every dispute, by id.

    Args:
        folder: Where ``disputes.toml`` lies; the shipped content when None.

    Raises:
        ContentError: A record is wrong in itself, names a claim that does not exist or that no
            other claim of the dispute contradicts, or a pair of claims is in no dispute.
    """
    records = load(Dispute, FILE, folder)
    for dispute in records.values():
        check_record(FILE, dispute, sources())
        for fault in _faults(dispute):
            raise Where(FILE, dispute.id).error(f"names {fault}", "claims")
    found = {pair for dispute in records.values() for pair in dispute.pairs}
    for one, other in _all_pairs():
        if (one, other) not in found:
            raise ContentError(FILE, f"'{one}' and '{other}' contradict each other nowhere here")
    return records


@cache
def disputes() -> Mapping[str, Dispute]:
    """Return the shipped disputes, by id.

    Example:
        >>> disputes()["straight-or-curved"].pairs
        (('support-unloads-back', 'sit-stand-straight'),)
    """
    return load_disputes()


def _faults(dispute: Dispute) -> Iterator[str]:
    paired = {id_ for pair in dispute.pairs for id_ in pair}
    for id_ in dispute.claims:
        if id_ not in claims():
            yield f"'{id_}', which is no claim"
        elif id_ not in paired:
            yield f"'{id_}', which contradicts no other claim of the dispute"


def _all_pairs() -> tuple[tuple[str, str], ...]:
    """Every two claims of the article that contradict each other, in its order."""
    known = claims()
    order = {id_: place for place, id_ in enumerate(known)}
    return tuple(
        (claim.id, other)
        for claim in known.values()
        for other in sorted(claim.conflicts_with, key=order.__getitem__)
        if order[claim.id] < order[other]
    )
