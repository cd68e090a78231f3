"""Turns: a few may work at once; who waits is let in by turns, or earlier when somebody asks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Lets a few in at once.

    Example:
        >>> async def order() -> list[str]:
        ...     turns, entered = Turns(1), []
        ...     async def work(name: str) -> None:
        ...         async with turns.turn(name):
        ...             entered.append(name)
        ...             await asyncio.sleep(0)
        ...     working = [asyncio.ensure_future(work(name)) for name in "abc"]
        ...     await asyncio.sleep(0)
        ...     turns.hurry("c")
        ...     await asyncio.gather(*working)
        ...     return entered
        >>> asyncio.run(order())
        ['a', 'c', 'b']
    """

    def __init__(self, number: int) -> None:
        """Let so many in at once."""
        self._free = number
        self._waiting: dict[str, asyncio.Future[None]] = {}

    def hurry(self, name: str) -> None:
        """Let ``name`` in next, if it waits."""
        if name in self._waiting:
            self._waiting = {name: self._waiting.pop(name), **self._waiting}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait for a turn, and have it until the block ends."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(name)
        try:
            yield
        finally:
            self._next()

    async def _wait(self, name: str) -> None:
        called = asyncio.get_running_loop().create_future()
        self._waiting[name] = called
        try:
            await called
        except asyncio.CancelledError:
            if self._waiting.get(name) is called:
                del self._waiting[name]
            if called.done() and not called.cancelled():  # called and cancelled at once
                self._next()
            raise

    def _next(self) -> None:
        while self._waiting:
            called = self._waiting.pop(next(iter(self._waiting)))
            if not called.done():  # else who waited has been told to give up, just now
                called.set_result(None)
                return
        self._free += 1
