"""Where answers for everybody are worked out: a few processes, one queue, one memory."""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from backedu.serve.answers.free import FreeProcesses
from backedu.serve.answers.process import AnsweringProcess, ProcessEndedError
from backedu.serve.answers.recent import RecentAnswers
from backedu.serve.errors import BusyError, RefusedError

PROCESSES = 2  # one answer takes a few milliseconds; while one of them starts again the other works
_START_S = 60  # a slow machine may need half of that to import everything
_TURN_S = 10  # how long a request waits for a process
_ANSWER_S = 5  # how long a process may take; one that hangs is ended
_TRIES = 3  # somebody may end a process in the middle of an answer, but not again and again
_STARTS = 5  # in a row that failed; then kernels do the work
_REST_S = 0.5  # between two of them
_MOST_WAITING = 1000  # requests; more would not be answered in time
_MOST_BYTES = 16_000_000  # of recent answers; one has a few thousand

_GIVEN_UP = (
    "The processes that answer for every visitor do not start: each visitor who answers has a "
    "kernel, as many as --visitors says."
)

Question = tuple[str, int, str, str]


@dataclass(frozen=True)
class Offered:
    """What a lesson's cells have made.

    Attributes:
        answers: The names of the controls that answer for everybody.
        needs_kernel: Whether there are others that can be set: each visitor needs a kernel then.
    """

    answers: frozenset[str]
    needs_kernel: bool


NOTHING = Offered(frozenset(), needs_kernel=True)


