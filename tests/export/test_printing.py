"""Printing needs a browser, and does without one in good order."""

from pathlib import Path

import pytest

from backedu.export import printing
from backedu.export.printing import browser, print_page


def test_without_a_browser_nothing_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that it was not printed, and leaves no file."""
    monkeypatch.setenv("BACKEDU_BROWSER", "no-such-browser")
    page = tmp_path / "page.html"
    page.write_text("<p>Text</p>", encoding="utf-8")

    assert not print_page(page, tmp_path / "page.pdf")
    assert not (tmp_path / "page.pdf").exists()


def test_a_browser_that_is_not_on_the_path_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On macOS and Windows none is on it; the first that is there prints."""
    there = tmp_path / "chrome.exe"
    there.touch()
    monkeypatch.delenv("BACKEDU_BROWSER", raising=False)
    monkeypatch.setattr(printing, "installed", lambda: iter([tmp_path / "none", there]))

    assert browser() == str(there)
