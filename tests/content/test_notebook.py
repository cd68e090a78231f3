"""A lesson's notebook is read in one place."""

import pytest

from backedu import content
from backedu.content.notebook import lesson_cells


@pytest.mark.parametrize("lesson", content.lessons())
def test_every_lesson_has_cells_of_text_and_calls(lesson: str) -> None:
    """Each cell has its kind and its source as one text."""
    cells = lesson_cells(lesson)

    assert {cell["cell_type"] for cell in cells} == {"markdown", "code"}
    assert all(isinstance(cell["source"], str) and cell["source"] for cell in cells)


def test_an_unknown_lesson_gets_a_sentence() -> None:
    """It names those that there are."""
    with pytest.raises(LookupError, match="There is no lesson '99'; choose one of 01_what"):
        lesson_cells("99")