class Desk:
    """Answers for every visitor, and remembers none of them."""

    def __init__(self, start: Callable[[], AnsweringProcess]) -> None:
        """Start no process yet.

        Args:
            start: Starts an answering process.
        """
        self._start = start
        self._free = FreeProcesses()
        self._processes: set[AnsweringProcess] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._failed_starts = 0
        self._lessons: dict[str, tuple[int, Sequence[str]]] = {}
        self._offered: dict[str, Offered] = {}
        self._versions = 0
        self._recent = RecentAnswers(_MOST_BYTES)
        self._waiting: dict[Question, asyncio.Task[bytes]] = {}

    @property
    def _has_given_up(self) -> bool:
        return self._failed_starts >= _STARTS and not self._processes

    def open(self) -> None:
        """Start the processes; they can be asked once they are ready."""
        for _ in range(PROCESSES):
            self._add()

    def close(self) -> None:
        """End the processes, and with them every answer that is being worked out."""
        for task in (*self._starting, *self._waiting.values()):
            task.cancel()
        for process in self._processes:
            process.end()
        self._processes.clear()
        self._free = FreeProcesses()

    def renew(self) -> None:
        """Have later answers come from processes that have read the content again."""
        self._recent.forget()
        self._failed_starts = 0
        for process in self._processes:
            process.end()  # whoever waits for its answer asks another; see _give_back
        self._processes.clear()
        self.open()

    def _add(self) -> None:
        starting = asyncio.ensure_future(self._bring())
        self._starting.add(starting)
        starting.add_done_callback(self._starting.discard)

    async def _bring(self) -> None:
        """Start a process and have it join when it is ready."""
        while len(self._processes) < PROCESSES and not self._has_given_up:
            process = self._start()
            self._processes.add(process)
            with suppress(ProcessEndedError, TimeoutError):
                async with asyncio.timeout(_START_S):
                    await process.ready()
                self._failed_starts = 0
                self._free.put(process)
                return
            if process not in self._processes:  # there are newer ones
                return
            process.end()
            self._processes.remove(process)
            self._failed_starts += 1
            if self._failed_starts == _STARTS:
                print(f"  {_GIVEN_UP}", file=sys.stderr, flush=True)
                self._free.put(process)  # whoever waits for one need not any longer
            await asyncio.sleep(_REST_S)

    async def offer(
        self, lesson: str, cells: Sequence[str], known: Offered | None = None
    ) -> Offered:
        """Answer for a lesson from now on, and return which of its controls can.

        Args:
            lesson: The notebook's name, without its ending.
            cells: The text of its code cells.
            known: What they make, where they have been run before; they are run again only when
                somebody asks.

        Returns:
            None of them where the cells do not run in plain Python, or no process answers.
        """
        self._versions += 1
        self._lessons[lesson] = (self._versions, cells)
        self._offered[lesson] = NOTHING
        with suppress(BusyError, RefusedError):
            self._offered[lesson] = await (
                self._once_ready(lesson, known) if known else self._run(lesson)
            )
        return self._offered[lesson]

    async def _once_ready(self, lesson: str, known: Offered) -> Offered:
        self._give_back(await self._next(lesson, _START_S))
        return known

    async def _run(self, lesson: str) -> Offered:
        made = json.loads(gzip.decompress(await self._in_turn(lesson, None, _START_S)))
        return Offered(frozenset(made["answers"]), made["needs_kernel"])

    def offers(self, lesson: str, control: str) -> bool:
        """Whether this control of this lesson can be asked."""
        return control in self._offered.get(lesson, NOTHING).answers

    async def answer(self, lesson: str, control: str, settings: Mapping[str, Any]) -> bytes:
        """Return what follows from the settings, as JSON packed with gzip.

        Args:
            lesson: The notebook's name, without its ending.
            control: The control's name.
            settings: What a page set, by trait; plain JSON.

        Raises:
            RefusedError: These settings have no answer.
            BusyError: There is no answer now.
        """
        version, _cells = self._lessons[lesson]
        question = (lesson, version, control, json.dumps(settings, sort_keys=True))
        if (known := self._recent.get(question)) is not None:
            return known
        if question not in self._waiting:
            if len(self._waiting) >= _MOST_WAITING:
                raise BusyError
            asked = {"control": control, "settings": settings}
            asking = asyncio.ensure_future(self._in_turn(lesson, asked, _TURN_S))
            self._waiting[question] = asking
            asking.add_done_callback(lambda _: self._waiting.pop(question, None))
        answer = await asyncio.shield(self._waiting[question])
        if self._lessons[lesson][0] == version:
            self._recent.keep(question, answer)
        return answer

    async def _in_turn(self, lesson: str, asked: Mapping[str, Any] | None, turn_s: float) -> bytes:
        """Return what a process says to a question, or to the lesson's cells alone."""
        for _ in range(_TRIES):
            with suppress(ProcessEndedError):
                process = await self._next(lesson, turn_s)
                try:
                    async with asyncio.timeout(_ANSWER_S):
                        return await self._said(process, lesson, asked)
                except TimeoutError:
                    raise BusyError from None
                finally:
                    self._give_back(process)
        raise BusyError

    async def _next(self, lesson: str, turn_s: float) -> AnsweringProcess:
        version, _cells = self._lessons[lesson]
        try:
            async with asyncio.timeout(turn_s):
                while (process := await self._free.take(lesson, version)).has_ended:
                    if self._has_given_up:
                        self._free.put(process)  # for whoever waits next
                        raise BusyError
                    self._give_back(process)
                return process
        except TimeoutError:
            raise BusyError from None

    async def _said(
        self, process: AnsweringProcess, lesson: str, asked: Mapping[str, Any] | None
    ) -> bytes:
        version, cells = self._lessons[lesson]
        made = b""
        if asked is None or process.loaded.get(lesson) != version:
            made = _result(await process.ask(lesson=lesson, cells=cells))
            process.loaded[lesson] = version
        return made if asked is None else _result(await process.ask(lesson=lesson, **asked))

    def _give_back(self, process: AnsweringProcess) -> None:
        if process not in self._processes:
            process.end()  # there are newer ones
        elif process.has_ended:
            self._processes.remove(process)
            self._failed_starts = 0
            self._add()
        else:
            self._free.put(process)


def _result(reply: bytes) -> bytes:
    if reply[:1] == b"+":
        return reply[1:]
    raise RefusedError(reply[1:].decode())
