import re
import subprocess
import sys
from pathlib import Path

import pytest

from backedu import places
from backedu.places import data_dir, notebooks_dir


def test_the_checkout_s_own_folders_are_found() -> None:
    """In a checkout, content and notebooks are those beside the package."""
    root = Path(__file__).parents[1]

    assert data_dir() == root / "data"
    assert notebooks_dir() == root / "notebooks"


def test_the_wheel_s_folders_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package carries its own folders, those beside it are not looked at."""
    for folder in ("data", "backedu/data", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "backedu")

    assert data_dir() == tmp_path / "backedu" / "data"
    assert notebooks_dir() == tmp_path / "notebooks"


def test_the_working_directory_does_not_matter(tmp_path: Path) -> None:
    """Started from a folder with a ``data/`` of its own, backedu reads its own content."""
    (tmp_path / "data").mkdir()
    said = subprocess.run(
        [sys.executable, "-c", "from backedu.places import data_dir; print(data_dir())"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert Path(said.strip()) == data_dir()


def test_the_wheel_carries_both_folders() -> None:
    """What is looked up inside the package is what the build puts there."""
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")

    assert re.findall(r'^(\w+) = "backedu/(\w+)"$', text, re.MULTILINE) == [
        ("data", "data"),
        ("notebooks", "notebooks"),
    ]
