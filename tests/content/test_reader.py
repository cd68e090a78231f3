"""TOML tables become records, or one sentence that names file, record and field."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backedu.content.error import ContentError
from backedu.content.model import Certainty, ClaimKind, Level
from backedu.content.reader import load, parse, read_table


@dataclass(frozen=True)
class Inner:
    """A table in a record."""

    y: str


@dataclass(frozen=True)
class Note:
    """A record with one field of each sort."""

    id: str
    text: str
    level: Level
    sources: tuple[str, ...]
    reviewed: date
    weight: int = 0
    free: dict[str, str] = field(default_factory=dict)
    inner: Inner | None = None
    kinds: tuple[ClaimKind, ...] = ()
    certainties: tuple[Certainty, ...] = ()


GOOD: dict[str, Any] = {
    "text": "Word",
    "level": "soon",
    "sources": ["a", "b"],
    "reviewed": date(2026, 11, 22),
}


def test_a_table_becomes_a_record() -> None:
    """Words become enums, lists become tuples, the table's name becomes the id."""
    note = parse(Note, "notes.toml", "n", GOOD)

    assert (note.id, note.level, note.sources) == ("n", Level.SOON, ("a", "b"))


def test_wrapped_lines_are_joined() -> None:
    """Line breaks of the file go; a blank line still parts two paragraphs."""
    note = parse(Note, "notes.toml", "n", GOOD | {"text": "\nOne\n  two.\n\nThree\n"})

    assert note.text == "One two.\n\nThree"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"level": "nope"}, "field 'level' is 'nope', not one of: self_care, soon, urgent"),
        ({"level": ["soon"]}, "field 'level'"),
        ({"certainties": ["high", "sure"]}, "field 'certainties' is 'sure', not one of: high"),
        ({"sources": "dahm-2010"}, "field 'sources' is 'dahm-2010', not a list in [brackets]"),
        ({"kinds": ["late"]}, "field 'kinds'"),
        ({"reviewed": "2026-11-22"}, "field 'reviewed' is '2026-11-22', not a date"),
        ({"weight": True}, "field 'weight' is true, not a whole number"),
        ({"weight": "3"}, "field 'weight' is '3', not a whole number (without quotation marks)"),
        ({"text": 3}, "field 'text' is 3, not a text in quotation marks"),
        ({"txet": "x"}, "field 'txet' is not known here; is it misspelt"),
        ({"aa": 1, "bb": 2}, "field 'aa' is not known here (nor are 'bb'); is it misspelt"),
        ({"free": {"x": "a"}, "inner": {"x": "a", "y": "b"}}, "field 'inner.x' is not known here"),
        ({"id": "other"}, "field 'id' is the name in [brackets]"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_fault_names_file_record_and_field(change: dict[str, Any], said: str) -> None:
    """Each wrong value is refused with a sentence that leads to it."""
    with pytest.raises(ContentError) as caught:
        parse(Note, "notes.toml", "n", GOOD | change)

    assert str(caught.value).startswith("notes.toml: record 'n': ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Shingles", "shingles"),
        ("weak leg", "weak-leg"),
        ("Älter", "lter"),
        ("a--b", "a-b"),
        ("-a", "a"),
        ("?", "a-name"),
    ],
)
def test_a_name_is_in_small_letters(name: str, meant: str) -> None:
    """Whatever a record is of: its name is part of addresses, and is written in one way."""
    with pytest.raises(ContentError, match=rf"record '{re.escape(name)}': .*\[{meant}\]"):
        parse(Note, "notes.toml", name, GOOD)


@pytest.mark.parametrize("missing", list(GOOD))
def test_a_missing_field_is_named(missing: str) -> None:
    """A field that a record needs is asked for by name."""
    fields = {name: value for name, value in GOOD.items() if name != missing}

    with pytest.raises(ContentError, match=f"record 'n': field '{missing}' is missing"):
        parse(Note, "notes.toml", "n", fields)


def test_a_long_value_is_cut() -> None:
    """An error shows at most 80 characters of a value."""
    with pytest.raises(ContentError) as caught:
        parse(Note, "notes.toml", "n", GOOD | {"level": "x" * 10_000})

    assert len(str(caught.value)) < 250


def test_a_field_outside_any_record_is_refused(tmp_path: Path) -> None:
    """A line above the first [id] belongs to nothing, and is said to."""
    (tmp_path / "notes.toml").write_text("text = 'alone'\n", encoding="utf-8")

    with pytest.raises(ContentError, match="'text' is outside any record"):
        load(Note, "notes.toml", tmp_path)


def test_records_cannot_be_changed(tmp_path: Path) -> None:
    """What was read is shared by all, so nobody can write to it."""
    (tmp_path / "notes.toml").write_text("", encoding="utf-8")

    with pytest.raises(TypeError):
        load(Note, "notes.toml", tmp_path)["n"] = None  # type: ignore[index]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "notes.toml: the file is missing from"),
        (b"caf\xe9 = 1", "notes.toml: not UTF-8 text"),
        ('[n]\ntext = "x"'.encode("utf-16"), "save it again, and choose UTF-8"),
        ('[n]\ntext = "x"'.encode("utf-16-le"), "save it again, and choose UTF-8"),
        (b"[n]\ntext = \n", "line 2"),
        (b"[n]\n[n.says]\nill = no\n", "record 'n': field 'says.ill': not valid TOML"),
        (b"[n]\ntext = 1\n[my n]\n", "notes.toml: not valid TOML"),
    ],
    ids=["missing", "latin-1", "UTF-16", "UTF-16 without its mark", "not TOML", "field", "name"],
)
def test_an_unreadable_file_gets_one_sentence(
    tmp_path: Path, written: bytes | None, said: str
) -> None:
    """A missing, wrongly saved or malformed file is named, with the line where known."""
    path = tmp_path / "notes.toml"
    if written is not None:
        path.write_bytes(written)

    with pytest.raises(ContentError) as caught:
        read_table(path)

    assert said in str(caught.value)


def test_the_mark_that_some_editors_write_is_no_fault(tmp_path: Path) -> None:
    """Windows' own editor offers “UTF-8 with BOM”, and ends each line in its own way."""
    path = tmp_path / "notes.toml"
    path.write_bytes(b'\xef\xbb\xbf[n]\r\ntext = "x"\r\n')

    assert read_table(path) == {"n": {"text": "x"}}
