"""A number in the text of a lesson stays in one line with its unit."""

from __future__ import annotations

import re

_GAP = re.compile(r"(?<=\d) (?=(?:°[CF]?|%|[kmµ]?g|[cmk]?m|ml|k?N|[kM]Pa)(?![\w°]))")


def with_units(text: str) -> str:
    r"""Return a text in which no line can end between a number and its unit.

    Example:
        >>> with_units("45 °F, 20 kg; 4 men").split(" ")
        ['45\xa0°F,', '20\xa0kg;', '4', 'men']
    """
    return _GAP.sub("\u00a0", text)
