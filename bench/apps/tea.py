"""What the benchmark's notebook shows: the lesson in backedu's own controls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backedu.content.wording import sections
from backedu.widgets import Lab, QuestionCard, Questionnaire
from bench import lesson

_YES_NO = [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]


def questionnaire() -> Questionnaire:
    """Return the twelve choices and the three numbers."""
    choices = [
        {"name": f"c{i}", "ask": ask, "kind": "choice", "options": _YES_NO}
        for i, (ask, _) in enumerate(lesson.CHOICES)
    ]
    numbers = [
        {"name": name, "ask": label, "kind": "number", "min": low, "max": high}
        for name, label, low, high, _start in lesson.NUMBERS
    ]
    group = {"id": "cup", "title": "Your cup", "questions": [*choices, *numbers]}
    return Questionnaire([group], assess, words=sections("questionnaire", "cited"))


def assess(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the verdict as the questionnaire shows it."""
    choices = [given.get(f"c{i}") == "yes" for i in range(len(lesson.CHOICES))]
    numbers = [given.get(name, start) for name, *_rest, start in lesson.NUMBERS]
    said = lesson.verdict(choices, *numbers)
    bar = {"tone": "soon", "mark": "●", "title": said, "note": f"{len(given)} answers"}
    banner = {"tone": "soon", "mark": "●", "title": said, "lines": []}
    return {"bar": bar, "banner": banner, "sections": [], "footnote": ""}


def lab() -> Lab:
    """Return the three sliders with both figures."""
    sliders = [
        {"name": name, "label": label, "unit": unit, "min": low, "max": high, "step": step}
        | {"start": start}
        for name, label, unit, low, high, step, start in lesson.SLIDERS
    ]
    words = sections("lab", "slider", "picture", "cited")
    return Lab(sliders, draw, title="Watch it cool", words=words)


def draw(values: Mapping[str, float]) -> dict[str, Any]:
    """Return both figures, one above the other, as one of backedu's."""
    first, second = (lesson.figure(i, **values) for i in range(2))
    second["data"][0] |= {"xaxis": "x2", "yaxis": "y2"}
    layout = {
        "height": 600,
        "showlegend": False,
        "margin": first["layout"]["margin"],
        "xaxis": first["layout"]["xaxis"],
        "yaxis": first["layout"]["yaxis"] | {"domain": [0.55, 1], "title": lesson.TITLES[0]},
        "xaxis2": second["layout"]["xaxis"] | {"anchor": "y2"},
        "yaxis2": second["layout"]["yaxis"] | {"domain": [0, 0.45], "title": lesson.TITLES[1]},
    }
    degrees = first["data"][0]["y"][lesson.POINT]
    return {
        "data": [*first["data"], *second["data"]],
        "layout": layout,
        "finding": f"After half an hour the drink has {degrees:.0f} degrees.",
        "table": {"columns": ["After", "Degrees"], "rows": [["half an hour", f"{degrees:.0f}"]]},
        "sources": [],
        "note": "",
    }


def question(number: int) -> QuestionCard:
    """Return one of the five questions."""
    ask, texts, right = lesson.QUIZ[number]
    options = [{"id": str(i), "text": text} for i, text in enumerate(texts)]

    def mark(chosen: str) -> dict[str, Any]:
        said = lesson.feedback(texts[int(chosen)], texts[right])
        return {"right": said == lesson.RIGHT, "word": "Marked.", "text": said}

    return QuestionCard(ask, options, mark, words=sections("question", "cited"))
