"""What docs/content.md shows a newcomer is true; what CONTRIBUTING.md names exists."""

import re
import shutil
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backedu import places
from backedu.check import files, options
from backedu.check.corpus import Corpus, read_corpus
from backedu.check.registry import findings
from backedu.content import ContentError, forget, questions
from backedu.content.question import Format
from backedu.content.reader import find
from backedu.places import data_dir, notebooks_dir
from backedu.topics.patients.records import Patient

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
CLAIM, SOURCE, UNSAFE, QUESTION, LAB = re.findall(
    r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL
)


FORMATS = re.findall(
    r"^```toml\n(.*?)^```",
    (ROOT / "docs" / "questions.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of data/ with the guide's three records added at the ends of their files."""
    folder = Path(shutil.copytree(data_dir(), tmp_path / "data"))
    for name, record in (
        ("claims.toml", CLAIM),
        ("03_the_first_days.toml", QUESTION),
        ("labs.toml", LAB),
    ):
        with find(name, folder).open("a", encoding="utf-8") as file:
            file.write(f"\n{record}")
    return folder


def test_the_worked_example_works(copy: Path) -> None:
    """Following the guide adds a claim, a question and a lab, and the content can be read."""
    before, after = files.counts(), files.counts(copy)

    assert {kind: after[kind] - before[kind] for kind in after if after[kind] != before[kind]} == {
        "claims": 1,
        "questions": 1,
        "labs": 1,
    }


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        (
            "claims.toml",
            'kind = "treatment"\nverdict',
            "kind = treatment\nverdict",
            "not valid TOML",
        ),
        ("claims.toml", 'kind = "treatment"\n', "", "is missing"),
        (
            "claims.toml",
            "section = ",
            "sorces = []\nsection = ",
            "is not known here",
        ),
        ("claims.toml", '"contradicted"', '"false"', "is 'false', not one of"),
        ("claims.toml", "2026-11-22", "2026", "not a date such as 2026-11-22"),
        ("claims.toml", "2026-11-22", "2999-11-22", "lies in the future"),
        ("claims.toml", "vanduijvenbode-2008", "smith-2020", "not in sources.toml"),
        (
            "claims.toml",
            "kind = ",
            'conflicts_with = ["ice-15-min"]\nkind = ',
            "does not name it back",
        ),
        ("03_the_first_days.toml", 'id = "b"', 'id = "b"\ncorrect = true', "has 2 correct options"),
    ],
)
def test_the_errors_are_said_as_the_guide_says(
    copy: Path, file: str, right: str, wrong: str, said: str
) -> None:
    """Each mistake in the guide's table, made in the guide's own example, gets that sentence."""
    text = find(file, copy).read_text(encoding="utf-8")
    record = text.rindex("\n[belt-at-work]" if file == "claims.toml" else "\n[belt-to-prevent]")
    spoiled = text[:record] + text[record:].replace(right, wrong, 1)
    find(file, copy).write_text(spoiled, encoding="utf-8")

    assert said in GUIDE
    with pytest.raises(ContentError, match=re.escape(said)):
        files.counts(copy)


@pytest.mark.parametrize("record", FORMATS, ids=lambda text: text.split("]")[0].strip("["))
def test_an_example_of_each_format_can_be_added(tmp_path: Path, record: str) -> None:
    """Copied to the end of the file of its lesson, each passes on loading and in the check."""
    folder = Path(shutil.copytree(data_dir(), tmp_path / "data"))
    lesson = re.search(r'lesson = "(\w+)"', record)
    assert lesson
    with find(f"{lesson[1]}.toml", folder).open("a", encoding="utf-8") as file:
        file.write(f"\n{record}")
    name = record.split("]", maxsplit=1)[0].strip("[")
    found = [str(each) for rule in options.RULES for each in rule.faults(_corpus(folder))]

    assert name in questions.load(folder)
    assert [each for each in found if name in each] == []


def test_every_format_has_an_example() -> None:
    """A single question is in the guide to content."""
    shown = {re.search(r'format = "(\w+)"', record)[1] for record in FORMATS}  # type: ignore[index]  # each has one

    assert shown | {"single"} == set(Format)


