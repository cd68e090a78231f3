import re
from pathlib import Path
from string import Formatter

import pytest

from backedu.content.error import ContentError
from backedu.content.model import Certainty, Level, Verdict
from backedu.content.reader import find
from backedu.content.wording import wording, words

PACKAGE = Path(__file__).parents[2] / "backedu"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.j2"))


@pytest.mark.parametrize(
    ("section", "values"),
    [("verdicts", Verdict), ("certainty", Certainty), ("levels", Level)],
)
def test_every_value_has_its_words(section: str, values: type[Verdict | Certainty | Level]) -> None:
    """Each verdict, certainty and level is said in words, and no other."""
    assert set(words(section)) == {each.value for each in values}


def test_every_word_that_a_module_asks_for_is_there() -> None:
    """A section or name that the code looks up literally is in the file."""
    asked = re.findall(r'\bwords\("(\w+)"\)(?:\[["\'](\w+)["\']\])?', SOURCE)
    missing = [(part, name) for part, name in asked if name and name not in words(part)]

    assert len(asked) > 20
    assert missing == []


def test_every_word_that_a_page_asks_for_is_there() -> None:
    """The server's pages look up names of the section ``page`` only."""
    asked = set(re.findall(r"\bwords\.(\w+)", PAGES))

    assert asked
    assert asked <= set(words("page"))


def test_places_to_fill_in_have_names() -> None:
    """Braces stand only where something is put in, each place by a name in small letters."""
    odd = [
        f"{section}.{name}"
        for section, table in wording().items()
        for name, word in table.items()
        for _, place, form, _ in Formatter().parse(word)
        if place is not None and (form or not re.fullmatch(r"[a-z_]+", place))
    ]

    assert odd == []


def test_words_cannot_be_changed() -> None:
    """What is shared by all lessons is read-only."""
    with pytest.raises(TypeError):
        words("marks")["right"] = "Wrong."  # type: ignore[index]


def test_an_unknown_section_is_named() -> None:
    """A misspelt section gets a sentence."""
    with pytest.raises(ContentError, match=r"wording\.toml: section \[mark\] is missing"):
        words("mark")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('right = "Right."', "right = true", "record 'marks': field 'right' must be text"),
        ('right = "Right."', 'right = "  "', "record 'marks': field 'right' must be text"),
        ('right = "Right."', 'right = ["Right."]', "record 'marks': field 'right' must be text"),
        ("[verdicts]", 'hello = "Hello"\n[verdicts]', "'hello' is outside any section"),
        ("[verdicts]", "[verdicts", "not valid TOML"),
    ],
)
def test_a_bad_word_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the section and the word."""
    text = find(wording.file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / wording.file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        wording.load(tmp_path)
