"""Pictures of labs that have too many of them to be drawn beforehand.

A lab's figure depends on its sliders alone. So nobody needs a kernel to oneself to move them: one
kernel a lesson, started with the server, draws for all visitors, and what one visitor has seen is
there for the next.
"""

from __future__ import annotations

import asyncio
import gzip
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async

from backedu.serve.errors import LessonError
from backedu.serve.kernels.pool import KernelPool

_MOST_KEPT = 4000  # pictures, of about five kilobytes
_PATIENCE_S = 10
_NUDGE_S = 0.2


class Pictures:
    """Draws on request, one picture after the other, and remembers."""

    def __init__(self, pool: KernelPool, start: Callable[[str, str], Awaitable[str]]) -> None:
        """Draw nothing yet.

        Args:
            pool: Where kernels come from.
            start: Starts a kernel for a lesson, by the lesson's name and the kernel's, runs the
                lesson's cells in it and returns its id.
        """
        self._pool = pool
        self._start = start
        self._labs: dict[str, frozenset[str]] = {}
        self._kernel_names: dict[str, str] = {}
        self._drawn: OrderedDict[tuple[str, str, str], asyncio.Task[bytes]] = OrderedDict()
        self._easels: dict[str, asyncio.Task[_Easel]] = {}

    async def offer(self, lesson: str, labs: frozenset[str], kernel_name: str) -> None:
        """Draw for a lesson's labs from now on; what was drawn for it before is gone.

        Args:
            lesson: The notebook's name.
            labs: The model ids of its labs that have too many pictures.
            kernel_name: The kind of kernel that the notebook wants.
        """
        self._labs[lesson], self._kernel_names[lesson] = labs, kernel_name
        self._drawn = OrderedDict((k, v) for k, v in self._drawn.items() if k[0] != lesson)
        await self._leave(lesson, self._easels.get(lesson))
        if labs:
            with suppress(LessonError):  # whoever asks for a picture tries again
                await self._easel(lesson)

    def offers(self, lesson: str, control: str) -> bool:
        """Whether a picture of this lab can be asked for."""
        return control in self._labs.get(lesson, ())

    async def picture(self, lesson: str, control: str, value: dict[str, Any]) -> bytes:
        """Return a lab's figure as JSON, packed with gzip.

        Args:
            lesson: The notebook's name.
            control: The lab's model id.
            value: What a page says of the lab's sliders; the lab itself limits it.

        Raises:
            LessonError: It cannot be drawn now.
            ValueError: It cannot be drawn at all.
        """
        key = (lesson, control, json.dumps(value, sort_keys=True))
        if key not in self._drawn:
            self._drawn[key] = asyncio.ensure_future(self._draw(lesson, control, value))
            if len(self._drawn) > _MOST_KEPT:
                self._drawn.popitem(last=False)
        drawing = self._drawn[key]
        self._drawn.move_to_end(key)
        try:
            return await asyncio.shield(drawing)
        except LessonError:
            if self._drawn.get(key) is drawing:
                del self._drawn[key]
            raise

    async def _draw(self, lesson: str, control: str, value: dict[str, Any]) -> bytes:
        easel = self._easel(lesson)
        try:
            figure = await (await asyncio.shield(easel)).draw(control, value)
        except LessonError:  # its kernel has ended: once more, with another
            await self._leave(lesson, easel)
            figure = await (await asyncio.shield(self._easel(lesson))).draw(control, value)
        return gzip.compress(json.dumps(figure).encode(), 5)

    def _easel(self, lesson: str) -> asyncio.Task[_Easel]:
        if lesson not in self._easels:
            self._easels[lesson] = asyncio.ensure_future(self._set_up(lesson))
        return self._easels[lesson]

    async def _leave(self, lesson: str, easel: asyncio.Task[_Easel] | None) -> None:
        """End what draws for a lesson, unless somebody else has done so."""
        if easel is None or self._easels.get(lesson) is not easel:
            return
        del self._easels[lesson]
        with suppress(LessonError):
            await (await easel).close()

    async def _set_up(self, lesson: str) -> _Easel:
        kernel_id = await self._start(lesson, self._kernel_names[lesson])
        easel = _Easel(self._pool, kernel_id)
        try:
            await easel.ready()
        except LessonError:
            await easel.close()
            raise
        return easel


class _Easel:
    """A kernel that has run a lesson's cells, and the line to it."""

    def __init__(self, pool: KernelPool, kernel_id: str) -> None:
        self._pool = pool
        self._kernel_id = kernel_id
        self._kernel = pool.kernel(kernel_id)
        self._client: AsyncKernelClient = self._kernel.client()
        self._client.start_channels(stdin=False, hb=False, control=False)
        pool.manager.notify_connect(kernel_id)  # an idle one would be ended
        self._turn = asyncio.Lock()
        self._closed = False

    async def ready(self) -> None:
        """Ask until something is heard: what is said before the line stands is lost."""
        for _ in range(int(_PATIENCE_S / _NUDGE_S)):
            self._client.kernel_info()
            try:
                await self._client.get_iopub_msg(timeout=_NUDGE_S)
            except Empty:
                continue
            return
        raise LessonError("The kernel does not answer.")

    async def close(self) -> None:
        """Take the line down, and end the kernel; whoever still waits for a turn is told."""
        self._closed = True
        self._client.stop_channels()
        await self._pool.end(self._kernel_id)

    async def draw(self, control: str, value: dict[str, Any]) -> dict[str, Any]:
        """Return the figure for the sliders' values.

        Raises:
            LessonError: The kernel has ended or took too long.
            ValueError: There is no such lab, or it drew nothing: another kernel would not either.
        """
        update = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        try:
            async with self._turn, asyncio.timeout(_PATIENCE_S):
                state = await self._tell(control, update)
        except TimeoutError:
            raise LessonError("A picture took too long to draw.") from None
        if "figure" not in state:
            raise ValueError("There is no such lab, or it cannot show this.")
        return dict(state["figure"])

    async def _tell(self, control: str, data: dict[str, Any]) -> dict[str, Any]:
        """Send a message to the control; return what of its state comes back, up to its figure."""
        if self._closed:
            raise LessonError("The kernel has ended.")
        content = {"comm_id": control, "data": data}
        message = self._client.session.msg("comm_msg", content)
        self._client.shell_channel.send(message)
        state: dict[str, Any] = {}
        while True:
            try:
                said = await self._client.get_iopub_msg(timeout=_NUDGE_S)
            except Empty:
                if await ensure_async(self._kernel.is_alive()):
                    continue
                raise LessonError("The kernel has ended.") from None
            if said["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if said["msg_type"] == "comm_msg":
                state |= said["content"]["data"].get("state", {})
            if "figure" in state or said["content"].get("execution_state") == "idle":
                return state
