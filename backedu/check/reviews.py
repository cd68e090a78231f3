"""Has somebody compared the record with its sources lately?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule

MONTHS_BETWEEN_REVIEWS = 24


def overdue_since(reviewed: date) -> date:
    """Return the first day on which a review is overdue.

    Example:
        >>> overdue_since(date(2024, 2, 29))
        datetime.date(2026, 3, 1)
    """
    year = reviewed.year + MONTHS_BETWEEN_REVIEWS // 12
    try:
        last = reviewed.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)
    return date.fromordinal(last.toordinal() + 1)


def _overdue(corpus: Corpus) -> Iterator[Finding]:
    for document, id_, record in corpus.all():
        reviewed = record.get("reviewed")
        if isinstance(reviewed, date) and corpus.today >= overdue_since(reviewed):
            yield document.finding(
                id_,
                "reviewed",
                f"is {reviewed}, more than {MONTHS_BETWEEN_REVIEWS} months ago; compare the record "
                "with its sources and give it the day on which you did",
            )


RULES = (
    Rule(
        "review-due",
        f"Every record was reviewed within {MONTHS_BETWEEN_REVIEWS} months",
        "Evidence and guidelines change; a date that nobody renews stops meaning anything.",
        _overdue,
    ),
)
