"""The browser that all browser tests share, and a page that nothing may leave."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import chromium
from tests.support.proxy import NAME
from tests.support.running import Server

_OPTIONS = (
    *("--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
)

# A test that cut the line itself, took the kernel away, or voted too late.
EXPECTED = ("net::ERR_FAILED", "Unexpected response code: 404", "409 (Conflict)")

OpenPage = Callable[..., Page]


def show_figures(page: Page) -> None:
    """Have every lab show its figure without a guess."""
    page.evaluate("document.querySelectorAll('.bk-guess-show').forEach((one) => one.click())")


class Served(Protocol):
    """What is served at an address; nothing beside and above it belongs to it."""

    @property
    def address(self) -> str:
        """The front page."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A real Chromium without a window; without one the tests fail, they are never skipped.

    It goes with the last test of this folder: while it runs, no other test can have an event loop.
    """
    executable = chromium.find()
    if executable is None:
        pytest.fail("No browser: `make test` installs one, or set BACKEDU_BROWSER.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=_OPTIONS)
        yield running
        running.close()


@pytest.fixture
def open_large(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """The same in a browser whose reader has set letters of 32 px, twice the usual size."""
    executable = chromium.find()
    options = [*_OPTIONS, "--blink-settings=defaultFontSize=32"]
    with_large = browser.browser_type.launch(executable_path=executable, args=options)
    yield from opener(with_large, server)
    with_large.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """Open a page of the lesson server; the test fails if anything else is asked for."""
    yield from opener(browser, server)


@pytest.fixture
def open_own(browser: Browser, own_server: Server) -> Iterator[OpenPage]:
    """The same for the server of a student's folder."""
    yield from opener(browser, own_server)


def opener(browser: Browser, server: Served) -> Iterator[OpenPage]:
    """Yield what opens a page, then see that it asked nobody else and reported no error."""
    contexts = []
    outside: list[str] = []
    problems: list[str] = []
    ours = urlsplit(server.address)

    def note(address: str) -> None:
        asked = urlsplit(address)
        if asked.scheme in {"data", "blob"}:
            return
        if asked.netloc != ours.netloc or not asked.path.startswith(ours.path):
            outside.append(address)

    def open_(path: str = "", width: int = 1280, height: int = 720, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "console",
            lambda said: (
                problems.append(said.text)
                if said.type == "error" and not any(text in said.text for text in EXPECTED)
                else None
            ),
        )
        page.goto(server.address + path)
        if path.startswith("lesson/"):
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()

    assert not outside
    assert not problems
