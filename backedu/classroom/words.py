"""What a class reads, from ``data/lessons/classroom.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from backedu.content.wording import classroom_wording

CITED = re.compile(r" \(([^()]+ \d{4}[a-z]?)\)")
"""Where a sentence comes from: nobody says that aloud."""


def class_words(section: str) -> Mapping[str, str]:
    """Return the words of one section, by name.

    Example:
        >>> class_words("phone")["join"]
        'Join'
    """
    return classroom_wording()[section]


def uncited(text: str, named: str) -> str:
    """Return a text without the publications in brackets that are named beside it.

    Example:
        >>> uncited("No source can be named (Bardin 2017).", "Bardin 2017 · low certainty")
        'No source can be named.'
    """
    return CITED.sub(lambda found: "" if found[1] in named else found[0], text)
