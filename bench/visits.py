"""One visitor's browser: opening a lesson, pressing its slider, dragging it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Error, Page, async_playwright

from bench import lesson
from bench.systems import System
from tests.support.chromium import find

_QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")
_WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
_PATIENCE_S = 40
_PRESSES = 12  # some systems show a slider before it listens
_KEYS = {1: "ArrowRight", -1: "ArrowLeft"}
_DRAG_STEPS = 60


class NoBrowserError(RuntimeError):
    """There is no browser to measure with."""


@dataclass
class Opened:
    """What opening a lesson was like: milliseconds since the navigation, None where it failed.

    ``touch`` is from the first key press to the changed figure; ``outside`` counts requests to
    anywhere but this machine.
    """

    prose: float | None = None
    tti: float | None = None
    touch: float | None = None
    outside: int = 0


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Run a Chromium without a window.

    Raises:
        NoBrowserError: There is none.
    """
    executable = find()
    if executable is None:
        raise NoBrowserError("No browser: `make test` installs one, or set BACKEDU_BROWSER.")
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=executable, args=_QUIET)
        try:
            yield running
        finally:
            await running.close()


async def newcomer(chromium: Browser, system: System) -> BrowserContext:
    """Return a browser that has never seen the lesson."""
    context = await chromium.new_context(viewport={"width": 1280, "height": 1024})
    await context.add_init_script(f"{system.watch}\n{_WATCH}")
    return context


async def open_lesson(page: Page, address: str, *, touch: bool = True) -> Opened:
    """Open the lesson, press its slider as soon as it is there, and wait for the figure."""
    opened = Opened()
    page.on("request", lambda asked: _note(opened, asked.url))
    await page.goto(address, wait_until="commit", timeout=1000 * _PATIENCE_S)
    if not await _comes(page, "bench.prose && bench.ready", _PATIENCE_S):
        return opened
    opened.prose = await page.evaluate("bench.prose")
    if touch:
        await _touch(page, opened)
    return opened


def _note(opened: Opened, address: str) -> None:
    parts = urlsplit(address)
    opened.outside += parts.scheme in {"http", "https"} and parts.hostname != "127.0.0.1"


async def _touch(page: Page, opened: Opened) -> None:
    for _press in range(_PRESSES):
        await page.evaluate("bench.control()?.focus()")
        await page.keyboard.press("ArrowRight")
        if await _comes(page, "bench.changes.some(([t]) => t > bench.keys[0])", 0.7):
            first = "bench.changes.map(([t]) => t).find((t) => t > bench.keys[0])"
            opened.tti = await page.evaluate(first)
            opened.touch = await page.evaluate(f"{first} - bench.keys[0]")
            return


async def _comes(page: Page, condition: str, within_s: float) -> bool:
    """Ask again and again, for a page's policy may forbid it to wait for a condition itself."""
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        with suppress(Error):  # the page is not there yet
            if await page.evaluate(condition):
                return True
        await asyncio.sleep(0.02)
    return False


class Slider:
    """The slider of an open lesson, moved up and down between its ends by the arrow keys."""

    def __init__(self, page: Page, system: System, at: int, last: int) -> None:
        self.page, self.system, self.at, self.last = page, system, at, last
        self._way = 1

    @classmethod
    async def of(cls, page: Page, system: System) -> Slider:
        """Find out where it stands: from the element, or from the lesson where that cannot say."""
        _name, _label, _unit, low, high, step, _start = lesson.SLIDERS[0]
        if system.is_backedu:
            ends = "(({ min, max, step }) => [+min, +max, +step])(bench.control())"
            low, high, step = await page.evaluate(ends)
        value = await page.evaluate("bench.value()")
        return cls(page, system, round((value - low) / step), round((high - low) / step))

    def key(self) -> str:
        """Return the key for the next step; at an end the way back begins."""
        if not 0 <= self.at + self._way <= self.last:
            self._way = -self._way
        self.at += self._way
        return _KEYS[self._way]

    async def steps(self, count: int) -> list[float]:
        """Press a key ``count`` times; return the milliseconds until every figure had changed."""
        took = []
        for _ in range(count):
            await self.page.evaluate("bench.control()?.focus()")
            await self.page.evaluate("void (bench.stepped = bench.step())")
            await self.page.keyboard.press(self.key())
            if (milliseconds := await self.page.evaluate("bench.stepped")) is not None:
                took.append(milliseconds)
            await asyncio.sleep(0.05)
        return took

    async def drag(self) -> tuple[int, float, bool | None]:
        """Send sixty steps in a second.

        Returns:
            The updates shown in that second; the milliseconds from the last step to the last
            update; whether the figure then shows what it should (None where that is not known).
        """
        line = await self.page.context.new_cdp_session(self.page)
        await self.page.evaluate("bench.control()?.focus(), bench.keys = [], bench.changes = []")
        began = time.monotonic()
        sent = []
        for i in range(_DRAG_STEPS):
            await asyncio.sleep(max(0.0, began + i / _DRAG_STEPS - time.monotonic()))
            sent.append(asyncio.ensure_future(_press(line, self.key())))
        await asyncio.gather(*sent)
        await self._rest()
        seen: dict[str, list[Any]] = await self.page.evaluate(
            "({ keys: bench.keys, changes: bench.changes })"
        )
        await line.detach()
        last = seen["keys"][-1]
        shown = [at for at, part in seen["changes"] if part == 0 and at <= last]
        end = max((at for at, _part in seen["changes"]), default=last)
        return len(shown), max(0.0, end - last), await self._is_right()

    async def _rest(self) -> None:
        """Wait until nothing has changed for a second and a half."""
        before = -1
        for _ in range(15):
            now = await self.page.evaluate("bench.changes.length")
            if now == before:
                return
            before = now
            await asyncio.sleep(1.5)

    async def _is_right(self) -> bool | None:
        if self.system.parts != "curves":
            return None
        value, point = await self.page.evaluate(f"[bench.value(), bench.point({lesson.POINT})]")
        values = {**lesson.START, lesson.SLIDERS[0][0]: value}
        due = lesson.temperature(**values)[lesson.POINT]
        return point is not None and abs(point - due) < 0.01


async def _press(line: Any, key: str) -> None:
    code = {"ArrowLeft": 37, "ArrowRight": 39}[key]
    event = {"key": key, "code": key, "windowsVirtualKeyCode": code}
    await line.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **event})
