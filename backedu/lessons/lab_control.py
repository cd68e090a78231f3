"""A lab as a control: its record, its figure and its guess put together."""

from __future__ import annotations

from typing import Any

from backedu import figures
from backedu.content.citing import cited
from backedu.content.wording import sections
from backedu.topics.labs import Lab as About
from backedu.views import guess
from backedu.widgets import Lab


def lab_control(about: About) -> tuple[Lab, tuple[str, ...]]:
    """Return a lab to show, and the ids of the publications behind its first figure.

    Args:
        about: Its record in ``labs.toml``.
    """
    start = about.start()
    first = figures.draw(about.id, start)

    def draw(values: dict[str, Any]) -> dict[str, Any]:
        figure = first if values == start else figures.draw(about.id, values)
        return figure.as_dict() | {"sources": cited(figure.sources)}

    shown = Lab(
        [slider.as_dict() for slider in about.sliders],
        draw,
        [choice.as_dict() for choice in about.choices],
        lambda said: guess.compared(about.id, said),
        prompt=guess.prompt(about.id),
        title=about.title,
        task=about.task,
        notice=list(about.notice),
        words=sections("control", "lab", "guess", "slider", "picture", "cited"),
        kept_as=f"lab-{about.id}",
    )
    return shown, first.sources
