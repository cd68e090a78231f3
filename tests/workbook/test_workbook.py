import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from backedu.places import notebooks_dir
from backedu.workbook import copy_notebooks, learn, workbook


def _files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder that is not hidden, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "/." not in f"/{path.relative_to(folder).as_posix()}"
    }


@pytest.fixture
def originals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of notebooks of our own making, in place of the shipped one."""
    folder = tmp_path / "originals"
    for name in ("00_index.ipynb", "images/spine.svg", ".ipynb_checkpoints/old.ipynb"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"the original {name}", encoding="utf-8")
    monkeypatch.setattr(workbook, "notebooks_dir", lambda: folder)
    return folder


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The options with which JupyterLab would have been opened, in place of opening it."""
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "a-user-s-own")
    calls: list[list[str]] = []
    labapp: Any = ModuleType("jupyterlab.labapp")
    labapp.LabApp = type("LabApp", (), {"launch_instance": staticmethod(calls.append)})
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", labapp)
    return calls


def test_a_new_folder_gets_every_shipped_file(tmp_path: Path) -> None:
    """The copy has each notebook byte by byte, and says so."""
    added = copy_notebooks(tmp_path / "a" / "b")

    assert _files(tmp_path / "a" / "b") == _files(notebooks_dir())
    assert len(added) == len(_files(notebooks_dir()))


def test_a_student_s_work_is_never_overwritten(originals: Path, tmp_path: Path) -> None:
    """What was edited or added stays as it is; what is missing comes, or comes back."""
    mine = tmp_path / "mine"
    copy_notebooks(mine)
    (mine / "00_index.ipynb").write_text("my answers", encoding="utf-8")
    (mine / "notes.ipynb").write_text("my notes", encoding="utf-8")
    (mine / "images" / "spine.svg").unlink()
    (originals / "01_new.ipynb").write_text("", encoding="utf-8")
    added = copy_notebooks(mine)

    assert (mine / "00_index.ipynb").read_text(encoding="utf-8") == "my answers"
    assert (mine / "notes.ipynb").read_text(encoding="utf-8") == "my notes"
    assert added == [mine / "01_new.ipynb", mine / "images" / "spine.svg"]


@pytest.mark.usefixtures("originals")
def test_an_emptied_notebook_is_work_too(tmp_path: Path) -> None:
    """A file without a byte in it is left alone."""
    (tmp_path / "00_index.ipynb").touch()
    copy_notebooks(tmp_path)

    assert (tmp_path / "00_index.ipynb").stat().st_size == 0
    assert (tmp_path / "images" / "spine.svg").stat().st_size > 0


@pytest.mark.usefixtures("originals")
def test_hidden_files_are_not_copied(tmp_path: Path) -> None:
    """Checkpoints of the author's are not the student's."""
    copy_notebooks(tmp_path / "mine")

    assert sorted(_files(tmp_path / "mine")) == ["00_index.ipynb", "images/spine.svg"]
    assert not (tmp_path / "mine" / ".ipynb_checkpoints").exists()


def test_a_copy_beneath_the_originals_does_not_grow(originals: Path) -> None:
    """Starting twice from inside the notebooks makes no copy of the copy."""
    first = copy_notebooks(originals / "mine")

    assert len(first) == 2
    assert copy_notebooks(originals / "mine") == []
    assert not (originals / "mine" / "mine").exists()


@pytest.mark.parametrize("place", [lambda folder: folder, lambda folder: folder.parent])
def test_originals_stay_as_they_are(originals: Path, place: Callable[[Path], Path]) -> None:
    """The originals' own folder, or the one above it, can be named without harm to them."""
    before = _files(originals)
    copy_notebooks(place(originals))

    assert _files(originals) == before
    assert (place(originals) / "00_index.ipynb").is_file()


@pytest.mark.usefixtures("originals")
def test_a_file_in_the_way_is_an_error_of_the_system(tmp_path: Path) -> None:
    """A folder that cannot be made is reported, and the file in its place stays."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")

    with pytest.raises(OSError, match="taken"):
        copy_notebooks(tmp_path / "taken")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("originals")
def test_jupyterlab_opens_on_the_copy(
    tmp_path: Path, launched: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told the folder, asks nothing of the network, and the student reads where it is."""
    learn(str(tmp_path / "mine"))
    (options,) = launched

    assert f"--ServerApp.root_dir={tmp_path / 'mine'}" in options
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in options
    assert "--no-browser" not in options
    assert str(tmp_path / "mine") in capsys.readouterr().out


@pytest.mark.usefixtures("originals")
@pytest.mark.parametrize("user", [0, 1000])
def test_it_runs_as_whoever_starts_it(
    tmp_path: Path, launched: list[list[str]], monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    """A container's only user is root, whom JupyterLab refuses unless it is told otherwise."""
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    learn(str(tmp_path / "mine"))

    assert ("--allow-root" in launched[0]) == (user == 0)


@pytest.mark.usefixtures("originals")
def test_the_port_that_was_asked_for_is_the_one(tmp_path: Path, launched: list[list[str]]) -> None:
    """Address and port are passed on, and no other port is tried in silence."""
    learn(str(tmp_path / "mine"), host="0.0.0.0", port=8900)  # noqa: S104 - nothing listens

    assert {"--ServerApp.ip=0.0.0.0", "--ServerApp.port=8900", "--ServerApp.port_retries=0"} <= set(
        launched[0]
    )


@pytest.mark.usefixtures("originals", "launched")
def test_the_student_s_own_settings_still_count(tmp_path: Path) -> None:
    """JupyterLab is told of the lessons' settings first, and of the user's after them."""
    learn(str(tmp_path / "mine"))
    ours, theirs = os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)

    assert (Path(ours) / "labconfig" / "page_config.json").is_file()
    assert theirs == "a-user-s-own"


@pytest.mark.usefixtures("originals")
def test_a_second_start_says_that_the_work_is_kept(
    tmp_path: Path, launched: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever comes back reads that nothing was changed; a browser opens only when wanted."""
    for _ in range(2):
        learn(str(tmp_path / "mine"), open_browser=False)
    first, second = capsys.readouterr().out.split("Ctrl-C.\n")[:2]

    assert "as you left it" not in first
    assert "as you left it" in second
    assert "--no-browser" in launched[1]


def test_a_home_that_nobody_has_is_an_error_of_the_system(launched: list[list[str]]) -> None:
    """``~nobody/lessons`` is refused like any folder that cannot be made."""
    with pytest.raises(OSError, match="no such home folder"):
        learn("~no-such-user-here/lessons")
    assert launched == []
