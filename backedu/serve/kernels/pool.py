"""Kernels: how one starts, how many may run, and which ones show Jupyter's own widgets."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jupyter_core.utils import ensure_async

from backedu.serve import full
from backedu.serve.kernels.cells import idle, run_cells
from backedu.serve.kernels.reserve import Reserve
from backedu.serve.snapshots.rendering import LessonError
from backedu.serve.snapshots.snapshot import NUMBERED, Snapshot

if TYPE_CHECKING:
    from backedu.serve.app import LessonServer

# A lesson's kernel keeps no history of what was run, and only says what is wrong: not where, for
# a visitor who sends it nonsense would read this machine's paths in the answer.
_OPTIONS = [
    "--HistoryManager.enabled=False",
    "--IPKernelApp.log_level=40",
    "--InteractiveShell.xmode=Minimal",
]


class ClassFullError(RuntimeError):
    """As many visitors have a kernel as may."""


class Kernels:
    """The kernels of one server, over Jupyter's own manager of them."""

    def __init__(self, server: LessonServer) -> None:
        self._server = server
        self._starting = 0  # for visitors
        self._of_visitors: set[str] = set()
        self._with_widgets: set[str] = set()
        self._funerals: set[asyncio.Task[None]] = set()
        self.reserve = Reserve(server, lambda name: self._start(name, NUMBERED))

    @property
    def _manager(self) -> Any:
        return self._server.kernel_manager

    def has_widgets(self, kernel_id: str) -> bool:
        """Whether the page of this kernel is one with Jupyter's own widgets."""
        return kernel_id in self._with_widgets and kernel_id in self._manager

    async def start(self, name: str, env: Mapping[str, str], *, visitor: bool) -> str:
        """Start a kernel in the notebooks' folder, as Jupyter does, and return its id.

        A visitor gets the one in reserve if it will do.

        Raises:
            ClassFullError: It would be a visitor's, and no more of them may have one.
        """
        if not visitor:
            return await self._start(name, env)
        self._of_visitors.intersection_update(self._manager.list_kernel_ids())
        if len(self._of_visitors) + self._starting >= self._server.most_visitors:
            raise ClassFullError
        self._starting += 1
        try:
            ready = await self.reserve.take(name) if env == NUMBERED else None
            kernel_id = ready or await self._start(name, env)
        finally:
            self._starting -= 1
        self._of_visitors.add(kernel_id)
        return kernel_id

    async def _start(self, name: str, env: Mapping[str, str]) -> str:
        start = self._manager.start_kernel(
            kernel_name=name, path="", env={**os.environ, **env}, extra_arguments=_OPTIONS
        )
        return str(await ensure_async(start))

    async def end(self, kernel_id: str) -> None:
        """End a kernel; one that has ended by itself is no error."""
        if kernel_id in self._manager:
            await ensure_async(self._manager.shutdown_kernel(kernel_id, now=True))

    def bury(self, kernel_id: str) -> None:
        """Clear up after a kernel that died: Jupyter forgets it, and with it what it held."""
        funeral = asyncio.ensure_future(self.end(kernel_id))
        self._funerals.add(funeral)
        funeral.add_done_callback(self._funerals.discard)

    async def for_visitor(self, lesson: str, snapshot: Snapshot) -> dict[str, Any]:
        """Start a kernel, run the lesson's cells in it, and return what its page asks for.

        Raises:
            LessonError: The author has been told why.
            ClassFullError: No more kernels may run.
        """
        try:
            if not snapshot.needs_full:
                kernel = await self.with_controls(lesson, snapshot.kernel_name, visitor=True)
                return {"kernel": kernel}
            page = await full.page(self._server, lesson)
            await idle(self._manager.get_kernel(page["kernel"]))
        except LessonError as error:
            print(f"  {error}", file=sys.stderr, flush=True)
            raise
        self._with_widgets = {*filter(self.has_widgets, self._with_widgets), page["kernel"]}
        return page

    async def with_controls(self, lesson: str, kernel_name: str, *, visitor: bool = False) -> str:
        """Start a kernel, run the cells of a lesson of our own controls, and return its id.

        Raises:
            LessonError: A cell failed, or the kernel did not answer.
            ClassFullError: It would be a visitor's, and no more of them may have one.
        """
        model = await ensure_async(self._server.contents_manager.get(f"{lesson}.ipynb"))
        kernel_id = await self.start(kernel_name, NUMBERED, visitor=visitor)
        try:
            await run_cells(self._manager.get_kernel(kernel_id), lesson, model["content"])
        except LessonError:
            await self.end(kernel_id)
            raise
        return kernel_id
