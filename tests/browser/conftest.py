"""The browser that all browser tests share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium without a window; without one the tests fail, they are never skipped."""
    executable = chromium.find()
    if executable is None:
        pytest.fail("No browser: `make test` installs one, or set BACKEDU_BROWSER.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable)
        yield running
        running.close()
