"""What the presenter reads of trouble: one plain line for each kind, with a count.

A server in a classroom meets broken clients and hostile ones. Whatever they send must not fill the
presenter's screen, name anybody's address, or reach the terminal as it came. So nothing that a log
would say is printed: only what kind of trouble it was, in words of ours, and how often.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable

_PAUSE_S = 600  # between two lines on the same kind of trouble
_REFUSED = "Refused what no page of ours sends"
_UNEXPECTED = "Something unexpected in this program; the lessons go on"


def printable(text: str) -> str:
    r"""Return text as a terminal may print it: nothing in it moves the cursor.

    Example:
        >>> printable("a\x1b[2Jb")
        'a [2Jb'
    """
    return "".join(letter if letter.isprintable() else " " for letter in text)


class Notices(logging.Handler):
    """Counts trouble, and tells each kind now and then.

    Example:
        >>> told = []
        >>> notices = Notices(told.append, now=lambda: 0.0)
        >>> for _ in range(1000):
        ...     notices.note("The lesson failed for a visitor.")
        >>> notices.tell()
        >>> told
        ['The lesson failed for a visitor. (1000 times)']
    """

    def __init__(
        self,
        say: Callable[[str], object] = lambda line: print(f"  {line}", file=sys.stderr, flush=True),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Know of no trouble yet.

        Args:
            say: Shows the presenter a line.
            now: Returns the time in seconds.
        """
        super().__init__(logging.WARNING)
        self._say = say
        self._now = now
        self._untold: Counter[str] = Counter()
        self._told_at: dict[str, float] = {}

    def install(self) -> None:
        """Take over whatever this process would print of its own accord."""
        logging.captureWarnings(capture=True)
        root = logging.getLogger()
        root.handlers[:] = [self]
        for name in list(root.manager.loggerDict):
            if isinstance(logger := root.manager.loggerDict[name], logging.Logger):
                logger.handlers.clear()
                logger.propagate = True
        sys.unraisablehook = lambda about: self._unexpected(about.exc_type)
        threading.excepthook = lambda about: self._unexpected(about.exc_type)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record of a log; what it says is not looked at."""
        if record.exc_info and record.exc_info[0]:
            self._unexpected(record.exc_info[0])
        elif record.name.startswith("tornado.") or record.levelno < logging.ERROR:
            self.note(f"{_REFUSED}.")
        else:
            self._unexpected(None)

    def _unexpected(self, kind: type[BaseException] | None) -> None:
        self.note(f"{_UNEXPECTED} ({kind.__name__})." if kind else f"{_UNEXPECTED}.")

    def note(self, sentence: str) -> None:
        """Count trouble of a kind; the sentence must hold nothing that a visitor sent."""
        self._untold[printable(sentence)] += 1

    def tell(self, *, all_: bool = False) -> None:
        """Say what has come up since.

        Args:
            all_: Also what was told a short while ago: the server is about to stop.
        """
        for sentence, times in list(self._untold.items()):
            if all_ or self._now() - self._told_at.get(sentence, -_PAUSE_S) >= _PAUSE_S:
                del self._untold[sentence]
                self._told_at[sentence] = self._now()
                self._say(f"{sentence} ({times} times)" if times > 1 else sentence)
