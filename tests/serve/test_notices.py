"""The presenter's screen stays calm and private, whatever is sent to the server."""

import logging
import re
import socket
import time
import urllib.parse
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from websockets.exceptions import WebSocketException

from backedu.serve.notices import Notices
from tests.support.running import KERNELS, PRESENT, Server, Visitor, message, running

MANY = 9000  # requests, of the kinds below
MOST_LINES = 50


@pytest.fixture
def told() -> list[str]:
    """What the presenter reads."""
    return []


def test_each_kind_is_one_line_with_a_count(told: list[str]) -> None:
    """Again only after a while, but at once for what has not come up before."""
    clock = [0.0]
    notices = Notices(told.append, now=lambda: clock[0])
    for second in range(1200):
        clock[0] = second
        notices.note("One.")
        if second == 700:
            notices.note("Two.")
        notices.tell()
    notices.tell(all_=True)

    assert told == ["One.", "One. (600 times)", "Two.", "One. (599 times)"]


@pytest.mark.parametrize(
    "text", ["\x1b[2J\x07", "192.0.2.7", "GET /lesson?x", "/srv/lessons/app.py"]
)
def test_nothing_of_a_log_is_printed(told: list[str], text: str) -> None:
    """Neither what a visitor sent, nor where from, nor a path: only the kind of trouble."""
    notices = Notices(told.append)
    about = (ValueError, ValueError(text), None)
    for name in ("tornado.application", "tornado.general", "asyncio", "py.warnings", "zmq"):
        for level in (logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL):
            for exc_info in (None, about):
                record = logging.LogRecord(name, level, text, 1, text, (), exc_info)
                if record.levelno >= notices.level:
                    notices.emit(record)
    notices.tell()

    assert 1 <= len(told) <= 3
    assert all(re.fullmatch(r"[\w ,;.()']+ \(\d+ times\)", line) for line in told)
    assert any("ValueError" in line for line in told)


# --- nine thousand hostile requests


def chance(seed: int) -> Random:
    """Return a source of nonsense that is the same each time."""
    return Random(seed)  # noqa: S311 - no secret


def raw(server: Server, data: bytes, *, leave: bool = False) -> None:
    """Send bytes as they are, and wait for the answer or leave."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), 5) as line:
        line.sendall(data)
        if not leave:
            line.settimeout(2)
            line.recv(4096)


def request(line: bytes, *headers: bytes, body: bytes = b"") -> bytes:
    """Write a request."""
    about = (b"Host: 127.0.0.1", b"Connection: close", b"Content-Length: %d" % len(body), *headers)
    return line + b" HTTP/1.1\r\n" + b"".join(each + b"\r\n" for each in about) + b"\r\n" + body


def odd(random: Random, length: int = 12) -> bytes:
    """Return bytes that would redraw a terminal, among others."""
    some = b"\x1b[2J\x1b]0;owned\x07\x00\r\n\xff\xfe%00%0d%0a\xc0\xaf../..//"
    return bytes(random.choice(some) for _ in range(length))


def quoted(random: Random) -> bytes:
    """Return the same as part of an address."""
    return urllib.parse.quote_from_bytes(odd(random)).encode()


Attack = Callable[[Server, Visitor, Random], None]


def attacks() -> dict[str, Attack]:
    """Return the kinds of hostile requests."""
    plain: dict[str, Callable[[Random], bytes]] = {
        "address": lambda r: request(b"GET /nowhere%0d" + quoted(r)),
        "lesson": lambda r: request(b"GET /lesson/" + quoted(r)),
        "query": lambda r: request(b"GET /lesson/02_is_it_safe?v=%ff%fe" + quoted(r)),
        "method": lambda r: request(r.choice([b"BREW", b"DELETE", b"\x1b[2J", b"get"]) + b" /"),
        "bytes": lambda r: odd(r, 200) + b"\r\n\r\n",
        "header": lambda r: request(b"GET /", b"X-\x1b[31m: " + odd(r), b"Cookie: _xsrf=" + odd(r)),
        "host": lambda r: request(b"GET /", b"Host: " + quoted(r)),
        "kernel": lambda r: request(b"GET /api/kernels/" + quoted(r) + b"/channels"),
        "upgrade": lambda r: request(
            b"GET /api/kernels/00000000-0000-0000-0000-000000000000/channels",
            b"Upgrade: websocket", b"Sec-WebSocket-Version: %d" % r.randrange(20),
        ),
    }  # fmt: skip

    def half(server: Server, _visitor: Visitor, random: Random) -> None:
        data = request(b"POST /lesson/02_is_it_safe/answer/backedu-1", body=b"x" * 500)
        raw(server, data[: random.randrange(len(data))], leave=True)

    def answer(_server: Server, visitor: Visitor, random: Random) -> None:
        with suppress(OSError):
            visitor.post("/lesson/02_is_it_safe/answer/backedu-1", odd(random, 80))

    def sent(make: Callable[[Random], bytes]) -> Attack:
        return lambda server, _visitor, random: raw(server, make(random))

    return {name: sent(make) for name, make in plain.items()} | {"half": half, "answer": answer}


def shout(server: Server, number: int) -> None:
    """Say nonsense on the line to a kernel."""
    visitor, random = Visitor(server), chance(number)
    kernel = visitor.kernel()
    for i in range(number):
        content: Any = [None, [], {"comm_id": 5}, {"comm_id": "backedu-1", "data": []}][i % 4]
        nonsense: list[str | bytes] = [
            odd(random, 60),
            "x\x1b[2J",
            message("comm_msg", content, "\x1b[2J", None),
            '{"header": {"msg_type": "comm_msg"}, "content": {}, "channel": "nowhere"}',
            '{"header": 5, "content": {"x": 1}}',
        ]
        with suppress(OSError, WebSocketException), visitor.line(kernel) as line:
            line.send(nonsense[i % len(nonsense)])
    visitor.post(f"/voila/api/shutdown/{kernel}")


def seconds_for_pages(server: Server) -> float:
    """Return how long the front page takes, the best of some."""
    took = []
    for _ in range(30):
        began = time.perf_counter()
        assert Visitor(server).ask("/")[0] == 200
        took.append(time.perf_counter() - began)
    return sorted(took)[3]


def test_nine_thousand_hostile_requests_leave_the_screen_calm() -> None:
    """No address, no traceback, no raw byte, a line for each kind; the server is as fast after."""
    kinds = list(attacks().values())
    with running(script=KERNELS + PRESENT) as server:
        before = seconds_for_pages(server)
        visitors = [Visitor(server) for _ in range(8)]

        def attack(number: int) -> None:
            kinds[number % len(kinds)](server, visitors[number % 8], chance(number))

        with ThreadPoolExecutor(8) as crowd:
            list(crowd.map(attack, range(MANY)))
        shout(server, 100)
        after = seconds_for_pages(server)
        said = server.said + server.stop()

    assert len(kinds) + 1 == 12
    assert len(said.splitlines()) <= MOST_LINES
    assert "Traceback" not in said
    assert "127.0.0.1" not in said.replace(server.address, "")
    assert not re.search(r"[^\n -~…“”–’]", said)
    assert "owned" not in said
    assert after < 2 * before + 0.02
