"""The answering processes that nobody is asking anything now."""

from __future__ import annotations

import asyncio

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

    async def take(self, lesson: str, version: int) -> AnsweringProcess:
        """Wait until one is free, and take it: rather one that has run the lesson's cells already.

        To run them takes 0.1 s, which somebody would wait for.
        """
        await self._number.acquire()
        have_run = (each for each in reversed(self._free) if each.loaded.get(lesson) == version)
        process = next(have_run, self._free[-1])
        self._free.remove(process)
        return process
