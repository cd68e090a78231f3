"""What CONTRIBUTING.md shows a newcomer is true."""

import re
import shutil
from pathlib import Path

import pytest

from backedu.check import records
from backedu.content import ContentError
from backedu.places import data_dir

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
CLAIM, QUESTION = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of data/ with the guide's two records added at the ends of their files."""
    folder = Path(shutil.copytree(data_dir(), tmp_path / "data"))
    for name, record in (("claims.toml", CLAIM), ("questions.toml", QUESTION)):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{record}")
    return folder


def test_the_worked_example_works(copy: Path) -> None:
    """Following the guide adds one claim and one question, and the check passes."""
    before, after = records.check(), records.check(copy)

    assert {kind: after[kind] - before[kind] for kind in after if after[kind] != before[kind]} == {
        "claims": 1,
        "questions": 1,
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
            "is not known here; is it misspelt?",
        ),
        ("claims.toml", '"contradicted"', '"false"', "field 'verdict' is 'false', not one of"),
        ("claims.toml", "2026-11-22", "2026", "not a date such as 2026-11-22"),
        ("claims.toml", "2026-11-22", "2999-11-22", "field 'reviewed' lies in the future"),
        ("claims.toml", "vanduijvenbode-2008", "smith-2020", "not in sources.toml"),
        (
            "claims.toml",
            "kind = ",
            'conflicts_with = ["ice-15-min"]\nkind = ',
            "does not name it back",
        ),
        ("questions.toml", 'id = "b"', 'id = "b"\ncorrect = true', "has 2 correct options"),
    ],
)
def test_the_errors_are_said_as_the_guide_says(
    copy: Path, file: str, right: str, wrong: str, said: str
) -> None:
    """Each mistake in the guide's table, made in the guide's own example, gets that sentence."""
    text = (copy / file).read_text(encoding="utf-8")
    record = text.rindex("\n[belt-at-work]" if file == "claims.toml" else "\n[belt-to-prevent]")
    spoiled = text[:record] + text[record:].replace(right, wrong, 1)
    (copy / file).write_text(spoiled, encoding="utf-8")

    assert said in GUIDE
    with pytest.raises(ContentError, match=re.escape(said)):
        records.check(copy)


def test_the_guide_names_every_file_of_content() -> None:
    """Whoever looks for a sentence finds in the guide which file it stands in."""
    assert [path.name for path in data_dir().glob("*.toml") if f"`{path.name}`" not in GUIDE] == []
