"""A table in the text of a lesson can be shown row by row, where it is too narrow for columns."""

from __future__ import annotations

import re
from typing import Final

from bs4 import BeautifulSoup

from backedu.serve.snapshots.sections import PROSE

_TABLE: Final = re.compile(r"<table>.*?</table>", re.DOTALL)
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
        '<td role="cell">1</td><td data-head="B" role="cell">2</td>'
    """
    return PROSE.sub(lambda prose: _TABLE.sub(lambda found: _named(found[0]), prose[0]), body)


def _named(table: str) -> str:
    soup = BeautifulSoup(table, "html.parser")
    heads = [head.get_text() for head in soup("th")]
    for row in soup("tr"):
        for head, cell in list(zip(heads, row("td"), strict=False))[1:]:
            cell["data-head"] = head
    for name, role in _ROLES.items():
        for element in soup(name):
            element["role"] = role
    return str(soup)
