"""Tests of how a file of content declares itself, is read once, and is forgotten."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from backedu import places
from backedu.check.files import documents
from backedu.content import ContentError, claims, forget, questions
from backedu.content.faults import Fault, FileFault
from backedu.content.reader import kind_of
from backedu.content.table import Data, Table, shipped
from backedu.content.wording import words

PACKAGE = Path(__file__).parents[2] / "backedu"


@dataclass(frozen=True)
class Pillow:
    """A record of a made-up kind."""

    id: str
    name: str
    sources: tuple[str, ...]
    reviewed: date
    claim: str | None = None


def _faults(pillow: Pillow, data: Data) -> Iterator[Fault]:
    if pillow.claim is not None and pillow.claim not in data.read(claims):
        yield "claim", "names no claim"


def _too_few(known: dict[str, Pillow], _: Data) -> Iterator[FileFault]:
    if len(known) < 2:
        yield None, None, "needs two pillows"


PILLOWS = Table("pillows.toml", Pillow, _faults, together=_too_few, sourced=True)

SOFT = """
[soft]
name = "Soft"
sources = ["dahm-2010"]
reviewed = 2026-11-22
"""
FIRM = SOFT.replace("soft", "firm")


def _folder(folder: Path, text: str) -> Path:
    (folder / "pillows.toml").write_text(text, encoding="utf-8")
    return folder


def test_one_file_is_compared_with_what_is_shipped(tmp_path: Path) -> None:
    """Publications and claims need not lie beside a file that is checked by itself."""
    text = SOFT + FIRM.replace("reviewed", 'claim = "bed-rest-outdated"\nreviewed')

    assert list(PILLOWS.load(_folder(tmp_path, text))) == ["soft", "firm"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOFT, "pillows.toml: needs two pillows."),
        (SOFT.replace('["dahm-2010"]', "[]"), "record 'soft': field 'sources' is empty; name"),
        (SOFT.replace("dahm-2010", "gone"), "field 'sources' names 'gone', not in sources.toml"),
        (SOFT.replace('"Soft"', '" "'), "record 'soft': field 'name' has an empty text"),
        (SOFT.replace("reviewed", 'claim = "x"\nreviewed'), "field 'claim' names no claim"),
        ("soft = 1\n", "'soft' is outside any record"),
        ("[soft", "not valid TOML"),
    ],
)
def test_each_kind_of_fault_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """A record by itself, beside others, and a file that cannot be read."""
    with pytest.raises(ContentError, match=re.escape(said)):
        PILLOWS.load(_folder(tmp_path, text))


def test_all_faults_are_listed(tmp_path: Path) -> None:
    """None hides another, as long as every record can be read."""
    broken = SOFT.replace('"Soft"', '" "') + FIRM.replace("dahm-2010", "gone")
    found = [
        (error.record, error.field) for error in PILLOWS.faults(Data(_folder(tmp_path, broken)))
    ]

    assert found == [("soft", "name"), ("firm", "sources")]


def test_records_that_cannot_be_read_are_all_listed(tmp_path: Path) -> None:
    """Two slips of form are two lines."""
    broken = SOFT.replace("name", "nmae") + FIRM.replace('"Soft"', "1")
    found = {
        (error.record, error.field) for error in PILLOWS.faults(Data(_folder(tmp_path, broken)))
    }

    assert found == {("soft", "nmae"), ("firm", "name")}


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """The folder must have the file itself."""
    with pytest.raises(ContentError, match=r"pillows\.toml: the file is missing"):
        PILLOWS.load(tmp_path)


@pytest.mark.parametrize("name", documents())
def test_a_shipped_file_is_read_once(name: str) -> None:
    """Whoever asks gets the same records, until the file is to be read again."""
    document = documents()[name]
    first = document()

    assert document() is first
    forget()
    assert document() is not first


def test_a_changed_file_is_read_after_forgetting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wording and records alike; what was kept from them goes too."""
    before = words("marks")["right"]
    wording = shipped().folder / "lessons" / "wording.toml"
    changed = wording.read_text(encoding="utf-8").replace(before, "Quite so.", 1)
    (tmp_path / "wording.toml").write_text(changed, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(places, "_beside", lambda _: tmp_path)
        assert words("marks")["right"] == before
        forget()
        assert words("marks")["right"] == "Quite so."
    forget()

    assert words("marks")["right"] == before


def test_a_name_is_taken_in_every_file_of_a_folder(tmp_path: Path) -> None:
    """Two files of one table can't share a record's name; the sentence says who has it."""
    shutil.copytree(places.data_dir() / "questions", tmp_path / "questions")
    first, *_, last = sorted((tmp_path / "questions").glob("*.toml"))
    shutil.copy(first, last)

    with pytest.raises(ContentError, match=rf"{last.name}: record .* taken in {first.name}"):
        questions.load(tmp_path)


def test_every_file_of_a_folder_is_looked_at(tmp_path: Path) -> None:
    """A file that isn't TOML doesn't hide a fault in the next one."""
    shutil.copytree(places.data_dir() / "questions", tmp_path / "questions")
    first, *_, last = sorted((tmp_path / "questions").glob("*.toml"))
    first.write_text("[a\n", encoding="utf-8")
    last.write_text('[zz]\nstem = ""\n', encoding="utf-8")

    found = {(error.file, error.record) for error in questions.faults(Data(tmp_path))}

    assert found == {(first.name, None), (last.name, "zz")}


def test_every_file_is_declared_once() -> None:
    """A file of content that no module reads would be checked by nobody."""
    kinds = {kind_of(path) for path in places.data_dir().rglob("*.toml")}

    assert sorted(kinds) == sorted(document.name for document in documents().values())


ROOMS = ("content", "triage", "topics", "figures", "views")
MAY_KEEP = {"content/cached.py", "content/reader.py"}  # the decorator itself; types of a class


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_that_rests_on_content_is_kept_for_ever(room: str) -> None:
    """``functools.cache`` would keep what an earlier version of a file said."""
    keeping = {
        path.relative_to(PACKAGE).as_posix()
        for path in (PACKAGE / room).rglob("*.py")
        if re.search(r"import (?:.*\b)?(?:lru_)?cache\b", path.read_text(encoding="utf-8"))
    }

    assert keeping <= MAY_KEEP
