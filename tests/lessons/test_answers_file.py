"""The file of a reader's answers: atomic, locked, of any version, never lost in silence."""

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest

from backedu.lessons.answers_document import (
    REVIEW,
    AnswersError,
    Document,
    NewerFormatError,
    document_in,
)
from backedu.lessons.answers_file import AnswersFile, own_file

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
        AnswersFile(path, print).add(lambda _, n=n: Document({f"{who}/{n}": entry(n)}))  # type: ignore[misc]


def test_what_was_kept_is_there_for_the_next_process(file: AnswersFile, said: list[str]) -> None:
    """And for a page, as it is the document that pages keep."""
    file.add(lambda _: Document({"01_a/q": ENTRY}))
    document = json.loads(file.path.read_text("utf-8"))

    assert again(file, said).read().answers == {"01_a/q": ENTRY}
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

    assert len(file.read().answers) == 40


def test_the_schedule_of_an_older_file_goes_on(file: AnswersFile) -> None:
    """Until format 3 it was one answer of the review; now each question is kept by itself."""
    traces = {"question/q": [3.5, 5.0, 10, 20, 1]}
    review = {"asked": "r", "when": 7, "set": {"value": {"traces": traces, "at": 9}}}
    old = {"format": 2, "answers": {REVIEW: review, "01_a/q": ENTRY}, "progress": {}}
    file.path.parent.mkdir()
    file.path.write_text(json.dumps(old), "utf-8")
    rows = {"when": 7, "set": {"row": traces["question/q"]}}

    assert file.read().answers == {"01_a/q": ENTRY, f"{REVIEW}/question/q": rows}


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"format": 3}', '{"format": "x"}', "\0"])
def test_a_damaged_file_is_set_aside_and_the_copy_comes_back(
    file: AnswersFile, said: list[str], text: str
) -> None:
    """One sentence says so; what was damaged is not deleted."""
    file.add(lambda _: Document({"01_a/q": ENTRY}))
    again(file, said).read()
    file.path.write_text(text, "utf-8")

    assert again(file, said).read().answers == {"01_a/q": ENTRY}
    assert len(said) == 1
    assert "are back" in said[0]
    assert file.path.with_name("answers.damaged.json").read_text("utf-8") == text
    assert again(file, said).read().answers == {"01_a/q": ENTRY}
    assert len(said) == 1


def test_a_damaged_file_without_a_copy_is_explained(file: AnswersFile, said: list[str]) -> None:
    """Then the answers begin again; a second one does not take the first one's place."""
    for text in ("{", "["):
        file.path.parent.mkdir(exist_ok=True)
        file.path.write_text(text, "utf-8")
        assert file.read().answers == {}
    kept = sorted(path.name for path in file.path.parent.glob("*damaged*"))

    assert ["set aside" in each for each in said] == [True, True]
    assert kept == ["answers.damaged-2.json", "answers.damaged.json"]


def test_a_file_of_a_newer_version_is_not_touched(file: AnswersFile) -> None:
    """It is read by nobody here, and written by nobody."""
    file.path.parent.mkdir()
    text = json.dumps({"format": 4, "answers": {}})
    file.path.write_text(text, "utf-8")
    with pytest.raises(AnswersError, match="newer backedu"):
        file.add(lambda _: Document({"q": ENTRY}))

    assert file.path.read_text("utf-8") == text
    with pytest.raises(NewerFormatError):
        document_in(text)


def test_a_file_is_saved_and_loaded(file: AnswersFile, tmp_path: Path) -> None:
    """Merged into what there is; what cannot be loaded changes nothing and is a sentence."""
    other = tmp_path / "other.json"
    file.add(lambda _: Document({"a": entry(2, "mine"), "b": entry(2)}))
    assert file.save_as(other) == 2
    file.add(lambda _: Document({"a": entry(9, "newer"), "c": entry(1)}))
    assert file.load(other) == 2
    before = file.read().answers
    assert (before["a"]["set"]["value"], set(before)) == ("newer", {"a", "b", "c"})
    for text in ("{", '{"format": 9, "answers": {}}'):
        other.write_text(text, "utf-8")
        with pytest.raises(AnswersError, match="was not loaded"):
            file.load(other)
    with pytest.raises(AnswersError, match="cannot be read"):
        file.load(tmp_path / "nowhere.json")
    with pytest.raises(AnswersError, match="cannot be written"):
        file.save_as(tmp_path / "no" / "folder.json")

    assert file.read().answers == before


def test_what_was_done_on_a_page_goes_through_the_file(file: AnswersFile, tmp_path: Path) -> None:
    """Loaded and saved again it is as it was, but for what is damaged."""
    sound = {"done": ["backedu-3"], "of": 9, "at": "A part", "part": "a-part", "when": 5}
    progress = {"01_a": sound, "02_b": {"done": 3, "of": 1}, "03_c": {"done": [], "of": "x"}}
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"format": 3, "answers": {}, "progress": progress}), "utf-8")
    file.load(other)
    file.save_as(other)

    assert json.loads(other.read_text("utf-8"))["progress"] == {"01_a": sound}


def test_a_lesson_is_forgotten_alone_and_comes_back(file: AnswersFile) -> None:
    """What is returned is all that was deleted."""
    done = {"done": ["01_a/q"], "of": 2, "when": 1}
    whole = Document({"01_a/q": entry(1), "01_ab/q": entry(1)}, {"01_a": done, "01_ab": done})
    file.add(lambda _: whole)
    deleted = file.forget("01_a")
    left = file.read()
    file.add(lambda _: deleted)

    assert (set(left.answers), set(left.progress)) == ({"01_ab/q"}, {"01_ab"})
    assert file.read() == whole


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
