"""A figure's traces as a still drawing (SVG): what paper needs, which runs no script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from backedu.export.markup import text

_WIDTH = 760  # beside letters of 16: a sheet's
_LETTER, _MOST_FOR_NAMES = 8.9, 0.45  # of names beside bars: how wide, and of a drawing's width
_FULLER = 1.6  # bars without names between them, as a page has them
_HIGHER = 1.2  # than on a screen, where there is less room
_BELOW = 46  # room for ticks and the title of the axis
_BOLD = re.compile(r"&lt;(/?)b&gt;")
_DASH = {"dash": "8 5", "dot": "2 4"}
_ANCHOR = {"left": "end", "center": "middle", "right": "start"}


@dataclass(frozen=True)
class _Area:
    """Where the axes are on the sheet, and what they span."""

    left: float
    right: float
    top: float
    bottom: float
    xs: Sequence[float]
    ys: Sequence[float]

    def x(self, value: float) -> float:
        first, last = self.xs
        return self.left + (value - first) / (last - first) * (self.right - self.left)

    def y(self, value: float) -> float:
        first, last = self.ys
        return self.bottom - (value - first) / (last - first) * (self.bottom - self.top)


def plot(figure: Mapping[str, Any], width: float = _WIDTH) -> str:
    """Return a figure with one pair of axes as SVG: bars, lines, points, texts and paths.

    Args:
        figure: As ``Figure.as_dict`` gives it.
        width: Of the drawing, whose letters are 16 high; a phone needs a narrower one.

    Example:
        >>> axis = {"range": [0, 2], "visible": False}
        >>> bar = {"type": "bar", "orientation": "h", "x": [1], "y": [1], "width": 1}
        >>> drawn = plot({"data": [bar], "alt": "One bar", "finding": "",
        ...               "layout": {"xaxis": axis, "yaxis": axis, "height": 100}})
        >>> drawn.count("<rect")
        1
    """
    data, layout = _with_names_beside(figure["data"], figure["layout"], width)
    height = layout["height"]
    area = _area(layout, width, height)
    shapes = (_shape(shape, area) for shape in layout.get("shapes", ()))
    traces = (part for trace in data for part in _trace(trace, area))
    parts = "".join([*shapes, *_axes(layout, area), *traces])
    label = text(figure["alt"] or figure["finding"])
    at = f'viewBox="0 0 {width:g} {height}" preserveAspectRatio="xMinYMid"'
    return f'<svg {at} role="img" aria-label="{label}">{parts}</svg>'


def _with_names_beside(
    data: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], width: float
) -> tuple[Sequence[Mapping[str, Any]], Mapping[str, Any]]:
    """Put names beside their bars where they are short enough, as a lesson's page does."""
    named = [trace for trace in data if trace.get("meta", {}).get("letters")]
    if len(named) != 1 or not str(named[0]["textposition"]).endswith("right"):
        return data, layout
    names, column = named[0]["meta"], _LETTER * named[0]["meta"]["letters"] + 12
    if column > _MOST_FOR_NAMES * width:
        return data, layout
    margin = {"l": 8, "r": 8} | layout.get("margin", {}) | {"l": 8 + column}
    first, last = layout["xaxis"]["range"]
    edge = first - (last - first) * column / (width - margin["l"] - margin["r"])
    beside = {"x": [edge] * len(names["level"]), "y": names["level"]}
    made = [{**each, **beside} if each is named[0] else _fuller(each) for each in data]
    return made, {**layout, "height": _HIGHER * names["height"], "margin": margin}


def _fuller(trace: Mapping[str, Any]) -> Mapping[str, Any]:
    if trace["type"] != "bar":
        return trace
    wide = trace["width"]
    made = [_FULLER * one for one in wide] if isinstance(wide, list) else _FULLER * wide
    return {**trace, "width": made}


def _area(layout: Mapping[str, Any], width: float, height: float) -> _Area:
    margin = {"l": 8, "r": 8, "t": 8, "b": 8} | layout.get("margin", {})
    x, y = layout["xaxis"], layout["yaxis"]
    named = y.get("ticktext") if y.get("visible", True) else None
    left = margin["l"] + (7 * max(map(len, named)) + 12 if named else 0)
    below = _BELOW if x.get("visible", True) else 0
    top, xs, ys = margin["t"], x["range"], y["range"]
    wide, high = width - margin["r"] - left, height - margin["b"] - below - top
    if y.get("scaleanchor"):  # a unit is as long across as up: people are not stretched
        unit = min(wide / abs(xs[1] - xs[0]), high / abs(ys[1] - ys[0]))
        wide, high = unit * abs(xs[1] - xs[0]), unit * abs(ys[1] - ys[0])
    return _Area(left, left + wide, top, top + high, xs, ys)


def _axes(layout: Mapping[str, Any], area: _Area) -> Iterator[str]:
    x, y = layout["xaxis"], layout["yaxis"]
    if x.get("visible", True):
        yield f'<path class="axis" d="M{area.left} {area.bottom}H{area.right}"/>'
        for value, name in zip(x.get("tickvals", ()), x.get("ticktext", ()), strict=True):
            yield _words(area.x(value), area.bottom + 18, name, "middle")
        middle = (area.left + area.right) / 2
        yield _words(middle, area.bottom + 40, x.get("title", {}).get("text", ""), "middle")
    if y.get("visible", True):
        yield f'<path class="axis" d="M{area.left} {area.top}V{area.bottom}"/>'
        for value, name in zip(y.get("tickvals", ()), y.get("ticktext", ()), strict=True):
            yield _words(area.left - 6, area.y(value) + 5, name, "end")


