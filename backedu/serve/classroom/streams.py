"""Lines that stay open: each screen hears what there is to show as soon as it changes."""

from __future__ import annotations

import json
from asyncio import Future, get_running_loop
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

RETRY_MS = 1000
_BEGIN = f"retry: {RETRY_MS}\n\n".encode()
_FAREWELL_S = 1
PING = b"event: ping\ndata: 1\n\n"
TROUBLE = b"event: trouble\ndata: 1\n\n"
"""Something could not be written down; the next view says that all is well."""


def event(view: dict[str, Any]) -> bytes:
    r"""Return what is sent of a view: the same bytes for every line.

    Example:
        >>> event({"stage": "lobby"})
        b'data: {"stage": "lobby"}\n\n'
    """
    return b"data: " + json.dumps(view).encode() + b"\n\n"


class Line:
    """One open line; where its reader is slow, only the newest view waits.

    It takes the connection over: what the server keeps of a request, some 10 kB, goes at once and
    not when the line is closed, and of a class of 1,000 phones each has a line.
    """

    def __init__(self, handler: RequestHandler, name: str = "") -> None:
        """Begin to answer.

        Args:
            handler: What was asked; nothing else can be answered with it.
            name: Whose line it is.
        """
        self.name = name
        self._sending: Future[None] | None = None
        self._waiting: bytes | None = None
        self.closed: Future[None] = get_running_loop().create_future()
        handler.set_header("Content-Type", "text/event-stream")
        handler.set_header("Cache-Control", "no-store")
        handler.set_header("X-Accel-Buffering", "no")
        handler.set_header("Connection", "close")
        self._framed: Callable[[bytes], bytes] = bytes  # an old client reads until it is hung up on
        if handler.request.version == "HTTP/1.1":
            handler.set_header("Transfer-Encoding", "chunked")
            self._framed = _chunk
        head = _head(handler)
        self._stream = handler.detach()
        self._stream.set_close_callback(self.close)
        self._send(head + self._framed(_BEGIN))

    def tell(self, chunk: bytes) -> None:
        """Send it, or keep it in place of what still waits."""
        if self.closed.done():
            return
        if self._sending and not self._sending.done():
            self._waiting = chunk if chunk != PING or not self._waiting else self._waiting
            return
        self._send(self._framed(chunk))

    def close(self) -> None:
        """Say that this was all, and hang up once that could be read."""
        if not self.closed.done():
            self.closed.set_result(None)
            with suppress(StreamClosedError):
                self._stream.write(self._framed(b""))
            get_running_loop().call_later(_FAREWELL_S, self._stream.close)

    @contextmanager
    def or_closed(self) -> Iterator[None]:
        """Hang up where what is to be shown can't be had: a page that hears nothing asks again."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _send(self, framed: bytes) -> None:
        try:
            self._sending = self._stream.write(framed)
        except StreamClosedError:
            self.close()
        else:
            self._sending.add_done_callback(self._sent)

    def _sent(self, sending: Future[None]) -> None:
        if sending.cancelled() or isinstance(sending.exception(), StreamClosedError):
            self.close()
            return
        waiting, self._waiting = self._waiting, None
        if waiting:
            self.tell(waiting)


def _head(handler: RequestHandler) -> bytes:
    """Return how the answer begins, with every header that the handler has."""
    headers = handler._headers.get_all()  # noqa: SLF001 - there is no other way to all of them
    lines = [f"{handler.request.version} 200 OK", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode()


def _chunk(chunk: bytes) -> bytes:
    r"""Return a part of an answer as HTTP/1.1 sends it; an empty one is the last.

    Example:
        >>> _chunk(b"one"), _chunk(b"")
        (b'3\r\none\r\n', b'0\r\n\r\n')
    """
    return b"%x\r\n%b\r\n" % (len(chunk), chunk)


class Lines:
    """The open lines of one kind of screen."""

    def __init__(self, most_of_one: int | None = None) -> None:
        """Start without a line.

        Args:
            most_of_one: How many lines one name may have; the oldest is closed for a new one.
        """
        self._lines: dict[Line, None] = {}
        self._most = most_of_one

    def add(self, line: Line) -> None:
        """Take up a line."""
        if self._most:
            of_one = [each for each in self._lines if each.name == line.name]
            for old in of_one[: max(0, len(of_one) + 1 - self._most)]:
                old.close()
        self._lines[line] = None

    def remove(self, line: Line) -> None:
        """Forget a line that was closed."""
        self._lines.pop(line, None)

    def tell(self, chunk: bytes) -> None:
        """Send the same to all."""
        for line in list(self._lines):
            line.tell(chunk)

    def names(self) -> frozenset[str]:
        """Return whose lines are open."""
        return frozenset(line.name for line in self._lines)

    def close(self) -> None:
        """Hang up on all."""
        for line in self._lines:
            line.close()
