"""A number stays in one line with its unit, and a name with its year."""

import re
from pathlib import Path

import pytest

from backedu.content.units import unbroken
from backedu.places import notebooks_dir
from tests.support.running import Visitor

PACKAGE = Path(__file__).parents[2] / "backedu"


@pytest.mark.parametrize(
    "text", ["45 °F", "75 mg/kg", "3 kN.", "<b>5 cm</b>", "(0.3) m", "24 h", "call 116 123"]
)
def test_a_unit_stays_with_its_number(text: str) -> None:
    """Whatever comes after it."""
    before, unit = text.rsplit(" ", 1)
    assert unbroken(text) == f"{before}\u00a0{unit}"


@pytest.mark.parametrize(
    "text", ["Deyo 1986", "<b>Hall 2011a</b>", "(Hall 2011a; low", "22 November 2026"]
)
def test_a_year_stays_with_its_name(text: str) -> None:
    """A publication is known by both."""
    before, year = re.split(r" (?=(?:19|20)\d\d)", text)
    assert unbroken(text) == f"{before}\u00a0{year}"


def test_a_name_of_three_words_may_part_from_its_year() -> None:
    """Both are too long for one line of a phone whose letters are twice as large."""
    assert unbroken("(van der Gaag 2020)") == "(van\u00a0der\u00a0Gaag 2020)"


def test_no_line_begins_with_a_dot() -> None:
    """It ends one; and a surname is whole, but not a word that is like its particle."""
    text = "da Silva 2019 · low · a van, van der Gaag saw"
    assert unbroken(text).split(" ") == [
        "da\u00a0Silva\u00a02019\u00a0·", "low\u00a0·", "a", "van,", "van\u00a0der\u00a0Gaag", "saw"
    ]  # fmt: skip


def test_the_name_of_a_medicine_stays_whole() -> None:
    """No line ends within it, and another word with such a hyphen is as it was."""
    assert unbroken("Co-codamol, a co-worker") == "Co-\u2060codamol, a co-worker"


@pytest.mark.parametrize(
    "text",
    [
        "1.72 to 2.22",
        "(\u22120.2 to \u22121)",
        "24 to 39%",
        "30 of 100",
        "8 in 10,000",
        "(p = 0.051)",
        "lesson 9",
        "day 14",
        "week 6",
    ],
)
def test_a_range_stays_whole(text: str) -> None:
    """With its unit, too; so does a share of 100 people, and the number of a lesson or a day."""
    assert unbroken(text) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "4 men",
        "2 to bend",
        "2 minutes",
        "of 100 people",
        "3 states",
        "the kg",
        "of 2000-odd",
        "1 of 4",
        "9 in 102",
    ],
)
def test_a_word_is_no_unit(text: str) -> None:
    """Lines may end before a word, or a phone would have ragged ones."""
    assert unbroken(text) == text


def test_controls_know_the_same_units() -> None:
    """What a control's script says itself is kept together as what comes from here."""
    homes = [PACKAGE / "content" / "units.py", PACKAGE / "widgets" / "shared" / "words.js"]
    known = [re.findall(r'UNITS = "(.+)"', home.read_text(encoding="utf-8")) for home in homes]

    assert known[0] == known[1] != []


def test_lessons_have_it_done(visitor: Visitor) -> None:
    """What a page is sent."""
    _, page = visitor.ask("/lesson/03_the_first_days")

    assert "40\u00a0°C" in page


def test_no_line_ends_within_a_helpline_s_number() -> None:
    """Nor in JupyterLab, which shows a notebook's text as it is written."""
    texts = [path.read_text(encoding="utf-8") for path in notebooks_dir().glob("*.ipynb")]

    assert any("116\u00a0123" in text for text in texts)
    assert not any("116 123" in text for text in texts)
