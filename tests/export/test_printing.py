"""Printing needs a browser, and does without one in good order."""

from pathlib import Path

import pytest

from backedu.export.printing import print_page


def test_without_a_browser_nothing_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that it was not printed, and leaves no file."""
    monkeypatch.setenv("BACKEDU_BROWSER", "no-such-browser")
    page = tmp_path / "page.html"
    page.write_text("<p>Text</p>", encoding="utf-8")

    assert not print_page(page, tmp_path / "page.pdf")
    assert not (tmp_path / "page.pdf").exists()
