"""What a clinician who signs the rules is asked to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.triage.rules import shipped_rules


@dataclass(frozen=True)
class OpenPoint:
    """A question that guidelines leave open, as written in ``open_points.toml``.

    ``now`` says what the rules named in ``rules`` do today, and why.
    """

    id: str
    question: str
    now: str
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: date


def _faults(point: OpenPoint, _: Data) -> Iterator[Fault]:
    known = {rule.id for rule, _ in shipped_rules().rules}
    for id_ in point.rules:
        if id_ not in known:
            yield "rules", f"names '{id_[:80]}', which isn't a rule"


open_points = Table("open_points.toml", OpenPoint, _faults)
"""The open points, in the order in which the page lists them."""
