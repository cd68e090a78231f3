"""A visitor's kernel: started, with the lesson's cells run in it, and what its page is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from backedu.serve.errors import LessonError
from backedu.serve.kernels.pool import NUMBERED, KernelPool
from backedu.serve.snapshots.embeds import SCRIPT, WIDGET, Embeds
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
            runner: Runs notebooks.
            page_config: Returns what Voila's scripts are told.
            note: Tells the presenter of trouble, the same trouble of many visitors once.
        """
        self._pool = pool
        self._runner = runner
        self._page_config = page_config
        self._note = note
        self._with_widgets: dict[str, Embeds] = {}

    def has_widgets(self, kernel_id: str) -> bool:
        """Whether the page of this kernel is one with Jupyter's own widgets."""
        return kernel_id in self._with_widgets and kernel_id in self._pool.manager

    def settle(self, kernel_id: str, output: dict[str, Any]) -> None:
        """Settle what a notebook shows while it is used, as what it showed when it was run."""
        data, embeds = output.get("data", {}), self._with_widgets[kernel_id]
        if SCRIPT in data or "text/html" in data:
            told = len(embeds.notes)
            embeds.settled_output(output, {data.get(WIDGET, {}).get("model_id")})
            for note in embeds.notes[told:]:
                self._note(note)

    async def for_visitor(self, snapshot: Snapshot) -> dict[str, Any]:
        """Start a kernel, run the notebook in it, and return what its page asks for.

        What the cells show is in the page already, but for Jupyter's own widgets.

        Raises:
            LessonError: The author has been told why.
            ClassFullError: No more kernels may run.
        """
        full = snapshot.needs_full
        try:
            shown = await self._runner.run(
                snapshot.notebook, "full_cells.html.j2", {} if full else NUMBERED, visitor=True
            )
        except LessonError as error:
            self._note(f"For a visitor: {error}")
            raise
        await _idle(self._pool.kernel(shown.kernel_id))
        if not full:
            return {"kernel": shown.kernel_id}
        alive = {id_: embeds for id_, embeds in self._with_widgets.items() if self.has_widgets(id_)}
        self._with_widgets = {**alive, shown.kernel_id: shown.embeds}
        config = {**self._page_config(), "kernelId": shown.kernel_id}
        return {"kernel": shown.kernel_id, "cells": shown.body, "config": config}


async def _idle(kernel: Any) -> None:
    """Wait until the server knows that a kernel has done what it was told.

    A page's line to a kernel that is busy would be opened without a check that it is whole.
    """
    while getattr(kernel, "execution_state", None) == "busy":  # noqa: ASYNC110 - no event is
        await asyncio.sleep(0.005)
