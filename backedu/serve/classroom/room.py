"""The class that is going on: one place where votes come in, keys are pressed and screens hear.

A vote is acknowledged once it is on the disk. A key press waits for the votes before it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from backedu.classroom.driving import driven
from backedu.classroom.lecture import Lecture
from backedu.classroom.programme import course
from backedu.classroom.screens.ahead import ahead
from backedu.classroom.screens.panel_view import panel_view
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.store import Fate, Store
from backedu.classroom.tally import Vote, by_round
from backedu.serve.classroom.ballot_box import BallotBox
from backedu.serve.classroom.controls import Controls
from backedu.serve.classroom.others import Others
from backedu.serve.classroom.register import Register
from backedu.serve.classroom.screens import Screens
from backedu.serve.classroom.streams import Line, Lines, event
from backedu.serve.classroom.vote import hashed, told_of, vote_of

T = TypeVar("T")


class Room:
    """A class that is going on."""

    def __init__(self, store: Store, trouble: Callable[[str], None] = lambda _: None) -> None:
        """Go on with the class that broke off, else begin one.

        Args:
            store: Where it is written down.
            trouble: Is told when something could not be written down.
        """
        self._store, self._others, self.screens = store, Others(store.sharing), Screens(trouble)
        self._thread = ThreadPoolExecutor(1, "class")
        self._order = asyncio.Lock()
        self._box = BallotBox(self._cast, self._order)
        self._news = True
        self._told_phones: tuple[Lecture, bytes] | None = None
        self._begin()

    def _begin(self) -> None:
        """Open the class; called again when it was deleted."""
        opened = self._store.open()
        self.id, self.code, self.lecture = opened.id, opened.code, opened.lecture
        self.wall_secret, self.panel_secret = opened.wall, opened.panel
        self.register = Register(self._store, self.id, self._work)
        self.is_resumed = not self.register.is_empty or self.lecture.version > 0
        self._began = self._changed = time.monotonic()
        self._controls = Controls()

    async def vote(self, token: str, told: dict[str, Any]) -> Fate:
        """Write down what a phone chose; it returns once it is committed.

        Args:
            token: The phone's random number.
            told: ``question``, ``round``, ``choice``, ``sure`` and ``turn``.

        Raises:
            ValueError: It isn't a vote.
            sqlalchemy.exc.SQLAlchemyError: It cannot be written down at the moment.
        """
        return await self._box.put(vote_of(hashed(token), told, self.lecture))

    async def of_phone(self, token: str) -> list[dict[str, Any]]:
        """Return the votes of a phone, as it sent them."""
        return list(map(told_of, await self._work(self._store.of_phone, self.id, hashed(token))))

    async def drive(self, told: Mapping[str, Any]) -> bool:
        """Do what a presenter's key says, and have every screen show it.

        Args:
            told: What :func:`driven` takes, and the ``version`` that the presenter saw: a key for
                an older one is not obeyed.

        Returns:
            Whether it was obeyed.

        Raises:
            ValueError: What is to be asked can't be.
        """
        async with self._order:
            if told["version"] != self.lecture.version:
                return False
            await self._box.empty()
            lecture = self.lecture
            moved = await self._work(driven, lecture, told, partial(self._store.votes, self.id))
            if moved is not lecture:
                save, steps = self._store.save, course(moved.added)
                if not await self._work(save, self.id, moved, steps, lecture):
                    return False  # another server was faster: it is followed in a moment
                self._now_at(moved)
        self.screens.phones.tell(await self._for_phones())
        await self.refresh()
        return True

    async def change_controls(self, change: Callable[[Controls], Controls]) -> None:
        """Change what the panel can move on the wall, or what it moved, at every server."""
        async with self._order:
            made = partial(self._store.sharing.change_controls, self.id)
            text = await self._work(made, lambda text: change(Controls.of(text)).to_text())
            self._controls = Controls.of(text)
        await self.refresh(is_news=True)

    def _now_at(self, lecture: Lecture) -> None:
        if (lecture.at, lecture.progress) != (self.lecture.at, self.lecture.progress):
            self._changed = time.monotonic()
        self.lecture, self._news = lecture, True

    async def refresh(self, *, is_news: bool = False) -> None:
        """Have wall and panel show new votes and new phones, if there are any, or other news."""
        self._news |= is_news
        try:
            if self._store.is_shared:
                await self._follow()
            if self._news:
                self._news = False
                showing = await self._showing()
                self.screens.walls.tell(self._for_wall(showing))
                if self.screens.panels.names():
                    self.screens.panels.tell(await self._for_panel(showing))
        except SQLAlchemyError as error:
            self._news = True
            self.screens.have_trouble(error)

    async def _follow(self) -> None:
        """Show what other servers of this class have done."""
        async with self._order:
            found = await self._work(self._others.look, self.id, self.screens.phones.names())
            lecture, is_new = found or (self.lecture, False)
            moved = lecture != self.lecture
            if moved:
                self._now_at(lecture)
            self._news |= is_new
            self._controls = Controls.of(self._others.controls)
        if not found:  # it was deleted or ended there
            await self._begin_again()
        elif moved:
            self.screens.phones.tell(await self._for_phones())

    async def _for_phones(self) -> bytes:
        """Return what every phone is shown: it changes with the lecture alone, not with a vote."""
        if self._told_phones is None or self._told_phones[0] is not self.lecture:
            showing = await self._showing()
            self._told_phones = showing.lecture, event(phone_view(showing))
        return self._told_phones[1]

    def _for_wall(self, showing: Showing) -> bytes:
        return event(wall_view(showing) | self._controls.for_wall(showing.step.id))

    async def _for_panel(self, showing: Showing) -> bytes:
        coming = await self._work(ahead, showing, partial(self._store.votes, self.id))
        return event(panel_view(showing, coming) | self._controls.for_panel(showing.step.id))

    async def listen(self, lines: Lines, line: Line) -> None:
        """Show a new line what there is to show, now, and later until it is closed."""
        lines.add(line)
        line.closed.add_done_callback(partial(self._left, lines, line))
        self._news = True
        with line.or_closed():
            if lines is self.screens.phones:
                line.tell(await self._for_phones())
            elif lines is self.screens.walls:
                line.tell(self._for_wall(await self._showing()))
            else:
                line.tell(await self._for_panel(await self._showing()))

    def _left(self, lines: Lines, line: Line, *_: object) -> None:
        lines.remove(line)
        self._news = True

    async def votes(self) -> list[Vote]:
        """Return every vote of the class."""
        return await self._work(self._store.votes, self.id)

    async def delete(self) -> None:
        """Remove the class and all that belongs to it, and begin a new one."""
        async with self._order:
            await self._work(self._store.delete, self.id)
        await self._begin_again()

    async def _begin_again(self) -> None:
        async with self._order:
            await self._work(self._begin)
        self.screens.end()

    def close(self) -> None:
        """End the class in good order: the next start begins a new one."""
        self._thread.submit(self._end).result()
        self._thread.shutdown()
        self._store.close()

    def _end(self) -> None:
        """End the class, unless another server goes on with it."""
        if not self._store.is_shared or self._others.leave(self.id):
            self._store.end(self.id)

    async def _showing(self) -> Showing:
        """Return the moment as it is once its votes were read: a key may be pressed meanwhile."""
        while True:
            lecture = self.lecture
            rounds = await self._rounds(lecture)
            if lecture is self.lecture:
                break
        passed = [time.monotonic() - since for since in (self._changed, self._began)]
        connected = self.screens.phones.names() | self._others.connected
        return Showing(lecture, course(lecture.added), rounds, connected, *passed)

    async def _rounds(self, lecture: Lecture) -> list[list[Vote]]:
        now = lecture.now(course(lecture.added))
        if now is None:
            return []
        found = await self._work(self._store.votes, self.id, lecture.at, now.rounds)
        return by_round(found, now.rounds)

    async def _cast(self, votes: list[Vote]) -> list[Fate]:
        try:
            fates = await self._work(self._store.cast, self.id, votes)
        except SQLAlchemyError as error:
            self.screens.have_trouble(error)
            raise
        self._news = True
        return fates

    async def _work(self, function: Callable[..., T], *arguments: Any) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, function, *arguments)
