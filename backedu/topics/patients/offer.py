"""What may be asked and tested, and what everyone answers who has nothing to report.

Every patient is offered the same questions and tests, so that the list gives nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backedu.content.cached import cached
from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.triage.answer_check import AnswerError, normalise
from backedu.triage.answers import contract

PARTS = ("history", "nerves", "signs", "person", "tests")
"""Where a question belongs; the last are the tests of the examination."""


@dataclass(frozen=True)
class Ask:
    """A question or a test that is on offer with every patient.

    Attributes:
        part: One of :data:`PARTS`.
        text: The question, or the name of the test.
        minutes: What it costs.
        tells: Names of the triage's answers that it brings.
        search: Words by which it is found, besides its own.
        usual: What someone answers who has nothing to report.
        note: The same in a line of the record, as a clinician would write it.
        open: Its line among what was not asked, if no first consultation should miss it.
        for_sex: Whom it is asked, if not everyone.
    """

    id: str
    part: str
    text: str
    minutes: int
    tells: tuple[str, ...]
    search: str
    usual: str
    note: str
    open: str | None = None
    for_sex: str | None = None

    @property
    def is_test(self) -> bool:
        """Whether it is a test rather than a question."""
        return self.part == PARTS[-1]


@dataclass(frozen=True)
class Healthy:
    """The answers to the triage of a person with nothing to report.

    ``childbearing_ages`` are the first and the last year of age in which a woman's record must say
    whether she is pregnant.
    """

    id: str
    answers: dict[str, Any]
    childbearing_ages: tuple[int, int]


@dataclass(frozen=True)
class Net:
    """A line of the safety net that a student may give.

    Attributes:
        sends: ``hospital`` or ``home``, for a line that sends a person there.
        then: Why a line that isn't ``good`` helps nobody.
    """

    id: str
    text: str
    good: bool = True
    then: str | None = None
    sends: str | None = None


def _ask_faults(ask: Ask, _: Data) -> Iterator[Fault]:
    if ask.part not in PARTS:
        yield "part", f"is '{ask.part}', not one of: {', '.join(PARTS)}"
    if ask.minutes < 1:
        yield "minutes", "is below 1; every question takes time"
    if ask.for_sex not in {None, "female", "male"}:
        yield "for_sex", f"is '{ask.for_sex}', not 'female' or 'male'"
    for name in ask.tells:
        if name not in contract():
            yield "tells", f"names '{name}', which isn't an answer of the triage"


def _healthy_faults(healthy: Healthy, _: Data) -> Iterator[Fault]:
    yield from not_answers(healthy.answers)


def not_answers(answers: Mapping[str, Any]) -> Iterator[Fault]:
    """Say which of the answers of a person the triage doesn't understand."""
    for name, value in answers.items():
        try:
            normalise({name: value})
        except AnswerError as error:
            where = "" if name in contract() else "; answers.toml has the names"
            yield f"answers.{name}", f": {error.args[1].rstrip('.')}{where}"


def meant(written: str, known: Mapping[str, Ask]) -> str:
    """Return the end of a sentence about a question that isn't there: which ones it may mean.

    Example:
        >>> meant("skin", asks())
        "; do you mean 'joints' or 'rash'?"
        >>> meant("xyz", asks())
        ''
    """
    words = {*_words(written)}
    found = [id_ for id_, ask in known.items() if words & {*_words(id_, ask.text, ask.search)}]
    return f"; do you mean {' or '.join(repr(id_) for id_ in found)}?" if 0 < len(found) < 4 else ""


def _words(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from re.findall(r"\w{4,}", text.lower())


asks = Table("asks.toml", Ask, _ask_faults)
"""What may be asked and tested, in the order of the list."""

healthy = Table("healthy.toml", Healthy, _healthy_faults)
"""One record: the answers that everyone begins with."""


def _net_faults(net: Net, _: Data) -> Iterator[Fault]:
    if not net.good and not net.then:
        yield "then", "is missing; say why this line helps nobody"
    if net.sends not in {None, "home", "hospital"}:
        yield "sends", f"is '{net.sends}', not 'home' or 'hospital'"


nets: Table[Net] = Table("nets.toml", Net, _net_faults)
"""The lines of a safety net that are on offer."""


@cached
def usual_answers() -> Mapping[str, Any]:
    """Return the answers of a person with nothing to report.

    Example:
        >>> usual_answers()["bladder_change"]
        'none'
    """
    return next(iter(healthy().values())).answers
