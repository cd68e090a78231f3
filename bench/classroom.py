"""``python -m bench.classroom``: what a class of protocol phones waits for; faults, and the truth.

And one phone in a real browser, on a slow line.

Each phone is two lines of its own, as a browser has them: one that listens, one that votes. They
share this machine's cores with the server, so a slow number may be the phones' own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import secrets
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psutil

from backedu.classroom.ballot import Ballot
from backedu.classroom.lecture import Lecture
from backedu.classroom.lookup import ballot
from backedu.classroom.programme import programme
from backedu.classroom.stage import Stage
from backedu.serve.classroom.vote import hashed
from bench.slow_line import buttons_ms


def _asked() -> dict[str, Ballot]:
    """Return ten ballots by their ids: of each way to vote one, then those that come first."""
    opening = (Stage.THINK, Stage.VOTE)
    ids = [
        step.id
        for step in programme().values()
        if step.way[:2] == opening and step.kind == "question"
    ]
    known = {id_: found for id_ in ids if (found := ballot(id_, Lecture()))}
    kinds: dict[str, str] = {}
    for id_, found in known.items():
        kinds.setdefault(f"{id_.partition(':')[0] if ':' in id_ else ''} {found.kind}", id_)
    first = dict.fromkeys([*kinds.values(), *known])
    return {id_: known[id_] for id_ in [*first][:10]}


QUESTIONS = _asked()
VOTING_S = 4.0
"""In how many seconds a class votes; 200 who tap within 4 seconds are 50 votes a second."""

DROPPED = 0.2
BUDGETS = {  # phones: question to phone, vote acknowledged, both p95 in ms
    200: (100, 30),
    500: (300, 300),
    1000: (800, 800),
}
MOST_WALL_MS, MOST_MEMORY_MB, MOST_BUTTONS_MS = 500, 120, 1500
_OPENINGS = 5
_HOST = "127.0.0.1"
_PATIENCE_S = 60


def some(question: str) -> str:
    """Return a vote that nobody could foresee, in the way in which the question is voted on."""
    asked = QUESTIONS[question]
    ids = [each.id for each in asked.options]
    if asked.scale:
        steps = round((asked.scale.high - asked.scale.low) / asked.scale.step)
        return f"{asked.scale.low + asked.scale.step * secrets.randbelow(steps + 1):g}"
    if asked.kind == "match":
        return " ".join(f"{id_}={secrets.choice(asked.partners)[0]}" for id_ in ids)
    if asked.kind == "order":
        return " ".join(random.sample(ids, len(ids)))
    if asked.kind in {"several", "places"}:
        return " ".join(random.sample(ids, secrets.randbelow(len(ids)) + 1))
    return secrets.choice(ids)


class Server:
    """``backedu present --class`` in a process of its own, which can be killed and come back."""

    def __init__(self, folder: Path) -> None:
        """Start it, with its votes in a folder."""
        self.file, self.port = folder / "class.sqlite3", 0
        self.start()

    def start(self) -> None:
        """Start it, on the port that it had before, and wait until it is ready."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "backedu.cli", "present", "--class", "--no-browser",
             "--class-file", str(self.file), "--host", _HOST, "--port", str(self.port)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        text = ""
        while "can be opened." not in text:
            line = self.process.stdout.readline() if self.process.stdout else ""
            if not line:
                sys.exit(f"The server did not start:\n{text}")
            text += line
        self.code = re.findall(r"code (\d{4})", text)[0]
        self.wall = re.findall(r"(/wall/\w+)", text)[0]
        self.port = int(re.findall(rf"{_HOST}:(\d+)/wall", text)[0])

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it in good order."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)

    def processor_s(self) -> float:
        """Return the processor time that it has used, which a busy machine hardly changes."""
        used = psutil.Process(self.process.pid).cpu_times()
        return float(used.user + used.system)

    def memory_mb(self) -> float:
        """Return what the process itself holds; that of a lesson's processes is not the class's."""
        return float(psutil.Process(self.process.pid).memory_info().rss / 1e6)


@dataclass
class Line:
    """A connection that is kept, and opened again when it is gone."""

    server: Server
    cookie: str = ""
    ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: Any = None, *, drop: bool = False) -> tuple[int, bytes]:
        """Ask for a path, or post to it; with ``drop`` hang up without reading the answer."""
        if self.ends is None:
            self.ends = await asyncio.open_connection(_HOST, self.server.port)
        reader, writer = self.ends
        text = b"" if body is None else json.dumps(body).encode()
        head = f"{'POST' if text else 'GET'} {path} HTTP/1.1\r\nHost: {_HOST}\r\n"
        head += f"Cookie: {self.cookie}\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: {len(text)}\r\n\r\n".encode() + text)
        await writer.drain()
        if drop:
            self.close()
            return 0, b""
        status, length = int((await reader.readline()).split()[1]), 0
        while (line := await reader.readline()) not in {b"\r\n", b""}:
            name, _, value = line.decode().partition(":")
            if name.lower() == "set-cookie":
                self.cookie = value.strip().split(";")[0]
            length = int(value) if name.lower() == "content-length" else length
        return status, await reader.readexactly(length)

    def close(self) -> None:
        """Hang up."""
        if self.ends:
            self.ends[1].close()
        self.ends = None


