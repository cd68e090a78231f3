"""A number stays in one line with its unit, as ``unbroken`` of the controls' scripts has it."""

from __future__ import annotations

import re

_UNITS = "°[CF]?|%|[kmµ]?g|[cmk]?m|mmHg|ml|k?N|[kM]Pa|h|min"
_GAP = re.compile(rf"(?:(?<=\d)|(?<=\d\))) (?=(?:{_UNITS})(?![\w°])|\d)")


def with_units(text: str) -> str:
    r"""Return a text in which no line can end between a number and its unit, or within a number.

    Example:
        >>> with_units("45 °F, 20 kg; 4 men: 116 123").split(" ")
        ['45\xa0°F,', '20\xa0kg;', '4', 'men:', '116\xa0123']
    """
    return _GAP.sub("\u00a0", text)
