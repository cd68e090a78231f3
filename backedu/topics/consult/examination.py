"""A neurological examination of the legs: tests, people to examine, and what their findings fit.

Which root a test is for is textbook consensus: roots overlap, and a finding fits several places.

Example:
    >>> person = examined()["first"]
    >>> fitting(person, ("big_toe",))
    ('L5', 'peroneal')
    >>> fitting(person, ("big_toe", "hip_abduction"))
    ('L5',)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from backedu.content.faults import Fault
from backedu.content.table import Data, Table

PLACES = ("L3", "L4", "L5", "S1", "peroneal", "cauda", "cord")
"""Where the trouble can be: single roots, a nerve at the knee, the roots below, the spinal cord."""

SEGMENTS = ("pelvis", "thigh", "shank", "foot")
"""Where on a person a test is marked; a leg's segments begin at their nearer joint."""

SIDES = ("right", "left", "both")


@dataclass(frozen=True)
class BedsideTest:
    """One test: how it is done, what is normal, and which of :data:`PLACES` it looks at.

    It is marked on a person at ``segment``, so far along it as ``share`` says.
    """

    id: str
    name: str
    do: str
    normal: str
    looks_at: tuple[str, ...]
    segment: str
    share: float = 0


@dataclass(frozen=True)
class Found:
    """What a test finds in one person, on which side, and the places that it fits.

    It is marked at the place of the test, unless it has a ``segment`` of its own.
    """

    test: str
    found: str
    side: str
    fits: tuple[str, ...]
    segment: str | None = None
    share: float = 0


@dataclass(frozen=True)
class Examined:
    """An invented person: what they tell, what is found, and what follows.

    Where ``story_is_enough``, what follows is said before any test: none may be waited for.
    """

    id: str
    story: str
    then: str
    findings: tuple[Found, ...]
    sources: tuple[str, ...]
    reviewed: date
    story_is_enough: bool = False

    def finding(self, test: str) -> Found | None:
        """Return what a test finds; None where it is normal."""
        return next((each for each in self.findings if each.test == test), None)


def fitting(person: Examined, done: Collection[str]) -> tuple[str, ...]:
    """Return the places that fit everything abnormal so far; none while nothing is abnormal.

    Args:
        person: Who is examined.
        done: Ids of the tests that were done.
    """
    fits = [set(each.fits) for each in person.findings if each.test in done]
    return tuple(each for each in PLACES if each in set.intersection(*fits)) if fits else ()


def _test_faults(test: BedsideTest, _: Data) -> Iterator[Fault]:
    if not test.looks_at or not set(test.looks_at) <= set(PLACES):
        yield "looks_at", f"needs at least one of {', '.join(PLACES)}"
    if test.segment not in SEGMENTS:
        yield "segment", f"needs one of {', '.join(SEGMENTS)}"
    if not 0 <= test.share <= 1:
        yield "share", f"has {test.share:g}, which isn't between 0 and 1"


def _faults(person: Examined, data: Data) -> Iterator[Fault]:
    tests = data.read(examination_tests)
    for each in person.findings:
        if each.test not in tests:
            yield "findings", f"names the test '{each.test}', which isn't in examination.toml"
        elif not each.fits or not set(each.fits) <= set(tests[each.test].looks_at):
            yield "findings", f"has '{each.test}' fit what the test doesn't look at"
        elif each.segment not in {None, *SEGMENTS} or not 0 <= each.share <= 1:
            yield "findings", f"has '{each.test}' at a place that a person doesn't have"
        elif each.side not in SIDES:
            yield "findings", f"has '{each.test}' on a side that isn't one of {', '.join(SIDES)}"
    if not fitting(person, [each.test for each in person.findings]):
        yield "findings", "fit no place together"


examination_tests = Table("examination.toml", BedsideTest, _test_faults)
"""The tests, in the order of an examination."""

examined = Table("examined.toml", Examined, _faults, sourced=True)
"""The people to examine."""
