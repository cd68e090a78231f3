"""All rules in one place, and all that they find."""

from __future__ import annotations

from datetime import UTC, date, datetime

from backedu.check import (
    calls,
    coverage,
    labs,
    licence,
    medicines,
    one_time,
    options,
    prose,
    question_bank,
    reading,
    reviews,
    rules_of_thumb,
    seen,
    sourcing,
    structure,
)
from backedu.check.corpus import Corpus, read_corpus
from backedu.check.files import documents
from backedu.check.finding import Finding
from backedu.check.patients import case, sexes
from backedu.check.rule import Rule
from backedu.places import data_dir, notebooks_dir

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *sourcing.RULES,
    *coverage.RULES,
    *labs.RULES,
    *reviews.RULES,
    *prose.RULES,
    *options.RULES,
    *question_bank.RULES,
    *reading.RULES,
    *licence.RULES,
    *seen.RULES,
    *rules_of_thumb.RULES,
    *medicines.RULES,
    *one_time.RULES,
    *case.RULES,
    *sexes.RULES,
    *calls.RULES,
)


def corpus_here(today: date | None = None) -> Corpus:
    """Return ``data/`` and ``notebooks/`` as the rules look at them.

    Args:
        today: The day on which reviews are judged; by default the day it is.
    """
    return read_corpus(data_dir(), notebooks_dir(), today or datetime.now(tz=UTC).date())


def found_in(corpus: Corpus, *, form_only: bool = False) -> list[Finding]:
    """Return all that the rules find, by file and line.

    As long as a file cannot be read at all, only what hinders its reading is listed.

    Args:
        corpus: What is looked at.
        form_only: Look only at what hinders reading.

    Example:
        >>> "reviewed" in {each.field for each in found_in(corpus_here(date(2028, 11, 23)))}
        True
    """
    readable = all(document.readable for document in corpus.documents.values())
    rules = (
        RULES
        if not form_only
        and readable
        and set(documents()) <= {one.kind for one in corpus.documents.values()}
        else structure.RULES
    )
    found = {finding: None for rule in rules for finding in rule.faults(corpus)}
    return sorted(found, key=lambda one: (one.file, one.record or "", one.line, one.fault))


def findings(today: date | None = None) -> list[Finding]:
    """Return all that the rules find in ``data/`` and ``notebooks/`` on a day; by default today."""
    return found_in(corpus_here(today))
