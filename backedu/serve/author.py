"""What whoever writes the lessons sees of a change: the new page at once, or what is wrong with it.

Faults name files, so they are told to nobody but the author: a browser on the machine that serves.
The pages of all others are the same bytes as without this module, and ask for nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

from backedu.content.wording import words
from backedu.serve.address import is_elsewhere, is_loopback, own_address
from backedu.serve.page.assets import Asset
from backedu.serve.page.frame import Frame
from backedu.serve.snapshots.library import Library

# What a proxy or a tunnel on this machine adds to the requests of others.
_PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


def sits_here(request: HTTPServerRequest) -> bool:
    """Whether a request is from a browser of this machine, and not passed on for somebody else."""
    own = own_address(request)
    host = urlsplit(f"//{request.host}").hostname or ""
    is_passed_on = any(name in request.headers for name in _PASSED_ON)
    is_here = not is_elsewhere(request.remote_ip or "", own) and not is_passed_on
    return is_here and (is_loopback(host) or host == own)


class Author:
    """Keeps the pages that the author has open as they were last saved."""

    def __init__(self, library: Library, frame: Frame) -> None:
        """Mark no page yet.

        Args:
            library: What knows of changes.
            frame: Makes the part of a page that asks for them.
        """
        self._library, self._frame = library, frame
        self._pages: dict[str, tuple[str, Asset]] = {}

    def marked(self, page: str, lesson: str) -> str:
        """Return a page's text with the script that asks for changes of a lesson."""
        now = self._library.news(lesson).page
        text = dict(words("author"))
        script = self._frame.page("author.html.j2", "", lesson=lesson, page=now, author_words=text)
        before, end, after = page.rpartition("</body>")  # a frame's own text may have one, too
        return f"{before}{script}{end}{after}"

    def page(self, page: Asset, lesson: str) -> Asset:
        """Return a lesson's page with the script that asks for changes."""
        of, marked = self._pages.get(lesson, ("", page))
        if of != page.digest:
            marked = Asset.of(self.marked(page.raw.decode(), lesson).encode(), page.media_type)
            self._pages[lesson] = page.digest, marked
        return marked
