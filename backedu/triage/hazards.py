"""The hazard log: what could go wrong with the triage and the lessons, and what is done about it.

A hazard is a record of ``data/hazards.toml``. The tests that show its control are named, not run:
they are no part of an installed backedu. ``tests/triage/test_hazards.py`` looks them up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from backedu.content.error import Where
from backedu.content.library import check_record
from backedu.content.reader import load

_FILE = "hazards.toml"
_TEST = re.compile(r"tests/(?:\w+/)*\w+\.py::\w+")


class Severity(StrEnum):
    """How bad the harm could be, in the worst case that is credible."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    GRAVE = "grave"


class Likelihood(StrEnum):
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
    likelihood: Likelihood
    control: str
    shown_by: tuple[str, ...]
    residual: str
    reviewed: date


def load_hazards(folder: Path | None = None) -> Mapping[str, Hazard]:
    """Read the hazard log of a folder, by id; the shipped ``data/`` by default.

    Raises:
        ContentError: A record is wrong; the message names file, record and field.

    Example:
        >>> load_hazards()["unknown-as-no"].severity.value
        'grave'
    """
    hazards = load(Hazard, _FILE, folder)
    for hazard in hazards.values():
        check_record(_FILE, hazard, {})
        where = Where(_FILE, hazard.id, "shown_by")
        for name in hazard.shown_by:
            if not _TEST.fullmatch(name):
                raise where.error(
                    f"has '{name[:80]}'; a test is written tests/test_cli.py::test_name"
                )
        if len(set(hazard.shown_by)) < len(hazard.shown_by):
            raise where.error("names the same test twice")
    return hazards
