"""A sheet of exercises says what the content says, for the form and the dose that were chosen."""

from html import escape

import pytest

from backedu.export.exercise_sheet import Chosen, dose_in_words, exercise_sheets
from backedu.person.movement import FORMS, movements
from backedu.topics.care import exercises


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("exercise", movements())
def test_a_sheet_shows_the_steps_of_the_form(exercise: str, form: str) -> None:
    """Each step once, drawn and in words, with the customary dose and when to stop."""
    made = exercise_sheets([Chosen(exercise, form)])
    told = movements()[exercise].form(form)

    assert made.count('class="bk-person"') == len(told.steps)
    assert all(escape(step.name) in made for step in told.steps)
    assert escape(" ".join(exercises()[exercise].start.split())) in made
    assert "emergency help for numbness between the legs" in made


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        ("1x3", "1 set of 3"),
        ("2x8x5", "2 sets of 8, each held for 5 seconds"),
        ("20x8", "20x8"),
        ("10 minutes <twice> a day", "10 minutes &lt;twice&gt; a day"),
    ],
)
def test_a_chosen_dose_is_printed_large(dose: str, said: str) -> None:
    """Numbers become a sentence, words stay as they are; nothing in them is markup."""
    assert f'<p class="mine">{said}</p>' in exercise_sheets([Chosen("plank", "usual", dose)])


def test_without_a_dose_there_is_a_line_to_write_on() -> None:
    """Nothing is prescribed that nobody chose."""
    assert dose_in_words("") == ""
    assert '<p class="mine">____' in exercise_sheets([Chosen("walking")])


@pytest.mark.parametrize("chosen", [Chosen("plonk"), Chosen("plank", "silly")])
def test_what_there_is_not_is_refused(chosen: Chosen) -> None:
    """The sentence names what there is."""
    with pytest.raises(LookupError, match=r"plank|easier, usual, harder"):
        exercise_sheets([chosen])
