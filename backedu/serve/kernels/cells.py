"""A lesson's cells, run in a visitor's kernel: in one request where possible."""

from __future__ import annotations

import asyncio
import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async

from backedu.serve.errors import LessonError

_PATIENCE_S = 60
_SKIPPED = "skip-execution"  # the tag that keeps a cell from being run for the snapshot
_MAY_FAIL = "raises-exception"  # the tag of a cell that shows an error on purpose
_FIRST = ("%%", "from __future__ ")  # what can only stand at the beginning


def code_of(notebook: Any) -> list[str]:
    """Return the text of the cells that are run, in order."""
    return [cell.source for cell in _run(notebook)]


def _run(notebook: Any) -> list[Any]:
    return [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and _SKIPPED not in cell.metadata.get("tags", [])
    ]


def _requests(notebook: Any) -> list[tuple[str, bool]]:
    """Return what is sent to a kernel, each with whether it may fail."""
    cells = [(cell.source, _MAY_FAIL in cell.metadata.get("tags", [])) for cell in _run(notebook)]
    if any(may_fail or code.lstrip().startswith(_FIRST) for code, may_fail in cells):
        return cells
    return [("\n".join(code for code, _ in cells), False)]  # each request has its price


async def run_cells(kernel: Any, lesson: str, notebook: Any) -> None:
    """Run all code cells of ``notebook`` in ``kernel``, a Jupyter kernel manager.

    What they show is in the page already; here they only make the controls answer.

    Raises:
        LessonError: A cell failed, or the kernel ended or did not answer.
    """
    requests = _requests(notebook)
    client: AsyncKernelClient = kernel.client()
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    try:
        for code, may_fail in requests:
            client.execute(code, silent=True, stop_on_error=not may_fail)
        for _, may_fail in requests:
            said = await _reply(kernel, client, lesson)
            if said["status"] != "ok" and not may_fail:
                problem = f"{said['ename']}: {said['evalue']}"
                raise LessonError(f"{lesson}.ipynb failed for a visitor: {problem}")
        await idle(kernel)
    finally:
        client.stop_channels()


async def idle(kernel: Any) -> None:
    """Wait until the server knows that a kernel has done what it was told.

    A page's line to a kernel that is busy would be opened without a check that it is whole.
    """
    while getattr(kernel, "execution_state", None) == "busy":  # noqa: ASYNC110 - no event is
        await asyncio.sleep(0.005)


async def _reply(kernel: Any, client: AsyncKernelClient, lesson: str) -> dict[str, Any]:
    """Return what the next reply says, or notice that none will come."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and await ensure_async(kernel.is_alive()):
        try:
            reply = await client.get_shell_msg(timeout=1)
        except Empty:
            continue
        return dict(reply["content"])
    raise LessonError(f"{lesson}.ipynb failed for a visitor: its kernel does not answer.")
