"""Results that rest on content are kept until the author of the content changes a file."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., object]")

_kept: list[Callable[[], None]] = []


def cached(function: F) -> F:
    """Call a function once for each set of arguments, until :func:`forget`.

    For whatever is made from files in ``data/``: a lesson that is prepared again must not show
    what an earlier version of a file said.

    Example:
        >>> calls = []
        >>> read = cached(lambda: calls.append("read"))
        >>> read(), read(), forget(), read()
        (None, None, None, None)
        >>> calls
        ['read', 'read']
    """
    keeping = cache(function)
    _kept.append(keeping.cache_clear)
    return keeping  # type: ignore[return-value]  # called like the function itself


def cached_at_most(results: int) -> Callable[[F], F]:
    """Do the same, but keep only so many results: where readers' own values are arguments.

    Example:
        >>> calls = []
        >>> read = cached_at_most(1)(calls.append)
        >>> read(1), read(1), read(2), read(1)
        (None, None, None, None)
        >>> calls
        [1, 2, 1]
    """

    def keep(function: F) -> F:
        keeping = lru_cache(results)(function)
        _kept.append(keeping.cache_clear)
        return keeping  # type: ignore[return-value]  # called like the function itself

    return keep


def forget() -> None:
    """Read every file again when it is next asked for: its author may have changed it."""
    for clear in _kept:
        clear()
