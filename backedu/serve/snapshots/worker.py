"""The process that makes the snapshots of a first start: a lesson server that nobody reaches.

Run by :mod:`.maker`. Requests come on the standard input: ``lesson``, a notebook's name, and
``answers``, the controls that answer for everybody. The lesson's name comes back on the standard
output once its snapshot is stored, or cannot be: then the server runs the notebook, and says why.
The process ends when its input does.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from contextlib import suppress
from threading import Thread
from typing import Any, BinaryIO

from tornado.ioloop import IOLoop

from backedu.places import notebooks_dir
from backedu.serve.answers.desk import Offered
from backedu.serve.answers.frames import read_frame, take_lines, write_frame
from backedu.serve.app import LessonServer
from backedu.serve.folder.notebook import notebooks, read


class Worker(LessonServer):
    """A lesson server without a port."""

    requests: BinaryIO
    replies: BinaryIO

    def listen(self) -> None:
        """Make what is asked for until nobody can ask any more."""
        self.ioloop = IOLoop.current()
        self.making: set[asyncio.Task[None]] = set()
        Thread(target=self._hear, daemon=True).start()
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def _hear(self) -> None:
        with suppress(EOFError):
            while True:
                self.ioloop.add_callback(self._begin, json.loads(read_frame(self.requests)))
        self.ioloop.add_callback(self.ioloop.stop)

    def _begin(self, request: dict[str, Any]) -> None:
        making = asyncio.ensure_future(self._make(**request))
        self.making.add(making)
        making.add_done_callback(self.making.discard)

    async def _make(self, lesson: str, answers: list[str]) -> None:
        async def offered(*_: object) -> Offered:
            return Offered(frozenset(answers), needs_kernel=False)

        with suppress(Exception):  # the server runs it again, and tells its author
            notebook = read(notebooks(notebooks_dir())[lesson], lesson)
            await self.preparer.take(notebook, offered)
        with suppress(OSError):  # the server has gone; so does this process
            write_frame(self.replies, lesson.encode())


def main() -> None:
    """Make snapshots until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to deal with
    lines = take_lines()
    server = Worker(base_url=sys.argv[1], open_browser=False)
    server.requests, server.replies = lines
    server.initialize([])
    server.start()


if __name__ == "__main__":
    main()
