"""One answering process, as the server sees it: asked one thing at a time."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from backedu.serve.answers.frames import READY, read_frame, write_frame


class ProcessEndedError(RuntimeError):
    """The process ended before it answered."""


class AnsweringProcess:
    """A process that runs :mod:`.worker`.

    ``loaded`` is for whoever asks: which version of which lesson the process has run.
    """

    def __init__(self, folder: Path, prepare: str) -> None:
        """Start the process.

        Args:
            folder: Where the notebooks are.
            prepare: What it calls before the first answer, as ``module:function``.
        """
        self.loaded: dict[str, int] = {}
        self._was_ended = False
        self._process = subprocess.Popen(  # noqa: S603 - a module of ours
            [sys.executable, "-m", "backedu.serve.answers.worker", str(folder), prepare],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a warning there would tell this machine's paths
            start_new_session=True,
        )
        # A pipe is waited for in a thread: no event loop of every system can wait for it.
        self._thread = ThreadPoolExecutor(1)

    @property
    def has_ended(self) -> bool:
        """Whether it can be asked no more."""
        return self._was_ended or self._process.poll() is not None

    async def ready(self) -> None:
        """Wait until the process can be asked.

        Raises:
            ProcessEndedError: It ended before.
        """
        if await self._in_thread(self._hear) != READY:
            self.end()
            raise ProcessEndedError

    async def ask(self, **request: Any) -> bytes:
        """Return the reply to a request, as :mod:`.worker` describes both.

        Whoever stops waiting for it ends the process: the next reply would be for another question.

        Raises:
            ProcessEndedError: It ended before it answered.
        """
        return await self._in_thread(partial(self._exchange, json.dumps(request).encode()))

    async def _in_thread(self, work: Callable[[], bytes]) -> bytes:
        if self._was_ended:
            raise ProcessEndedError
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (OSError, EOFError, ValueError):  # the last where its pipes have been closed
            self.end()
            raise ProcessEndedError from None
        except BaseException:
            self.end()
            raise

    def _exchange(self, content: bytes) -> bytes:
        write_frame(cast(BinaryIO, self._process.stdin), content)
        return self._hear()

    def _hear(self) -> bytes:
        return read_frame(cast(BinaryIO, self._process.stdout))

    def end(self) -> None:
        """End the process, in the middle of an answer if need be."""
        if self._was_ended:
            return
        self._was_ended = True
        self._process.kill()
        self._process.wait()
        self._thread.shutdown()  # what it reads has an end now
        for line in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # something was left in it
                if line:
                    line.close()
