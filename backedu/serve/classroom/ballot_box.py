"""Where votes wait until they are on the disk: those that come meanwhile are written together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from backedu.classroom.store import Fate
from backedu.classroom.tally import Vote


class BallotBox:
    """The votes that have come and aren't written down yet."""

    def __init__(
        self, write: Callable[[list[Vote]], Awaitable[list[Fate]]], order: asyncio.Lock
    ) -> None:
        """Begin empty.

        Args:
            write: Writes votes down together, and returns what became of each.
            order: Held by whoever writes or presses a key.
        """
        self._write, self._order = write, order
        self._waiting: list[tuple[Vote, asyncio.Future[Fate]]] = []

    async def put(self, vote: Vote) -> Fate:
        """Put a vote in; return what became of it once it is committed.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: It cannot be written down at the moment.
        """
        fate: asyncio.Future[Fate] = asyncio.get_running_loop().create_future()
        self._waiting.append((vote, fate))
        if len(self._waiting) == 1:
            asyncio.ensure_future(self._empty_in_turn())  # noqa: RUF006 - its futures are awaited
        return await fate

    async def empty(self) -> None:
        """Write down all that wait; whoever calls it holds the order."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            fates = await self._write([vote for vote, _ in waiting])
        except SQLAlchemyError as error:
            for _, fate in waiting:
                if not fate.cancelled():
                    fate.set_exception(error)
            return
        for (_, fate), became in zip(waiting, fates, strict=True):
            if not fate.cancelled():
                fate.set_result(became)

    async def _empty_in_turn(self) -> None:
        async with self._order:
            await self.empty()
