"""Where the article contradicts itself: its claims sorted by what is in dispute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from backedu.content import claims
from backedu.content.faults import Fault, FileFault
from backedu.content.model import Claim
from backedu.content.table import Data, Table


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
        return tuple(pair for pair in _pairs(claims()) if set(pair) <= set(self.claims))


def _faults(dispute: Dispute, data: Data) -> Iterator[Fault]:
    known = data.read(claims)
    paired = {id_ for pair in _pairs(known) for id_ in pair if set(pair) <= set(dispute.claims)}
    for id_ in dispute.claims:
        if id_ not in known:
            yield "claims", f"names '{id_}', which isn't a claim"
        elif id_ not in paired:
            yield "claims", f"names '{id_}', which contradicts no other claim of the dispute"


def _left_out(known: Mapping[str, Dispute], data: Data) -> Iterator[FileFault]:
    for pair in _pairs(data.read(claims)):
        if not any(set(pair) <= set(dispute.claims) for dispute in known.values()):
            yield None, None, f"'{pair[0]}' and '{pair[1]}' contradict each other nowhere here"


disputes = Table("disputes.toml", Dispute, _faults, together=_left_out)
"""The questions on which the article disagrees with itself."""


def _pairs(known: Mapping[str, Claim]) -> tuple[tuple[str, str], ...]:
    """Every two claims of the article that contradict each other, in its order."""
    order = {id_: place for place, id_ in enumerate(known)}
    return tuple(
        (claim.id, other)
        for claim in known.values()
        for other in sorted(claim.conflicts_with, key=order.__getitem__)
        if order[claim.id] < order[other]
    )
