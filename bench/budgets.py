"""What backedu allows itself, as ratios within one run, and whether that run kept to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.systems import FLOOR, OURS, System
from bench.table import Reader, Results, Samples, fastest

LESSON = "02_is_it_safe"  # the lesson whose answers are measured: it has the triage
REVIEW = "00_review"


@dataclass(frozen=True)
class Budget:
    """One line: ``value`` must not exceed ``limit``, or with ``at_least`` not stay below it."""

    system: str
    what: str
    value: float | None
    limit: float | None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Say whether it holds; what was not measured does not.

        Example:
            >>> Budget("x", "updates", 50, 45, at_least=True).verdict
            'pass'
        """
        if self.value is None or self.limit is None:
            return "not measured"
        kept = self.value >= self.limit if self.at_least else self.value <= self.limit
        return "pass" if kept else "FAIL"

    def __str__(self) -> str:
        """Return the line as it is printed."""
        value, limit = (
            "–" if number is None else f"{number:.4g}" for number in (self.value, self.limit)
        )
        sign = "≥" if self.at_least else "≤"
        return f"{self.verdict:12}  {self.system:20}  {self.what}: {value} {sign} {limit}"


def answering(samples: Samples) -> Iterator[Budget]:
    """Yield what is promised of a crowd that answers the shipped lessons."""
    promised = (
        ("first answer alone p50, ms", samples.within("alone_ms", 0.5), 60),
        ("first answer alone p95, ms", samples.within("alone_ms", 0.95), 120),
        ("processes added by 500 visitors", samples.typical("crowd_processes"), 0),
        ("MB added by 500 visitors", samples.typical("crowd_mb"), 60),
        ("200 answers in a second p95, ms", samples.within("answers_200_ms", 0.95), 300),
        ("500 answers in a second, slowest, ms", samples.within("answers_500_ms", 1), 1500),
        ("answers lost or mixed up", samples.within("answers_wrong", 1), 0),
    )
    for what, value, limit in promised:
        yield Budget(LESSON, what, value, limit)


def reviewing(samples: Samples) -> Iterator[Budget]:
    """Yield what is promised of a card of the review, with everything kept that can be."""
    for what, share in (("p50", 0.5), ("p95", 0.95), ("slowest", 1)):
        took = samples.within("card_ms", share)
        yield Budget(REVIEW, f"feedback to a card, {what}, ms", took, 60)


def budgets(results: Results, systems: Iterable[System], core: Samples) -> Iterator[Budget]:
    """Yield every budget of every lesson of ours that was measured, then those of the core."""
    shown = [system for system in systems if system.name in results]
    for system in shown:
        if system.is_backedu:
            yield from _Lesson(results, shown, system).budgets()
    yield Budget("core", "import, ms", core.typical("import_ms"), 100)
    yield Budget("core", "one triage, ms", core.typical("triage_ms"), 1)


def _typical(name: str) -> Reader:
    return lambda samples: samples.typical(name)


class _Lesson:
    """The budgets of one of our lessons."""

    def __init__(self, results: Results, systems: list[System], system: System) -> None:
        self.results, self.systems, self.system = results, systems, system
        self.samples = results[system.name]

    def budgets(self) -> Iterator[Budget]:
        for kind in ("cold", "warm"):
            read = _typical(f"tti_{kind}_ms")
            yield self._to_floor(f"TTI {kind}, ms,", read, 1.5)
            yield self._to_peer(f"TTI {kind}, ms,", read, 0.5)
        yield self._to_floor("prose, ms,", _typical("prose_ms"), 1.2)
        yield self._at_most("first, MB", "first_mb", 0.6)
        yield self._at_most("repeat, MB", "repeat_mb", 0.04)
        yield self._at_most("requests to outside", "outside", 0)
        if self.system.has_slider:
            yield from self._moving()
        yield self._at_most("first answer in a browser, ms", "answer_ms", 300)
        yield self._at_most("processes for readers", "reader_processes", 0)
        yield self._at_most("a visitor who answers, MB", "visitor_mb", 30)
        yield self._at_most("a visitor who answers, CPU s", "visitor_cpu_s", 0.25)
        yield self._to_peer("60 at once, s,", _typical("crowd_60_s"), 1)
        if self.system.name == LESSON:
            yield from answering(self.samples)
        if self.system.name == OURS:
            yield self._at_most("60 first touches in a second, s", "touches_s", 5)
            yield self._at_most("of these without an answer", "touches_lost", 0)

    def _moving(self) -> Iterator[Budget]:
        updates = self.samples.typical("drag_updates")
        if self.samples.typical("asked"):
            yield self._to_peer("step in Python p50, ms,", lambda s: s.within("step_ms", 0.5), 1)
            yield Budget(self.system.name, "updates in a drag", updates, 20, at_least=True)
            yield self._at_most("then the final value, ms", "drag_lag_ms", 150)
        else:
            yield self._to_floor(
                "step in the browser p95, ms,", lambda s: s.within("step_ms", 0.95), 1.2
            )
            yield Budget(self.system.name, "updates in a drag", updates, 45, at_least=True)

    def _at_most(self, what: str, name: str, limit: float) -> Budget:
        return Budget(self.system.name, what, self.samples.typical(name), limit)

    def _to_floor(self, what: str, read: Reader, times: float) -> Budget:
        floor = read(self.results[FLOOR]) if FLOOR in self.results else None
        return self._relative(f"{what} {times:g} x the floor", read, times, floor)

    def _to_peer(self, what: str, read: Reader, times: float) -> Budget:
        best = fastest(self.results, self.systems, read)
        return self._relative(f"{what} {times:g} x the fastest peer", read, times, best)

    def _relative(self, what: str, read: Reader, times: float, to: float | None) -> Budget:
        limit = None if to is None else times * to
        return Budget(self.system.name, what, read(self.samples), limit)
