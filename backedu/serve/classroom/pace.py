"""How often something may happen, by name: a phone's votes, a word on the same trouble."""

from __future__ import annotations

import time


class Pace:
    """Lets each name through a few times in a while.

    Example:
        >>> pace = Pace(2, in_s=60)
        >>> [pace.allows("a phone") for _ in range(3)], pace.allows("another")
        ([True, True, False], True)
    """

    def __init__(self, most: int, in_s: float) -> None:
        """Let each name through ``most`` times in ``in_s`` seconds."""
        self._most, self._in_s = most, in_s
        self._passed: dict[str, list[float]] = {}

    def allows(self, name: str) -> bool:
        """Return whether this name may pass, and count it if it does."""
        now = time.monotonic()
        passed = [at for at in self._passed.get(name, ()) if at > now - self._in_s]
        if len(passed) >= self._most:
            return False
        self._passed[name] = [*passed, now]
        return True
