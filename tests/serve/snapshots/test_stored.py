"""Snapshots on disk: the same as were stored, or none."""

import json
import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import nbformat
import pytest

from backedu import places
from backedu.serve.answers.desk import Offered
from backedu.serve.folder.notebook import Notebook
from backedu.serve.page.assets import Asset
from backedu.serve.snapshots import stored
from backedu.serve.snapshots.sections import Section
from backedu.serve.snapshots.snapshot import Snapshot
from backedu.serve.snapshots.stored import StoredSnapshots


def notebook(source: str = "1 + 1") -> Notebook:
    """Write a notebook of one cell."""
    cell = nbformat.v4.new_code_cell(source, id="a")
    return Notebook("07_tea", nbformat.v4.new_notebook(cells=[cell]), Path("lessons"))


def snapshot(source: str = "1 + 1") -> Snapshot:
    """Make one in which each field has something to lose."""
    return Snapshot(
        notebook=notebook(source),
        looked_for=frozenset({"a.png", "ä b.png"}),
        notes=("A picture is missing: “ä b.png”.",),
        body="<p>Tea → cups</p>",
        sections=(Section("Tea", "Tea & cups", 2),),
        models="/lesson/files/0123456789abcdef.json?v=1",
        modules=("/lesson/files/fedcba9876543210.js?v=2",),
        has_figures=True,
        files={"0123456789abcdef.json": Asset.of(b'{"a": 1}', "application/json")},
        needs_full=False,
        needs_kernel=False,
        offered=Offered(frozenset({"backedu-1"}), needs_kernel=False),
    )


def test_what_was_stored_is_found_whole(tmp_path: Path) -> None:
    """A later start finds every field as it was."""
    StoredSnapshots(tmp_path, "/").store(snapshot())

    assert StoredSnapshots(tmp_path, "/").find(notebook()) == snapshot()


def test_another_notebook_or_address_has_no_snapshot(tmp_path: Path) -> None:
    """A changed cell, or another beginning of every address, asks for a new one."""
    StoredSnapshots(tmp_path, "/").store(snapshot())

    assert StoredSnapshots(tmp_path, "/").find(notebook("1 + 2")) is None
    assert StoredSnapshots(tmp_path, "/class/").find(notebook()) is None


@pytest.mark.parametrize("made_of", ["code", "content", "library"])
def test_what_a_lesson_is_made_of_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_of: str
) -> None:
    """Changed code, content or libraries ask for a new one, once the server looks again."""
    package, data, libraries = (tmp_path / name for name in ("package", "data", "libraries"))
    for folder in (package, data, libraries):
        folder.mkdir()
        (folder / "a.toml").write_text("1", encoding="utf-8")
    monkeypatch.setattr(stored, "_PACKAGE", package)
    monkeypatch.setattr(stored, "data_dir", lambda: data)
    monkeypatch.setattr("sys.path", [str(libraries)])
    snapshots = StoredSnapshots(tmp_path / "stored", "/")
    snapshots.store(snapshot())
    changed = {
        "code": package / "a.toml",
        "content": data / "a.toml",
        "library": libraries / "plotly-7.dist-info",
    }[made_of]
    changed.write_text("2", encoding="utf-8")

    assert snapshots.find(notebook()) is not None
    snapshots.forget()
    assert snapshots.find(notebook()) is None


def test_the_shipped_code_and_content_count() -> None:
    """The package's scripts, styles, templates and movements, and data/, are all looked at."""
    files = {path.name for path in stored._files()}

    assert {"app.py", "control.css", "host.js", "lesson.html.j2", "sources.toml"} <= files
    assert len([*places.data_dir().rglob("*.toml")]) <= len(files)


@pytest.mark.parametrize("damage", ["", "no digest", "{}", "cut", "other form"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: str) -> None:
    """Empty, foreign, cut off, or written by another version: the notebook is run again."""
    snapshots = StoredSnapshots(tmp_path, "/")
    snapshots.store(snapshot())
    (file,) = tmp_path.iterdir()
    text = file.read_bytes()
    if damage == "other form":
        line = json.dumps({"body": ""}).encode()
        file.write_bytes(sha256(line).hexdigest().encode() + b"\n" + line)
    else:
        file.write_bytes(text[:-9] if damage == "cut" else damage.encode())

    assert snapshots.find(notebook()) is None


def test_no_room_is_no_fault(tmp_path: Path) -> None:
    """Where nothing can be written the lesson is shown all the same."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    snapshots = StoredSnapshots(tmp_path / "file" / "folder", "/")
    snapshots.store(snapshot())

    assert snapshots.find(notebook()) is None


def test_the_folder_does_not_grow_for_ever(tmp_path: Path) -> None:
    """Three of a lesson are kept, the latest; those of other lessons stay."""
    snapshots = StoredSnapshots(tmp_path, "/")
    other = replace(snapshot(), notebook=replace(notebook(), name="07_tea_again"))
    snapshots.store(other)
    for number in range(5):
        snapshots.store(snapshot(str(number)))
        for age, path in enumerate(
            sorted(tmp_path.iterdir(), key=lambda each: each.stat().st_mtime)
        ):
            os.utime(path, (1000 + age, 1000 + age))

    found = [snapshots.find(notebook(str(number))) is not None for number in range(5)]
    assert found == [False, False, True, True, True]
    assert snapshots.find(other.notebook) == other
