"""A number stays in one line with its unit."""

from __future__ import annotations

import re
from typing import Any

_GAP = re.compile(r"(?<=[\d}]) (?=(?:°[CF]?|%|[kmµ]?g|[cmk]?m|ml|k?N|[kM]Pa)(?![\w°]))")
_APART = "\u00a0"


def with_units(text: str) -> str:
    r"""Return a text in which no line can end between a number, or the place of one, and its unit.

    Example:
        >>> with_units("45 °F, {degrees} °C, 20 kg; 4 men").split(" ")
        ['45\xa0°F,', '{degrees}\xa0°C,', '20\xa0kg;', '4', 'men']
    """
    return _GAP.sub(_APART, text)


def all_with_units(value: Any) -> Any:
    r"""Return a document of content with the same done to every text in it, but to no name.

    Example:
        >>> all_with_units({"tea": ["at 80 °C"]})
        {'tea': ['at 80\xa0°C']}
    """
    if isinstance(value, str):
        return with_units(value)
    if isinstance(value, dict):
        return {name: all_with_units(each) for name, each in value.items()}
    if isinstance(value, list):
        return [all_with_units(each) for each in value]
    return value
