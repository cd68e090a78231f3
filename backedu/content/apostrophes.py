"""Apostrophes: written as a keyboard has them, shown as a printer sets them."""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?= [a-z])")


def typeset(text: str) -> str:
    """Return a text whose apostrophes are curved; what else has such a mark, as code, keeps it.

    Example:
        >>> typeset("it isn't the patients' fault: pip install 'backedu'")
        "it isn’t the patients’ fault: pip install 'backedu'"
    """
    return _STRAIGHT.sub("’", text)
