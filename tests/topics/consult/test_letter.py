"""What a letter says of a patient is what the case holds."""

from backedu.topics.consult.letter import held, written
from backedu.topics.consult.sortings import sortings
from backedu.topics.patients.records import patients

LEANNE = patients()["early-ces"]


def test_a_fact_is_what_the_case_has() -> None:
    """What was asked, what was found, who it is; what nobody can say isn't there."""
    facts = held(LEANNE)

    assert facts["bladder"] == LEANNE.notes["bladder"]
    assert facts["age"] == "39"
    assert facts["duration_days"] == "12"
    assert "vitals" not in facts


def test_the_call_is_computed_from_the_case() -> None:
    """The age and the findings of lesson 18's call are those of lesson 10's patient."""
    call = {item.id: item for item in sortings()["sbar_call"].items}

    assert LEANNE.line("saddle-test") in call["signs"].text
    assert f"a woman of {LEANNE.age} with" in call["who"].text
    assert call["signs"].tells == ("reflexes", "power", "saddle-test")


def test_what_the_case_lacks_stays_as_it_is_written() -> None:
    """So that the check can name it."""
    assert written("{weather} at {age}", LEANNE) == "{weather} at 39"
