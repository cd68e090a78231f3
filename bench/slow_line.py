"""A phone on a slow line: in a real browser, how long until it can vote."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import async_playwright

from bench.proxy import Counter
from tests.support.chromium import find

BITS_A_SECOND, ROUND_TRIP_S = 1_000_000, 0.2
_CHUNK = 1460  # bytes of a packet
_PATIENCE_MS = 20_000
_NOTE = """
    new MutationObserver((_, watching) => {
        if (!document.querySelector("input[name=v]")) return;
        watching.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.shown = performance.now(); }));
    }).observe(document, { childList: true, subtree: true });
"""
"""Notes when the first button has been painted, in milliseconds since the navigation."""


class SlowLine(Counter):
    """Passes everything on, as slowly as a bad mobile connection: late, and few bits at a time."""

    def __init__(self, target: int) -> None:
        """Lead to a port of this machine."""
        super().__init__(target)
        self._free = {True: 0.0, False: 0.0}
        """When the line down, and the line up, has sent what it was given."""

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(ROUND_TRIP_S)  # until both ends know of each other
        await super()._pass_on(reader, writer)

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, counts: bool
    ) -> None:
        loop = asyncio.get_running_loop()
        with suppress(OSError):
            while chunk := await reader.read(_CHUNK):
                self.received += len(chunk) * counts
                sent = max(loop.time(), self._free[counts]) + 8 * len(chunk) / BITS_A_SECOND
                self._free[counts] = sent
                loop.call_at(sent + ROUND_TRIP_S / 2, writer.write, chunk)
        loop.call_at(max(loop.time(), self._free[counts]) + ROUND_TRIP_S / 2, writer.close)


async def buttons_ms(port: int, code: str) -> float:
    """Return how long a phone that has just read the code waits for the buttons of an open vote.

    Args:
        port: Where the class is, on this machine.
        code: Its four digits.
    """
    async with async_playwright() as playwright, SlowLine(port) as line:
        chromium = await playwright.chromium.launch(executable_path=find(), args=["--disable-gpu"])
        page = await chromium.new_page(viewport={"width": 390, "height": 844})
        await page.add_init_script(_NOTE)
        await page.goto(f"http://127.0.0.1:{line.port}/{code}", wait_until="commit")
        await page.wait_for_selector("input[name=v]", timeout=_PATIENCE_MS)
        await asyncio.sleep(0.2)
        shown = float(await page.evaluate("window.shown"))
        await chromium.close()
        return shown
