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

LOOK = "look"
"""Instead of a guess: show me."""


class Lab(SliderPanel, Figure):
    """Sliders and choices at the left, their figure at the right; one above the other on a phone.

    With a ``prompt`` the reader guesses first. ``guess`` is what was guessed, ``LOOK`` where the
    reader asked to be shown, and empty until then: nothing is drawn before. ``compared`` says how
    the guess compares with the answer, which stays here until then.

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
    _css = style("choice", "slider_panel", "figure", "question", "lab")
    page_may_set = SliderPanel.page_may_set | {"guess"}
    follows = frozenset({"figure", "compared"})

    title = traitlets.Unicode().tag(sync=True)
    task = traitlets.Unicode().tag(sync=True)
    notice = traitlets.List(traitlets.Unicode()).tag(sync=True)
    frames = traitlets.Dict().tag(sync=True)
    prompt = traitlets.Dict().tag(sync=True)
    guess = traitlets.Unicode().tag(sync=True)
    compared = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        sliders: Sequence[Mapping[str, Any]],
        draw: Callable[[dict[str, Any]], Mapping[str, Any]],
        choices: Sequence[Mapping[str, Any]] = (),
        compare: Callable[[str | None], str] = lambda _: "",
        **traits: Any,
    ) -> None:
        """Create the lab.

        Args:
            sliders: As for :class:`SliderPanel`.
            draw: Turns what sliders and choices are set to, by name, into a figure as for
                :class:`Figure`. It must depend on nothing else.
            choices: As for :class:`SliderPanel`.
            compare: Says how a guess compares with the answer; it is handed None where the
                reader looked without one.
            traits: Further traits: ``title``, ``task`` (what to do, above the sliders),
                ``notice`` (a list of what to look for, beneath the figure) and ``prompt``: the
                ``question`` to guess first, with ``options`` (each an id and a text), or with
                ``min``, ``max``, ``step`` and ``said`` (a number in words).
        """
        start = draw(start_of(sliders, choices))
        super().__init__(sliders, choices, figure=start, **traits)
        if os.environ.get(SNAPSHOT):
            self.frames = draw_all([*self.choices, *self.sliders], draw)
        self.observe(lambda change: self.set_trait("figure", dict(draw(change["new"]))), "value")
        self._compare = compare
        self.observe(self._on_guess, "guess")

    def _asks(self) -> Any:
        return [super()._asks(), self.prompt]

    def _on_guess(self, change: Any) -> None:
        guess = change["new"]
        said = self._compare(None if guess == LOOK else guess) if guess else ""
        self.set_trait("compared", said)

    @traitlets.validate("guess")
    def _as_asked(self, proposal: Any) -> str:
        """Keep what the prompt offers; anything else is no guess."""
        asked: str = proposal["value"]
        if not self.prompt or asked == LOOK:
            return asked if self.prompt else ""
        if "options" in self.prompt:
            return asked if asked in {option["id"] for option in self.prompt["options"]} else ""
        try:
            number = float(asked)
        except ValueError:
            return ""
        low, high, step = (self.prompt[name] for name in ("min", "max", "step"))
        if not low <= number <= high:
            return ""
        return f"{low + round((number - low) / step) * step:g}"
