"""A page that needs no other file: its parts, the contents that lead to them, and its style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from backedu.export.markup import items, text

_STYLE = Path(__file__).with_name("page.css")


@dataclass(frozen=True)
class Part:
    """A part of a page under its own heading.

    ``id`` is where a link lands, ``body`` is HTML, and ``parts`` follow one level of heading below.
    ``tag`` is a short name beside the heading, ``css`` marks the kind of part, and with ``listed``
    the list of contents names the parts below it too.
    """

    id: str
    title: str
    body: str = ""
    parts: tuple[Part, ...] = ()
    tag: str = ""
    css: str = ""
    listed: bool = False

    def html(self, rank: int = 2) -> str:
        """Return the part with a heading of this rank, and the parts below it."""
        inner = "".join(part.html(rank + 1) for part in self.parts)
        tag = f" <code>{text(self.tag)}</code>" if self.tag else ""
        return (
            f'<section id="{text(self.id)}" class="{self.css or f"rank-{rank}"}">'
            f"<h{rank}>{text(self.title)}{tag}</h{rank}>{self.body}{inner}</section>"
        )


def document(title: str, lead: str, contents: str, skip: str, parts: Iterable[Part]) -> str:
    """Return a whole page.

    Args:
        title: Its title and first heading (text).
        lead: What is below it (HTML).
        contents: Heading of the list of contents (text).
        skip: Words of the link that goes past the contents (text).
        parts: What the page holds.
    """
    parts = tuple(parts)
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{text(title)}</title>
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<a class="skip" href="#{text(parts[0].id)}">{text(skip)}</a>
<header><h1>{text(title)}</h1>{lead}</header>
<nav aria-labelledby="contents"><h2 id="contents">{text(contents)}</h2>{_contents(parts)}</nav>
<main>
{"".join(part.html() for part in parts)}
</main>
</body>
</html>
"""


def _contents(parts: Iterable[Part]) -> str:
    return items(
        f'<a href="#{text(part.id)}">{text(part.title)}</a>'
        + (_contents(part.parts) if part.listed else "")
        for part in parts
    )
