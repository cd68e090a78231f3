"""The hazard log: what could go wrong with the triage and the lessons, and what is done about it.

A hazard is a record of ``data/hazards.toml``. The tests that show its control are named, not run:
they are no part of an installed backedu. ``tests/triage/test_hazards.py`` looks them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backedu.content.faults import Fault
from backedu.content.table import Data, Table

_TEST = re.compile(r"tests/(?:\w+/)*\w+\.py::\w+")


class Severity(StrEnum):
    """How bad the harm could be, in the worst case that is credible."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    GRAVE = "grave"


class Probability(StrEnum):
    """How often the harm is to be expected with the control in place; a judgement, not a count."""

    REMOTE = "remote"
    UNLIKELY = "unlikely"
    POSSIBLE = "possible"
    LIKELY = "likely"


@dataclass(frozen=True)
class Hazard:
    """Something that could hurt someone, as written in ``hazards.toml``.

    ``harm`` says who could be hurt and how, ``residual`` what the control leaves. ``shown_by``
    names tests and proofs as ``tests/file.py::function``; it is empty where none can show the
    control, and then ``residual`` is all the more to be read.
    """

    id: str
    hazard: str
    cause: str
    harm: str
    severity: Severity
    likelihood: Probability
    control: str
    shown_by: tuple[str, ...]
    residual: str
    reviewed: date


def _faults(hazard: Hazard, _: Data) -> Iterator[Fault]:
    for name in hazard.shown_by:
        if not _TEST.fullmatch(name):
            fault = f"has '{name[:80]}'; a test is written tests/test_cli.py::test_name"
            yield "shown_by", fault
    if len(set(hazard.shown_by)) < len(hazard.shown_by):
        yield "shown_by", "names the same test twice"


hazards = Table("hazards.toml", Hazard, _faults)
"""The hazard log."""
