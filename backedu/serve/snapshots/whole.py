"""What no line of a text may break: the words of a short link, and a word that begins "non-"."""

from __future__ import annotations

import re

from backedu.content.units import NO_BREAK

SHORT = 18
"""Letters: a link of more may need two lines on a phone."""

_PIECE = re.compile(
    rf"(?P<tag><a\b[^>]*>)(?P<name>[^<]{{1,{SHORT}}})(?=</a>)|<[^>]*>|(?P<word>\bnon-\w+)"
)


def whole(html: str) -> str:
    r"""Return a cell's text with its short links and its "non-" words each in one line.

    Example:
        >>> whole('<p>See <a href="x">the article</a>.</p>')
        '<p>See <a href="x">the\xa0article</a>.</p>'
        >>> whole('<p title="non-a">non-specific</p>')
        '<p title="non-a"><span class="whole">non-specific</span></p>'
    """
    return _PIECE.sub(_kept, html)


def _kept(found: re.Match[str]) -> str:
    if name := found["name"]:
        return found["tag"] + name.replace(" ", NO_BREAK)
    if word := found["word"]:
        return f'<span class="whole">{word}</span>'
    return found[0]
