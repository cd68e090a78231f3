"""What the reader of TOML means, in words for people who do not know TOML."""

from __future__ import annotations

import re

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_TRIPLE = '"""'
_HEADER = re.compile(r"\[\[?([\w.-]+)\]")
_KEY = re.compile(r"([\w-]+)\s*[=:]")
_CURLY = "“”\u2018’"

_HINTS = (
    ("Unterminated string", "", f"text that begins with {_TRIPLE} needs {_TRIPLE} after it, too"),
    (
        "",
        rf".*(?:=\s*\[?\s*[{_CURLY}]|[{_CURLY}]$)",
        'this line has curly quotation marks; type straight ones: "',
    ),
    (
        "twice",
        r"\[",
        "this name is taken; give the record another one, and a copy its own in every [bracket]",
    ),
    ("", r"\[", "a record begins with its name in [brackets], in small letters with hyphens"),
    (
        "Cannot overwrite",
        "",
        "the field is there twice, or the record's name in [brackets] is missing further up",
    ),
    ("after a key", r"[\w-]+\s*:", "put = after the name of the field, not a colon"),
    ("", r".*(?:[\"\d\]]|true|false)\s*//", "a note of your own begins with #, not with //"),
    ("array", r".*=\s*\[\s*\d+\s*-\s*\d+\s*\]", "write each number out, with commas: [22, 35, 44]"),
    (
        "Invalid value",
        r".*=\s*(?:True|False|TRUE|FALSE)\b",
        "write true and false in small letters",
    ),
    ("Unescaped", "", "leave out the backslash: it means something else in this file"),
    ("", r".*=\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$", "write the day as 2026-11-22"),
    ("", r".*=\s*\d+\s+[A-Za-z]", "write the number alone"),
    ("", r".*=\s*-?\d+,\d+$", "write a number with a point, such as 4.5"),
    ("Illegal character", "", f"a quotation mark is missing; put long text between {_TRIPLE}"),
    ("", r".*[=\[]\s*'", "begin and end a text with \", not with '"),
    (
        "",
        r'.*(?:"|true|false)\s+\w+\s*=',
        "between { and } put a comma after each field but the last",
    ),
    ("key part", r"\{", "all that is between { and } belongs on one line"),
    (
        "array",
        "",
        "in a list, put a comma between two entries, and a ] at the end; see the line above, too",
    ),
    (
        "Invalid value",
        r".*=\s*[A-Za-z]",
        'put text between quotation marks, "yes" and "no" too; only true and false have none',
    ),
    (
        "",
        r'.*".*".*"',
        "inside a text, use curly quotation marks “ ”: a straight one ends the text",
    ),
    (
        "",
        "",
        f"look here and above for a quotation mark, a bracket, a {_TRIPLE} or an = that is missing",
    ),
)
"""What the reader says, how the line begins, and what to do; the first that fits both counts."""


def line_of(text: str, message: str) -> int:
    r"""Return the line, from 1, that a message of the TOML reader is about.

    Of a long text that never ends, it is the line where the text begins.

    Example:
        >>> line_of('a = 1\nb = ', "Invalid value (at line 2, column 5)")
        2
    """
    if place := _PLACE.search(message):
        return int(place[1])
    end = text.rfind(_TRIPLE) if "string" in message else len(text.rstrip())
    return text.count("\n", 0, max(0, end)) + 1


def hint(text: str, message: str) -> str:
    """Say what is probably wrong, and what to do.

    Args:
        text: The file.
        message: What :mod:`tomllib` says of it.

    Example:
        >>> hint("a = yes", "Invalid value (at line 1, column 5)")
        'put text between quotation marks, "yes" and "no" too; only true and false have none'
    """
    line = text.split("\n")[line_of(text, message) - 1].strip()
    return next(hint for says, begins, hint in _HINTS if says in message and re.match(begins, line))


def whose(text: str, line: int) -> tuple[str | None, str | None]:
    r"""Return the record and the field that a line most likely belongs to, as far as it tells.

    Example:
        >>> whose('[a]\nname = "x"\n[a.says]\nill = no', 4)
        ('a', 'says.ill')
        >>> whose('[a]\nkey = ["x"\n"y"]', 3)
        ('a', 'key')
    """
    record, inside, field = None, "", None
    for each in text.split("\n")[:line]:
        if header := _HEADER.match(each):
            record, _, inside = header[1].partition(".")
            field = inside or None
        elif each.startswith("["):  # a name that isn't one
            record, inside, field = None, "", None
        elif key := _KEY.match(each):
            field = f"{inside}.{key[1]}" if inside else key[1]
    return record, field
