"""The browser of the tests is found, or its absence is said in a sentence."""

import sys
from pathlib import Path

import pytest

from tests.support import chromium


def pretend_browser(folder: Path, code: int = 0) -> Path:
    """Write a script that answers like a browser that starts (0) or does not."""
    script = folder / "browser"
    script.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    script.chmod(0o755)
    return script


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for a browser")
def test_a_named_browser_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """BACKEDU_BROWSER is used whatever else is installed."""
    script = pretend_browser(tmp_path)
    monkeypatch.setenv("BACKEDU_BROWSER", str(script))

    assert chromium.find() == script


@pytest.mark.parametrize("code", [None, 1], ids=["missing", "does not start"])
def test_a_named_browser_that_does_not_start_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    """A wrong BACKEDU_BROWSER is never passed over in silence."""
    script = tmp_path / "browser" if code is None else pretend_browser(tmp_path, code)
    monkeypatch.setenv("BACKEDU_BROWSER", str(script))

    with pytest.raises(chromium.BrowserMissingError, match="BACKEDU_BROWSER names"):
        chromium.find()


def test_without_a_browser_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """When nothing is found and nothing can be installed, the run fails with the way out."""
    installed: list[str] = []
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium, "_INSTALLERS", {"apt": lambda: installed.append("apt")})

    with pytest.raises(chromium.BrowserMissingError, match="set BACKEDU_BROWSER"):
        chromium.ensure()

    assert installed == ["apt"]


def test_a_browser_is_here() -> None:
    """The tests run in a real browser: without one they fail, they are not skipped."""
    assert chromium.find()
