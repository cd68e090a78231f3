"""All rules in one place, and all that they find."""

from __future__ import annotations

from datetime import UTC, date, datetime

from backedu.check import licence, options, prose, reading, reviews, sourcing, structure
from backedu.check.corpus import read_corpus
from backedu.check.finding import Finding, Rule
from backedu.places import data_dir, notebooks_dir

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *sourcing.RULES,
    *reviews.RULES,
    *prose.RULES,
    *options.RULES,
    *reading.RULES,
    *licence.RULES,
)


def findings(today: date | None = None) -> list[Finding]:
    """Return all that the rules find in ``data/`` and ``notebooks/``, by file and line.

    Args:
        today: The day on which reviews are judged; by default the day it is.

    Example:
        >>> findings(date(2026, 11, 22))
        []
    """
    corpus = read_corpus(data_dir(), notebooks_dir(), today or datetime.now(tz=UTC).date())
    found = {finding: None for rule in RULES for finding in rule.faults(corpus)}
    return sorted(found, key=lambda one: (one.file, one.record or "", one.line, one.fault))
