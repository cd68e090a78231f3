"""A notebook, run once in a kernel by Voila's own renderer, and what is known of it then."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from queue import Empty
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from voila.notebook_renderer import NotebookRenderer

from backedu.serve.errors import LessonError
from backedu.serve.kernels.pool import KernelPool

LONGEST_CELL_S = 120
_ASK_AGAIN_S = 0.25

Buffers = dict[str, dict[tuple[str | int, ...], dict[str, Any]]]


@dataclass(frozen=True)
class Rendering:
    """A notebook that has been run.

    ``body`` is HTML, ``notebook`` has its outputs, ``state`` holds its widgets' traits by id and
    ``buffers`` the bytes among them, in base64, by id and path; the kernel still runs.
    """

    kernel_id: str
    kernel_name: str
    body: str
    notebook: NotebookNode
    state: dict[str, dict[str, Any]]
    buffers: Buffers


class _Renderer(NotebookRenderer):  # type: ignore[misc]
    """Voila's renderer, without two faults of nbclient.

    While a notebook fills an Output widget, nbclient sends something on the line on which it
    waits; a reply that comes in that moment wakes nobody up. So it asks again now and then. And
    it keeps bytes that a later value of their trait has replaced.
    """

    async def _jinja_kernel_start(self, *notebook: Any, **kernel: Any) -> Any:
        kernel_id = await super()._jinja_kernel_start(*notebook, **kernel)
        line = self.executor.kc.shell_channel
        line.get_msg = partial(_patiently, line.get_msg)
        self.executor.handle_comm_msg = partial(_hear, self.executor)
        return kernel_id


async def _patiently(get_msg: Callable[..., Awaitable[Any]], timeout: float | None = None) -> Any:  # noqa: ASYNC109 - nbclient's own
    end = time.monotonic() + (timeout or LONGEST_CELL_S)
    while True:
        try:
            return await get_msg(timeout=_ASK_AGAIN_S)
        except Empty:
            if time.monotonic() > end:
                raise


def _hear(executor: Any, outputs: Any, message: Any, cell: int) -> None:
    """Forget the bytes of each trait that has a new value before its own are kept."""
    content = message["content"]
    data = content["data"]
    told = {*data.get("state", ()), *(path[0] for path in data.get("buffer_paths", ()))}
    kept = executor.widget_buffers.get(content["comm_id"], {})
    for path in [path for path in kept if path[0] in told]:
        del kept[path]
    type(executor).handle_comm_msg(executor, outputs, message, cell)


class NotebookRunner:
    """Runs notebooks, each in a kernel to itself."""

    def __init__(self, pool: KernelPool, **voila: Any) -> None:
        """Run notebooks in kernels of ``pool``.

        Args:
            pool: Where kernels come from.
            voila: What Voila's renderer is made with, except for the notebook.
        """
        self._pool = pool
        self._voila = voila

    async def run(
        self, lesson: str, template: str, env: Mapping[str, str], *, visitor: bool
    ) -> Rendering:
        """Run the notebook of ``lesson``; its kernel stays.

        Args:
            lesson: The notebook's name, without its ending.
            template: The file that makes HTML of it.
            env: What the kernel finds in its environment, beyond the server's own.
            visitor: Whether the kernel is a visitor's, and counts as one.

        Raises:
            LessonError: A cell failed, or took too long.
            ClassFullError: A visitor's kernel may not be started now.
        """
        renderer = _Renderer(notebook_path=f"{lesson}.ipynb", page_config={}, **self._voila)
        await renderer.initialize()
        renderer.exporter.template_file = template
        name = renderer.notebook.metadata.kernelspec.name  # one that is installed: Voila looked
        kernel_id = await self._pool.start(name, env, visitor=visitor)
        try:
            body = await renderer.generate_content_str(kernel_id, self._pool.kernel(kernel_id))
            executor = renderer.executor
            state, buffers = executor.widget_state, executor.widget_buffers
            return Rendering(kernel_id, name, body, executor.nb, state, buffers)
        except BaseException as error:
            await self._pool.end(kernel_id)
            if problem := _problem(lesson, error):
                raise problem from None
            raise


def _problem(lesson: str, error: BaseException) -> LessonError | None:
    if isinstance(error, CellExecutionError):
        cell = str(error).partition("------------------\n")[2].partition("\n------------------")[0]
        return LessonError.in_cell(lesson, cell, f"{error.ename}: {error.evalue}")
    if isinstance(error, CellTimeoutError):
        return LessonError(f"{lesson}.ipynb: a cell ran for {LONGEST_CELL_S} seconds.")
    if isinstance(error, DeadKernelError):
        return LessonError(f"{lesson}.ipynb: its kernel ended while the cells were run.")
    return None
