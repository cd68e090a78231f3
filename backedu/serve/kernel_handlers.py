"""What a page reaches of its kernel: it starts one, asks for it, speaks to it, and ends it."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from jupyter_core.utils import ensure_async
from tornado.web import HTTPError
from tornado.websocket import WebSocketHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from backedu.content.wording import words
from backedu.serve.errors import ClassFullError, LessonError
from backedu.serve.handlers import BaseHandler
from backedu.serve.kernels.messages import BINARY, may_be_heard, may_pass, with_outputs
from backedu.serve.kernels.pool import KernelPool
from backedu.serve.snapshots.library import Library
from backedu.serve.visitor_kernels import VisitorKernels


class LessonKernel(BaseHandler):
    """A kernel for one visitor, with the lesson's cells run in it."""

    def initialize(self, library: Library, kernels: VisitorKernels) -> None:
        """Start ``kernels`` for lessons of ``library``."""
        self.library = library
        self.kernels = kernels

    async def post(self, lesson: str) -> None:
        """Answer with the kernel's id, or with a sentence that the page shows."""
        if lesson not in self.library.titles:
            raise HTTPError(404)
        try:
            ready = await self.library.lesson(lesson)
            if ready is None:
                self._sorry(503, "not_set_up")
            elif not ready.snapshot.needs_kernel:
                self._sorry(404, "gone")
            else:
                self.finish_json(await self.kernels.for_visitor(ready.snapshot))
        except ClassFullError:
            self._sorry(503, "class_full")
        except LessonError:
            self._sorry(500, "not_set_up")

    def _sorry(self, status: int, sentence: str) -> None:
        self.finish_json({"message": words("page")[sentence]}, status)


class KernelInfo(BaseHandler):
    """What Jupyter's own scripts ask before they speak to a kernel."""

    def initialize(self, kernels: VisitorKernels) -> None:
        """Tell of those of ``kernels`` that show Jupyter's widgets."""
        self.kernels = kernels

    def get(self, kernel_id: str) -> None:
        """Say that it is there; kernels of other pages are kept private."""
        if not self.kernels.has_widgets(kernel_id):
            raise HTTPError(404)
        self.set_header("Content-Type", "application/json")
        model = self.kernel_manager.kernel_model(kernel_id)  # type: ignore[no-untyped-call]
        self.finish(json.dumps(model, default=str))


class CloseKernel(BaseHandler):
    """A closed page says goodbye, and its kernel goes."""

    def initialize(self, pool: KernelPool) -> None:
        """End kernels of ``pool``."""
        self.pool = pool

    async def post(self, kernel_id: str) -> None:
        """Shut the kernel down; one that is gone already is not an error."""
        await self.pool.end(kernel_id)
        self.set_status(204)
        self.finish()


class KernelChannel(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """A page's line to its kernel: little more than changes to controls passes."""

    def initialize(self, kernels: VisitorKernels) -> None:
        """Pass messages to ``kernels``."""
        self.kernels = kernels

    async def prepare(self, **kwargs: Any) -> None:
        """Refuse a kernel that is not there before anything is set up for it."""
        await ensure_async(super().prepare(**kwargs))
        if self.path_kwargs["kernel_id"] not in self.kernel_manager:
            raise HTTPError(404)

    def on_message(self, message: str | bytes) -> None:
        """Pass on what a page may say, and drop the rest."""
        widgets = self.kernels.has_widgets(self.kernel_id)
        if may_pass(message, self.selected_subprotocol, widgets=widgets):
            super().on_message(message)

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: FBT001, FBT002 - tornado's own
        """Send what the kernel says, but for what would stand in a log; outputs are settled.

        Without the binary protocol a frame is not what Voila takes it for, and its table of
        offsets would be read for ever.
        """
        if isinstance(message, str | bytes):
            protocol, id_ = self.selected_subprotocol, self.kernel_id
            if not may_be_heard(message, protocol):
                return None
            if self.kernels.has_widgets(id_):
                message = with_outputs(message, protocol, partial(self.kernels.settle, id_))
        if binary and self.selected_subprotocol != BINARY:
            return WebSocketHandler.write_message(self, message, binary)
        return super().write_message(message, binary)
