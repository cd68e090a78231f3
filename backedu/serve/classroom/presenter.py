"""What the presenter alone can reach: the wall, the panel, and the records of the class."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tornado.web import HTTPError

from backedu import content
from backedu.classroom.added import LONGEST_TEXT
from backedu.classroom.driving import KEYS
from backedu.classroom.programme import contents
from backedu.classroom.record import codebook, votes_csv
from backedu.classroom.report import report
from backedu.classroom.words import class_words
from backedu.export.printing import print_page
from backedu.serve.classroom.audience import ClassHandler
from backedu.serve.classroom.controls import MOST
from backedu.serve.classroom.page import Page, page
from backedu.serve.classroom.room import Room
from backedu.serve.classroom.streams import Line, Lines

_LONGEST_CONTROLS = 30_000  # bytes


class PresenterHandler(ClassHandler):
    """Base of what a secret in the address opens; to others there is no such page."""

    screen = ""

    def initialize(self, room: Room, address: str = "") -> None:
        """Answer for this class, whose phones find it at ``address``."""
        super().initialize(room)
        self.address = address

    def prepare(self) -> None:
        """Refuse whoever does not have the secret."""
        right = {"wall": self.room.wall_secret, "panel": self.room.panel_secret}[self.screen]
        told = str(self.path_kwargs["secret"])
        if not secrets.compare_digest(told.encode(), right.encode()):
            raise HTTPError(404)

    @property
    def lines(self) -> Lines:
        """The open lines of this kind of screen."""
        screens = self.room.screens
        return screens.walls if self.screen == "wall" else screens.panels


class WallHandler(PresenterHandler):
    """Base of what the wall fetches."""

    screen = "wall"


class PanelHandler(PresenterHandler):
    """Base of what the panel fetches."""

    screen = "panel"


class _Page(PresenterHandler):
    def get(self, secret: str) -> None:
        """Show the page."""
        room = self.room
        steps = [{"id": step.id, "kind": step.kind, "title": step.title} for step in contents()]
        values: dict[str, Any] = {"secret": secret, "address": self.address, "code": room.code}
        values["icons"] = sorted({lesson.drawing for lesson in content.lessons().values()})
        if self.screen == "wall":
            values |= {"steps": steps, "panel": f"/panel/{room.panel_secret}"}
            values["most_controls"] = MOST
        else:
            values["longest_text"] = LONGEST_TEXT
        self.show(page(self.screen, **values))


class _Events(PresenterHandler):
    async def get(self, secret: str) -> None:  # noqa: ARG002 - looked at before
        """Show what there is to show, now and whenever it changes."""
        await self.room.listen(self.lines, Line(self))


class _Drive(PresenterHandler):
    async def post(self, secret: str) -> None:  # noqa: ARG002 - looked at before
        """Do what a key says; a key for what is no longer on the wall is not obeyed."""
        told = self.told()
        do, version, to = told.get("do"), told.get("version"), told.get("to", "")
        if do not in KEYS or type(version) is not int or not isinstance(to, str):
            raise HTTPError(400)
        try:
            obeyed = await self.room.drive(told)
        except ValueError:
            raise HTTPError(400) from None
        self.finish_json({}, 200 if obeyed else 409)


class WallPage(_Page, WallHandler):
    """The page for the projector."""


class WallEvents(_Events, WallHandler):
    """The open line of the wall."""


class WallDrive(_Drive, WallHandler):
    """Where the wall's keys go."""


class PanelPage(_Page, PanelHandler):
    """The page for the presenter's own screen."""


class PanelEvents(_Events, PanelHandler):
    """The open line of the panel."""


class PanelDrive(_Drive, PanelHandler):
    """Where the panel's buttons go."""


class WallControls(WallHandler):
    """Where the wall says which controls the lesson's page on it has."""

    async def post(self, secret: str) -> None:  # noqa: ARG002 - looked at before
        """Have the panel show them."""
        told = self.told(_LONGEST_CONTROLS)
        at, controls = str(told.get("at")), told.get("controls")
        await self.room.change_controls(lambda known: known.show(at, controls))
        self.finish_json({})


class PanelControl(PanelHandler):
    """Where the panel moves a control of the lesson's page on the wall."""

    async def post(self, secret: str) -> None:  # noqa: ARG002 - looked at before
        """Have the wall move it."""
        told = self.told()
        move = [told.get(name) for name in ("number", "label", "value")]
        try:
            await self.room.change_controls(lambda known: known.move(*move))
        except ValueError:
            raise HTTPError(400) from None
        self.finish_json({})


class PanelDelete(PanelHandler):
    """Where the class is deleted."""

    async def post(self, secret: str) -> None:  # noqa: ARG002 - looked at before
        """Delete it, and say where the panel of the new class is."""
        self.told()
        await self.room.delete()
        self.finish_json({"panel": f"/panel/{self.room.panel_secret}"})


class PanelReport(PanelHandler):
    """What the class has learnt, as a page that can be printed."""

    async def get(self, secret: str) -> None:  # noqa: ARG002 - looked at before
        """Show it as it is now."""
        made = report(await self.room.votes(), self.room.lecture)
        self.show(page("report", **made))


class PanelPdf(PanelHandler):
    """The report as a PDF, made by the browser of the machine that the class runs on."""

    async def get(self, secret: str) -> None:  # noqa: ARG002 - looked at before
        """Answer with it, or with a sentence where no browser prints it."""
        made = page("report", **report(await self.room.votes(), self.room.lecture))
        pdf = await asyncio.to_thread(_printed, made)
        if pdf is None:
            self.set_status(503)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(class_words("report")["no_browser"])
            return
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", 'inline; filename="report.pdf"')
        self.finish(pdf)


def _printed(made: Page) -> bytes | None:
    with TemporaryDirectory() as folder:
        source, pdf = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_bytes(made.raw)
        return pdf.read_bytes() if print_page(source, pdf) else None


class PanelFile(PanelHandler):
    """The records of the class, as files."""

    async def get(self, secret: str, name: str) -> None:  # noqa: ARG002 - looked at before
        """Answer with the votes, or with what their columns mean."""
        made: Any = (
            votes_csv(await self.room.votes(), self.room.lecture)
            if name == "votes.csv"
            else codebook()
        )
        kind = "text/csv" if name == "votes.csv" else "text/plain"
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(made)
