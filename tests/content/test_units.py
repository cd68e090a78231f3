"""A number and its unit stay in one line, in data and in the text of lessons."""

import pytest

from backedu.content.notebook import lesson_cells
from backedu.content.units import all_with_units, with_units
from backedu.content.wording import words


@pytest.mark.parametrize("text", ["45 °F", "{degrees} °C", "75 mg/kg", "3 kN."])
def test_a_unit_stays_with_its_number(text: str) -> None:
    """Also where the number is filled in later."""
    assert with_units(text) == text.replace(" ", "\u00a0", 1)


@pytest.mark.parametrize("text", ["4 men", "2 minutes", "of 100 people", "3 states", "the kg"])
def test_a_word_is_no_unit(text: str) -> None:
    """Lines may end before a word, or a phone would have ragged ones."""
    assert with_units(text) == text


def test_names_in_a_document_stay_as_they_are() -> None:
    """What the code looks up is not text."""
    assert all_with_units({"5 kg": [1, "5 kg"]}) == {"5 kg": [1, "5\u00a0kg"]}


def test_data_and_lessons_have_it_done() -> None:
    """Whatever reads them: a page, the wall of a class, a hand-out."""
    cells = lesson_cells("03_the_first_days")

    assert "\u00a0°C" in words("thermal_plan")["c"]
    assert any("40\u00a0°C" in cell["source"] for cell in cells if cell["cell_type"] == "markdown")
