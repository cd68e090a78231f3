"""A lesson made ready to be opened: run once, and framed as the page that every visitor gets."""

from __future__ import annotations

from dataclasses import dataclass

from backedu import content
from backedu.content.wording import words
from backedu.serve.answers.desk import NOTHING, Desk
from backedu.serve.folder.notebook import Notebook
from backedu.serve.kernels.pool import KernelPool
from backedu.serve.page.assets import Asset
from backedu.serve.page.frame import Frame
from backedu.serve.page.shelf import BESIDE, neighbours
from backedu.serve.snapshots.rendering import NotebookRunner
from backedu.serve.snapshots.snapshot import Snapshot, code_of, take
from backedu.serve.snapshots.stored import StoredSnapshots


@dataclass(frozen=True)
class Ready:
    """A lesson that can be opened: its page, the same for every visitor, and what it is made of."""

    page: Asset
    snapshot: Snapshot


@dataclass(frozen=True)
class Preparer:
    """What it takes to prepare a lesson.

    ``stored`` are snapshots of an earlier start, where the notebooks are the shipped ones.
    """

    runner: NotebookRunner
    pool: KernelPool
    desk: Desk
    frame: Frame
    base_url: str
    stored: StoredSnapshots | None

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
        snapshot = await take(self.runner, self.pool, self.desk, self.base_url, notebook)
        if self.stored and not snapshot.needs_kernel:
            self.stored.store(snapshot)
        return snapshot
