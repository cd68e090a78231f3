"""Samples become one table: medians, ratios to the floor and to the fastest peer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from statistics import median

from bench.systems import FLOOR, System

_NONE = "–"


class Samples:
    """What was measured of one system, by name; a measurement without a result counts as lost."""

    def __init__(self, values: Mapping[str, list[float]] | None = None) -> None:
        self.values: dict[str, list[float]] = dict(values or {})
        self.lost: dict[str, int] = {}

    def add(self, name: str, value: float | None) -> None:
        """Keep one sample."""
        if value is None:
            self.lost[name] = self.lost.get(name, 0) + 1
        else:
            self.values.setdefault(name, []).append(float(value))

    def typical(self, name: str) -> float | None:
        """Return the median, or None where nothing was measured.

        Example:
            >>> Samples({"tti_warm_ms": [900, 500, 700]}).typical("tti_warm_ms")
            700
        """
        found = self.values.get(name)
        return median(found) if found else None

    def within(self, name: str, share: float) -> float | None:
        """Return the smallest sample that at least ``share`` of all do not exceed.

        Example:
            >>> Samples({"step_ms": [5, 1, 2, 3, 4]}).within("step_ms", 0.95)
            5
        """
        found = sorted(self.values.get(name, []))
        return found[max(0, math.ceil(share * len(found)) - 1)] if found else None


Results = Mapping[str, Samples]
Reader = Callable[[Samples], float | None]


def ratio(value: float | None, to: float | None) -> float | None:
    """Return value / to, or None where either is missing.

    Example:
        >>> ratio(3, 2), ratio(None, 2)
        (1.5, None)
    """
    return None if value is None or not to else value / to


def fastest(results: Results, systems: Iterable[System], read: Reader) -> float | None:
    """Return the smallest value that a peer reached."""
    found = (read(results[s.name]) for s in systems if s.is_peer and s.name in results)
    return min((value for value in found if value is not None), default=None)


def _number(value: float | None, scale: float = 1, digits: int = 0) -> str:
    return _NONE if value is None else f"{value / scale:.{digits}f}"


def _cells(*names: str, scale: float = 1, digits: int = 0) -> Callable[[Samples], str]:
    def cell(samples: Samples) -> str:
        return " / ".join(_number(samples.typical(name), scale, digits) for name in names)

    return cell


def _step(samples: Samples) -> str:
    return " / ".join(_number(samples.within("step_ms", share)) for share in (0.5, 0.95))


def _crowds(samples: Samples) -> str:
    return " / ".join(
        _number(samples.typical(f"crowd_{number}_s"), digits=2) + _lost(samples, number)
        for number in (20, 40, 60)
    )


def _answers(samples: Samples) -> str:
    return _number(samples.within("answers_200_ms", 0.95)) + _lost(samples, 200)


def _lost(samples: Samples, of: int) -> str:
    lost = samples.typical(f"crowd_{of}_lost")
    return f" ({lost:.0f} lost)" if lost else ""


def _drag(samples: Samples) -> str:
    wrong = samples.values.get("drag_right", []).count(0)
    stale = f" ({wrong} ended wrong)" if wrong else ""
    return _cells("drag_updates", "drag_lag_ms")(samples) + stale


def _touch(samples: Samples) -> str:
    return _number(samples.typical("answer_ms") or samples.typical("touch_ms"))


_COLUMNS: Mapping[str, Callable[[Samples], str]] = {
    "TTI cold / warm / repeat, s": _cells(
        "tti_cold_ms", "tti_warm_ms", "tti_repeat_ms", scale=1000, digits=2
    ),
    "prose, s": _cells("prose_ms", scale=1000, digits=2),
    "first / repeat, MB": _cells("first_mb", "repeat_mb", digits=3),
    "step p50 / p95, ms": _step,
    "drag: updates / lag ms": _drag,
    "first touch, ms": _touch,
    "MB a visitor": _cells("visitor_mb", digits=1),
    "CPU s a visitor": _cells("visitor_cpu_s", digits=2),
    "20 / 40 / 60 at once, s": _crowds,
    "200 visitors: processes / MB": _cells("crowd_processes", "crowd_mb"),
    "200 answers in a second, p95 ms": _answers,
}


def table(results: Results, systems: Iterable[System]) -> str:
    """Return the table as Markdown, one row per system that was measured."""
    shown = [system for system in systems if system.name in results]
    to_floor = results[FLOOR].typical("tti_warm_ms") if FLOOR in results else None
    to_peer = fastest(results, shown, lambda samples: samples.typical("tti_warm_ms"))
    head = ["system", *_COLUMNS, "warm TTI: x floor", "x fastest peer"]
    rows = []
    for system in shown:
        samples = results[system.name]
        warm = samples.typical("tti_warm_ms")
        ratios = (_number(ratio(warm, to), digits=2) for to in (to_floor, to_peer))
        rows.append([system.name, *(cell(samples) for cell in _COLUMNS.values()), *ratios])
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
