"""The scripts' tools are found, or their absence is said in a sentence."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support import node


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose packages are not installed yet."""
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "node_modules").mkdir()
    monkeypatch.setattr(node, "_ROOT", tmp_path)
    monkeypatch.setattr(node, "_ASKED", tmp_path / "package.json")
    monkeypatch.setattr(node, "_MADE_OF", tmp_path / "node_modules" / "made_of.json")
    return tmp_path


def test_packages_are_installed_once_for_each_package_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run asks npm nothing; a changed package.json asks it again."""
    runs: list[Any] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: runs.append(command))
    node.install()
    node.install()
    assert len(runs) == 1
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    node.install()

    assert [command[-1] for command in runs] == ["install", "install"]
    assert node.command("a.js")[-1] == "a.js"


def test_a_missing_package_is_a_sentence(folder: Path) -> None:
    """Whoever runs one test first is told which command installs its tools."""
    assert folder
    with pytest.raises(node.NodeMissingError, match="`make check` installs them"):
        node.command("a.js")


def test_npm_without_a_network_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails the run, says why, and the next run tries again."""

    def fail(command: list[str], **_: Any) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(subprocess, "run", fail)
    for _ in range(2):
        with pytest.raises(node.NodeMissingError, match="is there a network"):
            node.install()
    assert not (folder / "node_modules" / "made_of.json").exists()


def test_a_missing_node_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the command that brings it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(node.NodeMissingError, match=r"pip install -e \.\[dev\]"):
        node.install()
