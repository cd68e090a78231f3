"""Answers that were given lately: what many ask is worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable


class RecentAnswers:
    """Keeps the answers that were asked for last, up to so many bytes in all.

    Example:
        >>> recent = RecentAnswers(most_bytes=8)
        >>> for question in ("one", "two", "one", "three"):
        ...     if recent.get(question) is None:
        ...         recent.keep(question, b"four")
        >>> [recent.get(question) for question in ("one", "two", "three")]
        [b'four', None, b'four']
    """

    def __init__(self, most_bytes: int) -> None:
        """Keep nothing yet."""
        self._most_bytes = most_bytes
        self._bytes = 0
        self._answers: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, question: Hashable) -> bytes | None:
        """Return the answer, if it is kept."""
        if question in self._answers:
            self._answers.move_to_end(question)
        return self._answers.get(question)

    def keep(self, question: Hashable, answer: bytes) -> None:
        """Keep an answer in the place of those that nobody has asked for since long."""
        self._bytes += len(answer) - len(self._answers.pop(question, b""))
        self._answers[question] = answer
        while self._bytes > self._most_bytes:
            self._bytes -= len(self._answers.popitem(last=False)[1])

    def forget(self) -> None:
        """Keep none of them any longer."""
        self._answers.clear()
        self._bytes = 0
