"""A kernel in reserve: it has started already, so that a visitor's first answer waits less.

Only the start is done ahead, which is the same for every lesson; a lesson's cells are run in it
for the visitor who gets it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from jupyter_core.utils import ensure_async

# While visitors come one upon the other, a kernel for later would take the time of those who wait.
_QUIET_S = 0.5


class Reserve:
    """At most one kernel, of the kind that the lessons want."""

    def __init__(
        self,
        manager: Any,
        start: Callable[[str], Awaitable[str]],
        end: Callable[[str], Awaitable[None]],
    ) -> None:
        """Keep nothing yet.

        Args:
            manager: Jupyter's manager of kernels.
            start: Starts a kernel by the name of its kind, and returns its id.
            end: Ends a kernel by its id.
        """
        self._manager = manager
        self._start = start
        self._end = end
        self._name = ""
        self._kept: asyncio.Task[str] | None = None
        self._soon: asyncio.TimerHandle | None = None

    async def keep(self, name: str) -> None:
        """Have a kernel of this kind ready, in the place of one of another kind."""
        if name != self._name:
            await self.drop()
        self._name = name
        self._fill()
        if self._kept:
            await asyncio.wait([self._kept])

    def _fill(self) -> None:
        if self._kept is None:
            self._kept = asyncio.ensure_future(self._started(self._name))

    async def _started(self, name: str) -> str:
        """Return the id of a kernel that nobody ends for being idle, or nothing."""
        try:
            kernel_id = await self._start(name)
        except Exception:  # noqa: BLE001 - whoever needs a kernel starts one, and says what is wrong
            return ""
        self._manager.notify_connect(kernel_id)
        return kernel_id

    async def take(self, name: str) -> str | None:
        """Return the id of the kernel, if it is of this kind and whole; keep another soon."""
        if name != self._name:
            return None
        kept, self._kept = self._kept, None
        self.close()
        self._soon = asyncio.get_running_loop().call_later(_QUIET_S, self._fill)
        kernel_id = await kept if kept else ""
        if kernel_id not in self._manager:
            return None
        kernel = self._manager.get_kernel(kernel_id)
        if not await ensure_async(kernel.is_alive()):
            return None
        kernel.last_activity = datetime.now(UTC)  # its idle time begins when it has a visitor
        self._manager.notify_disconnect(kernel_id)
        return kernel_id

    async def drop(self) -> None:
        """End the kernel, and keep no other until the next is wanted."""
        kept, self._kept = self._kept, None
        self.close()
        await self._end(await kept if kept else "")

    def close(self) -> None:
        """Start none any more."""
        if self._soon:
            self._soon.cancel()
