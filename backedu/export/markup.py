"""Small pieces of HTML. Text comes in as it is and goes out escaped; HTML is only put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def text(words: object) -> str:
    """Return text as HTML that shows exactly this text, on one line.

    Example:
        >>> text("<b> & more")
        '&lt;b&gt; &amp; more'
    """
    return escape(" ".join(str(words).split()))


def paragraphs(words: str) -> str:
    """Return each paragraph of a text; a blank line parts them."""
    return "".join(f"<p>{text(part)}</p>" for part in words.split("\n\n"))


def items(parts: Iterable[str], css: str = "") -> str:
    """Return a list of pieces of HTML.

    Example:
        >>> items(["one", "two"])
        '<ul><li>one</li><li>two</li></ul>'
    """
    marked = f' class="{css}"' if css else ""
    return f"<ul{marked}>{''.join(f'<li>{part}</li>' for part in parts)}</ul>"


def terms(rows: Iterable[tuple[str, str]]) -> str:
    """Return names with what belongs to them; a row without content is left out.

    Args:
        rows: Name (text) and content (HTML).
    """
    pairs = (f"<dt>{text(name)}</dt><dd>{part}</dd>" for name, part in rows if part)
    return f"<dl>{''.join(f'<div>{pair}</div>' for pair in pairs)}</dl>"


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], css: str) -> str:
    """Return a table whose first column names the row.

    The roles are written out because a phone shows each row as a block, and some browsers then
    forget that it is a table.

    Args:
        caption: What the table shows (text).
        headings: One for each column (text).
        rows: The cells (HTML), as many as headings.
        css: Marks the kind of table.
    """
    names = [text(heading) for heading in headings]
    head = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in names)
    body = "".join(
        '<tr role="row">'
        f'<th scope="row" role="rowheader">{first}</th>'
        + "".join(
            f'<td role="cell" data-label="{name}">{cell}</td>'
            for name, cell in zip(names[1:], rest, strict=True)
        )
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<table role="table" class="{css}"><caption>{text(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )
