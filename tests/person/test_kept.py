from pathlib import Path

import pytest

from backedu.person import kept as module
from backedu.person.kept import digest_of, kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what is made."""
    monkeypatch.setattr(module, "movements_dir", lambda: tmp_path / "made")
    return tmp_path / "made"


def test_a_thing_is_made_once(folder: Path) -> None:
    """The second time it comes from its file."""
    assert kept("a", "1", lambda: [1]) == [1]
    assert kept("a", "1", lambda: [2]) == [1]
    assert [path.name for path in folder.iterdir()] == ["a.json"]


@pytest.mark.parametrize("text", ['{"digest": "0", "made": [0]}', "", "[1]", "{", "null"])
def test_what_is_out_of_date_or_broken_is_made_again(folder: Path, text: str) -> None:
    """Also when the file is no file of ours."""
    folder.mkdir()
    (folder / "a.json").write_text(text, encoding="utf-8")

    assert kept("a", "1", lambda: [3]) == [3]
    assert kept("a", "1", lambda: [4]) == [3]


def test_a_folder_that_nobody_may_write_to_does_no_harm(folder: Path) -> None:
    """It is made each time then."""
    folder.write_text("a file where the folder should be", encoding="utf-8")

    assert kept("a", "1", lambda: [5]) == [5]
    assert kept("a", "1", lambda: [6]) == [6]


def test_a_digest_follows_code_and_content() -> None:
    """Of other modules, files or words it is another one."""
    made = {
        digest_of(["kept"], ["joints.toml"], 1),
        digest_of(["body"], ["joints.toml"], 1),
        digest_of(["kept"], ["spine.toml"], 1),
        digest_of(["kept"], ["joints.toml"], 2),
    }

    assert len(made) == 4
