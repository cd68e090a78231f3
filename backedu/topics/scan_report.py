"""What a report of a scan might say, and what it should say beside it.

A report names a finding. How many people of the same age have it without any pain is left out,
though it decides what the finding is worth; the second line gives it (Brinjikji 2015a).

Example:
    >>> report(findings()["disc-bulge"], age=40).should_say
    'Disc bulge at L4/5. At 40, about 50 of 100 people without back pain have a bulging disc: \
it is so common without pain that by itself it explains little.'
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from backedu.content.wording import words
from backedu.topics.scans import Basis, ScanFinding, ages, basis, findings, share_percent

__all__ = ["Report", "findings", "nearest_age", "report"]

_COMMON, _UNCOMMON = 50, 20
"""Of 100 people: from the first on a finding is very common; below the second it is uncommon.

Our own convention, without a source: half of all people, and fewer than one in five. They choose
the sentence; the number itself is always shown beside it.
"""


@dataclass(frozen=True)
class Report:
    """Two ways to report one finding in one person.

    Attributes:
        of_age: Age of the people in the numbers: the nearest one that was published, in years.
        share: How many of 100 people without back pain have the finding at ``of_age``.
        sure: What that number rests on.
        might_say: The finding alone.
        should_say: The finding with the share, and what follows.
        to_say: The same to the person.
    """

    of_age: int
    share: int
    sure: Basis
    might_say: str
    should_say: str
    to_say: str


def nearest_age(age: float) -> int:
    """Return the age with numbers (years) that is nearest, the younger one of two.

    Raises:
        ValueError: The age isn't a number.

    Example:
        >>> nearest_age(44), nearest_age(45), nearest_age(120)
        (40, 40, 80)
    """
    if not isfinite(age):
        raise ValueError(f"An age is a number of years, not {age}.")
    return min(ages(), key=lambda known: (abs(known - age), known))


def report(finding: ScanFinding, age: float) -> Report:
    """Return two ways to report a finding.

    Args:
        finding: What was seen.
        age: Age of the person, in years; where no number was published the line says so.

    Raises:
        ValueError: The age isn't a number.
    """
    text, of_age = words("scan_report"), nearest_age(age)
    share, sure = share_percent(finding, of_age), basis(finding, of_age)
    line = text[_line(age)].format(age=of_age, share=share, plain=finding.plain)
    if sure is not Basis.CONFIRMED:
        line += " " + text["unsure" if sure is Basis.UNCONFIRMED else "model_only"]
    value = "common" if share >= _COMMON else "uncommon" if share < _UNCOMMON else "frequent"
    person = "person_uncommon" if value == "uncommon" else "person_common"
    return Report(
        of_age=of_age,
        share=share,
        sure=sure,
        might_say=finding.report_says,
        should_say=f"{finding.report_says} {line}: {text[value]}",
        to_say=f"{finding.could_say} {text[person]}",
    )


def _line(age: float) -> str:
    """Which sentence gives the number, by the age."""
    if age in ages():
        return "line"
    if age > ages()[-1]:
        return "older"
    return "younger" if age < ages()[0] else "near"
