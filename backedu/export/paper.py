"""A document of sheets of A4 that needs no other file."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from backedu.content.wording import words
from backedu.export.markup import text

_STYLE = Path(__file__).with_name("paper.css")
_PRINT = "document.querySelector('.to-print button').onclick = () => print();"
_DIGEST = b64encode(sha256(_PRINT.encode()).digest()).decode()
POLICY = f"default-src 'none'; script-src 'sha256-{_DIGEST}'; style-src 'unsafe-inline'"
"""What a document with a bar may load and run; a server that sends it has to allow as much."""
MARK = (
    '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M11 3.6h4M8.5 9.2h4.5M9 15'
    'h5.5M11.500 20.400h4.500"/></svg>'
)
"""Our mark, small, for the line above a sheet."""
_PRINTER = (
    '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 7V3h10v4M5 14H3V7h14v7h-2M6 11h8v6'
    'H6z"/></svg>'
)
_WITHOUT_BAR = "default-src 'none'; style-src 'unsafe-inline'"


def document(title: str, sheets: str, style: str = "", back: str | None = None) -> str:
    """Return a page of HTML that is printed sheet by sheet.

    Args:
        title: What the browser's tab says.
        sheets: HTML, as :func:`sheet` gives it.
        style: CSS for what only these sheets have.
        back: Where the bar above them leads back to, which has the title and a button that prints;
            ``""`` for a file, which has no way back. Without, there is no bar.
    """
    css = _STYLE.read_text(encoding="utf-8") + style
    bar, script = ("", "") if back is None else (_bar(title, back), f"<script>{_PRINT}</script>\n")
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        f'content="{POLICY if bar else _WITHOUT_BAR}">\n'
        f"<title>{text(title)} · backedu</title>\n<style>\n{css}"
        f"</style>\n</head>\n<body>\n{bar}<main>\n{sheets}</main>\n{script}</body>\n</html>\n"
    )


def _bar(title: str, back: str) -> str:
    wording = words("handout")
    link = f'<a href="{text(back)}">{text(wording["back"])}</a>' if back else ""
    button = f'<button type="button">{_PRINTER}{text(wording["print"])}</button>'
    return f'<header class="to-print">{link}<strong>{text(title)}</strong>{button}</header>\n'


def sheet(ends: tuple[str, str], body: str, foot: str, number: int, of: int) -> str:
    """Return one sheet.

    Args:
        ends: HTML at the left and the right end of the line above it.
        body: HTML.
        foot: Text beneath it.
        number: Which sheet it is.
        of: How many there are.
    """
    label = text(words("handout")["page"].format(n=number))
    left, right = ends
    return (
        f'<section class="sheet" aria-label="{label}"><p class="running"><span>{left}</span>'
        f'<span>{right}</span></p>{body}<p class="foot">{text(foot)} '
        f"<span>{number} / {of}</span></p></section>\n"
    )
