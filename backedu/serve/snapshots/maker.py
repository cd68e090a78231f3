"""The process that makes the snapshots of a first start, as the server sees it.

Running the notebooks takes some 70 MB that a process does not give back until it ends. So another
one does it (:mod:`.worker`), stores what it made, and ends before the class begins.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from typing import BinaryIO, cast

from backedu.serve.answers.desk import Offered
from backedu.serve.answers.frames import read_frame, write_frame

_FAREWELL_S = 10


class Maker:
    """Has snapshots made and stored by a process that is started when the first one is wanted."""

    def __init__(self, base_url: str) -> None:
        """Start no process yet; the addresses in snapshots begin with ``base_url``."""
        self._base_url = base_url
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._is_closed = False

    def start(self) -> None:
        """Start the process, unless it has been."""
        if self._process or self._is_closed:
            return
        self._process = subprocess.Popen(  # noqa: S603 - a module of ours
            [sys.executable, "-m", "backedu.serve.snapshots.worker", self._base_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a warning there would tell this machine's paths
            start_new_session=True,  # Ctrl-C is the server's to deal with
        )
        # A pipe is read in a thread: no event loop of every system can wait for it.
        Thread(target=self._hear, args=(self._process, asyncio.get_running_loop())).start()

    async def make(self, lesson: str, offered: Offered) -> None:
        """Have the snapshot of a lesson made and stored.

        It returns early where that is not possible: whoever wants the snapshot looks whether it
        is stored.

        Args:
            lesson: The name of a shipped notebook, without its ending.
            offered: What answers for its controls.
        """
        self.start()
        if self._is_closed or not self._process:
            return
        made = self._waiting[lesson] = asyncio.get_running_loop().create_future()
        told = {"lesson": lesson, "answers": sorted(offered.answers)}
        with suppress(OSError):  # it has ended, and whoever waits is told by _hear
            write_frame(cast(BinaryIO, self._process.stdin), json.dumps(told).encode())
        await made

    def close(self) -> None:
        """Have the process end once nothing more is wanted; another is not started."""
        self._is_closed = True
        self._forget()
        if self._process:
            with suppress(OSError):
                cast(BinaryIO, self._process.stdin).close()

    def end(self) -> None:
        """Close, and wait until the process and its kernels are gone."""
        self.close()
        if self._process:
            try:
                self._process.wait(_FAREWELL_S)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def _hear(self, process: subprocess.Popen[bytes], loop: asyncio.AbstractEventLoop) -> None:
        with suppress(RuntimeError), cast(BinaryIO, process.stdout) as replies:  # no loop any more
            with suppress(EOFError):
                while True:
                    loop.call_soon_threadsafe(self._made, read_frame(replies).decode())
            process.wait()
            loop.call_soon_threadsafe(self.close)

    def _made(self, lesson: str) -> None:
        made = self._waiting.pop(lesson, None)
        if made and not made.done():
            made.set_result(None)

    def _forget(self) -> None:
        for lesson in list(self._waiting):
            self._made(lesson)