@dataclass
class Phone:
    """One of the audience."""

    server: Server
    line: Line = field(init=False)
    heard_at: dict[str, float] = field(default_factory=dict)
    """When the vote on each question opened here."""
    listening: asyncio.Task[None] | None = None
    truth: dict[str, str] = field(default_factory=dict)
    """What was acknowledged as saved, by question."""
    refused: int = 0

    def __post_init__(self) -> None:
        """Take a line."""
        self.line = Line(self.server)

    async def join(self) -> None:
        """Join, and listen from then on."""
        status, _ = await self.line.ask("/class/join", {"code": self.server.code})
        assert status == 200, status  # noqa: S101 - a benchmark that did not join measures nothing
        self.listening = asyncio.create_task(self.listen("/class/events"))

    async def listen(self, path: str) -> None:
        """Note when each question opens; come back when the line is lost."""
        while True:
            try:
                reader, writer = await asyncio.open_connection(_HOST, self.server.port)
                head = f"GET {path} HTTP/1.1\r\nHost: {_HOST}\r\nCookie: {self.line.cookie}\r\n\r\n"
                writer.write(head.encode())
                while chunk := await reader.read(65536):
                    if b'"stage": "vote"' in chunk:
                        question = chunk.split(b'"question": "', 1)[1].split(b'"')[0].decode()
                        self.heard_at.setdefault(question, time.perf_counter())
                writer.close()
            except OSError:
                pass
            await asyncio.sleep(0.2)

    async def vote(self, question: str, choice: str, turn: int, lost: float) -> float:
        """Vote until it is acknowledged, some acknowledgements being lost; return the last wait."""
        told = {"question": question, "round": 1, "choice": choice, "turn": turn}
        while True:
            began = time.perf_counter()
            try:
                drop = random.random() < lost  # noqa: S311 - a benchmark, not a secret
                status, _ = await self.line.ask("/class/votes", told, drop=drop)
            except (OSError, asyncio.IncompleteReadError, IndexError):
                self.line.close()
                status = 0
            if status == 200:
                self.truth[question] = choice
                return time.perf_counter() - began
            if status == 409:
                self.refused += 1
                return time.perf_counter() - began
            await asyncio.sleep(0.3)


class Presenter:
    """The wall: it presses keys, and sees how many have voted."""

    def __init__(self, server: Server) -> None:
        """Sit down before the wall."""
        self.server, self.line = server, Line(server)
        self.voted, self.at, self.version = 0, "", 0
        self.news = asyncio.Event()

    async def watch(self) -> None:
        """Read what the wall is sent."""
        while True:
            try:
                reader, writer = await asyncio.open_connection(_HOST, self.server.port)
                path = f"{self.server.wall}/events"
                writer.write(f"GET {path} HTTP/1.1\r\nHost: {_HOST}\r\n\r\n".encode())
                while line := await reader.readline():
                    if line.startswith(b"data: {"):
                        view = json.loads(line[6:])
                        self.voted, self.at = view.get("ring", [0])[0], view.get("at", "")
                        self.version = view["version"]
                        self.news.set()
            except OSError:
                pass
            await asyncio.sleep(0.2)

    async def press(self, do: str, to: str = "") -> None:
        """Press a key, once the wall shows what came before."""
        before = self.version
        while True:
            told = {"do": do, "to": to, "version": self.version}
            status, _ = await self.line.ask(f"{self.server.wall}/drive", told)
            if status == 200:
                break
            await asyncio.sleep(0.1)
        while self.version == before:
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), _PATIENCE_S)

    async def sees(self, number: int) -> None:
        """Wait until the wall says that so many have voted."""
        while self.voted != number:
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), _PATIENCE_S)


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return quantiles(values, n=20)[-1]


async def everyone(server: Server, number: int) -> list[Phone]:
    """Have so many phones join, twenty at a time."""
    phones = [Phone(server) for _ in range(number)]
    for first in range(0, number, 20):
        await asyncio.gather(*(phone.join() for phone in phones[first : first + 20]))
    return phones


