"""The browsers of the tests are found, or their absence is said in a sentence."""

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.support import apt, chromium, firefox
from tests.support.chromium import BrowserMissingError

TESTS = Path(__file__).parents[1]
# Playwright reads an expression again at each look, and from the second look on the page's own
# policy forbids that; a function is read once.
WAITS_FOR_AN_EXPRESSION = re.compile(r'wait_for_function\(\s*f?"(?!\([^"]*=>|\w+ =>)')
VARIABLES = {chromium: "BACKEDU_BROWSER", firefox: "BACKEDU_FIREFOX"}
each_browser = pytest.mark.parametrize("browser", VARIABLES, ids=lambda it: it.__name__)


def pretend_browser(folder: Path, code: int = 0) -> Path:
    """Write a script that answers like a browser that starts (0) or does not."""
    script = folder / "browser"
    script.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    script.chmod(0o755)
    return script


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for a browser")
@each_browser
def test_a_named_browser_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: ModuleType
) -> None:
    """What its variable names is used whatever else is installed."""
    script = pretend_browser(tmp_path)
    monkeypatch.setenv(VARIABLES[browser], str(script))

    assert browser.find() == script


@pytest.mark.parametrize("code", [None, 1], ids=["missing", "does not start"])
@each_browser
def test_a_named_browser_that_does_not_start_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: ModuleType, code: int | None
) -> None:
    """A wrong name is never passed over in silence."""
    script = tmp_path / "browser" if code is None else pretend_browser(tmp_path, code)
    monkeypatch.setenv(VARIABLES[browser], str(script))

    with pytest.raises(BrowserMissingError, match=f"{VARIABLES[browser]} names"):
        browser.find()


@pytest.mark.parametrize(("browser", "package"), [(chromium, "chromium"), (firefox, "firefox-esr")])
def test_without_a_browser_the_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, browser: ModuleType, package: str
) -> None:
    """When nothing is found and nothing can be installed, the run fails with the way out."""
    tried: list[str] = []
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(apt, "install", tried.append)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)

    with pytest.raises(BrowserMissingError, match=f"set {VARIABLES[browser]}"):
        browser.ensure()

    assert tried == [package]


@each_browser
def test_a_browser_is_here(browser: ModuleType) -> None:
    """The tests run in real browsers: without them they fail, they are not skipped."""
    assert browser.find()


def test_a_page_is_waited_for_with_a_function() -> None:
    """Never with an expression, which fails if it isn't true the first time."""
    files = {path: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}

    assert not [path for path, text in files.items() if WAITS_FOR_AN_EXPRESSION.search(text)]
