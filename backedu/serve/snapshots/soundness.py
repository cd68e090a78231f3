"""Whether the content can be read, asked while lessons are shown and its author writes."""

from __future__ import annotations

import asyncio
import sys

_CHECK = ("-m", "backedu.cli", "check", "--form")


async def form_faults() -> list[str]:
    """Return what keeps the content from being read, one sentence each, with file and line.

    Asked of another process: this one keeps what it read when all was well, and goes on showing it.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *_CHECK,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    return said.decode("utf-8", "replace").splitlines() if process.returncode else []
