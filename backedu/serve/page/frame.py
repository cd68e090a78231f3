"""A page as text: the frame that all pages share, around what one of them shows."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING, Any

from backedu import __version__, content
from backedu.content.wording import day, words
from backedu.serve.page.assets import page_assets

if TYPE_CHECKING:
    from backedu.serve.app import LessonServer
    from backedu.serve.snapshots.snapshot import Snapshot

# Stands in the page itself: what must be known before anything is drawn would cost a request.
_SCRIPT = "page.js"


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
    digest = b64encode(hashlib.sha256(page_assets()[_SCRIPT].raw).digest()).decode()
    return (
        "default-src 'none'; "
        f"script-src 'self' {'blob: ' if jupyter else ''}'sha256-{digest}'; "
        "style-src 'self' 'unsafe-inline'; "  # plotly.js writes style attributes
        "img-src 'self' data: blob:; "
        + ("font-src 'self' data:; " if jupyter else "")
        + "connect-src 'self' ws: wss:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    )


def render(server: LessonServer, template: str, title: str, **values: Any) -> str:
    """Return a page as HTML.

    Args:
        server: Whose page it is.
        template: File name of the template.
        title: What the browser's tab says.
        values: What else the template needs.
    """
    page = server.app.settings["voila_jinja2_env"].get_template(template)
    frame = {"base_url": server.base_url, "version": __version__, "day": day, "title": title}
    frame |= {"asset": server.asset_url, "inline": _inline, "words": words("page")}
    return str(page.render(**frame, **values))


def lesson_page(server: LessonServer, lesson: str, snapshot: Snapshot) -> str:
    """Return the page of a lesson, the same for every visitor."""
    about = content.lessons().get(lesson)
    title = about.title if about else server.library.titles[lesson]
    return render(server, "page.html.j2", title, name=lesson, lesson=about, snapshot=snapshot)


def _inline(name: str) -> str:
    return page_assets()[name].raw.decode()
