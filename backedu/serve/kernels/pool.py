"""Kernels: how one starts, how one ends, and how many may run."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from jupyter_core.utils import ensure_async

from backedu.serve.errors import ClassFullError
from backedu.switches import NUMBERED_CONTROLS

NUMBERED = {NUMBERED_CONTROLS: "1"}

# A lesson's kernel keeps no history of what was run, writes no log, and only says what is wrong:
# not where, for a visitor who sends it nonsense would read this machine's paths in the answer.
_OPTIONS = [
    "--HistoryManager.enabled=False",
    "--IPKernelApp.log_level=50",
    "--InteractiveShell.xmode=Minimal",
]

# A warning names the file that it is about.
_QUIET = {"PYTHONWARNINGS": "ignore"}


class KernelPool:
    """The kernels of one server, over Jupyter's own manager of them."""

    def __init__(self, manager: Any, most_visitors: int, ipython_dir: Path) -> None:
        """Start no kernel yet.

        Args:
            manager: Jupyter's manager of kernels.
            most_visitors: How many visitors may have a kernel at once.
            ipython_dir: Where kernels look for settings, instead of the user's own folder: what
                somebody once put there would run in every lesson, and could end it.
        """
        self.manager = manager
        self._ipython_dir = ipython_dir
        self._most_visitors = most_visitors
        self._starting = 0  # for visitors
        self._of_visitors: set[str] = set()
        self._ending: set[asyncio.Task[None]] = set()

    def kernel(self, kernel_id: str) -> Any:
        """Return Jupyter's manager of one kernel that runs."""
        return self.manager.get_kernel(kernel_id)

    async def start(self, name: str, env: Mapping[str, str], *, visitor: bool, folder: Path) -> str:
        """Start a kernel in a notebook's folder, as Jupyter does, and return its id.

        Raises:
            ClassFullError: It would be a visitor's, and no more of them may have one.
        """
        if not visitor:
            return await self._start(name, env, folder)
        self._of_visitors.intersection_update(self.manager.list_kernel_ids())
        if len(self._of_visitors) + self._starting >= self._most_visitors:
            raise ClassFullError
        self._starting += 1
        try:
            kernel_id = await self._start(name, env, folder)
        finally:
            self._starting -= 1
        self._of_visitors.add(kernel_id)
        return kernel_id

    async def _start(self, name: str, env: Mapping[str, str], folder: Path) -> str:
        start = self.manager.start_kernel(
            kernel_name=name,
            cwd=str(folder),
            env={**os.environ, **_QUIET, "IPYTHONDIR": str(self._ipython_dir), **env},
            extra_arguments=_OPTIONS,
            stdout=DEVNULL,  # what a kernel says there would tell this machine's paths
            stderr=DEVNULL,
        )
        return str(await ensure_async(start))

    async def end(self, kernel_id: str) -> None:
        """End a kernel; one that has ended by itself is not an error."""
        if kernel_id in self.manager:
            await ensure_async(self.manager.shutdown_kernel(kernel_id, now=True))

    def clear_up(self, kernel_id: str) -> None:
        """Have Jupyter forget a kernel that died, and with it what it held."""
        ending = asyncio.ensure_future(self.end(kernel_id))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)
