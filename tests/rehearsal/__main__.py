"""A whole class, rehearsed in Chromium: ``python -m tests.rehearsal --shots FOLDER``.

A wall, a panel and six phones go through two whole lessons, a patient and two questions off the
cuff, by keyboard and clicker. After each step all screens must agree, none may have had a count or
a right answer early, axe must find nothing on a kind of screen that is new, and each of these is
saved as a picture: the wall also at a third of its size, as from the back row, and four by three.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.rehearsal.hands import vote
from tests.rehearsal.screens import LISTEN, Screens
from tests.support import chromium
from tests.support.running import Server, running

PHONES = 6
LESSONS = ("01_what_is_a_spasm", "09_where_it_hurts")
PATIENT = "patient:early-ces"
_SHOTS = Path(tempfile.gettempdir()) / "backedu-rehearsal"
KEYS = ("PageDown", "ArrowRight")  # a clicker's, and an arrow


def main() -> None:
    """Read the options and rehearse."""
    parser = argparse.ArgumentParser(prog="python -m tests.rehearsal", description=__doc__)
    parser.add_argument("--shots", type=Path, default=_SHOTS, help=f"for pictures; else {_SHOTS}")
    parser.add_argument("--lessons", nargs="*", default=LESSONS, help="ids of the lessons")
    options = parser.parse_args()
    options.shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "class.sqlite3")
        with running("--class", "--class-file", file) as server, _browser() as browser:
            screens = gathered(browser, server, options.shots)
            for lesson in options.lessons:
                print(f"{lesson}: {through(screens, lesson)} screens", flush=True)
            print(f"a patient: {patient(screens)} screens", flush=True)
            off_the_cuff(screens)
            report(screens.panel, server, options.shots)
    print(f"{len(screens.seen)} kinds of screens, all agree, axe finds nothing: {options.shots}")


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=["--disable-gpu", "--disable-component-update"]
        )
        yield browser
        browser.close()


def gathered(browser: Browser, server: Server, folder: Path) -> Screens:
    """Open the wall and its panel, and have all phones join: the first by typing the code."""

    def opened(path: str, **look: Any) -> Page:
        page = browser.new_context(**look).new_page()
        page.add_init_script(LISTEN)
        page.goto(server.address + path)
        return page

    wall_path, panel_path = re.findall(r"/((?:wall|panel)/\w+)", server.said)
    code = re.findall(r"code (\d{4})", server.said)[0]
    wall = opened(wall_path, viewport={"width": 1280, "height": 720})
    panel = opened(panel_path, viewport={"width": 1280, "height": 760})
    small = {"width": 390, "height": 844}
    first = opened("join", viewport=small)
    first.keyboard.press("Tab")
    first.locator("#code").focus()
    first.keyboard.type(code)
    first.keyboard.press("Enter")
    looks = [{"color_scheme": "dark"}, *[{}] * (PHONES - 2)]
    phones = [first, *(opened(code, viewport=small, **look) for look in looks)]
    for phone in phones:
        expect(phone.get_by_role("heading", name="You are in.")).to_be_visible()
    expect(wall.locator(".foot-line")).to_contain_text(f"{PHONES} here")
    screens = Screens(wall, panel, phones, folder, {})
    screens.agree()
    return screens


def jump(screens: Screens, step: str) -> dict[str, Any]:
    """Choose a step in the wall's overview, by keyboard."""
    wall = screens.wall
    main = wall.locator("#main")
    before = main.get_attribute("data-version") or ""
    wall.keyboard.press("o")
    at = wall.evaluate(
        "id => JSON.parse(document.querySelector('script[type=\"application/json\"]').textContent)"
        ".steps.findIndex(each => each.id === id)",
        step,
    )
    wall.locator("#steps button").nth(at).focus()
    wall.keyboard.press("Enter")
    expect(main).not_to_have_attribute("data-version", before)
    return screens.agree()


def onwards(screens: Screens, count: int) -> dict[str, Any]:
    """Go one step on, with a clicker or an arrow."""
    main = screens.wall.locator("#main")
    before = main.get_attribute("data-version") or ""
    in_use = screens.wall.evaluate("document.activeElement.tagName")
    assert in_use != "IFRAME", "the wall's keys go to the lesson, which nobody has touched"
    screens.wall.keyboard.press(KEYS[count % 2])
    expect(main).not_to_have_attribute("data-version", before, timeout=20_000)
    return screens.agree()


def everyone_votes(screens: Screens) -> None:
    """Have each phone vote; the wall counts them and nothing else."""
    for number, phone in enumerate(screens.phones):
        vote(phone, number, json.loads(phone.evaluate("window.heard.at(-1)")))
    expect(screens.wall.locator(".ring")).to_contain_text(f"{PHONES}of {PHONES}")
    screens.agree()


def through(screens: Screens, lesson: str) -> int:
    """Go through a lesson, voting whenever a vote is open, and return how many screens it had."""
    view, count = jump(screens, lesson), 0
    while True:
        count += 1
        if view.get("stage") in {"vote", "vote_again"}:
            everyone_votes(screens)
        at, of = view["place"]
        is_done = at == of and view.get("stage") in {None, "why"}
        if is_done:
            return count
        view = onwards(screens, count)


def patient(screens: Screens) -> int:
    """Work up a patient: ask three rounds of questions, decide, and see what the triage says."""
    view, count = jump(screens, PATIENT), 0
    rounds = 0
    while view["kind"] != "reading":
        count += 1
        if view.get("stage") in {"vote", "vote_again"}:
            everyone_votes(screens)
            rounds += 1
        if rounds == 3 and view["kind"] == "patient" and view.get("stage") == "spread":
            rounds += 1
            main = screens.wall.locator("#main")
            before = main.get_attribute("data-version") or ""
            screens.wall.keyboard.press("r")
            expect(main).not_to_have_attribute("data-version", before)
            view = screens.agree()
        else:
            view = onwards(screens, count)
    return count + 1


def off_the_cuff(screens: Screens) -> None:
    """Ask something of one's own, and what is muddy, from the panel by keyboard."""
    panel = screens.panel
    for button in (None, "The muddiest point"):
        main = screens.wall.locator("#main")
        before = main.get_attribute("data-version") or ""
        panel.get_by_role("button", name="Own question …").focus()
        panel.keyboard.press("Enter")
        if button:
            panel.get_by_role("button", name=button).focus()
        panel.keyboard.press("Enter")
        expect(main).not_to_have_attribute("data-version", before)
        screens.agree()
        for number, phone in enumerate(screens.phones):
            vote(phone, number, json.loads(phone.evaluate("window.heard.at(-1)")))
        for count in (1, 2):
            onwards(screens, count)
    panel.get_by_role("button", name="Put on the wall").first.focus()
    panel.keyboard.press("Enter")
    expect(screens.wall.locator(".written li")).to_have_count(1)
    screens.agree()


def report(panel: Page, server: Server, folder: Path) -> None:
    """Save the report of this class, as a page and on paper."""
    address = f"{server.address}{panel.url.split('/', 3)[3]}"
    page = panel.context.new_page()
    page.goto(f"{address}/report")
    page.screenshot(path=folder / "report.png", full_page=True)
    answer = panel.context.request.get(f"{address}/report.pdf")
    assert answer.ok, answer.text()
    (folder / "report.pdf").write_bytes(answer.body())


if __name__ == "__main__":
    main()
