"""A lesson made ready to be opened: run once, and framed as the page that every visitor gets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from backedu import content
from backedu.content.path import neighbours
from backedu.content.wording import words
from backedu.serve.answers.desk import NOTHING, Desk
from backedu.serve.folder.notebook import Notebook
from backedu.serve.kernels.pool import KernelPool
from backedu.serve.page.assets import Asset
from backedu.serve.page.frame import Frame
from backedu.serve.page.shelf import BESIDE
from backedu.serve.snapshots.maker import Maker
from backedu.serve.snapshots.rendering import NotebookRunner
from backedu.serve.snapshots.snapshot import Offer, Snapshot, code_of, take
from backedu.serve.snapshots.stored import StoredSnapshots


@dataclass(frozen=True)
class Ready:
    """A lesson that can be opened: its page, the same for every visitor, and what it is made of."""

    page: Asset
    snapshot: Snapshot


@dataclass(frozen=True)
class Preparer:
    """What it takes to prepare a lesson.

    ``stored`` are snapshots of an earlier start, where the notebooks are the shipped ones; those
    that are missing come from ``maker``.
    """

    runner: NotebookRunner
    pool: KernelPool
    desk: Desk
    frame: Frame
    base_url: str
    stored: StoredSnapshots | None

    @cached_property
    def maker(self) -> Maker:
        """What makes snapshots beside this process."""
        return Maker(self.base_url)

    async def ready(self, notebook: Notebook, title: str) -> Ready:
        """Run a notebook and make its page.

        Args:
            notebook: What is run.
            title: What the page is called where the content does not know the lesson.

        Raises:
            LessonError: A cell failed, or took too long.
        """
        lesson = notebook.name
        snapshot = await self._snapshot(notebook)
        about = content.lessons().get(lesson)
        before, after = neighbours(lesson)
        text = words("page")
        beside = {id_: text[word] for id_, word in BESIDE.items()}
        asks_of_all = BESIDE.get(lesson) == "review"
        icons = {each.icon for each in content.lessons().values()} if asks_of_all else ()
        titles = beside | ({lesson: about.title} if about else {})
        page = self.frame.page(
            "lesson.html.j2",
            titles.get(lesson, title),
            name=lesson,
            lesson=about,
            before=before,
            after=after,
            beside=beside,
            groups=words("groups"),
            icons=sorted(icons),
            snapshot=snapshot,
        )
        return Ready(Asset.of(page.encode(), "text/html; charset=utf-8"), snapshot)

    async def _snapshot(self, notebook: Notebook) -> Snapshot:
        if found := self.stored and self.stored.find(notebook):
            is_offered = found.offered != NOTHING
            cells = code_of(notebook.content)
            if not is_offered or found.offered == await self.desk.offer(
                notebook.name, cells, found.offered
            ):
                return found
        if self.stored and (made := await self._made(notebook, self.stored)):
            return made
        return await self.take(notebook, self.desk.offer)

    async def _made(self, notebook: Notebook, stored: StoredSnapshots) -> Snapshot | None:
        """Have another process make a snapshot, of which the memory is its own; it may fail to."""
        self.maker.start()
        offered = await self.desk.offer(notebook.name, code_of(notebook.content))
        if offered.needs_kernel:
            return None
        await self.maker.make(notebook.name, offered)
        return stored.find(notebook)

    async def take(self, notebook: Notebook, offer: Offer) -> Snapshot:
        """Run a notebook in a kernel of this process, and store its snapshot for the next start.

        Args:
            notebook: What is run.
            offer: Has its controls answered for.

        Raises:
            LessonError: A cell failed, or took too long.
        """
        snapshot = await take(self.runner, self.pool, offer, self.base_url, notebook)
        if self.stored and not snapshot.needs_kernel:
            self.stored.store(snapshot)
        return snapshot
