"""What follows from what a page set, for pages whose controls need no kernel."""

from __future__ import annotations

import json
from typing import Any

from tornado.web import HTTPError

from backedu.content.wording import words
from backedu.serve.answers.desk import Desk
from backedu.serve.errors import BusyError, RefusedError
from backedu.serve.handlers import BaseHandler

_LONGEST = 64_000  # bytes; a questionnaire that is filled in has three thousand


class Answer(BaseHandler):
    """The answer of a control that answers for everybody."""

    def initialize(self, desk: Desk) -> None:
        """Answer from ``desk``."""
        self.desk = desk

    def check_xsrf_cookie(self) -> None:
        """Answer our own pages alone, also where a browser keeps no cookie or two of them.

        Nothing is kept here that a page of another site could change. No page there can send this
        header without asking first, and nobody says yes.
        """
        if self.request.headers.get("X-XSRFToken") is None:
            raise HTTPError(403)

    async def post(self, lesson: str, control: str) -> None:
        """Answer with traits as JSON, or with a sentence that the page shows."""
        if not self.desk.offers(lesson, control):
            self._sorry(404, "gone")
            return
        try:
            settings = read_settings(self.request.body)
            packed = await self.desk.answer(lesson, control, settings)
        except RefusedError:
            self._sorry(400, "refused")
        except BusyError:
            self._sorry(503, "busy")
        else:
            self.set_header("Content-Type", "application/json")
            self.set_header("Cache-Control", "no-store")
            self.finish_packed(packed)

    def _sorry(self, status: int, sentence: str) -> None:
        self.finish_json({"message": words("page")[sentence]}, status)


def read_settings(body: bytes) -> dict[str, Any]:
    """Return settings by trait, from JSON as the standard has it: without NaN and infinity.

    Raises:
        RefusedError: It is something else, or too long.

    Example:
        >>> read_settings(b'{"value": {"age": 40}}')
        {'value': {'age': 40}}
    """
    if len(body) > _LONGEST:
        raise RefusedError("This is too long.")
    try:
        settings = json.loads(body)
        json.dumps(settings, allow_nan=False)
    except (ValueError, RecursionError):
        raise RefusedError("This is not JSON.") from None
    if not isinstance(settings, dict):
        raise RefusedError("Settings are an object, with a trait's name for each.")
    return settings
