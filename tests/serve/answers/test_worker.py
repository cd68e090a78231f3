"""An answering process: it speaks in frames, and nothing that a cell does gets in between."""

import asyncio
import gzip
import io
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from backedu.serve.answers.frames import read_frame, write_frame
from backedu.serve.answers.process import AnsweringProcess, ProcessEndedError

EXERCISE = "from backedu.lessons import Lesson; lesson = Lesson(); lesson.ask('what-the-word-says')"


def made(*answers: str) -> dict[str, Any]:
    """Return what is said of a lesson's cells."""
    return {"answers": list(answers), "needs_kernel": False}


def conversation(folder: Path, *requests: dict[str, Any]) -> list[Any]:
    """Return what a process says to the requests: results, or texts of failures."""

    async def run() -> list[bytes]:
        process = AnsweringProcess(folder, "backedu.lessons:prepare")
        try:
            await process.ready()
            return [await process.ask(**request) for request in requests]
        finally:
            process.end()

    return [
        json.loads(gzip.decompress(said[1:])) if said[:1] == b"+" else said.decode()
        for said in asyncio.run(run())
    ]


def test_it_runs_cells_and_answers(tmp_path: Path) -> None:
    """Two lessons side by side; each question is answered for its own lesson."""
    chosen = {"value": {"value": "nothing"}}
    answers = conversation(
        tmp_path,
        {"lesson": "a", "cells": [EXERCISE]},
        {"lesson": "b", "cells": ["x = 1", EXERCISE, "lesson.ask('scan-at-fifty')"]},
        {"lesson": "a", "control": "backedu-1", "settings": {"value": "nobody's"}},
        {"lesson": "b", "control": "backedu-9", "settings": chosen},
    )

    assert answers[:2] == [made("backedu-1"), made("backedu-1", "backedu-2")]
    assert answers[2] == {"value": "", "feedback": {}, "outcome": {"done": False}}
    assert answers[3].startswith("-There is no control")


def test_the_content_is_not_looked_through_between_answers(tmp_path: Path) -> None:
    """Garbage collection leaves it alone: an answer would wait for it now and then."""
    cell = "import gc; raise ValueError(gc.get_freeze_count() > 10 * len(gc.get_objects()))"

    assert conversation(tmp_path, {"lesson": "a", "cells": [cell]}) == ["-ValueError: True"]


@pytest.mark.parametrize(
    "cell",
    [
        "print('+' * 5000)",
        "import os; os.write(1, b'xxxx')",
        "import subprocess; subprocess.run(['echo', 'hello'])",
        "import sys; sys.stdout.close()",
        "import sys; assert sys.stdin.read() == ''",
        "import warnings; warnings.warn('look out')",
    ],
)
def test_what_a_cell_prints_or_reads_is_not_a_reply(tmp_path: Path, cell: str) -> None:
    """The lines to the server are out of its reach."""
    assert conversation(tmp_path, {"lesson": "a", "cells": [cell, EXERCISE]}) == [made("backedu-1")]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("1 / 0", "-ZeroDivisionError: division by zero"),
        ("raise SystemExit(3)", "-SystemExit: 3"),
        ("%matplotlib inline", "-SyntaxError"),
        ("raise ValueError('\\ud800')", "-ValueError: ?"),
    ],
)
def test_a_cell_that_fails_is_told_and_the_next_lesson_works(
    tmp_path: Path, cell: str, said: str
) -> None:
    """Whatever it raises, the process lives on."""
    failed, works = conversation(
        tmp_path, {"lesson": "a", "cells": [cell]}, {"lesson": "b", "cells": [EXERCISE]}
    )

    assert failed.startswith(said)
    assert works == made("backedu-1")


def test_a_notebook_finds_what_is_beside_it(tmp_path: Path) -> None:
    """Modules and files of the folder, as in a kernel."""
    (tmp_path / "beside.py").write_text("NUMBER = 7", encoding="utf-8")
    (tmp_path / "data.txt").write_text("seven", encoding="utf-8")
    cell = "import beside; assert beside.NUMBER == 7; assert open('data.txt').read() == 'seven'"

    assert conversation(tmp_path, {"lesson": "a", "cells": [cell]}) == [made()]


def test_one_that_is_killed_says_so_at_once(tmp_path: Path) -> None:
    """Also in the middle of an answer; and one that was ended can be asked no more."""

    async def run() -> None:
        process = AnsweringProcess(tmp_path, "")
        await process.ready()
        hangs = asyncio.ensure_future(process.ask(lesson="a", cells=["while True: pass"]))
        await asyncio.sleep(0.3)
        os.kill(process._process.pid, signal.SIGKILL)
        with pytest.raises(ProcessEndedError):
            await asyncio.wait_for(hangs, 5)
        assert process.has_ended
        with pytest.raises(ProcessEndedError):
            await process.ask(lesson="a", cells=[])

    asyncio.run(run())


def test_whoever_stops_waiting_ends_it(tmp_path: Path) -> None:
    """Its next reply would be taken for the answer to another question."""

    async def run() -> None:
        process = AnsweringProcess(tmp_path, "")
        await process.ready()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await process.ask(lesson="a", cells=["while True: pass"])
        assert process.has_ended

    asyncio.run(run())


@pytest.mark.parametrize("cut", [b"", b"\x00\x00", b"\x00\x00\x00\x05hell"])
def test_half_a_frame_is_the_end(cut: bytes) -> None:
    """The other side has gone in the middle of a word."""
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(cut))


@pytest.mark.parametrize("content", [b"", b"x", b"\x00" * 70_000])
def test_a_frame_comes_out_as_it_went_in(content: bytes) -> None:
    """Of any length, and one after the other."""
    stream = io.BytesIO()
    for _ in range(2):
        write_frame(stream, content)
    stream.seek(0)

    assert [read_frame(stream), read_frame(stream)] == [content, content]
