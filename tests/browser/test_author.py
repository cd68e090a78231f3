"""What whoever writes the lessons sees while they write: the change, and what needs mending."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenPage, opener
from tests.support.reader import commit
from tests.support.running import ROOT, running

LESSON = "02_is_it_safe"
WAIT_MS = 60_000
RECORD = re.MULTILINE | re.DOTALL


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of one lesson, to write in."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / f"{LESSON}.ipynb", tmp_path / "notebooks")
    (tmp_path / "backedu").symlink_to(ROOT / "backedu")
    return tmp_path


@pytest.fixture
def open_written(browser: Browser, checkout: Path) -> Iterator[OpenPage]:
    """Open a page of what is being written."""
    with running(root=checkout) as server:
        yield from opener(browser, server)


def test_what_is_saved_shows_by_itself(open_written: OpenPage, checkout: Path) -> None:
    """A fault is named on the page, what is mended shows at once, and an answer outlives both."""
    page = open_written(f"lesson/{LESSON}")
    first, body = page.locator(".bk-question").first, page.locator("main")
    commit(first)
    questions = checkout / "data" / "questions" / f"{LESSON}.toml"
    text = questions.read_text(encoding="utf-8")
    (said,) = re.findall(r"\[not-asked-is-not-no\].*?^stem = \"*\s*(\w+ \w+ \w+)", text, RECORD)

    questions.write_text(text + "\n[unfinished\n", encoding="utf-8")
    told = page.locator(".author")
    line = text.count("\n") + 2
    expect(told).to_contain_text(f"{LESSON}.toml, line {line}: ", timeout=WAIT_MS)
    expect(first.locator(".bk-feedback")).to_be_visible()

    questions.write_text(text.replace(said, f"Now, {said}"), encoding="utf-8")
    expect(body).to_contain_text(f"Now, {said}", timeout=WAIT_MS)
    expect(told).to_be_empty(timeout=WAIT_MS)
    expect(first.locator(".bk-feedback")).to_be_visible()
