"""The numbers that a class can choose from, and the ranges that they are counted in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, isfinite, log10

_RANGES = 10
_MOST_VALUES = 12
"""So many different values are counted one by one."""
_ROUND = (1, 2, 4, 5, 10)
"""Where a scale may end, times a power of ten."""


@dataclass(frozen=True)
class Scale:
    """Numbers from ``low`` to ``high``, a ``step`` apart, one of which is the answer.

    Attributes:
        answer: What is right, as text.
        said: How a number is put into words: ``{n}`` stands for it.
        close: How far off a number may be and still count as right.

    Example:
        >>> scale = Scale(0, 100, 1, "50", "{n} of 100", 5)
        >>> scale.accepts("47"), scale.accepts("47.5"), scale.is_close("47")
        (True, False, True)
        >>> scale.ranges[0], scale.range_of("100"), scale.range_of("47")
        (('0', '0 to 9'), '90', '40')
    """

    low: float
    high: float
    step: float
    answer: str
    said: str = "{n}"
    close: float = 0

    def accepts(self, text: str) -> bool:
        """Whether this is one of the numbers, written as a phone writes it."""
        try:
            number = float(text)
        except ValueError:
            return False
        if not isfinite(number) or not self.low <= number <= self.high or f"{number:g}" != text:
            return False
        steps = (number - self.low) / self.step
        return abs(steps - round(steps)) < 1e-6

    def is_close(self, text: str) -> bool:
        """Whether a number is right, or near enough."""
        return abs(float(text) - float(self.answer)) <= self.reach

    @property
    def reach(self) -> float:
        """How far off counts as right, with room for how computers subtract: 3.7 - 3.3 is 0.4.

        Example:
            >>> Scale(0, 10, 0.1, "3.7", close=0.4).is_close("3.3")
            True
        """
        return self.close + 1e-9

    def in_words(self, text: str) -> str:
        """Return a number as it is said."""
        return self.said.format(n=text)

    @property
    def close_range(self) -> tuple[str, str]:
        """The least and the most that still counts as right.

        Example:
            >>> Scale(0, 10, 0.1, "3.7", close=0.4).close_range
            ('3.3', '4.1')
        """
        answer = float(self.answer)
        least, most = max(self.low, answer - self.close), min(self.high, answer + self.close)
        return f"{least:g}", f"{most:g}"

    @property
    def ranges(self) -> tuple[tuple[str, str], ...]:
        """The ranges that numbers are counted in: each its first number, and its name."""
        width, starts = self._width, list[float]()
        while (start := self.low + len(starts) * width) <= self.high:
            starts.append(start)
        if len(starts) > 1 and starts[-1] == self.high and width > self.step:
            starts.pop()  # the last range has its end in it
        ends = [*(start - self.step for start in starts[1:]), self.high]
        return tuple(
            (f"{start:g}", f"{start:g}" if start == end else f"{start:g} to {end:g}")
            for start, end in zip(starts, ends, strict=True)
        )

    def range_of(self, text: str) -> str:
        """Return the first number of the range that a number is counted in."""
        place = floor((float(text) - self.low) / self._width + 1e-9)
        return self.ranges[min(place, len(self.ranges) - 1)][0]

    @property
    def _width(self) -> float:
        values = (self.high - self.low) / self.step + 1
        if values <= _MOST_VALUES:
            return self.step
        return self.step * max(1, round(values / _RANGES))


def spanning(values: Iterable[float], answer: str, said: str, close: float) -> Scale:
    """Return the scale from 0 that has all these numbers on it, and room above the largest.

    Args:
        values: The right number and those that people arrive at by a slip.
        answer: The right one, as text.
        said: How a number is put into words.
        close: How far off a number may be and still count as right.

    Example:
        >>> spanning([7, 2, 147], "7", "{n} people", 0.5).high
        200
        >>> spanning([3.7, 26.7, 2.5], "3.7", "{n} people", 0.4).step
        0.1
    """
    known = [*values]
    most = max(known)
    power = 10 ** floor(log10(most))
    high = next(power * each for each in _ROUND if power * each > most)
    decimals = max(len(f"{each:g}".partition(".")[2]) for each in known)
    return Scale(0, high, 10**-decimals if decimals else 1, answer, said, close)
