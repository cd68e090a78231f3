"""The review: how long after saying how sure the feedback is on the screen.

    python -m bench.review

Everything that the review asks has been answered and is due again: no reader keeps more. Each card
is answered with a mouse, in a browser; the time runs from the click to the frame that shows the
feedback. The command ends with 1 when the promise is not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time

from playwright.async_api import BrowserContext, Page

from backedu.topics.review.choice import items
from bench import visits
from bench.budgets import LESSON, REVIEW, reviewing
from bench.servers import Server, running
from bench.systems import systems
from bench.table import Samples

_DAY_S = 86_400
_REST_S = 0.5  # after a click the page writes down what is new; a reader takes longer to read

# Whatever the format, gives some answer to the card on the screen.
_CHOOSE = """() => {
  const card = document.querySelector(".bk-review .bk-question");
  const change = (field, value) => {
    field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  for (const list of card.querySelectorAll("select")) change(list, list.options[1].value);
  const number = card.querySelector(".bk-number input");
  if (number) change(number, "1");
  card.querySelector("input[type=radio], input[type=checkbox]")?.click();
  const row = card.querySelector(".bk-commit");
  row.scrollIntoView({ block: "center" });
  const { x, y, width, height } = row.querySelector("button:last-of-type").getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
_WATCH = """() => {
  window.took = new Promise((tell) => {
    addEventListener("click", (event) => {
      const look = () => {
        if (!document.querySelector(".bk-review .bk-feedback")?.textContent) return;
        changes.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => tell(performance.now() - event.timeStamp); // painted by now
          port2.postMessage("");
        });
      };
      const changes = new MutationObserver(look);
      changes.observe(document.querySelector(".bk-review"), { childList: true, subtree: true });
    }, { capture: true, once: true });
  });
}"""


def everything_kept(now_s: int) -> str:
    """Return a document of answers in which all that can be reviewed is due."""
    answers = {}
    for number, id_ in enumerate(items()):
        answered_s = now_s - (30 + number % 60) * _DAY_S
        right = number % 3 > 0
        row = [8.2956, 5.2824, answered_s, answered_s + 9 * _DAY_S, 3, "fairly", right, ""]
        answers[f"{REVIEW}/Review/{id_}"] = {"when": 1000 * answered_s, "set": {"row": row}}
    return json.dumps({"format": 3, "answers": answers, "progress": {}})


async def measure(server: Server, number: int, samples: Samples) -> None:
    """Answer so many cards, and keep how long each took."""
    async with visits.browser() as chromium:
        context = await chromium.new_context(viewport={"width": 1280, "height": 900})
        page = await _open(context, server)
        for _ in range(number):
            samples.add("card_ms", await _answer(page))
        await context.close()


async def _open(context: BrowserContext, server: Server) -> Page:
    page = await context.new_page()
    await page.goto(f"http://127.0.0.1:{server.port}/lesson/{REVIEW}")
    kept = everything_kept(int(time.time()))
    await page.evaluate("(kept) => localStorage.setItem('backedu:answers', kept)", kept)
    await page.reload()
    await page.wait_for_selector("html[data-ready]")
    await page.wait_for_selector(".bk-review .bk-bars")
    return page


async def _answer(page: Page) -> float:
    """Answer the card on the screen, go on to the next, and return what the first took, in ms."""
    x, y = await page.evaluate(_CHOOSE)
    await page.mouse.move(x, y)
    await asyncio.sleep(_REST_S)
    await page.evaluate(_WATCH)
    await page.mouse.click(x, y)
    took: float = await page.evaluate("took")
    await asyncio.sleep(_REST_S)
    await page.click(".bk-review .bk-on .bk-main")
    await page.wait_for_selector(".bk-review .bk-commit")
    return took


def main() -> None:
    """Measure, print, and end with 1 when the promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m bench.review", description=__doc__)
    parser.add_argument("--cards", type=int, default=120, help="how many (default 120)")
    options = parser.parse_args()
    samples = Samples()
    system = next(each for each in systems() if each.name == LESSON)
    with running(system) as server:
        server.settle()
        asyncio.run(measure(server, options.cards, samples))
    promises = list(reviewing(samples))
    for promise in promises:
        print(promise)
    sys.exit(any(promise.verdict != "pass" for promise in promises))


if __name__ == "__main__":
    main()
