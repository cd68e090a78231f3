"""Behind a real reverse proxy, under a prefix and a name that is not this machine's."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenPage, opener
from tests.browser.test_full import move
from tests.support.own_notebooks import HEADING, PAGE, write_folder
from tests.support.proxy import Proxied, proxy
from tests.support.running import running


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """A proxy, and a server behind it."""
    folder = write_folder(tmp_path_factory.mktemp("behind"))
    with proxy(tmp_path_factory.mktemp("hub")) as started, running(*started.options, str(folder)):
        yield started


@pytest.fixture
def open_proxied(browser: Browser, proxied: Proxied) -> Iterator[OpenPage]:
    """Open a page through the proxy; the test fails if anything outside the prefix is asked for."""
    yield from opener(browser, proxied)


def test_lessons_and_notebooks_answer_through_a_proxy(open_proxied: OpenPage) -> None:
    """The shelf leads to a lesson, which answers; a kernel's websocket reaches a notebook."""
    page = open_proxied()
    page.locator("a[href$='/lesson/02_is_it_safe']").first.click()
    page.wait_for_selector("html[data-ready]")
    page.locator('[data-name="saddle_numbness"] input[value="yes"]').check()
    expect(page.locator(".bk-banner")).to_have_attribute("data-tone", "emergency", timeout=20_000)

    page = open_proxied()
    page.get_by_role("link", name=HEADING).click()
    label = page.locator("div.widget-label", has_text="weeks")
    expect(label).to_have_text("3 weeks", timeout=20_000)
    move(page, "Weeks", "ArrowRight")
    expect(label).to_have_text("4 weeks", timeout=20_000)
    assert page.url.endswith(PAGE)
