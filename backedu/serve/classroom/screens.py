"""The screens of a class: the open lines of its phones, its walls and its panels."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from backedu.classroom.database import reason
from backedu.serve.classroom.pace import Pace
from backedu.serve.classroom.streams import PING, TROUBLE, Lines, event

_LINES_OF_A_PHONE = 3
_TROUBLE_PAUSE_S = 5  # between two words on the same trouble


class Screens:
    """The open lines of each kind of screen, and what all of them are told.

    Example:
        >>> Screens(print).phones.names()
        frozenset()
    """

    def __init__(self, trouble: Callable[[str], None]) -> None:
        """Start without a screen.

        Args:
            trouble: Is told, beside wall and panel, when something could not be written down.
        """
        self.phones, self.walls, self.panels = Lines(_LINES_OF_A_PHONE), Lines(), Lines()
        self._trouble, self._words = trouble, Pace(1, _TROUBLE_PAUSE_S)

    def ping(self) -> None:
        """Let every screen know that the line is good."""
        for lines in self._all():
            lines.tell(PING)

    def have_trouble(self, error: SQLAlchemyError) -> None:
        """Have the presenter know that something could not be written down or read."""
        why = reason(error)
        if self._words.allows(why):
            self._trouble(why)
        for lines in (self.walls, self.panels):
            lines.tell(TROUBLE)

    def end(self) -> None:
        """Say that the class is gone, and hang up."""
        self.phones.tell(event({"stage": "gone"}))
        self.close()

    def close(self) -> None:
        """Hang up."""
        for lines in self._all():
            lines.close()

    def _all(self) -> tuple[Lines, Lines, Lines]:
        return self.phones, self.walls, self.panels
