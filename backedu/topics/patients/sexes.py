"""A patient as one of the other sex, where it doesn't matter to the case: told apart by marks.

A text marks what depends on the sex as ``{she|he}``: first as the patient is written, then as the
other is called. ``{he|he}`` is somebody else. The check sees to it that nothing is left unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")

SEXES = ("female", "male")
"""Those that a patient may have."""

MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
"""What depends on the sex: as written, and as the other."""


@dataclass(frozen=True)
class Other:
    """What the same person is called and looks like as one of the other sex."""

    name: str
    look: str


def other_sex(sex: str) -> str:
    """Return the other one.

    Example:
        >>> other_sex("male")
        'female'
    """
    return SEXES[1 - SEXES.index(sex)]


def told(value: T, *, as_other: bool) -> T:
    """Return a record, or any value in it, with every mark read for one of the two.

    Args:
        value: A text, or what holds texts.
        as_other: Read the second half of each mark, not the first.

    Example:
        >>> told({"then": "{She|He} is heard."}, as_other=True)
        {'then': 'He is heard.'}
    """
    return _told(value, 2 if as_other else 1)  # type: ignore[no-any-return]  # of the same kind


def _told(value: Any, half: int) -> Any:
    if isinstance(value, str):
        return MARK.sub(lambda mark: mark[half], value) if "{" in value else value
    if isinstance(value, tuple):
        return tuple(_told(each, half) for each in value)
    if isinstance(value, Mapping):
        return {name: _told(each, half) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _told(getattr(value, each.name), half) for each in fields(value)}
        )
    return value


def texts(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text in a value, with the names of the fields on the way to it."""
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts(each, way)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from texts(each, (*way, str(name)))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from texts({one.name: getattr(value, one.name) for one in fields(value)}, way)
