"""The phones that take part in a class: who is in, and how fast one may send."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from backedu.classroom.store import Store
from backedu.serve.classroom.pace import Pace
from backedu.serve.classroom.vote import FullError, hashed

MOST_PHONES = 3000
_MOST_VOTES, _IN_S = 30, 10
"""How many votes one phone may send in how many seconds; nobody taps so fast."""


class Register:
    """The phones of one class, each known by a hash of its random number."""

    def __init__(self, store: Store, class_: int, work: Callable[..., Awaitable[Any]]) -> None:
        """Take up the phones that a class has.

        Args:
            store: Where they are written down.
            class_: The class.
            work: Calls the store, one call after the other.
        """
        self._store, self._class, self._work = store, class_, work
        self._known = store.phones(class_)
        self._thumbs = Pace(_MOST_VOTES, _IN_S)

    @property
    def is_empty(self) -> bool:
        """Whether no phone has joined yet."""
        return not self._known

    async def join(self, token: str) -> None:
        """Let a phone take part.

        Raises:
            FullError: There are too many.
        """
        if len(self._known) >= MOST_PHONES:
            raise FullError
        await self._work(self._store.join, self._class, hashed(token))
        self._known.add(hashed(token))

    async def knows(self, token: str) -> bool:
        """Whether a phone takes part; it may have joined at another server a moment ago."""
        phone = hashed(token)
        if (
            phone not in self._known
            and self._store.is_shared
            and await self._work(self._store.takes_part, self._class, phone)
        ):
            self._known.add(phone)
        return phone in self._known

    def may_speak(self, token: str) -> bool:
        """Whether a phone keeps to the speed of a thumb, whatever others at its address do."""
        return self._thumbs.allows(token)
