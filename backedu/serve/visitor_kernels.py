"""A visitor's kernel: started, with the lesson's cells run in it, and what its page is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backedu.serve.errors import LessonError
from backedu.serve.folder.notebook import Notebook
from backedu.serve.kernels.cells import idle, run_cells
from backedu.serve.kernels.pool import NUMBERED, KernelPool
from backedu.serve.snapshots.rendering import NotebookRunner
from backedu.serve.snapshots.snapshot import Snapshot


class VisitorKernels:
    """Kernels with a lesson in them, and which of them show Jupyter's own widgets."""

    def __init__(
        self,
        pool: KernelPool,
        runner: NotebookRunner,
        page_config: Callable[[], dict[str, Any]],
        note: Callable[[str], object],
    ) -> None:
        """Start no kernel yet.

        Args:
            pool: Where kernels come from.
            runner: Runs notebooks with Jupyter's own widgets.
            page_config: Returns what Voila's scripts are told.
            note: Tells the presenter of trouble, the same trouble of many visitors once.
        """
        self._pool = pool
        self._runner = runner
        self._page_config = page_config
        self._note = note
        self._with_widgets: set[str] = set()

    def has_widgets(self, kernel_id: str) -> bool:
        """Whether the page of this kernel is one with Jupyter's own widgets."""
        return kernel_id in self._with_widgets and kernel_id in self._pool.manager

    async def for_visitor(self, snapshot: Snapshot) -> dict[str, Any]:
        """Start a kernel, run the cells of the snapshot in it, and return what its page asks for.

        Raises:
            LessonError: The author has been told why.
            ClassFullError: No more kernels may run.
        """
        try:
            if not snapshot.needs_full:
                return {"kernel": await self._with_controls(snapshot)}
            return await self._with_jupyter_widgets(snapshot.notebook)
        except LessonError as error:
            self._note(str(error))
            raise

    async def _with_jupyter_widgets(self, notebook: Notebook) -> dict[str, Any]:
        """Run the notebook; return kernel, cells as HTML, and Voila's settings."""
        shown = await self._runner.run(notebook, "full_cells.html.j2", {}, visitor=True)
        await idle(self._pool.kernel(shown.kernel_id))
        self._with_widgets = {*filter(self.has_widgets, self._with_widgets), shown.kernel_id}
        config = {**self._page_config(), "kernelId": shown.kernel_id}
        return {"kernel": shown.kernel_id, "cells": shown.body, "config": config}

    async def _with_controls(self, snapshot: Snapshot) -> str:
        """Run the cells of a lesson whose controls cannot answer for everybody."""
        notebook = snapshot.notebook
        kernel_id = await self._pool.start(
            snapshot.kernel_name, NUMBERED, visitor=True, folder=notebook.folder
        )
        try:
            await run_cells(self._pool.kernel(kernel_id), notebook.name, notebook.content)
        except LessonError:
            await self._pool.end(kernel_id)
            raise
        return kernel_id
