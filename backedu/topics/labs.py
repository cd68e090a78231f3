"""The words around a figure that can be played with: its controls, the task, what to notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import Any

from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table

_SHARE = re.compile(r"(\d[\d,]*) (?:in|of) (\d[\d,]*)")


@dataclass(frozen=True)
class Tick:
    """A value of a slider that has a name."""

    value: float
    label: str

    @property
    def share(self) -> float | None:
        """The share that the label names; None where it names none.

        Example:
            >>> Tick(1, "8 in 10,000").share, Tick(0, "none given").share
            (0.0008, None)
        """
        named = _SHARE.fullmatch(self.label)
        if named is None:
            return None
        part, whole = (int(number.replace(",", "")) for number in named.groups())
        return part / whole if 0 <= part <= whole else None


@dataclass(frozen=True)
class Slider:
    """One slider: ``min``, ``max``, ``step`` and ``start`` are in ``unit``.

    ``low`` and ``high`` name the two ends of the range. With ``shares`` the figure computes with
    the share that each tick names, so that what is read is what is drawn.
    """

    id: str
    label: str
    min: float
    max: float
    step: float
    start: float
    low: str
    high: str
    unit: str | None = None
    ticks: tuple[Tick, ...] = ()
    shares: bool = False

    def share(self, value: float) -> float:
        """Return the share, from 0 to 1, that a position of the slider names.

        Raises:
            ValueError: There is no such position, or it names no share.

        Example:
            >>> labs()["flags_in_a_row"].slider("before").share(1)
            0.0008
        """
        known = {tick.value: tick.share for tick in self.ticks}
        if (share := known.get(value)) is None:
            raise ValueError(f"There is no position {value}; choose {self.min:g} to {self.max:g}.")
        return share

    def as_dict(self) -> dict[str, Any]:
        """Return the slider as plain data, as the slider control takes it.

        Example:
            >>> slider = labs()["scans"].sliders[0].as_dict()
            >>> slider["name"], slider["start"], slider["ticks"]
            ('age', 40, [])
        """
        return {
            "name": self.id,
            "label": self.label,
            "unit": self.unit or "",
            "min": self.min,
            "max": self.max,
            "step": self.step,
            "start": self.start,
            "low": self.low,
            "high": self.high,
            "ticks": [{"value": tick.value, "label": tick.label} for tick in self.ticks],
        }


@dataclass(frozen=True)
class Option:
    """One of the settings that a choice offers."""

    id: str
    label: str


@dataclass(frozen=True)
class Choice:
    """A setting with named values, of which one applies, or any number where ``several``.

    A setting always has a value, so ``start`` names an option; where ``several`` it may be left
    out, and none is ticked. The value of ``several`` is the ids of what is ticked, in the order of
    ``options``, with a space between.
    """

    id: str
    label: str
    options: tuple[Option, ...]
    start: str | None = None
    several: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the choice as plain data, as the control takes it.

        Example:
            >>> Choice("grip", "Grip", (Option("good", "Handles"),), "good").as_dict()["start"]
            'good'
        """
        return {
            "name": self.id,
            "label": self.label,
            "options": [{"id": option.id, "label": option.label} for option in self.options],
            "start": self.start or "",
            "several": self.several,
        }


