"""A line to a system that counts the bytes that come through it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self

_CHUNK = 1 << 16


class Counter:
    """Passes everything on to ``target`` on this machine; ``received`` is what a browser got."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.received = 0

    async def __aenter__(self) -> Self:
        """Listen on a port of its own."""
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Listen no longer."""
        self._server.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
            await asyncio.gather(
                self._pump(reader, back, counts=False), self._pump(there, writer, counts=True)
            )

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, counts: bool
    ) -> None:
        with suppress(OSError):
            while chunk := await reader.read(_CHUNK):
                self.received += len(chunk) * counts
                writer.write(chunk)
                await writer.drain()
        with suppress(OSError):
            writer.close()