async def load(server: Server, number: int) -> None:
    """Go through ten questions with a class, and print what it waited for."""
    phones, presenter = await everyone(server, number), Presenter(server)
    watching = asyncio.create_task(presenter.watch())
    await asyncio.sleep(1)
    shown, saved, walls = [], [], []
    used = server.processor_s()
    for question in QUESTIONS:
        await presenter.press("go", question)
        opened = time.perf_counter()
        await presenter.press("forward")

        async def later(phone: Phone, asked: str = question) -> float:
            await asyncio.sleep(random.random() * VOTING_S)  # noqa: S311 - not a secret
            return await phone.vote(asked, some(asked), 1, 0)

        saved += await asyncio.gather(*(later(phone) for phone in phones))
        last = time.perf_counter()
        await presenter.sees(number)
        walls.append(time.perf_counter() - last)
        shown += [phone.heard_at[question] - opened for phone in phones]
    used = (server.processor_s() - used) / len(saved) * 1000
    print(f"      {number} phones, processor time for each vote and question shown, ms: {used:.2f}")
    watching.cancel()
    for phone in phones:
        if phone.listening:
            phone.listening.cancel()
        phone.line.close()
    most_shown, most_saved = BUDGETS[number]
    _budget(f"{number} phones, question to phone p95, ms", p95(shown) * 1000, most_shown)
    _budget(f"{number} phones, vote acknowledged p95, ms", p95(saved) * 1000, most_saved)
    _budget(f"{number} phones, the wall after the last vote, ms", max(walls) * 1000, MOST_WALL_MS)
    _budget(f"{number} phones, memory of the server, MB", server.memory_mb(), MOST_MEMORY_MB)
    _budget(f"{number} phones, votes lost", _missing(server, phones), 0)


async def slow(server: Server) -> None:
    """Open the page on a slow line, several times, while a vote is open."""
    presenter = Presenter(server)
    watching = asyncio.create_task(presenter.watch())
    await asyncio.sleep(1)
    choice = next(id_ for id_, asked in QUESTIONS.items() if asked.kind == "one")
    await presenter.press("go", choice)
    await presenter.press("forward")
    waits = [await buttons_ms(server.port, server.code) for _ in range(_OPENINGS)]
    watching.cancel()
    _budget("buttons at 1 Mbit/s and 200 ms, median, ms", median(waits), MOST_BUTTONS_MS)


async def faults(server: Server, number: int) -> None:
    """Lose acknowledgements, change minds, kill the server; then compare with the truth."""
    phones, presenter = await everyone(server, number), Presenter(server)
    watching = asyncio.create_task(presenter.watch())
    await asyncio.sleep(1)
    for count, question in enumerate(QUESTIONS):
        await presenter.press("go", question)
        await presenter.press("forward")

        async def later(phone: Phone, asked: str = question) -> None:
            for turn in (1, 2) if random.random() < 0.3 else (1,):  # noqa: S311 - not a secret
                await asyncio.sleep(random.random() * 2)  # noqa: S311 - not a secret
                await phone.vote(asked, some(asked), turn, DROPPED)

        voting = asyncio.gather(*(later(phone) for phone in phones))
        if count == len(QUESTIONS) // 2:
            await asyncio.sleep(1)
            server.kill()
            await asyncio.to_thread(server.start)
            presenter.line.close()
        await voting
    watching.cancel()
    _budget("faults: acknowledged and lost", _missing(server, phones), 0)
    _budget("faults: in the table and not acknowledged", _made_up(server, phones), 0)
    _budget("faults: late", sum(phone.refused for phone in phones), 0)


def _table(server: Server) -> dict[tuple[str, str], str]:
    with sqlite3.connect(server.file) as line:
        rows = line.execute("select phone, question, choice from votes").fetchall()
    table = {(phone, question): choice for phone, question, choice in rows}
    _budget("votes in the table twice", len(rows) - len(table), 0)
    return table


def _truth(phones: list[Phone]) -> dict[tuple[str, str], str]:
    return {
        (hashed(phone.line.cookie.split("=")[1]), question): choice
        for phone in phones
        for question, choice in phone.truth.items()
    }


def _missing(server: Server, phones: list[Phone]) -> int:
    return len(set(_truth(phones).items()) - set(_table(server).items()))


def _made_up(server: Server, phones: list[Phone]) -> int:
    return len(set(_table(server).items()) - set(_truth(phones).items()))


def _budget(what: str, value: float, most: float) -> None:
    print(f"{'pass' if value <= most else 'FAIL'}  {what}: {value:.4g} ≤ {most}", flush=True)


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.classroom", description=__doc__)
    parser.add_argument("--phones", type=int, nargs="*", choices=BUDGETS, default=[*BUDGETS])
    parser.add_argument("--no-faults", action="store_true", help="measure the load alone")
    options = parser.parse_args()
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores", flush=True)
    for number in options.phones:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(Path(folder))
            asyncio.run(load(server, number))
            server.stop()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        asyncio.run(slow(server))
        server.stop()
    if not options.no_faults:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(Path(folder))
            asyncio.run(faults(server, 200))
            server.stop()


if __name__ == "__main__":
    main()
