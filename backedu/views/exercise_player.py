"""The exercises as a player shows them: words from the content, pictures from the drawn person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backedu.content.citing import evidence
from backedu.content.wording import words
from backedu.person.body import builds
from backedu.person.film import films
from backedu.person.movement import FORMS, Form, Movement, movements
from backedu.topics.care import Exercise

_TONES = ("1", "2", "3", "4")


def items(exercises: Iterable[Exercise]) -> list[dict[str, Any]]:
    """Return what a player needs to show exercises, in their order.

    Example:
        >>> from backedu.topics.care import exercises
        >>> [form["label"] for form in items([exercises()["plank"]])[0]["forms"]]
        ['Easier', 'Usual', 'Harder']
    """
    return [_item(exercise, movements()[exercise.id]) for exercise in exercises]


def looks() -> list[dict[str, Any]]:
    """Return the choices of who is shown."""
    text = words("player")
    mix = {"id": "", "label": text["as_drawn"]}
    known = [{"id": build.id, "label": build.name} for build in builds().values()]
    tones = [{"id": tone, "label": text[f"tone_{tone}"]} for tone in _TONES]
    return [
        {"name": "build", "label": text["build"], "options": [mix, *known], "start": ""},
        {"name": "tone", "label": text["tone"], "options": [mix, *tones], "start": ""},
    ]


def draw(exercise_id: str, form: str, build: str) -> Mapping[str, Any]:
    """Return the pictures of a form, and of the exercise's mistake."""
    made = films(exercise_id)
    return {"film": made[f"{form} {build}"], "mistake": made[f"mistake {build}"]}


def _item(exercise: Exercise, movement: Movement) -> dict[str, Any]:
    label, certainty = words("facts"), words("certainty")
    parts = (
        (label["purpose"], [exercise.purpose]),
        (words("player")["dose"], [exercise.start]),
        (label["easier"], exercise.regressions),
        (label["harder"], exercise.progression),
        (label["care"], exercise.precautions),
        (label["stop"], [exercise.stop_if]),
    )
    return {
        "id": exercise.id,
        "name": exercise.name,
        "note": certainty[exercise.certainty],
        "build": movement.build,
        "tone": str(movement.tone),
        "still": films(exercise.id)[f"still {movement.build}"],
        "forms": [_form(name, movement.form(name)) for name in FORMS],
        "mistake": {"name": movement.mistake.name, "says": movement.mistake.says},
        "parts": [{"name": name, "items": list(texts)} for name, texts in parts],
        "evidence": evidence(exercise.sources, exercise.certainty, exercise.reviewed),
        "drawing": _about(movement),
    }


def _form(name: str, form: Form) -> dict[str, Any]:
    return {
        "id": name,
        "label": words("player")[name],
        "name": form.name,
        "says": form.says or "",
        "steps": [
            {"name": step.name, "cue": step.cue, "seconds": step.seconds, "hold_s": step.hold_s}
            for step in form.steps
        ],
    }


def _about(movement: Movement) -> list[str]:
    """What a reader should know of the drawing: what it follows, and what is not certain."""
    text = words("player")
    unsure = [text["unsure"].format(text=movement.uncertain)] if movement.uncertain else []
    return [
        text["line"],
        text["after"].format(text=movement.drawn_after),
        *unsure,
        text["unreviewed"],
    ]
