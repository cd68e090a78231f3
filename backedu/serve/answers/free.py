"""The answering processes that nobody is asking anything now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from backedu.serve.answers.process import AnsweringProcess


class FreeProcesses:
    """Free processes, handed out in the order in which somebody asked for one."""

    def __init__(self) -> None:
        """Have none yet."""
        self._free: list[AnsweringProcess] = []
        self._number = asyncio.Semaphore(0)

    def put(self, process: AnsweringProcess) -> None:
        """Add one, for whoever has waited longest."""
        self._free.append(process)
        self._number.release()

    async def take(self, is_fit: Callable[[AnsweringProcess], bool]) -> AnsweringProcess:
        """Wait until one is free, and take it: if there are several, one that fits.

        Args:
            is_fit: Whether a process would be the quicker one to answer.
        """
        await self._number.acquire()
        process = next(filter(is_fit, reversed(self._free)), self._free[-1])
        self._free.remove(process)
        return process
