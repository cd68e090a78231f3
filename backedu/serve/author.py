"""What whoever writes the lessons sees of a change: the new page at once, or what is wrong with it.

Faults name files, so they are told to nobody but the author: a browser on the machine that serves.
The pages of all others are the same bytes as without this module, and no line stays open for them.
"""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

from backedu.content.wording import words
from backedu.serve.address import is_elsewhere, is_loopback, own_address
from backedu.serve.classroom.streams import Line, Lines, event
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
        """Tell nobody yet.

        Args:
            library: What knows of changes; from now on it tells them here.
            frame: Makes the part of a page that listens.
        """
        self._library, self._frame = library, frame
        self._lines = Lines()
        self._pages: dict[str, tuple[str, Asset]] = {}
        library.on_news, library.is_open = self._tell, self._lines.names

    def marked(self, page: str, lesson: str) -> str:
        """Return a page's text with the script that listens for changes of a lesson."""
        now = self._library.news(lesson).page
        text = dict(words("author"))
        script = self._frame.page("author.html.j2", "", lesson=lesson, page=now, author_words=text)
        return page.replace("</body>", f"{script}</body>")

    def page(self, page: Asset, lesson: str) -> Asset:
        """Return a lesson's page with the script that listens for changes."""
        of, marked = self._pages.get(lesson, ("", page))
        if of != page.digest:
            marked = Asset.of(self.marked(page.raw.decode(), lesson).encode(), page.media_type)
            self._pages[lesson] = page.digest, marked
        return marked

    async def tell_until_closed(self, line: Line) -> None:
        """Tell an open page how things are, and again at each change."""
        self._lines.add(line)
        line.tell(self._news(line.name))
        await line.closed
        self._lines.remove(line)

    def close(self) -> None:
        """Hang up."""
        self._lines.close()

    def _tell(self) -> None:
        for name in self._lines.names():
            self._lines.tell(self._news(name), name)

    def _news(self, name: str) -> bytes:
        return event(asdict(self._library.news(name)))