def test_every_field_of_a_patient_is_explained() -> None:
    """Whoever copies a patient finds each field in the guide."""
    begins = GUIDE.index("## Example: a staged patient")
    guide = GUIDE[begins : GUIDE.index("## While you write")]
    named = {field.name for field in fields(Patient)} - {"id", "counterpart"}

    assert {name for name in named if f"`{name}`" not in guide} == set()


def _corpus(folder: Path) -> Corpus:
    return read_corpus(folder, folder, datetime.now(tz=UTC).date())


def findings_in(root: Path) -> list[str]:
    """All that the check finds when data/ and notebooks/ of a folder are the content."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(places, "_beside", lambda name: root / name)
        forget()
        found = [str(finding) for finding in findings()]
    forget()
    return found


def test_all_of_the_guide_passes_the_check(copy: Path) -> None:
    """The claim made unsafe, the new publication beside its own, the question: no fault."""
    shutil.copytree(notebooks_dir(), copy.parent / "notebooks")
    claims = find("claims.toml", copy).read_text(encoding="utf-8")
    both = 'sources = ["vanduijvenbode-2008", "author-2024"]'
    start = claims.rindex("[belt-at-work]")
    mine = claims[start:].replace('sources = ["vanduijvenbode-2008"]', f"{UNSAFE}{both}")
    find("claims.toml", copy).write_text(claims[:start] + mine, encoding="utf-8")
    with find("sources.toml", copy).open("a", encoding="utf-8") as file:
        file.write(f"\n{SOURCE}")

    assert "author-2024" in mine
    assert [one for one in findings_in(copy.parent) if "belt-" in one or "author-2024" in one] == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('kind = "treatment"', "kind = “treatment”", "this line has curly quotation marks"),
        ('kind = "treatment"', 'kind = "treatment', "a quotation mark is missing"),
        ("[belt-at-work]", "[posture-causes-pain]", "this name is taken"),
    ],
)
def test_a_slip_of_form_is_said_as_the_guide_says(
    copy: Path, right: str, wrong: str, said: str
) -> None:
    """A file that is no TOML is explained in the words of the guide."""
    text = find("claims.toml", copy).read_text(encoding="utf-8")
    start = text.rindex("[belt-at-work]")
    spoiled = text[:start] + text[start:].replace(right, wrong, 1)
    find("claims.toml", copy).write_text(spoiled, encoding="utf-8")

    assert said in GUIDE
    with pytest.raises(ContentError, match=re.escape(said)):
        files.counts(copy)


def test_what_the_rules_find_is_said_as_the_guide_says(copy: Path) -> None:
    """A publication that the sources leave out, or that nothing rests on: the guide's words."""
    shutil.copytree(notebooks_dir(), copy.parent / "notebooks")
    claims = find("claims.toml", copy).read_text(encoding="utf-8")
    start = claims.rindex("[belt-at-work]")
    mine = claims[start:].replace("(van Duijvenbode 2008)", "(Author 2024)")
    find("claims.toml", copy).write_text(claims[:start] + mine, encoding="utf-8")
    with find("sources.toml", copy).open("a", encoding="utf-8") as file:
        file.write(f"\n{SOURCE}")
    found = findings_in(copy.parent)

    for said in ("which 'sources' does not name", "nothing rests on it"):
        assert said in GUIDE
        assert any(said in finding for finding in found)


def test_the_guide_names_every_file_of_content() -> None:
    """Whoever looks for a sentence finds in the guide which file it is in, or which folder."""
    tables = (document.file for document in files.documents().values())

    assert [table for table in tables if f"`{table}`" not in GUIDE] == []


@pytest.mark.parametrize(
    "name", ["CONTRIBUTING.md", "README.md", "docs/controls.md", "docs/map.md"]
)
def test_the_places_that_the_guides_name_exist(name: str) -> None:
    """A newcomer who follows a path in a guide finds something there."""
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:backedu|data|docs|notebooks|tests)/[\w./]*)`", text)
    named += [f"{Path(name).parent}/{link}" for link in re.findall(r"\]\(([\w./]+\.md)\)", text)]

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_guide_to_contributing_is_short() -> None:
    """Whoever opens it reads it to the end; what is longer has a page of its own in docs/."""
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 120
