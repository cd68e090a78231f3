"""Two patients who seem alike, side by side: what differed, and why the level differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backedu.content.wording import words
from backedu.topics.patients.offer import asks
from backedu.topics.patients.records import Patient
from backedu.views.panel import MARKS


def beside(patient: Patient, partner: Patient) -> dict[str, Any]:
    """Return the table of two patients: a line for each thing that decides the level of one.

    What both have alike is left out. It says how both should be seen.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> table = beside(patients()["early-ces"], patients()["sciatica-no-weakness"])
        >>> table["heads"], table["rows"][0]["cells"][1]["text"]
        (['Leanne, 39', 'Tom, 42'], 'Soon')
    """
    both = (patient, partner)
    return {
        "heads": [f"{each.name}, {each.age}" for each in both],
        "rows": [
            {"label": label, "cells": cells}
            for label, cells in _lines(both)
            if cells[0] != cells[1]
        ],
    }


def level_shown(level: str) -> dict[str, str]:
    """Return a level as a page shows it: in a word, with its sign and its colour."""
    text = words("consultation_levels_short")[level]
    return {"tone": level, "mark": MARKS[level], "text": text}


def _lines(both: tuple[Patient, Patient]) -> Iterator[tuple[str, list[Any]]]:
    label = words("consultation_marks")
    yield label["row_level"], [level_shown(each.level.value) for each in both]
    yield label["row_opening"], [each.opening_note for each in both]
    for id_, ask in asks().items():
        if any(id_ in each.key for each in both):
            yield ask.open or ask.text, [_found(each, id_) for each in both]
    yield label["why"], [each.why for each in both]


def _found(patient: Patient, id_: str) -> str:
    """What an answer or a test comes to in this person, in a few words."""
    if id_ not in patient.asks:
        return words("consultation_marks")["does_not_apply"]
    return patient.line(id_)
