"""What a class reads, from ``data/lessons/classroom.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from backedu.content.wording import classroom_wording


def class_words(section: str) -> Mapping[str, str]:
    """Return the words of one section, by name.

    Example:
        >>> class_words("phone")["join"]
        'Join'
    """
    return classroom_wording()[section]