def _trace(trace: Mapping[str, Any], area: _Area) -> Iterator[str]:
    if trace["type"] == "bar":
        yield from _bars(trace, area)
        return
    mode = trace["mode"]
    if "lines" in mode:
        yield _line(trace, area)
    points = zip(trace["x"], trace["y"], strict=True)
    for i, (x, y) in enumerate(points):
        if x is None or y is None:
            continue
        if "markers" in mode:
            yield from _point(trace, i, area.x(x), area.y(y), area)
        if "text" in mode:
            yield _label(trace, i, area.x(x), area.y(y))


def _bars(trace: Mapping[str, Any], area: _Area) -> Iterator[str]:
    marker = trace.get("marker", {})
    for i, (length, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        start = _each(trace.get("base", 0), i)
        left, right = area.x(start), area.x(start + length)
        wide = _each(trace["width"], i)
        top, low = sorted((area.y(y + wide / 2), area.y(y - wide / 2)))
        line = marker.get("line", {})
        yield (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{low - top:.1f}" fill="{_each(marker.get("color", "#7c929f"), i)}" '
            f'stroke="{_each(line.get("color", "none"), i)}" '
            f'stroke-width="{_each(line.get("width", 0), i)}"/>'
        )
        if trace.get("text"):
            yield _words(right + 5, (top + low) / 2 + 5, _each(trace["text"], i), "start")


def _line(trace: Mapping[str, Any], area: _Area) -> str:
    pen, steps, is_down = trace.get("line", {}), [], False
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            is_down = False
            continue
        steps.append(f"{'L' if is_down else 'M'}{area.x(x):.1f} {area.y(y):.1f}")
        is_down = True
    return (
        f'<path d="{"".join(steps)}" fill="none" stroke="{pen.get("color", "#7c929f")}" '
        f'stroke-width="{pen.get("width", 2)}" '
        f'stroke-dasharray="{_DASH.get(pen.get("dash", ""), "none")}"/>'
    )


def _point(trace: Mapping[str, Any], i: int, x: float, y: float, area: _Area) -> Iterator[str]:
    marker = trace.get("marker", {})
    colour = _each(marker.get("color", "#7c929f"), i)
    error = trace.get("error_x")
    if error:
        low, high = _each(error["arrayminus"], i), _each(error["array"], i)
        value = trace["x"][i]
        if low or high:
            yield (
                f'<path d="M{area.x(value - low):.1f} {y:.1f}H{area.x(value + high):.1f}" '
                f'stroke="{error.get("color", colour)}" stroke-width="2"/>'
            )
    half = _each(marker.get("size", 6), i) / 2
    if half and "open" in str(_each(marker.get("symbol", ""), i)):
        look = f'fill="#fff" stroke="{colour}" stroke-width="2"'
    else:
        rim = marker.get("line", {})
        edge, width = _each(rim.get("color", "none"), i), _each(rim.get("width", 0), i)
        look = f'fill="{colour}" stroke="{edge}" stroke-width="{width}"'
    if half:
        yield _mark(str(_each(marker.get("symbol", "circle"), i)), x, y, half, look)


def _mark(symbol: str, x: float, y: float, half: float, look: str) -> str:
    if symbol.startswith("circle"):
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}" {look}/>'
    if symbol.startswith("triangle-right"):
        left, right = f"{x - half:.1f}", f"{x + half:.1f}"
        return f'<path d="M{left} {y - half:.1f}L{right} {y:.1f}L{left} {y + half:.1f}Z" {look}/>'
    corner = f'x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}"'
    turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if symbol.startswith("diamond") else ""
    return f"<rect {corner}{turn} {look}/>"


def _label(trace: Mapping[str, Any], i: int, x: float, y: float) -> str:
    up, side = str(_each(trace.get("textposition", "middle center"), i)).split()
    lower = {"top": -8, "middle": 5, "bottom": 18}[up]
    aside = {"left": -8.0, "center": 0.0, "right": 8.0}[side]
    if "markers" not in trace["mode"]:
        aside /= 2
    return _words(x + aside, y + lower, _each(trace["text"], i), _ANCHOR[side])


def _shape(shape: Mapping[str, Any], area: _Area) -> str:
    if shape.get("type") != "path":
        return ""
    wide, high = area.x(1) - area.x(0), area.y(1) - area.y(0)
    pen = shape.get("line", {})
    return (
        f'<path d="{text(shape["path"])}" '
        f'transform="matrix({wide:.4f} 0 0 {high:.4f} {area.x(0):.2f} {area.y(0):.2f})" '
        f'fill="{shape.get("fillcolor", "none")}" stroke="{pen.get("color", "none")}" '
        f'stroke-width="{pen.get("width", 1)}" vector-effect="non-scaling-stroke"/>'
    )


def _words(x: float, y: float, words: object, anchor: str) -> str:
    lines: Iterable[str] = str(words).split("<br>")
    spans = "".join(
        f'<tspan x="{x:.1f}" dy="{16 if i else 0}">{_bold(line)}</tspan>'
        for i, line in enumerate(lines)
    )
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{spans}</text>'


def _bold(line: str) -> str:
    # Wide spaces keep a name off the mark before it, and so they stay.
    return _BOLD.sub(lambda found: "</tspan>" if found[1] else '<tspan class="bold">', escape(line))


def _each(value: Any, i: int) -> Any:
    return value[i] if isinstance(value, list | tuple) else value
