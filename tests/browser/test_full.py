"""A student's notebook with Jupyter's own widgets, in a browser, beside the lessons."""

import time
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.support.own_notebooks import HEADING, PAGE
from tests.support.running import Server, Visitor


def move(page: Page, name: str, key: str) -> None:
    """Move a slider of Jupyter's own by keyboard, as a visitor without a mouse does."""
    row = page.locator(".widget-hslider", has_text=name)
    row.locator("[role=slider], .noUi-handle").first.press(key)


def test_a_slider_moves_its_label_by_keyboard(open_own: OpenPage) -> None:
    """The notebook's own function runs in the visitor's kernel; interact draws its output again."""
    page = open_own(PAGE)
    label = page.locator("div.widget-label", has_text="weeks")
    expect(label).to_have_text("3 weeks", timeout=20_000)

    move(page, "Weeks", "ArrowRight")
    expect(label).to_have_text("4 weeks", timeout=20_000)
    move(page, "days", "ArrowRight")
    expect(page.locator("pre", has_text="days: 3")).to_be_visible(timeout=20_000)


def test_both_kinds_work_side_by_side(open_own: OpenPage) -> None:
    """An exercise of ours answers in the student's notebook, and in the lesson beside it."""
    own, lesson = open_own(PAGE), open_own("lesson/02_is_it_safe")
    lesson.locator('[data-name="saddle_numbness"] input[value="yes"]').check()
    expect(lesson.locator(".bk-banner")).to_have_attribute("data-tone", "emergency", timeout=20_000)
    card = own.locator(".bk-question")
    card.get_by_role("radio").first.check()
    card.get_by_role("button", name="Fairly sure").click()

    expect(card.locator(".bk-feedback")).to_be_visible(timeout=20_000)


def test_its_page_is_framed_like_a_lesson(open_own: OpenPage) -> None:
    """Language, title, one heading, landmarks, the skip link first, and what backedu is not."""
    page = open_own(PAGE, color_scheme="dark")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    assert page.title().startswith(HEADING)
    assert page.locator("h1").count() == page.locator("main").count() == 1
    expect(page.get_by_text("not a medical device")).to_be_visible()
    expect(page.get_by_text("ends with the page")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_closing_the_page_ends_its_kernel(open_own: OpenPage, own_server: Server) -> None:
    """A page that says goodbye leaves nothing running."""
    page = open_own()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(page.url + PAGE)
    expect(page.locator("div.widget-label", has_text="weeks")).to_be_visible(timeout=20_000)
    kernel = next(path for path in asked if path.startswith("/api/kernels/"))
    visitor = Visitor(own_server)
    assert visitor.ask(kernel)[0] == 200

    page.goto(page.url.partition("lesson")[0])

    end = time.monotonic() + 15
    while visitor.ask(kernel)[0] != 404:
        assert time.monotonic() < end
        time.sleep(0.2)


def test_a_dead_kernel_is_told_in_a_sentence(open_own: OpenPage, own_server: Server) -> None:
    """What was set is lost with it; one button starts again."""
    page = open_own(PAGE)
    expect(page.locator("div.widget-label", has_text="weeks")).to_be_visible(timeout=20_000)
    own_server.kill_kernels()

    expect(page.locator("#status")).to_contain_text("has ended", timeout=20_000)
    page.get_by_role("button", name="Start again").click()
    page.wait_for_selector("html[data-ready]")
    move(page, "Weeks", "ArrowRight")
    expect(page.locator("div.widget-label", has_text="4 weeks")).to_be_visible(timeout=20_000)
