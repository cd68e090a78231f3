"""A table in the text of a lesson can be shown row by row, where it is too narrow for columns."""

from __future__ import annotations

import re
from itertools import count
from typing import Final

_PROSE: Final = re.compile(r'<section class="prose\b[^>]*>.*?</section>', re.DOTALL)
_TABLE: Final = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW: Final = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEAD: Final = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")
_ROLES: Final = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}


def name_cells(body: str) -> str:
    """Return the page's body with the heading of its column at each cell of a table of the text.

    The roles are written out because some browsers forget a table whose rows are blocks.

    Args:
        body: HTML in which the text is in ``section.prose``.

    Example:
        >>> made = name_cells('<section class="prose"><table><thead><tr><th>A</th><th>B</th></tr>'
        ...                   '</thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>'
        ...                   '</section>')
        >>> made[made.index("<td"):made.index("</tr></tbody>")]
        '<td role="cell">1</td><td role="cell" data-head="B">2</td>'
    """
    return _PROSE.sub(lambda prose: _TABLE.sub(lambda found: _named(found[0]), prose[0]), body)


def _named(table: str) -> str:
    heads = [_TAG.sub("", head).replace('"', "&quot;") for head in _HEAD.findall(table)]

    def in_row(row: re.Match[str]) -> str:
        place = count()

        def with_head(_: re.Match[str]) -> str:
            i = next(place)
            return f'<td data-head="{heads[i]}"' if 0 < i < len(heads) else "<td"

        return re.sub(r"<td\b", with_head, row[0])

    named = _ROW.sub(in_row, table)
    roles = "|".join(_ROLES)
    return re.sub(rf"<({roles})\b", lambda tag: f'{tag[0]} role="{_ROLES[tag[1]]}"', named)
