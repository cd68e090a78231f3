"""A slow reader holds up nobody, and gets the newest view once it reads again."""

import asyncio
from typing import Any

from backedu.serve.classroom.streams import PING, Line, Lines


class Slow:
    """An answer whose reader takes in nothing until it is told to."""

    def __init__(self) -> None:
        self.said = b""
        self.flushes: list[asyncio.Future[None]] = []

    def set_header(self, *_: str) -> None:
        """Take it."""

    def write(self, chunk: bytes) -> None:
        """Keep what is said."""
        self.said += chunk

    def flush(self) -> asyncio.Future[None]:
        """Return what is done when the reader has read."""
        self.flushes.append(asyncio.get_running_loop().create_future())
        return self.flushes[-1]


def line(name: str = "") -> tuple[Any, Slow]:
    """Return a line and its slow reader."""
    slow = Slow()
    return Line(slow, name), slow  # type: ignore[arg-type]


def test_only_the_newest_view_waits() -> None:
    """However many there were meanwhile; and a ping takes no view's place."""

    async def test() -> None:
        made, slow = line()
        for view in (b"one", b"two", PING):
            made.tell(view)
        assert slow.said == b"retry: 1000\n\n"
        slow.flushes[0].set_result(None)
        await asyncio.sleep(0)
        assert slow.said == b"retry: 1000\n\ntwo"

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
