"""A page as text: the frame that all pages share, around what one of them shows."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from backedu import __version__
from backedu.content.wording import day, words
from backedu.serve.address import is_loopback
from backedu.serve.page.assets import INLINE, page_assets

_ICONS = Path(__file__).parent / "icons"
_TEMPLATES = Path(__file__).parents[1] / "share" / "voila" / "templates" / "backedu"


NOTHING_ELSE = "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
"""The end of every page's policy: no form, no other base, no frame of another site."""


@cache
def policy(*, jupyter: bool = False) -> str:
    """Return what a page may load and run: this server's files, and no script but ours.

    Args:
        jupyter: Whether Jupyter's own scripts run in it: they bring fonts, and put the scripts of
            other controls together in the page.

    Example:
        >>> policy().partition(";")[0]
        "default-src 'none'"
    """
    # plotly.js comes as a file, but a page that is printed cannot wait for one.
    scripts = (page_assets()[name].raw for name in (*INLINE, "plotly.min.js"))
    digests = (b64encode(hashlib.sha256(raw).digest()).decode() for raw in scripts)
    ours = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        "default-src 'none'; "
        f"script-src 'self' {'blob: ' if jupyter else ''}{ours}; "
        "style-src 'self' 'unsafe-inline'; "  # plotly.js writes style attributes
        "img-src 'self' data: blob:; "
        "media-src 'self' data: blob:; "
        + ("font-src 'self' data:; " if jupyter else "")
        + f"connect-src 'self' ws: wss:; {NOTHING_ELSE}"
    )


class Frame:
    """Makes pages of templates.

    Example:
        >>> page = Frame("/").page("page.html.j2", "Nothing here", message=["Look elsewhere."])
        >>> "<h1>Nothing here</h1>" in page
        True
    """

    def __init__(self, base_url: str, privacy: str = "here") -> None:
        """Make pages for a server.

        Args:
            base_url: What every address of the server begins with.
            privacy: Who could see what a visitor enters, as :func:`privacy_of` says; the page's
                script looks again where it was opened.
        """
        self.wall = ""  # where a class is shown on the projector, if there is one
        self._base_url = base_url
        self._privacy = privacy
        self._templates = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)

    def asset_url(self, name: str) -> str:
        """Return the address of a page's file, with the hash that lets browsers keep it."""
        return f"{self._base_url}static/{name}?v={page_assets()[name].digest}"

    def page(self, template: str, title: str, **values: Any) -> str:
        """Return a page as HTML.

        Args:
            template: File name of the template.
            title: What the browser's tab says.
            values: What else the template needs.
        """
        frame = {"base_url": self._base_url, "version": __version__, "day": day, "title": title}
        frame |= {"asset": self.asset_url, "inline": _inline, "icon": icon, "words": words("page")}
        frame |= {"privacy": self._privacy, "wall": self.wall}
        frame |= {"script_words": dict(words("page_script"))}
        return self._templates.get_template(template).render(**frame, **values)


@cache
def icon(name: str) -> str:
    """Return one of our drawings as SVG: lines in the colour of the text, filled with sand.

    Example:
        >>> icon("shoe").split()[:2]
        ['<svg', 'class="ic"']
    """
    return (_ICONS / f"{name}.svg").read_text("utf-8").strip()


def privacy_of(host: str, public_address: str) -> str:
    """Return who could see what a visitor enters: a word that ``privacy_...`` in the wording has.

    Args:
        host: Which of this machine's addresses answers.
        public_address: Where others find the lessons, or nothing.

    Example:
        >>> privacy_of("127.0.0.1", ""), privacy_of("127.0.0.1", "https://lessons.example/")
        ('here', 'encrypted')
    """
    if public_address:
        return "encrypted" if public_address.startswith("https:") else "plain"
    return "here" if is_loopback(host) else "plain"


@cache
def _inline(name: str) -> str:
    return page_assets()[name].raw.decode()
