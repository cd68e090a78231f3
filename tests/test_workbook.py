"""A student's copy is complete, and never loses work."""

from pathlib import Path

from backedu.places import notebooks_dir
from backedu.workbook import copy_notebooks


def test_the_copy_has_every_lesson(tmp_path: Path) -> None:
    """Each notebook arrives unchanged."""
    copy_notebooks(tmp_path / "mine")
    lessons = sorted(notebooks_dir().glob("*.ipynb"))

    assert lessons
    assert [(tmp_path / "mine" / x.name).read_bytes() for x in lessons] == [
        lesson.read_bytes() for lesson in lessons
    ]


def test_work_is_never_overwritten(tmp_path: Path) -> None:
    """A second copy leaves a changed lesson alone and brings back only what is missing."""
    copy_notebooks(tmp_path)
    first, second = sorted(tmp_path.glob("*.ipynb"))[:2]
    first.write_text("my notes", encoding="utf-8")
    second.unlink()

    added = copy_notebooks(tmp_path)

    assert [path.name for path in added] == [second.name]
    assert first.read_text(encoding="utf-8") == "my notes"
    assert second.is_file()
