"""A number stays in one line with its unit, and a name with its year, as in controls' scripts."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"  # a space at which no line can end
_JOINED = "\u2060"  # no width, and no line ends at it

_UNITS = "°[CF]?|%|[kmµ]?g|[cmk]?m|mmHg|ml|k?N|[kM]Pa|h|min"
_NUMBER = r"[\u2212\d]"  # with a minus sign or without
_WHOLE = r"1(?:00?|0?,000)(?!,?\d)"  # people, of whom some are counted
_YEAR = r"(?:19|20)\d\d[a-z]?(?![\w-])"
_GAP = re.compile(
    rf"(?:(?<=\d)|(?<=\d\))|(?<==)) (?=(?:{_UNITS})(?![\w°])|\d|to {_NUMBER})"
    rf"|(?<=\d to) (?={_NUMBER})"
    rf"|(?<=\d) (?=(?:of|in) {_WHOLE})|(?:(?<=\d of)|(?<=\d in)) (?={_WHOLE})"
    rf"|(?<=[^\W\d_]) (?={_YEAR}|NG\d)"
    r"|(?:(?<=\blesson)|(?<=\b[Dd]ay)|(?<=\b[Ww]eek)|(?<=\bp)) (?=\d|= \d)"
    r"|(?:(?<=\b[Vv]an)|(?<=\bder)|(?<=\bda)) (?=der\b|[A-Z])"  # particles of a surname
    r"| (?=· )"  # a line may end with it, and begins with none
)
_LONG = re.compile(rf"(der{NO_BREAK}[^\W\d_]+){NO_BREAK}(?={_YEAR})")  # for a line of a phone
_NAME = re.compile(r"\b(co-)(?=codamol|dydramol)", re.IGNORECASE)  # a medicine


def unbroken(text: str) -> str:
    r"""Return a text in which no line can end between a number and its unit, or before a year.

    Example:
        >>> unbroken("45 °F, 4 men: 116 123 (Dahm 2010)").split(" ")
        ['45\xa0°F,', '4', 'men:', '116\xa0123', '(Dahm\xa02010)']
    """
    kept = _LONG.sub(r"\1 ", _GAP.sub(NO_BREAK, text))
    return _NAME.sub(rf"\1{_JOINED}", kept)


def with_unit(number: str, unit: str | None) -> str:
    """Return a number and its unit, if it has one; a per cent sign follows without a space.

    Example:
        >>> with_unit("32", "%"), with_unit("15", "people"), with_unit("7", None)
        ('32%', '15 people', '7')
    """
    return number + (unit if unit == "%" else f" {unit}" if unit else "")
