"""The points of a list in a lesson's text, each with its small drawing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from backedu.content.sketches import Sketch, sketches_for

_LIST = re.compile(r"<ul>\s*(<li>.*?</li>)\s*</ul>", re.DOTALL)
_TITLE = re.compile(r"((?:^|<li>)\s*<strong>[^<]*)[.,:](?=</strong>)")
_POINT = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def with_sketches(html: str, names: Sequence[str]) -> str:
    """Return a cell's text with drawings beside the points of its first list.

    Where there are not as many drawings as points, or one of them isn't known, the list stays as it
    is: a reader misses nothing that is said.

    Args:
        html: What the cell says.
        names: Of drawings in ``sketches.toml``, as the cell's metadata lists them.

    Example:
        >>> with_sketches("<ul><li>Tea</li></ul>", ["not-asked"])[:44]
        '<ul class="sketches"><li class="sketch"><svg'
    """
    found = _LIST.search(html)
    points = _POINT.findall(found[1]) if found else []
    known = sketches_for(names, points)
    if not found or not known:
        return html
    drawn = "".join(
        f'<li class="sketch">{_drawing(sketch)}<div>{titled(point.strip())}</div></li>'
        for sketch, point in zip(known, points, strict=True)
    )
    return f'{html[: found.start()]}<ul class="sketches">{drawn}</ul>{html[found.end() :]}'


def titled(points: str) -> str:
    """Return points whose beginning in bold is a line of its own, and so ends without a stop.

    Example:
        >>> titled("<li><strong>Tea.</strong> Hot.</li>")
        '<li><strong>Tea</strong> Hot.</li>'
    """
    return _TITLE.sub(r"\1", points)


def _drawing(sketch: Sketch) -> str:
    dashed = f'<path class="dashed" d="{sketch.dashed}"/>' if sketch.dashed else ""
    return (
        f'<svg viewBox="0 0 104 84" role="img" aria-label="{escape(sketch.shows)}">'
        f'<path class="f" d="{sketch.fill}"/><path d="{sketch.line}"/>{dashed}</svg>'
    )
