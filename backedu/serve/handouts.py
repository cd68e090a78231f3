"""The hand-outs of the lessons, each made when somebody first asks for it."""

from __future__ import annotations

import asyncio
import sys

from tornado.web import HTTPError

from backedu import content
from backedu.export.paper import POLICY
from backedu.serve.handlers import BaseHandler
from backedu.serve.page.assets import Asset
from backedu.serve.page.frame import NOTHING_ELSE

HANDOUT = "backedu.lessons.handout"  # what writes one, given a lesson's id
_LONGEST_S = 30


class Handouts:
    """Makes hand-outs, one at a time, in a process that is gone afterwards, and keeps them."""

    def __init__(self, module: str = HANDOUT, *, leads_back: bool = True) -> None:
        """Make none yet.

        Args:
            module: What is run, given a lesson's id; it writes the page to its standard output.
            leads_back: Whether whoever reads one can reach the lesson's page from it.
        """
        self._module, self._leads_back = module, leads_back
        self._kept: dict[str, Asset] = {}
        self._turn = asyncio.Lock()

    def forget(self) -> None:
        """Make each again: the content has changed."""
        self._kept = {}  # another one: what is being made meanwhile is kept in the old

    async def get(self, lesson: str) -> Asset | None:
        """Return the hand-out of a lesson, or None where it can't be made now."""
        async with self._turn:
            kept = self._kept
            if lesson not in kept:
                page = await self._made(lesson)
                if not page:
                    return None
                kept[lesson] = Asset.of(page, "text/html; charset=utf-8")
            return kept[lesson]

    async def _made(self, lesson: str) -> bytes:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", self._module, lesson, f"../{lesson}" if self._leads_back else "",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # a fault there would tell this machine's paths
        )  # fmt: skip
        try:
            async with asyncio.timeout(_LONGEST_S):
                page, _ = await process.communicate()
        except TimeoutError:
            process.kill()
            return b""
        return page if process.returncode == 0 else b""


class HandoutPage(BaseHandler):
    """The hand-out of a lesson, to print."""

    def initialize(self, handouts: Handouts) -> None:
        """Answer from ``handouts``."""
        self.handouts = handouts

    async def get(self, lesson: str) -> None:
        """Show it."""
        if lesson not in content.lessons():
            raise HTTPError(404)
        page = await self.handouts.get(lesson)
        if page is None:
            raise HTTPError(503)
        self.set_header("Content-Security-Policy", f"{POLICY}; {NOTHING_ELSE}")
        self.answer(page, "private, no-cache")
