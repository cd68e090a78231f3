"""What a rehearsal knows of a wall, a panel and the phones, and what each must be at any moment."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from backedu.classroom.stage import Stage
from tests.browser.test_classroom import small_texts

LISTEN = """
    window.heard = [];
    window.EventSource = class extends EventSource {
        constructor(...where) {
            super(...where);
            this.addEventListener("message", (event) => window.heard.push(event.data));
        }
    };
"""
"""Keeps all that the server sends to a page."""
FROM = {  # what a screen may be sent once its question has come so far
    "counts": Stage.SPREAD,
    "answers": Stage.SPREAD,
    "right": Stage.RIGHT,
    "answer": Stage.RIGHT,
    "close": Stage.RIGHT,
    "number": Stage.RIGHT,
    "pairs": Stage.RIGHT,
    "flows": Stage.MOVED,
    "why": Stage.WHY,
}
BACK_ROW = (427, 240)  # a wall of 1280 by 720 at a third of its size
FOUR_BY_THREE = ViewportSize(width=1024, height=768)
TRIES, TRY_MS = 40, 250  # until a lesson's page has its size
DRAWN = """() => {
    const part = document.querySelector(".slide iframe")?.contentDocument
        .querySelector(".part[data-only]");
    const edge = part?.ownerDocument.defaultView.innerHeight;
    const isInSight = each => each.clientWidth && each.getBoundingClientRect().top < edge;
    const shown = [...part?.querySelectorAll(".bk-plot") ?? []].filter(isInSight);
    return part && shown.every(each => each.dataset.drawn);
}"""
"""Whether a lesson's page on the wall has come, with its figures."""


@dataclass
class Screens:
    """A wall, its panel and the phones of a class.

    Attributes:
        wall: What is projected.
        panel: What the presenter alone sees.
        phones: Those of the audience.
        folder: Where pictures of them are saved.
        seen: The kinds of screens that were looked at, each with the number of its picture.
    """

    wall: Page
    panel: Page
    phones: Sequence[Page]
    folder: Path
    seen: dict[str, int]

    def agree(self) -> dict[str, Any]:
        """Wait until all show the same moment, and return what the wall is sent.

        Raises:
            AssertionError: They differ, something came before its reveal, or a screen has a flaw.
        """
        main = self.wall.locator("#main")
        version = int(main.get_attribute("data-version") or -1)
        told = [_at(page, version) for page in (self.panel, *self.phones)]
        view = _at(self.wall, version)
        _same(view, told)
        for page in (self.wall, *self.phones):
            for each in page.evaluate("window.heard.splice(0, window.heard.length - 1)"):
                _nothing_early(json.loads(each))
        self.look(view, told[1])
        return view

    def look(self, view: dict[str, Any], on_phone: dict[str, Any]) -> None:
        """Check and picture the screens of a kind that was not looked at before."""
        looks = "-".join(str(view[key]) for key in ("kind", "stage") if key in view)
        form = on_phone.get("form", "")
        name = f"{looks}-{form}" if form else looks
        if name in self.seen:
            if view["kind"] in {"idea", "page", "reading"}:
                self.fits(name)
            return
        self.seen[name] = len(self.seen) + 1
        begin = f"{self.seen[name]:02}-{name}"
        self.fits(begin)
        looked_at = {"wall": self.wall, "panel": self.panel, "phone": self.phones[0]}
        for screen, page in looked_at.items():
            _without_a_flaw(page, f"{screen} {name}")
            page.screenshot(path=self.folder / f"{begin}-{screen}.png", full_page=screen == "phone")
        self._from_afar(begin)

    def fits(self, begin: str) -> None:
        """Check what is on the wall, and on a projector of four by three, where it is pictured."""
        _fits(self.wall)
        size = self.wall.viewport_size
        assert size
        self.wall.set_viewport_size(FOUR_BY_THREE)
        _fits(self.wall)
        self.wall.screenshot(path=self.folder / f"{begin}-wall-4x3.png")
        self.wall.set_viewport_size(size)

    def _from_afar(self, begin: str) -> None:
        """Picture the wall as it is seen from the back row."""
        picture = base64.b64encode((self.folder / f"{begin}-wall.png").read_bytes()).decode()
        width, height = BACK_ROW
        page = self.wall.context.browser.new_page(viewport={"width": width, "height": height})  # type: ignore[union-attr]
        page.set_content(
            f'<style>body {{ margin: 0 }}</style><img width="{width}" height="{height}" '
            f'src="data:image/png;base64,{picture}">'
        )
        page.screenshot(path=self.folder / f"{begin}-wall-third.png")
        page.close()


def _at(page: Page, version: int) -> dict[str, Any]:
    """Return what a page was last sent, once that is of this version or a later one."""
    page.wait_for_function(
        "version => JSON.parse(window.heard.at(-1) ?? '{}').version >= version", arg=version
    )
    return dict(json.loads(page.evaluate("window.heard.at(-1)")))


def _same(wall: dict[str, Any], told: Sequence[dict[str, Any]]) -> None:
    """Assert that panel and phones are where the wall is."""
    panel, *phones = told
    assert panel["wall"]["at"] == wall["at"], (panel["wall"]["at"], wall["at"])
    assert panel["wall"]["kind"] == wall["kind"]
    for phone in phones:
        assert phone["version"] == wall["version"], (phone["version"], wall["version"])
        if "stage" in wall:
            assert phone["stage"] == wall["stage"], (phone["stage"], wall["stage"])


def _nothing_early(view: dict[str, Any]) -> None:
    """Assert that a view has no count and no right answer before its reveal."""
    stage = view.get("stage")
    if stage not in set(Stage):
        return
    found = set(_names(view))
    early = {name for name, first in FROM.items() if name in found}
    early = {name for name in early if not Stage(stage).reached(FROM[name])}
    assert not early, f"{early} at the stage “{stage}”: {view}"


def _names(part: Any) -> set[str]:
    if isinstance(part, dict):
        inside = (each for name, each in part.items() if name != "answers")  # those of a patient
        return set(part).union(*map(_names, inside))
    return set().union(*(_names(each) for each in part)) if isinstance(part, list) else set()


def _without_a_flaw(page: Page, what: str) -> None:
    """Assert that axe finds nothing and that nothing must be scrolled sideways."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{what}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), what


def _fits(wall: Page) -> None:
    """Assert that all that is on the wall is on it, in letters for the back row."""
    slide = wall.locator("#main .slide")
    expect(slide).to_be_visible()
    if slide.get_attribute("data-kind") == "page":
        wall.wait_for_function(DRAWN)
    for _ in range(TRIES):  # a lesson's page is fitted once it has come
        if not small_texts(wall):
            break
        wall.wait_for_timeout(TRY_MS)
    assert small_texts(wall) == []
    assert slide.evaluate("each => each.scrollHeight <= each.clientHeight + 1"), slide.inner_text()
