"""The parts of a lesson: one for each heading of its text, with the exercises that follow it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import unescape

PROSE = re.compile(r'<section class="prose\b[^>]*>.*?</section>', re.DOTALL)
"""A piece of the text of a page's body."""

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)(?:<a class="anchor-link".*?</a>)?</h2>', re.DOTALL)
_EMPTY = re.compile(r'<section class="prose[^>]*>\s*</section>\s*')
_PLACE = re.compile(r'data-model="([^"]+)"')
_PART = '<section class="part" data-part="'


@dataclass(frozen=True)
class Section:
    """A part of a lesson: the id of its heading, its words, and how many exercises are in it."""

    id: str
    title: str
    exercises: int


def in_sections(body: str, exercises: AbstractSet[str]) -> tuple[str, tuple[Section, ...]]:
    """Return the body with its parts as sections and its exercises marked, and those parts.

    Args:
        body: HTML in which the text is in ``section.prose`` and each control has its id in
            ``data-model``.
        exercises: Ids of the controls that ask for an answer.

    Example:
        >>> body, parts = in_sections('<section class="prose"><h2 id="A">Tea</h2></section>'
        ...                           '<div data-model="m1"></div>', {"m1"})
        >>> body[:35]
        '<section class="part" data-part="A"'
        >>> parts
        (Section(id='A', title='Tea', exercises=1),)
    """
    marked = _PLACE.sub(
        lambda found: found[0] + (" data-exercise" if found[1] in exercises else ""), body
    )
    before, *parts = PROSE.sub(_cut, marked).split(_PART)
    closed = [before, *(f"{_PART}{part.rstrip()}\n</section>\n" for part in parts)]
    return "".join(closed), tuple(map(_section, parts))


def _cut(prose: re.Match[str]) -> str:
    """A text in which each heading begins a part, outside the text before it."""
    opening = prose[0][: prose[0].index(">") + 1]
    cut = _HEADING.sub(
        rf'</section>\n{_PART}\1"><h2 id="\1" tabindex="-1">\2</h2>\n{opening}', prose[0]
    )
    return _EMPTY.sub("", cut)


def _section(part: str) -> Section:
    id_, words = part.split('">', 1)[0], part.split('tabindex="-1">', 1)[1].split("</h2>", 1)[0]
    return Section(id_, unescape(re.sub(r"<[^>]+>", "", words)), part.count(" data-exercise"))
