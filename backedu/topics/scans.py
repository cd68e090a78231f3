"""What scans of the lower back show in people without back pain, by age.

The numbers are estimates from the model of one review (Brinjikji 2015a) at whole decades of age.
Nothing is computed between the decades: an age in between is refused.

Example:
    >>> share_percent(findings()["disc-bulge"], age=40)
    50
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from backedu.content import sources
from backedu.content.error import Where
from backedu.content.library import check_record
from backedu.content.model import ScanFinding
from backedu.content.reader import load

FILE = "scans.toml"


class Standing(StrEnum):
    """How well one number stands: what it rests on, in words for a table."""

    CONFIRMED = "confirmed"
    MODEL_ONLY = "confirmed, but no scans at this age: the review's model alone"
    UNCONFIRMED = "not confirmed: seen in second-hand copies only"


def load_findings(folder: Path | None = None) -> Mapping[str, ScanFinding]:
    """Read and check every finding, by id, in the file's order.

    Args:
        folder: Where ``scans.toml`` lies; the shipped content when None.

    Raises:
        ContentError: A record is wrong in itself, a share is not between 0 and 100 or falls
            with age, the findings differ in their ages, or an age is marked that has no share.
    """
    records = load(ScanFinding, FILE, folder)
    for finding in records.values():
        check_record(FILE, finding, sources())
        _check(finding, next(iter(records.values())))
    return records


@cache
def findings() -> Mapping[str, ScanFinding]:
    """Return the shipped findings, by id.

    Example:
        >>> findings()["disc-bulge"].plain
        'a bulging disc'
    """
    return load_findings()


def ages(finding: ScanFinding | None = None) -> tuple[int, ...]:
    """Return the ages (years) at which shares are given, youngest first.

    Args:
        finding: The finding to ask; all shipped ones have the same ages.

    Example:
        >>> ages()
        (20, 30, 40, 50, 60, 70, 80)
    """
    finding = finding or next(iter(findings().values()))
    return tuple(int(age) for age in finding.percent_by_age)


def share_percent(finding: ScanFinding, age: float) -> int:
    """Return how many of 100 people of ``age`` years without back pain show the finding.

    Raises:
        ValueError: The age is not one of :func:`ages`.

    Example:
        >>> share_percent(findings()["spondylolisthesis"], age=35)
        Traceback (most recent call last):
        ...
        ValueError: No numbers for age 35; choose one of 20, 30, 40, 50, 60, 70, 80.
    """
    if age not in ages(finding):
        known = ", ".join(str(each) for each in ages(finding))
        raise ValueError(f"No numbers for age {age}; choose one of {known}.")
    return finding.percent_by_age[str(int(age))]


def standing(finding: ScanFinding, age: float) -> Standing:
    """Return how well the share at ``age`` years stands.

    Example:
        >>> standing(findings()["disc-bulge"], age=70).name
        'UNCONFIRMED'
    """
    if age not in finding.checked_ages:
        return Standing.UNCONFIRMED
    return Standing.MODEL_ONLY if age in finding.model_only_ages else Standing.CONFIRMED


def headline(age: float) -> ScanFinding:
    """Return the finding to lead with at ``age`` years: a confirmed one.

    The bulging disc comes first, being the word that patients bring from their reports; where its
    share is not confirmed, the commonest confirmed finding takes its place.

    Raises:
        ValueError: The age is not one of :func:`ages`.

    Example:
        >>> headline(40).id, headline(70).id
        ('disc-bulge', 'disc-degeneration')
    """
    commonest_first = sorted(
        findings().values(), key=lambda each: share_percent(each, age), reverse=True
    )
    firm = [each for each in commonest_first if standing(each, age) is Standing.CONFIRMED]
    bulge = findings()["disc-bulge"]
    return bulge if bulge in firm else firm[0]


def _check(finding: ScanFinding, first: ScanFinding) -> None:
    """Refuse shares that cannot be, and marks on ages without a share."""
    where = Where(FILE, finding.id)
    if not finding.sources:
        raise where.error("is empty; name at least one", "sources")
    try:
        known = ages(finding)
    except ValueError:
        raise where.error("needs whole ages as its keys", "percent_by_age") from None
    if known != tuple(sorted(ages(first))):
        raise where.error(f"needs the ages of '{first.id}', rising", "percent_by_age")
    shares = list(finding.percent_by_age.values())
    if not all(0 <= share <= 100 for share in shares):
        raise where.error("needs shares from 0 to 100", "percent_by_age")
    if shares != sorted(shares):
        raise where.error("falls with age; the review's shares rise", "percent_by_age")
    for name in ("checked_ages", "model_only_ages"):
        unknown = set(getattr(finding, name)) - set(known)
        if unknown:
            raise where.error(f"names age {min(unknown)}, which has no share", name)
