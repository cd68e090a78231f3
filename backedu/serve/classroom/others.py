"""The other servers of a class: they share its database, and each follows what the rest do."""

from __future__ import annotations

import secrets
import time

from backedu.classroom.lecture import Lecture
from backedu.classroom.sharing import Sharing, State

_BEAT_S = 2


class Others:
    """What this server knows of the others.

    Example:
        >>> from backedu.classroom.store import Store
        >>> others = Others(Store("sqlite://").sharing)
        >>> others.connected
        frozenset()
    """

    def __init__(self, sharing: Sharing) -> None:
        """Know of none yet."""
        self._sharing = sharing
        self._name = secrets.token_hex(8)
        self._mark: tuple[int | None, ...] = ()
        self._said: frozenset[str] | None = None
        self._beaten = 0.0
        self.connected: frozenset[str] = frozenset()
        self.controls = ""

    def look(self, class_: int, own: frozenset[str]) -> tuple[Lecture, bool] | None:
        """Say which phones are connected here, and look at what the others did.

        Args:
            class_: The class.
            own: The phones that are connected to this server.

        Returns:
            Where the class is, and whether anything else is new; None when the class is gone.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: The database cannot be reached.
        """
        state = self._sharing.look(class_, self._name)
        if state is None:
            return None
        if own != self._said or time.monotonic() - self._beaten > _BEAT_S:
            self._sharing.beat(class_, self._name, own)
            self._said, self._beaten = own, time.monotonic()
        return state.lecture, self._is_new(state)

    def leave(self, class_: int) -> bool:
        """Stop taking part; return whether nobody else is left."""
        return self._sharing.leave(class_, self._name)

    def _is_new(self, state: State) -> bool:
        known = self._mark, self.connected, self.controls
        self._mark, self.connected, self.controls = state.mark, state.elsewhere, state.controls
        return known != (state.mark, state.elsewhere, state.controls)
