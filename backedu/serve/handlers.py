"""What a visitor can reach: the front page, the lessons, and the files of their pages."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from typing import Any, Protocol
from urllib.parse import quote

from jupyter_server.auth import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, RequestHandler

from backedu import content
from backedu.content.question import CARD_S
from backedu.content.wording import words
from backedu.serve.author import Author, sits_here
from backedu.serve.folder.visible import composed
from backedu.serve.page.assets import Asset
from backedu.serve.page.frame import Frame, policy
from backedu.serve.page.shelf import BESIDE, path
from backedu.serve.snapshots.library import Library

_NOT_FOUND = ("There is no such page.", "Perhaps the address was mistyped.")


class Visitor(IdentityProvider):
    """Everyone is the same visitor: no account, no name, no cookie that tells people apart."""

    def get_user(self, handler: RequestHandler) -> User:  # noqa: ARG002
        """Return the one visitor."""
        return User("visitor")

    def get_handlers(self) -> list[Any]:
        """Return no handlers: there is nothing to log in to."""
        return []


class BaseHandler(JupyterHandler):
    """Base of all answers: the security policy, the page's frame, friendly errors."""

    @property
    def content_security_policy(self) -> str:
        """Only this server, and no script in the page's own text."""
        return policy()

    @property
    def author(self) -> Author | None:
        """Who shows changes at once, where the request is from whoever can make them."""
        author: Author | None = self.settings["author"]
        return author if author and sits_here(self.request) else None

    def set_default_headers(self) -> None:
        """Add what keeps a page to itself.

        No opener policy: it would have the browser start another process before it shows a page
        (40 ms), to guard secrets that these pages do not have.
        """
        super().set_default_headers()
        self.set_header("Referrer-Policy", "no-referrer")
        self.clear_header("Server")

    def show(self, template: str, title: str, lesson: str | None = None, **values: Any) -> None:
        """Finish with a page; touching the token sets the cookie that later requests must show.

        An error's page asks for nothing more, and may come before it is known who asks.

        Args:
            template: File name of the template.
            title: What the browser's tab says.
            lesson: Of which page its author wants to see changes; the front page's name is empty.
            values: What else the template needs.
        """
        if self.get_status() < 400:
            self.xsrf_token  # noqa: B018
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        frame: Frame = self.settings["page_frame"]
        page = frame.page(template, title, **values)
        self.finish(
            self.author.marked(page, lesson) if self.author and lesson is not None else page
        )

    def answer(self, asset: Asset, cache_control: str) -> None:
        """Finish with an asset, packed when the browser can unpack it, or with "unchanged"."""
        self.set_header("Cache-Control", cache_control)
        self.set_header("Etag", f'"{asset.digest}"')
        self.set_header("Content-Type", asset.media_type)
        if self.check_etag_header():
            self.set_header("Vary", "Accept-Encoding")
            self.set_status(304)
            self.finish()
        else:
            self.finish_packed(asset.packed)

    def finish_packed(self, packed: bytes) -> None:
        """Finish with what gzip packed, unpacked for a browser that cannot."""
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(packed)
        else:
            self.finish(gzip.decompress(packed))

    def finish_json(self, content: Any, status_code: int = 200) -> None:
        """Finish with data for a script of the page."""
        self.set_status(status_code)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(content))

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Show a sentence instead of a traceback."""
        self.clear()
        self.set_status(status_code)
        if status_code == 404:
            self.show("page.html.j2", "Not found", message=_NOT_FOUND)
        elif status_code == 403 and not self.check_host():
            self.show("page.html.j2", "Not allowed", message=(words("page")["foreign_host"],))
        elif status_code < 500:
            self.show("page.html.j2", "Not allowed", message=("This request is not allowed.",))
        else:
            message = ("Something went wrong on this machine. Please reload the page.",)
            self.show("page.html.j2", "Something went wrong", message=message)


class NotFound(BaseHandler):
    """Any other address."""

    async def prepare(self, **_options: Any) -> None:
        """Refuse, whatever the method."""
        raise HTTPError(404)


class LibraryHandler(BaseHandler):
    """Base of the answers that come from the library."""

    def initialize(self, library: Library) -> None:
        """Answer from ``library``."""
        self.library = library


class FrontPage(LibraryHandler):
    """The front page: the shelf, with each lesson on its leg of the path."""

    def get(self) -> None:
        """Show the path, and beneath it the notebooks of the folder that are not on it."""
        titles, known = self.library.titles, {*content.lessons(), *BESIDE}
        more: dict[str, dict[str, str]] = {}  # by the folder that they are in
        for id_ in [id_ for id_ in titles if id_ not in known]:
            more.setdefault(id_.rpartition("/")[0], {})[id_] = titles[id_]
        text = words("page")
        beside = {id_: text[word] for id_, word in BESIDE.items() if id_ in titles}
        values = {"legs": path(titles), "more": more, "beside": beside, "card_s": CARD_S}
        self.show("front.html.j2", text["title"], "", **values)


class LessonPage(LibraryHandler):
    """A lesson, from its snapshot: no kernel is started."""

    async def get(self, lesson: str) -> None:
        """Show the lesson, waiting for its snapshot when the server has only just started."""
        lesson = composed(lesson)
        if lesson not in self.library.titles:
            raise HTTPError(404)
        ready = await self.library.lesson(lesson)
        if ready is None:
            message = [
                "This lesson cannot be shown at the moment.",
                "The person who runs the class sees on their screen what is wrong with it.",
            ]
            if package := self.library.missing_package(lesson):
                message.insert(1, words("notebooks")["missing_package"].format(name=package))
            self.set_status(503)
            self.show("page.html.j2", "Not ready", lesson, message=message)
            return
        self.xsrf_token  # noqa: B018 - sets the cookie, as in show
        self.set_header("Content-Security-Policy", policy(jupyter=ready.snapshot.needs_full))
        page = self.author.page(ready.page, lesson) if self.author else ready.page
        self.answer(page, "private, no-cache")


class AuthorNews(LibraryHandler):
    """What a page that its author looks at asks again and again."""

    def get(self) -> None:
        """Tell what became of changes."""
        if not self.author:
            raise HTTPError(404)
        name = composed(self.get_query_argument("lesson", ""))
        self.finish_json(asdict(self.library.news(name)))


class LessonLink(LibraryHandler):
    """Links between notebooks, and Voila's usual addresses, lead to the lesson's page."""

    def get(self, lesson: str) -> None:
        """Redirect to the lesson."""
        lesson = composed(lesson)
        if lesson not in self.library.titles:
            raise HTTPError(404)
        self.redirect(f"{self.base_url}lesson/{quote(lesson)}")


class Table(Protocol):
    """Files by name."""

    def get(self, name: str, /) -> Asset | None:
        """Return the file of that name."""


class File(BaseHandler):
    """A file from a table; an address never becomes a path."""

    def initialize(self, table: Table) -> None:
        """Serve from ``table``."""
        self.table = table

    def get(self, name: str) -> None:
        """Answer with the file, packed when the browser can unpack it."""
        asset = self.table.get(name)
        if asset is None:
            raise HTTPError(404)
        current = self.get_query_argument("v", "") == asset.digest
        age = "max-age=31536000, immutable" if current else "no-cache"
        self.answer(asset, f"public, {age}")