@dataclass(frozen=True)
class Lab:
    """A figure with controls; its id is that of the figure (see :func:`backedu.figures.draw`).

    A lab that is drawn as another one is names that one as its ``figure``, and has the same
    controls. ``sources`` is what the figure rests on beside the records that it draws.
    """

    id: str
    title: str
    task: str
    notice: tuple[str, ...]
    reviewed: date
    figure: str | None = None
    sources: tuple[str, ...] = ()
    sliders: tuple[Slider, ...] = ()
    choices: tuple[Choice, ...] = ()

    def slider(self, id_: str) -> Slider:
        """Return one of the sliders.

        Raises:
            KeyError: The lab has no such slider.
        """
        return {slider.id: slider for slider in self.sliders}[id_]

    @property
    def drawn_as(self) -> str:
        """The id of the lab as which it is drawn: its own where it names none.

        Example:
            >>> labs()["bedside_test"].drawn_as, labs()["scans"].drawn_as
            ('leg_raise', 'scans')
        """
        return self.figure or self.id

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the controls: the choices, then the sliders.

        Example:
            >>> labs()["scan_report"].names
            ('finding', 'age')
        """
        choices = tuple(choice.id for choice in self.choices)
        return choices + tuple(slider.id for slider in self.sliders)

    def start(self) -> dict[str, Any]:
        """Return the starting value of each control, by its id: a number or the id of an option.

        Example:
            >>> labs()["scans"].start()
            {'age': 40}
        """
        return {control["name"]: control["start"] for control in self.controls()}

    def controls(self) -> list[dict[str, Any]]:
        """Return the choices and then the sliders as plain data, as the page shows them."""
        choices = [choice.as_dict() for choice in self.choices]
        return choices + [slider.as_dict() for slider in self.sliders]


def _faults(lab: Lab, _: Data) -> Iterator[Fault]:
    """Say what is wrong with a lab: no control, two with one id, or a control that is wrong."""
    if not lab.start() or len(lab.start()) < len(lab.controls()):
        yield "sliders", "or 'choices' needs at least one, each with its own id"
    for slider in lab.sliders:
        for field, fault in _slider_faults(slider):
            yield None, f"slider '{slider.id}': field '{field}' {fault}"
    for choice in lab.choices:
        for field, fault in _choice_faults(choice):
            yield None, f"choice '{choice.id}': field '{field}' {fault}"


def _figures(found: Mapping[str, Lab], _: Data) -> Iterator[FileFault]:
    """Say which lab names a figure that another one doesn't have, or can't set."""
    for lab in found.values():
        if not lab.figure:
            continue
        model = found.get(lab.figure)
        if model is None or model.figure:
            own = ", ".join(id_ for id_, each in found.items() if not each.figure)
            yield lab.id, "figure", f"is '{lab.figure}', not one of: {own}"
        elif set(lab.names) != set(model.names):
            controls = ", ".join(model.names)
            yield lab.id, "figure", f"needs the controls of '{lab.figure}': {controls}"


labs = Table("labs.toml", Lab, _faults, together=_figures)
"""The labs, in the order of the lessons."""


def _slider_faults(slider: Slider) -> Iterator[tuple[str, str]]:
    """Say why a slider cannot show what it promises."""
    for name in ("min", "max", "step", "start"):
        if not isfinite(getattr(slider, name)):
            yield name, "must be a finite number"
            return
    if not slider.min < slider.max:
        yield "max", "must be above 'min'"
        return
    if not 0 < slider.step <= slider.max - slider.min:
        yield "step", "must be above 0 and fit into the range"
        return
    for name, value in [
        ("start", slider.start),
        ("max", slider.max),
        *(("ticks", tick.value) for tick in slider.ticks),
    ]:
        steps = (value - slider.min) / slider.step
        if not slider.min <= value <= slider.max or abs(steps - round(steps)) > 1e-9:
            yield name, f"has {value}, which is not on the slider's steps"
    if slider.shares:
        yield from _share_faults(slider)


def _share_faults(slider: Slider) -> Iterator[tuple[str, str]]:
    """Say which position has no share, and that shares do not rise."""
    named = []
    for tick in slider.ticks:
        if tick.share is None:
            yield "ticks", f"has '{tick.label}', which isn't a share such as '8 in 10,000'"
            return
        named.append((tick.value, tick.share))
    positions = round((slider.max - slider.min) / slider.step) + 1
    falls = any(a >= c or b >= d for (a, b), (c, d) in pairwise(named))
    if len(named) != positions or falls:
        yield "ticks", "needs a share for every position, lowest first"


def _choice_faults(choice: Choice) -> Iterator[tuple[str, str]]:
    """Say that a choice leaves nothing to choose, or starts with what it does not offer."""
    known = [option.id for option in choice.options]
    if len(known) < (1 if choice.several else 2) or len(set(known)) < len(known):
        yield "options", "needs at least two, each with its own id"
    if any(" " in each for each in known):
        yield "options", "has an id with a space in it"
    start = (choice.start or "").split() if choice.several else [choice.start]
    if not set(start) <= set(known):
        yield "start", f"has '{choice.start}', which is not an option's id"
