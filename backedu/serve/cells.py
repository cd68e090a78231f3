"""A lesson's cells, run in a visitor's kernel: sent all at once, and only the replies are read."""

from __future__ import annotations

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async

from backedu.serve.snapshots import LessonError

_PATIENCE_S = 60
_SKIPPED = "skip-execution"  # the tag that keeps a cell from being run for the snapshot


async def run_cells(kernel: Any, lesson: str, notebook: Any) -> None:
    """Run all code cells of ``notebook`` in ``kernel``, a Jupyter kernel manager.

    Raises:
        LessonError: A cell failed, or the kernel ended or did not answer.
    """
    cells = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and _SKIPPED not in cell.metadata.get("tags", [])
    ]
    client: AsyncKernelClient = kernel.client()
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    try:
        sent = {client.execute(cell, store_history=False): cell for cell in cells}
        for _ in sent:
            reply = await _reply(kernel, client, lesson)
            said = reply["content"]
            if said["status"] != "ok":
                cell = sent[reply["parent_header"]["msg_id"]]
                raise LessonError.in_cell(lesson, cell, f"{said['ename']}: {said['evalue']}")
    finally:
        client.stop_channels()


async def _reply(kernel: Any, client: AsyncKernelClient, lesson: str) -> dict[str, Any]:
    """Return the next reply, or notice that none will come."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and await ensure_async(kernel.is_alive()):
        try:
            return await ensure_async(client.get_shell_msg(timeout=1))
        except Empty:
            pass
    raise LessonError(f"{lesson}.ipynb could not be run for a visitor: its kernel does not answer.")
