"""What a page loads is made by the build; where that cannot be, lessons work without it."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

import hatch_build
from backedu import scripts
from tests.support import node


class Said:
    """What the build says to whoever runs it."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def display_warning(self, text: str) -> None:
        """Note a warning."""
        self.warnings.append(text)


def build(said: Said) -> list[str]:
    """Run the build's hook and return what it lists for the wheel."""
    about: Any = None
    app: Any = said
    hook = hatch_build.PageFiles(
        str(Path(hatch_build.__file__).parent), {}, about, about, "", "", app
    )
    data: dict[str, Any] = {"artifacts": []}
    hook.initialize("standard", data)
    return data["artifacts"]  # type: ignore[no-any-return]


def test_without_npm_the_build_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says in one sentence what is missing, and what lessons do instead."""
    said = Said()
    monkeypatch.setattr(hatch_build, "_is_done", lambda: False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    assert "backedu/bundles/**" in build(said)
    assert len(said.warnings) == 1
    assert "there is no npm" in said.warnings[0]
    assert "our scripts as they are written" in said.warnings[0]


def test_what_is_there_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched for a second build."""
    said = Said()
    monkeypatch.setattr(hatch_build, "_is_done", lambda: True)
    monkeypatch.setattr(subprocess, "run", pytest.fail)

    assert {path.split("/")[1] for path in build(said)} == {"bundles", "movements", "plotly_js"}
    assert said.warnings == []


def test_without_what_reads_the_content_the_build_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The exercises are then drawn when they are first shown, and the build says so."""

    def missing() -> None:
        raise ImportError("no dacite")

    said = Said()
    monkeypatch.setattr(hatch_build, "_is_done", lambda: True)
    monkeypatch.setattr(hatch_build, "draw_movements", missing)

    assert "backedu/movements/*" in build(said)
    assert len(said.warnings) == 1
    assert "no dacite" in said.warnings[0]
    assert "first shown" in said.warnings[0]


def test_every_script_is_bundled_and_smaller(tmp_path: Path) -> None:
    """Each entry has its bundle, which is what is served as long as the modules are the same."""
    node.command()
    hatch_build.bundle(node.PACKAGES, tmp_path)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.js")}
    entries = {path.relative_to(scripts.PACKAGE).as_posix() for path in scripts.entries()}

    assert made == entries
    assert (tmp_path / scripts.DIGEST).read_text("utf-8") == scripts.digest()
    for entry in entries:
        assert (tmp_path / entry).stat().st_size < 0.6 * len(scripts.joined(entry))


def test_without_esbuild_there_is_no_bundle(tmp_path: Path) -> None:
    """A sentence says so, and what was there stays."""
    with pytest.raises(FileNotFoundError, match="there is no esbuild"):
        hatch_build.bundle(tmp_path)
