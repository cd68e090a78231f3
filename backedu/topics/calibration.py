"""How sure against how right: what a set of judgements says about the one who judged.

The score is that of Brier (1950) in the form used for one statement at a time: the mean of the
squared distance between how sure someone was (0 to 1) and what came true (0 or 1). It is 0 for
someone who is always certain and always right, and 1 for someone who is always certain and always
wrong. Saying what one believes is the best one can do: no other answer scores better on average.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content.table import Table

LEVELS_PERCENT = (20, 40, 60, 80, 100)
"""How sure one can say to be. With six verdicts a blind guess is right about 17 times in 100."""

WORDS_PERCENT = {"guess": 25, "fairly": 70, "sure": 95} | {f"p{n}": n for n in LEVELS_PERCENT}
"""What a word for sureness counts as, in percent, by its id in the wording.

The first three are our reading: a blind guess among four options is right 25 times in 100, and
"sure" leaves a little doubt.
"""

FEWEST = 5
"""Judgements below which a picture of them would say nothing."""

CONFIDENT_PERCENT = 80
"""From here on a wrong judgement counts as confident and wrong."""


@dataclass(frozen=True)
class Score:
    """A way to score judgements, and the publication that it comes from."""

    id: str
    name: str
    says: str
    sources: tuple[str, ...]
    reviewed: date


scores = Table("calibration.toml", Score, sourced=True)
"""How judgements are scored."""

_FAIR_GAP_POINTS = 10  # a smaller gap is no more than chance in a handful of judgements


class Lean(StrEnum):
    """Which way someone's sureness misses."""

    OVER = "over"
    UNDER = "under"
    FAIR = "fair"


@dataclass(frozen=True)
class Judgement:
    """One verdict: how sure its author was, in percent, and whether it was right.

    Raises:
        ValueError: ``sure_percent`` isn't one of those in :data:`WORDS_PERCENT`.
    """

    sure_percent: int
    right: bool

    def __post_init__(self) -> None:
        """Refuse a level that nobody was offered."""
        if self.sure_percent not in WORDS_PERCENT.values():
            offered = ", ".join(map(str, LEVELS_PERCENT))
            raise ValueError(f"{self.sure_percent} isn't a level of sureness; choose {offered}.")


@dataclass(frozen=True)
class Bin:
    """All judgements made at one level of sureness."""

    sure_percent: int
    judged: int
    right: int

    @property
    def right_percent(self) -> float:
        """Share of them that was right, in percent; there must be at least one."""
        return 100 * self.right / self.judged


def bins(judgements: Sequence[Judgement]) -> tuple[Bin, ...]:
    """Return the levels that were used, least sure first.

    Example:
        >>> bins([Judgement(80, True), Judgement(80, False), Judgement(20, False)])[1]
        Bin(sure_percent=80, judged=2, right=1)
    """
    found = []
    for level in sorted(WORDS_PERCENT.values()):
        marks = [each.right for each in judgements if each.sure_percent == level]
        if marks:
            found.append(Bin(level, len(marks), sum(marks)))
    return tuple(found)


def brier(judgements: Sequence[Judgement]) -> float:
    """Return the Brier score, 0 (best) to 1 (worst).

    Raises:
        ValueError: There is no judgement.

    Example:
        >>> brier([Judgement(80, True), Judgement(80, False)])
        0.34
    """
    _need_one(judgements)
    squared = sum((each.sure_percent - 100 * each.right) ** 2 for each in judgements)
    return squared / 10_000 / len(judgements)


def gap_points(judgements: Sequence[Judgement]) -> float:
    """Return mean sureness minus share right, in percentage points; above 0 is overconfident.

    Raises:
        ValueError: There is no judgement.

    Example:
        >>> gap_points([Judgement(80, True), Judgement(80, False)])
        30.0
    """
    _need_one(judgements)
    return sum(each.sure_percent - 100 * each.right for each in judgements) / len(judgements)


def lean(judgements: Sequence[Judgement]) -> Lean:
    """Return which way the sureness misses, leaving small gaps unnamed.

    Raises:
        ValueError: There is no judgement.

    Example:
        >>> lean([Judgement(100, False), Judgement(60, True)]).value
        'over'
    """
    gap = gap_points(judgements)
    if abs(gap) <= _FAIR_GAP_POINTS:
        return Lean.FAIR
    return Lean.OVER if gap > 0 else Lean.UNDER


def _need_one(judgements: Sequence[Judgement]) -> None:
    if not judgements:
        raise ValueError("There is no judgement yet; judge something first.")
