"""A notebook, run once in a kernel by Voila's own renderer, and what is known of it then."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from queue import Empty
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from tornado.web import HTTPError
from voila.notebook_renderer import NotebookRenderer

from backedu.content.units import unbroken
from backedu.serve.errors import LessonError
from backedu.serve.folder.beside import Beside
from backedu.serve.folder.notebook import Notebook
from backedu.serve.folder.packages import missing_package
from backedu.serve.kernels.pool import KernelPool
from backedu.serve.snapshots.embeds import Embeds, to_html
from backedu.serve.snapshots.sketches import titled, with_sketches
from backedu.serve.snapshots.whole import whole

LONGEST_CELL_S = 120
KEY_POINTS = "key-points"  # the tag of what to keep
_ASK_AGAIN_S = 0.25

Buffers = dict[str, dict[tuple[str | int, ...], dict[str, Any]]]


@dataclass(frozen=True)
class Rendering:
    """A notebook that has been run.

    ``body`` is HTML, ``notebook`` has its outputs, ``state`` holds its widgets' traits by id and
    ``buffers`` the bytes among them, in base64, by id and path; ``embeds`` knows what it brings in.
    The kernel still runs.
    """

    kernel_id: str
    body: str
    notebook: NotebookNode
    state: dict[str, dict[str, Any]]
    buffers: Buffers
    embeds: Embeds


class _Renderer(NotebookRenderer):  # type: ignore[misc]
    """Voila's renderer of a notebook that has been read, without two faults of nbclient.

    While a notebook fills an Output widget, nbclient sends something on the line on which it
    waits; a reply that comes in that moment wakes nobody up. So it asks again now and then. And
    it keeps bytes that a later value of their trait has replaced.
    """

    def __init__(self, notebook: NotebookNode, embeds: Embeds, **voila: Any) -> None:
        super().__init__(**voila)
        self._content = notebook
        self._embeds = embeds

    async def load_notebook(self, path: str) -> NotebookNode:  # noqa: ARG002 - it has been read
        fixed: NotebookNode = await self.fix_notebook(deepcopy(self._content))
        return fixed

    async def initialize(self, **options: Any) -> None:
        await super().initialize(**options)
        for name in ("prose", "raw_html", "settled_output"):
            self.exporter.register_filter(name, getattr(self, f"_{name}"))

    def _prose(self, cell: NotebookNode) -> str:
        html = self._embeds.settled(whole(unbroken(to_html(cell.source))), cell.get("attachments"))
        if KEY_POINTS in cell.metadata.get("tags", ()):
            return titled(html)
        return with_sketches(html, cell.metadata.get("sketches", ()))

    def _raw_html(self, cell: NotebookNode) -> str:
        return self._embeds.settled(cell.source, cell.get("attachments"))

    def _settled_output(self, output: NotebookNode) -> Any:
        return self._embeds.settled_output(output, self.executor.widget_state)

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

    def __init__(self, pool: KernelPool, beside: Beside, **voila: Any) -> None:
        """Run notebooks in kernels of ``pool``.

        Args:
            pool: Where kernels come from.
            beside: The files that notebooks may show.
            voila: What Voila's renderer is made with, except for the notebook.
        """
        self._pool = pool
        self._beside = beside
        self._voila = voila

    async def run(
        self, notebook: Notebook, template: str, env: Mapping[str, str], *, visitor: bool
    ) -> Rendering:
        """Run a notebook; its kernel stays.

        Args:
            notebook: What is run.
            template: The file that makes HTML of it.
            env: What the kernel finds in its environment, beyond the server's own.
            visitor: Whether the kernel is a visitor's, and counts as one.

        Raises:
            LessonError: A cell failed, or took too long.
            ClassFullError: A visitor's kernel may not be started now.
        """
        base = f"{self._voila['base_url']}lesson/"
        embeds = Embeds(notebook.name, base, lambda address: self._beside.get(address) is not None)
        path = f"{notebook.name}.ipynb"
        renderer = _Renderer(
            notebook.content, embeds, notebook_path=path, page_config={}, **self._voila
        )
        try:
            await renderer.initialize()
        except HTTPError:  # Voila's own; it found no kernel
            raise _no_kernel(notebook) from None
        renderer.exporter.template_file = template
        name = renderer.notebook.metadata.kernelspec.name  # one that is installed: Voila looked
        kernel_id = await self._pool.start(name, env, visitor=visitor, folder=notebook.folder)
        try:
            body = await renderer.generate_content_str(kernel_id, self._pool.kernel(kernel_id))
            executor = renderer.executor
            state, buffers = executor.widget_state, executor.widget_buffers
            return Rendering(kernel_id, body, executor.nb, state, buffers, embeds)
        except BaseException as error:
            await self._pool.end(kernel_id)
            if problem := _problem(notebook.name, error):
                raise problem from None
            raise


def _problem(lesson: str, error: BaseException) -> LessonError | None:
    if isinstance(error, CellExecutionError):
        if package := missing_package(error.ename, error.evalue):
            return LessonError.without_package(lesson, package)
        cell = str(error).partition("------------------\n")[2].partition("\n------------------")[0]
        return LessonError.in_cell(lesson, cell, f"{error.ename}: {error.evalue}")
    if isinstance(error, CellTimeoutError):
        return LessonError(f"{lesson}.ipynb: a cell ran for {LONGEST_CELL_S} seconds.")
    if isinstance(error, DeadKernelError):
        return LessonError(f"{lesson}.ipynb: its kernel ended while the cells were run.")
    return None


def _no_kernel(notebook: Notebook) -> LessonError:
    """What to tell of a notebook in a language that is not installed for Jupyter."""
    about = notebook.content.metadata
    language = about.get("kernelspec", {}).get("language") or about.get("language_info", {}).get(
        "name", "another language"
    )
    return LessonError(
        f"{notebook.name}.ipynb is written for {language}, for which Jupyter has no kernel here."
    )
