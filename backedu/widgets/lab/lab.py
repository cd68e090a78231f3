"""A lab: sliders and choices beside the figure that follows them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.switches import SNAPSHOT
from backedu.widgets.figure.figure import Figure
from backedu.widgets.shared.control import style
from backedu.widgets.shared.frames import draw_all
from backedu.widgets.slider_panel.slider_panel import SliderPanel, start_of


class Lab(SliderPanel, Figure):
    """Sliders and choices at the left, their figure at the right; one above the other on a phone.

    ``frames`` holds every picture where the lesson server drew them beforehand (see
    :mod:`~backedu.widgets.shared.frames`), and is empty elsewhere: the kernel then draws each.

    Example:
        >>> age = {"name": "age", "label": "Age", "min": 20, "max": 80, "step": 10, "start": 40}
        >>> def draw(values):
        ...     return {"data": [], "layout": {}, "finding": f"At {values['age']}", "table": {}}
        >>> lab = Lab([age], draw)
        >>> lab.value = {"age": 50}
        >>> lab.figure["finding"]
        'At 50'
    """

    _esm = script("widgets/lab/lab.js")
    _css = style("choice", "slider_panel", "figure", "lab")
    page_may_set = SliderPanel.page_may_set
    follows = frozenset({"figure"})

    title = traitlets.Unicode().tag(sync=True)
    task = traitlets.Unicode().tag(sync=True)
    notice = traitlets.List(traitlets.Unicode()).tag(sync=True)
    frames = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        sliders: Sequence[Mapping[str, Any]],
        draw: Callable[[dict[str, Any]], Mapping[str, Any]],
        choices: Sequence[Mapping[str, Any]] = (),
        **traits: Any,
    ) -> None:
        """Create the lab.

        Args:
            sliders: As for :class:`SliderPanel`.
            draw: Turns what sliders and choices are set to, by name, into a figure as for
                :class:`Figure`. It must depend on nothing else.
            choices: As for :class:`SliderPanel`.
            traits: Further traits: ``title``, ``task`` (what to do, above the sliders) and
                ``notice`` (a list of what to look for, beneath the figure).
        """
        start = draw(start_of(sliders, choices))
        super().__init__(sliders, choices, figure=start, **traits)
        if os.environ.get(SNAPSHOT):
            self.frames = draw_all([*self.choices, *self.sliders], draw)
        self.observe(lambda change: self.set_trait("figure", dict(draw(change["new"]))), "value")
