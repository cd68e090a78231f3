"""What scans of the lower back show in people without back pain, by age.

The numbers are estimates from the model of one review (Brinjikji 2015a) at whole decades of age.
Nothing is computed between the decades: an age in between is refused.

Example:
    >>> share_percent(findings()["disc-bulge"], age=40)
    50
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content.faults import Fault
from backedu.content.model import Certainty
from backedu.content.table import Data, Table


class Basis(StrEnum):
    """What one number rests on, in words for a table."""

    CONFIRMED = "confirmed"
    MODEL_ONLY = "confirmed, but no scans at this age: the review's model alone"
    UNCONFIRMED = "not confirmed: seen in second-hand copies only"


@dataclass(frozen=True)
class ScanFinding:
    """Share of people WITHOUT back pain who show a finding on a scan, by age in years.

    ``plain`` completes the sentence "50 of 100 people have ...". At an age outside
    ``checked_ages`` the figure was seen in second-hand copies only; at one of
    ``model_only_ages`` the review had no scans and its figure comes from its model alone.
    ``report_says`` is how a report may put it, ``could_say`` the same in words for the person.
    """

    id: str
    name: str
    plain: str
    meaning: str
    report_says: str
    could_say: str
    percent_by_age: dict[str, int]
    checked_ages: tuple[int, ...]
    sources: tuple[str, ...]
    certainty: Certainty
    reviewed: date
    model_only_ages: tuple[int, ...] = ()


def _faults(finding: ScanFinding, data: Data) -> Iterator[Fault]:
    """Say which shares cannot be, and which marks are on ages without a share."""
    first = next(iter(data.read(findings).values()))
    try:
        known = ages(finding)
        expected = tuple(sorted(ages(first)))
    except ValueError:
        yield "percent_by_age", "needs whole ages as its keys"
        return
    if known != expected:
        yield "percent_by_age", f"needs the ages of '{first.id}', rising"
    shares = list(finding.percent_by_age.values())
    if not all(0 <= share <= 100 for share in shares):
        yield "percent_by_age", "needs shares from 0 to 100"
    if shares != sorted(shares):
        yield "percent_by_age", "falls with age; the review's shares rise"
    for name in ("checked_ages", "model_only_ages"):
        unknown = set(getattr(finding, name)) - set(known)
        if unknown:
            yield name, f"names age {min(unknown)}, which has no share"


findings = Table("scans.toml", ScanFinding, _faults, sourced=True)
"""What scans show, in the file's order."""


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


def basis(finding: ScanFinding, age: float) -> Basis:
    """Return what the share at ``age`` years rests on.

    Example:
        >>> basis(findings()["disc-bulge"], age=70).name
        'UNCONFIRMED'
    """
    if age not in finding.checked_ages:
        return Basis.UNCONFIRMED
    return Basis.MODEL_ONLY if age in finding.model_only_ages else Basis.CONFIRMED


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
    firm = [each for each in commonest_first if basis(each, age) is Basis.CONFIRMED]
    bulge = findings()["disc-bulge"]
    return bulge if bulge in firm else firm[0]
