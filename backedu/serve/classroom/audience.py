"""What a phone of the audience can reach: its page, one open line, and a place to vote."""

from __future__ import annotations

import asyncio
import json
import secrets
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from tornado.web import HTTPError, RequestHandler

from backedu import content
from backedu.classroom.store import Fate
from backedu.export.paper import POLICY
from backedu.serve.classroom.page import Page, phone_page
from backedu.serve.classroom.room import Room
from backedu.serve.classroom.streams import Line
from backedu.serve.classroom.vote import FullError, hashed
from backedu.serve.handouts import Handouts
from backedu.serve.page.frame import NOTHING_ELSE

COOKIE = "class"
_KEPT_FOR_DAYS = 1
_LONGEST_BODY = 2000  # bytes; a vote has a tenth of it
_WRONG_CODE_S = 1


class ClassHandler(RequestHandler):
    """Base of all answers of the class: what may be loaded, and no word on what runs here."""

    def initialize(self, room: Room) -> None:
        """Answer for this class."""
        self.room = room

    def set_default_headers(self) -> None:
        """Keep the page to itself."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", "default-src 'none'")
        self.clear_header("Server")

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Have the presenter know of a database that fails; of the rest, as of any trouble."""
        if isinstance(error, SQLAlchemyError):
            self.room.screens.have_trouble(error)
        else:
            super().log_exception(kind, error, trace)

    def write_error(self, status_code: int, **about: Any) -> None:
        """Answer with the number alone; the page has the sentence."""
        error = about.get("exc_info", (None, None))[1]
        self.clear()
        self.set_status(503 if isinstance(error, SQLAlchemyError) else status_code)
        self.finish()

    def show(self, made: Page) -> None:
        """Finish with a page, packed where the browser can unpack it."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", made.policy)
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(made.packed)
        else:
            self.finish(made.raw)

    def told(self, most: int = _LONGEST_BODY) -> dict[str, Any]:
        """Return the JSON object that was sent; a form of another site cannot send one.

        Args:
            most: The bytes that it may have.

        Raises:
            HTTPError: It isn't one.
        """
        if self.request.headers.get("Content-Type", "") != "application/json":
            raise HTTPError(415)
        if len(self.request.body) > most:
            raise HTTPError(413)
        try:
            told = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise HTTPError(400) from None
        if not isinstance(told, dict):
            raise HTTPError(400)
        return told

    def finish_json(self, content: Any, status: int = 200) -> None:
        """Finish with data for the page's script."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(content))


class Nowhere(ClassHandler):
    """Any other address."""

    def initialize(self, room: Room | None = None) -> None:
        """Belong to no class."""

    def prepare(self) -> None:
        """Refuse, whatever the method."""
        raise HTTPError(404)


class PhonePage(ClassHandler):
    """The audience's page."""

    def get(self, _code: str = "") -> None:
        """Show it; the code in the address is read by its script."""
        self.show(phone_page())


class Handout(ClassHandler):
    """The hand-out of the lesson that came to its end: it has answers, so not before."""

    def initialize(self, room: Room, handouts: Handouts | None = None) -> None:
        """Take it from ``handouts``."""
        super().initialize(room)
        self.handouts = handouts or Handouts(leads_back=False)

    async def get(self) -> None:
        """Show it."""
        lesson = self.room.lecture.handed
        if lesson not in content.lessons():
            raise HTTPError(404)
        made = await self.handouts.get(lesson)
        if made is None:
            raise HTTPError(503)
        self.show(Page(made.raw, made.packed, f"{POLICY}; {NOTHING_ELSE}"))


class Join(ClassHandler):
    """Where a phone gets its random number."""

    async def get(self) -> None:
        """Say what the class knows of this phone; nothing of one that has not joined."""
        token = self.get_cookie(COOKIE, "") or ""
        self.finish_json(await self._known(token) if await self.room.register.knows(token) else {})

    async def post(self) -> None:
        """Give one to whoever has the code; a phone that has one keeps it."""
        token = self.get_cookie(COOKIE, "") or ""
        if not await self.room.register.knows(token):
            if str(self.told().get("code")) != self.room.code:
                await asyncio.sleep(_WRONG_CODE_S)
                raise HTTPError(403)
            token = secrets.token_hex(16)
            try:
                await self.room.register.join(token)
            except FullError:
                raise HTTPError(503) from None
            self.set_cookie(
                COOKIE, token, expires_days=_KEPT_FOR_DAYS, httponly=True, samesite="Strict"
            )
        self.finish_json(await self._known(token))

    async def _known(self, token: str) -> dict[str, Any]:
        return {"code": self.room.code, "votes": await self.room.of_phone(token)}


class PhoneHandler(ClassHandler):
    """Base of what only a phone that joined can reach."""

    async def prepare(self) -> None:
        """Refuse a number that was not given out."""
        self.token = self.get_cookie(COOKIE, "") or ""
        if not await self.room.register.knows(self.token):
            raise HTTPError(403)


class PhoneEvents(PhoneHandler):
    """The open line of a phone."""

    async def get(self) -> None:
        """Show what there is to show, now and whenever it changes."""
        await self.room.listen(self.room.screens.phones, Line(self, hashed(self.token)))


class PhoneVotes(PhoneHandler):
    """Where a phone votes."""

    async def post(self) -> None:
        """Write a vote down; the answer means that it is on the disk."""
        if not self.room.register.may_speak(self.token):
            raise HTTPError(429)
        try:
            fate = await self.room.vote(self.token, self.told())
        except ValueError:
            raise HTTPError(400) from None
        except SQLAlchemyError:
            raise HTTPError(503) from None
        self.finish_json({"fate": fate.value}, 200 if fate is Fate.SAVED else 409)
