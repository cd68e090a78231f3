"""Pictures of labs that have too many of them to be drawn beforehand.

A lab's figure depends on its sliders alone. So nobody needs a kernel to oneself to move them: one
kernel a lesson draws for all visitors, and what one visitor has seen is there for the next.
"""

from __future__ import annotations

import asyncio
import gzip
import json
from collections import OrderedDict
from queue import Empty
from typing import TYPE_CHECKING, Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async

from backedu.serve.rendering import LessonError

if TYPE_CHECKING:
    from backedu.serve.app import LessonServer

_MOST_KEPT = 4000  # pictures, of about five kilobytes
_PATIENCE_S = 10
_NUDGE_S = 0.2


class Pictures:
    """Draws on request, one picture after the other, and remembers."""

    def __init__(self, server: LessonServer) -> None:
        self._server = server
        self._labs: dict[str, frozenset[str]] = {}
        self._drawn: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()
        self._easels: dict[str, asyncio.Task[_Easel]] = {}

    def offer(self, lesson: str, labs: frozenset[str]) -> None:
        """Draw for these labs from now on, by their model ids; what was drawn before is gone."""
        self._labs[lesson] = labs
        self._drawn = OrderedDict((k, v) for k, v in self._drawn.items() if k[0] != lesson)
        self._leave(lesson)

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
            LessonError: It cannot be drawn.
        """
        key = (lesson, control, json.dumps(value, sort_keys=True))
        if key not in self._drawn:
            figure = await self._draw(lesson, control, value)
            self._drawn[key] = gzip.compress(json.dumps(figure).encode(), 5)
            if len(self._drawn) > _MOST_KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    async def _draw(self, lesson: str, control: str, value: dict[str, Any]) -> dict[str, Any]:
        for again in (True, False):
            if lesson not in self._easels:
                self._easels[lesson] = asyncio.ensure_future(self._set_up(lesson))
            easel = self._easels[lesson]
            try:
                return await (await asyncio.shield(easel)).draw(control, value)
            except (LessonError, TimeoutError):  # it may have been culled since
                if self._easels.get(lesson) is easel:
                    self._leave(lesson)
                if not again:
                    raise LessonError(f"{lesson}.ipynb: a picture could not be drawn.") from None
        raise AssertionError

    def _leave(self, lesson: str) -> None:
        """Let a kernel go: with nobody at it, it will be culled."""
        easel = self._easels.pop(lesson, None)
        if easel and easel.done() and not easel.cancelled() and not easel.exception():
            easel.result().close()

    async def _set_up(self, lesson: str) -> _Easel:
        ready = await self._server.library.lesson(lesson)
        if ready is None:
            raise LessonError(f"{lesson}.ipynb cannot be shown.")
        kernel_id = await self._server.kernels.with_controls(lesson, ready.snapshot.kernel_name)
        easel = _Easel(self._server.kernel_manager.get_kernel(kernel_id))
        await easel.ready()
        return easel


class _Easel:
    """A kernel that has run a lesson's cells, and the line to it."""

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel
        self._client: AsyncKernelClient = kernel.client()
        self._client.start_channels(stdin=False, hb=False, control=False)
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

    def close(self) -> None:
        """Take the line down; whoever still waits for a turn is told."""
        self._closed = True
        self._client.stop_channels()

    async def draw(self, control: str, value: dict[str, Any]) -> dict[str, Any]:
        """Return the figure for the sliders' values.

        Raises:
            TimeoutError: It took too long.
            LessonError: There is no such lab, or the kernel has ended.
        """
        async with self._turn, asyncio.timeout(_PATIENCE_S):
            state = await self._tell(control, {"method": "update", "state": {"value": value}})
            if "figure" not in state:  # the sliders stand there already
                state = await self._tell(control, {"method": "request_state"})
        if "figure" not in state:
            raise LessonError("There is no such lab.")
        return dict(state["figure"])

    async def _tell(self, control: str, data: dict[str, Any]) -> dict[str, Any]:
        """Send a message to the control; return what of its state comes back."""
        if self._closed:
            raise LessonError("The kernel has ended.")
        content = {"comm_id": control, "data": {"buffer_paths": [], **data}}
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
            elif said["content"].get("execution_state") == "idle":
                return state
