"""A slow reader holds up nobody, and gets the newest view once it reads again."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from tornado.httputil import HTTPHeaders

from backedu.serve.classroom.streams import PING, Line, Lines


class Slow:
    """A request and its connection; the reader takes in nothing until it is told to."""

    def __init__(self, version: str) -> None:
        self.request = SimpleNamespace(version=version)
        self._headers = HTTPHeaders()
        self.set_header = self._headers.__setitem__
        self.said = b""
        self.flushes: list[asyncio.Future[None]] = []

    def detach(self) -> "Slow":
        """Return the connection."""
        return self

    def set_close_callback(self, _: object) -> None:
        """The reader never hangs up."""

    def close(self) -> None:
        """Hang up."""

    def write(self, chunk: bytes) -> asyncio.Future[None]:
        """Keep what is said; return what is done when the reader has read."""
        self.said += chunk
        self.flushes.append(asyncio.get_running_loop().create_future())
        return self.flushes[-1]


def line(name: str = "", version: str = "HTTP/1.1") -> tuple[Any, Slow]:
    """Return a line and its slow reader."""
    slow = Slow(version)
    return Line(slow, name), slow  # type: ignore[arg-type]


def test_only_the_newest_view_waits() -> None:
    """However many there were meanwhile; and a ping takes no view's place."""

    async def test() -> None:
        made, slow = line()
        for view in (b"one", b"two", PING):
            made.tell(view)
        head, _, body = slow.said.partition(b"\r\n\r\n")
        assert b"Content-Type: text/event-stream" in head
        assert body == b"d\r\nretry: 1000\n\n\r\n"
        slow.flushes[0].set_result(None)
        await asyncio.sleep(0)
        assert slow.said == head + b"\r\n\r\n" + body + b"3\r\ntwo\r\n"

    asyncio.run(test())


def test_a_client_of_http_1_0_is_sent_no_chunks() -> None:
    """It knows none: it reads what is said as it is, until the line is closed."""

    async def test() -> None:
        made, slow = line(version="HTTP/1.0")
        slow.flushes[0].set_result(None)
        await asyncio.sleep(0)
        made.tell(b"data: one\n\n")
        made.close()
        head, _, body = slow.said.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.0 200 OK\r\n")
        assert b"Transfer-Encoding" not in head
        assert body == b"retry: 1000\n\ndata: one\n\n"

    asyncio.run(test())


def test_a_phone_has_few_lines() -> None:
    """Its oldest is closed for a new one; another phone's stays."""

    async def test() -> None:
        lines = Lines(2)
        other, *own = [line(name)[0] for name in ("other", "own", "own", "own")]
        for each in (other, *own):
            lines.add(each)
        assert [each.closed.done() for each in own] == [True, False, False]
        assert not other.closed.done()
        assert lines.names() == {"other", "own"}

    asyncio.run(test())


def test_a_line_that_has_nothing_to_show_is_closed() -> None:
    """A database that can't be read: the page asks again, and is not left with an empty screen."""

    async def test() -> None:
        made, slow = line()
        with pytest.raises(OSError, match="locked"), made.or_closed():
            raise OSError("locked")
        assert made.closed.done()
        assert slow.said.endswith(b"0\r\n\r\n")

    asyncio.run(test())
