"""The file of a reader's answers: atomic, locked, of any version, never lost in silence."""

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest

from backedu.lessons.answers_file import (
    REVIEW,
    AnswersError,
    AnswersFile,
    Entries,
    NewerFormatError,
    entries_in,
    merged,
    own_file,
)

ENTRY = {"asked": "h", "when": 5, "set": {"value": "b"}}


def entry(when: int, value: str = "b") -> dict[str, Any]:
    """Return what is kept of one answer."""
    return {"asked": "h", "when": when, "set": {"value": value}}


@pytest.fixture
def said() -> list[str]:
    """What a reader is told."""
    return []


@pytest.fixture
def file(tmp_path: Path, said: list[str]) -> AnswersFile:
    """A file that nobody has written yet."""
    return AnswersFile(tmp_path / "own" / "answers.json", said.append)


def again(file: AnswersFile, said: list[str]) -> AnswersFile:
    """Return the same file as another process has it."""
    return AnswersFile(file.path, said.append)


def add_many(path: Path, who: int) -> None:
    """Add answers as one of two kernels."""
    for n in range(20):
        AnswersFile(path, print).add(lambda _, n=n: {f"{who}/{n}": entry(n)})  # type: ignore[misc]


def test_what_was_kept_is_there_for_the_next_process(file: AnswersFile, said: list[str]) -> None:
    """And for a page, as it is the document that pages keep."""
    file.add(lambda _: {"01_a/q": ENTRY})
    document = json.loads(file.path.read_text("utf-8"))

    assert again(file, said).read() == {"01_a/q": ENTRY}
    assert (document["format"], set(document["answers"])) == (3, {"01_a/q"})
    assert [path.name for path in file.path.parent.glob(".answers-*")] == []


def test_two_writers_lose_nothing(file: AnswersFile) -> None:
    """Two processes that write at the same time: all their answers are there."""
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=add_many, args=(file.path, who)) for who in (1, 2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert len(file.read()) == 40


def test_of_each_answer_the_newest_stays() -> None:
    """Whichever way two documents are put together."""
    old, new = {"q": entry(1, "old"), "a": entry(3)}, {"q": entry(2, "new"), "b": entry(3)}

    assert merged(old, new) == merged(new, old)
    assert merged(old, new)["q"]["set"]["value"] == "new"
    assert set(merged(old, new)) == {"q", "a", "b"}


def test_the_schedule_of_an_older_file_goes_on(file: AnswersFile) -> None:
    """Until format 3 it was one answer of the review; now each question is kept by itself."""
    traces = {"question/q": [3.5, 5.0, 10, 20, 1]}
    review = {"asked": "r", "when": 7, "set": {"value": {"traces": traces, "at": 9}}}
    old = {"format": 2, "answers": {REVIEW: review, "01_a/q": ENTRY}, "progress": {}}
    file.path.parent.mkdir()
    file.path.write_text(json.dumps(old), "utf-8")
    rows = {"when": 7, "set": {"row": traces["question/q"]}}

    assert file.read() == {"01_a/q": ENTRY, f"{REVIEW}/question/q": rows}


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"format": 3}', '{"format": "x"}', "\0"])
def test_a_damaged_file_is_set_aside_and_the_copy_comes_back(
    file: AnswersFile, said: list[str], text: str
) -> None:
    """One sentence says so; what was damaged is not deleted."""
    file.add(lambda _: {"01_a/q": ENTRY})
    again(file, said).read()
    file.path.write_text(text, "utf-8")

    assert again(file, said).read() == {"01_a/q": ENTRY}
    assert len(said) == 1
    assert "are back" in said[0]
    assert file.path.with_name("answers.damaged.json").read_text("utf-8") == text
    assert again(file, said).read() == {"01_a/q": ENTRY}
    assert len(said) == 1


def test_a_damaged_file_without_a_copy_is_explained(file: AnswersFile, said: list[str]) -> None:
    """Then the answers begin again; a second one does not take the first one's place."""
    for text in ("{", "["):
        file.path.parent.mkdir(exist_ok=True)
        file.path.write_text(text, "utf-8")
        assert file.read() == {}
    kept = sorted(path.name for path in file.path.parent.glob("*damaged*"))

    assert ["set aside" in each for each in said] == [True, True]
    assert kept == ["answers.damaged-2.json", "answers.damaged.json"]


def test_damaged_entries_are_left_out_alone() -> None:
    """The others are read."""
    answers = {
        "a": ENTRY,
        "b": None,
        "c": {"when": "soon", "set": {}},
        "d": {"when": True, "set": 3},
    }

    assert entries_in(json.dumps({"format": 3, "answers": answers})) == {"a": ENTRY}


def test_a_file_of_a_newer_version_is_not_touched(file: AnswersFile) -> None:
    """It is read by nobody here, and written by nobody."""
    file.path.parent.mkdir()
    text = json.dumps({"format": 4, "answers": {}})
    file.path.write_text(text, "utf-8")
    with pytest.raises(AnswersError, match="newer backedu"):
        file.add(lambda _: {"q": ENTRY})

    assert file.path.read_text("utf-8") == text
    with pytest.raises(NewerFormatError):
        entries_in(text)


def test_a_file_is_saved_and_loaded(file: AnswersFile, tmp_path: Path) -> None:
    """Merged into what there is; what cannot be loaded changes nothing and is a sentence."""
    other = tmp_path / "other.json"
    file.add(lambda _: {"a": entry(2, "mine"), "b": entry(2)})
    assert file.save_as(other) == 2
    file.add(lambda _: {"a": entry(9, "newer"), "c": entry(1)})
    assert file.load(other) == 2
    before: Entries = file.read()
    assert (before["a"]["set"]["value"], set(before)) == ("newer", {"a", "b", "c"})
    for text in ("{", '{"format": 9, "answers": {}}'):
        other.write_text(text, "utf-8")
        with pytest.raises(AnswersError, match="was not loaded"):
            file.load(other)
    with pytest.raises(AnswersError, match="cannot be read"):
        file.load(tmp_path / "nowhere.json")
    with pytest.raises(AnswersError, match="cannot be written"):
        file.save_as(tmp_path / "no" / "folder.json")

    assert file.read() == before


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """As where something else has its name."""
    (tmp_path / "own").write_text("x", "utf-8")
    with pytest.raises(AnswersError, match="cannot be kept"):
        AnswersFile(tmp_path / "own" / "answers.json", print).read()


def test_a_users_own_file_is_in_jupyters_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where Jupyter keeps what belongs to a user."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))

    assert own_file() == tmp_path / "backedu" / "answers.json"
