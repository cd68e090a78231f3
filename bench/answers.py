"""Answers without a kernel: what a crowd of visitors costs, and how long each of them waits.

    python -m bench.answers

Every visitor's answer is compared with what the triage says of that visitor. The last lines are the
promises, each with what was measured; the command ends with 1 when one is not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from backedu.answering import LessonControls
from backedu.content.model import Level
from backedu.places import notebooks_dir
from backedu.views.questionnaire import groups
from backedu.views.triage_panel import assess
from bench.budgets import LESSON, answering
from bench.servers import Held, Server, running
from bench.systems import systems
from bench.table import Samples
from tests.support.running import Visitor

CONTROLS = [f"backedu-{number}" for number in range(1, 6)]  # the triage, and four cards
LEVELS = [level.value for level in Level]
VISITORS = 500
_PATIENCE_S = 60


def someone(number: int) -> dict[str, Any]:
    """Return a whole questionnaire, that nobody else fills in alike."""
    questions = [question for group in groups() for question in group["questions"]]
    given: dict[str, Any] = {}
    for place, question in enumerate(questions):
        options = [option["value"] for option in question.get("options", ())]
        if options:
            given[question["name"]] = options[(number >> (place % 9)) % len(options)]
    return {**given, "age": number % 121, "work": f"visitor {number}"}


def settings_of(control: str, number: int) -> dict[str, Any]:
    """Return what a visitor sets in a control."""
    if control == CONTROLS[0]:
        return {"value": someone(number)}
    options = "abcd" if control == CONTROLS[-1] else LEVELS
    return {"value": options[number % 4]}


@dataclass
class Crowd:
    """Visitors with lines of their own, and what they waited for."""

    port: int
    cookie: str
    took_s: list[float] = field(default_factory=list)
    visitors: set[int] = field(default_factory=set)
    wrong: int = 0

    async def ask(self, control: str, number: int, line: Any = None) -> None:
        """Tell a control what one visitor has set, and look at the answer."""
        began = time.perf_counter()
        reader, writer = line or await asyncio.open_connection("127.0.0.1", self.port)
        body = json.dumps(settings_of(control, number)).encode()
        head = [
            f"POST /lesson/{LESSON}/answer/{control} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: {self.cookie}",
            f"X-XSRFToken: {self.cookie.partition('=')[2]}",
            f"Content-Length: {len(body)}",
        ]
        writer.write("\r\n".join([*head, "", ""]).encode() + body)
        status = await reader.readline()
        length = 0
        while (header := await reader.readline()).strip():
            if header.lower().startswith(b"content-length:"):
                length = int(header.partition(b":")[2])
        answer = json.loads(await reader.readexactly(length))
        self.took_s.append(time.perf_counter() - began)
        self.visitors.add(number)
        self.wrong += b" 200 " not in status or not _is_own(control, number, answer)
        if line is None:
            writer.close()


def _is_own(control: str, number: int, answer: dict[str, Any]) -> bool:
    if control == CONTROLS[0]:
        return bool(answer["result"] == _EXPECTED[number])
    expected = _lesson().answer(control, settings_of(control, number))
    return bool(answer == json.loads(json.dumps(expected)))


_EXPECTED: dict[int, Any] = {}


def _expect(numbers: range) -> None:
    for number in numbers:
        _EXPECTED[number] = json.loads(json.dumps(assess(someone(number))))


@cache
def _lesson() -> LessonControls:
    """Return the same controls, that nobody else asks."""
    notebook = json.loads((notebooks_dir() / f"{LESSON}.ipynb").read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return LessonControls(["".join(cell["source"]) for cell in cells])


async def _alone(crowd: Crowd, numbers: range) -> None:
    for number in numbers:
        await crowd.ask(CONTROLS[0], number)
        await asyncio.sleep(0.05)


async def _within_a_second(crowd: Crowd, numbers: range) -> None:
    async def visit(place: int, number: int) -> None:
        await asyncio.sleep(place / len(numbers))
        await crowd.ask(CONTROLS[0], number)

    await asyncio.gather(*(visit(place, number) for place, number in enumerate(numbers)))


async def _everybody(crowd: Crowd, numbers: range) -> None:
    """Have each visitor answer five controls on one line, fifty visitors at a time."""
    turn = asyncio.Semaphore(50)

    async def visit(number: int) -> None:
        async with turn:
            line = await asyncio.open_connection("127.0.0.1", crowd.port)
            for control in CONTROLS:
                await crowd.ask(control, number, line)
            line[1].close()

    await asyncio.gather(*map(visit, numbers))


async def measure(port: int, cookie: str, held: Callable[[], Held], samples: Samples) -> None:
    """Fill in the samples of a server of the shipped lessons that has nothing else to do.

    Args:
        port: The server's.
        cookie: What a page of it was given.
        held: Returns how many processes the server has, and what they occupy.
        samples: Where the results go.
    """

    async def measured(what: Any, numbers: range) -> list[float]:
        _expect(numbers)
        crowd = Crowd(port, cookie)
        await asyncio.wait_for(what(crowd, numbers), _PATIENCE_S)
        samples.add("answers_wrong", crowd.wrong + len(numbers) - len(crowd.visitors))
        return [1000 * took for took in crowd.took_s]

    for took in await measured(_alone, range(100)):
        samples.add("alone_ms", took)
    before = held()
    await measured(_everybody, range(1000, 1000 + VISITORS))
    after = held()
    samples.add("crowd_processes", after.processes - before.processes)
    samples.add("crowd_mb", after.memory_mb - before.memory_mb)
    for number in (200, 500):
        for took in await measured(_within_a_second, range(10 * number, 11 * number)):
            samples.add(f"answers_{number}_ms", took)


def main() -> None:
    """Measure, print, and end with 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m bench.answers", description=__doc__)
    parser.parse_args()
    samples = Samples()
    system = next(each for each in systems() if each.name == LESSON)
    with running(system) as server:
        asyncio.run(measure(server.port, cookie_of(server), server.held, samples))
    promises = list(answering(samples))
    for promise in promises:
        print(promise)
    sys.exit(any(promise.verdict != "pass" for promise in promises))


def cookie_of(server: Server) -> str:
    """Return what a page of the server is given."""
    visitor = Visitor(cast(Any, server))
    visitor.ask(f"/lesson/{LESSON}")
    return visitor.cookie


if __name__ == "__main__":
    main()
