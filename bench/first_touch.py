"""The first touch that needs Python, in backedu: by one visitor in a browser, by sixty at once."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

from playwright.async_api import Page

from bench.servers import Server
from tests.support.running import Visitor

_ANSWER = """async () => {
  const card = document.querySelector(".bk-question:not(.bk-claims)");
  card.scrollIntoView();
  await new Promise((read) => setTimeout(read, 1000)); // labs that come near are drawn meanwhile
  card.querySelector("input").click();
  const began = performance.now();
  card.querySelector(".bk-commit button").click();
  while (!card.querySelector(".bk-feedback")?.textContent) {
    if (performance.now() - began > 20_000) return null;
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - began;
}"""


async def answer(page: Page) -> float | None:
    """Commit to an answer on a page that has no kernel; return the milliseconds to the feedback."""
    took: float | None = await page.evaluate(_ANSWER)
    return took


def crowd(server: Server, number: int) -> list[float]:
    """Let ``number`` visitors touch within one second; return each one's seconds to the reply."""

    def visit(i: int) -> float | None:
        time.sleep(i / number)
        try:
            return _touch(server)
        except (OSError, AssertionError, TimeoutError, KeyError):
            return None

    with ThreadPoolExecutor(number) as visitors:
        return [took for took in visitors.map(visit, range(number)) if took is not None]


def _touch(server: Server) -> float:
    """Do what the page does: tell the server of an answer, wait for the result."""
    lesson = server.system.path.rpartition("/")[2]
    visitor = Visitor(cast(Any, server))
    _status, page = visitor.ask(server.system.path)
    found = re.search(r'data-model="([^"]+)"', page)
    began = time.monotonic()
    status, answer = visitor.answer(lesson, found[1] if found else "", value={"c0": "yes"})
    assert status == 200  # noqa: S101 - a visitor who gets no answer is not counted
    assert answer["result"]  # noqa: S101
    return time.monotonic() - began
