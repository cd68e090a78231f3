"""Traces of one kind become one: plotly.js takes about a millisecond for each, at every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Trace = Mapping[str, Any]

# What plotly.js takes as a list with a value for each point.
_OF_MARKERS = frozenset({"color", "opacity", "size", "symbol", "line.color", "line.width"})
_OF_POINTS = frozenset(
    {"x", "y", "base", "width", "text", "textposition", "textfont.color", "textfont.size"}
    | {"meta.level"}
    | {f"marker.{name}" for name in _OF_MARKERS}
    | {f"marker.pattern.{name}" for name in ("shape", "fgcolor", "bgcolor", "size")}
)
_OF_BUBBLES = frozenset({"marker.opacity", "marker.line.width"})
_OF_LINES = frozenset({"x", "y", "marker.symbol"})


def joined(traces: Iterable[Trace]) -> list[dict[str, Any]]:
    """Return traces that look the same and are fewer.

    Bars become one trace with bars in front of it, points and texts one trace with those behind
    it, each point with its own colour, size and place of the text; lines are joined where they are
    drawn alike, with a gap between them. Traces that set different things stay apart.

    Args:
        traces: Traces of type scatter or bar, as plain dicts. The axes may differ.

    Example:
        >>> red, blue = ({"type": "bar", "x": [1], "y": [i], "marker": {"color": c}}
        ...              for i, c in enumerate(["red", "blue"]))
        >>> joined([red, blue])
        [{'type': 'bar', 'x': [1, 1], 'y': [0, 1], 'marker': {'color': ['red', 'blue']}}]
    """
    groups: dict[Any, list[dict[str, Any]]] = {}
    for number, trace in enumerate(traces):
        flat = dict(_flat(trace))
        key = repr(_style(flat)) if _fits(flat) else number
        if _has_lines(flat) or flat["type"] == "bar":
            groups.setdefault(key, []).append(flat)
        else:  # points lie over what is between them
            groups[key] = [*groups.pop(key, []), flat]
    return [_nested(_one(group)) for group in groups.values()]


def _flat(part: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what a trace sets, by name: ``marker.line.color``."""
    for name, value in part.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    trace: dict[str, Any] = {}
    for name, value in flat.items():
        *outer, last = name.split(".")
        part = trace
        for each in outer:
            part = part.setdefault(each, {})
        part[last] = value
    return trace


def _has_lines(flat: Mapping[str, Any]) -> bool:
    return flat["type"] == "scatter" and "lines" in flat.get("mode", "lines")


def _lists(flat: Mapping[str, Any]) -> frozenset[str]:
    if _has_lines(flat):
        return _OF_LINES
    # Points of several sizes are bubbles to plotly.js, clear and with a rim, unless told.
    return _OF_POINTS if flat.keys() >= _OF_BUBBLES else _OF_POINTS - {"marker.size"}


def _fits(flat: Mapping[str, Any]) -> bool:
    """Whether it has a value for each of its points, and its place is said for each."""
    if not _is_list(flat.get("x")) or not _is_list(flat.get("y")):
        return False
    number = len(flat["x"])
    lists = [value for name, value in flat.items() if name in _lists(flat) and _is_list(value)]
    return number > 0 and all(len(value) == number for value in lists)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _style(flat: Mapping[str, Any]) -> list[Any]:
    """What must be the same in traces that are joined: all but the values of their points."""
    lists = _lists(flat)
    return sorted((name, None if name in lists else value) for name, value in flat.items())


def _one(group: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    first = dict(group[0])
    if len(group) == 1:
        return first
    gap = [None] if _has_lines(first) else []
    for name in _lists(first) & first.keys():
        values = [flat[name] for flat in group]
        if _is_list(values[0]) or any(value != values[0] for value in values):
            first[name] = _chained(values, [len(flat["x"]) for flat in group], gap)
    return first


def _chained(values: Sequence[Any], numbers: Sequence[int], gap: Sequence[None]) -> list[Any]:
    """Return the values of all points in a row; one that holds for several is repeated."""
    chain: list[Any] = []
    for value, number in zip(values, numbers, strict=True):
        chain += [*gap] if chain else []
        chain += value if _is_list(value) else [value] * number
    return chain
