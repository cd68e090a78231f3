from typing import Any

import pytest

from backedu.person.body import builds
from backedu.person.movement import FORMS
from backedu.topics.care import Exercise, exercises
from backedu.views.exercise_player import draw, items, looks

ITEMS = items(exercises().values())
each_exercise = pytest.mark.parametrize("exercise", exercises().values(), ids=lambda it: it.id)


def item_of(exercise: Exercise) -> dict[str, Any]:
    """Return what the player is handed of an exercise."""
    return next(item for item in ITEMS if item["id"] == exercise.id)


@each_exercise
def test_an_exercise_shows_dose_and_cautions(exercise: Exercise) -> None:
    """Nothing that keeps an exercise safe is left out."""
    said = [text for part in item_of(exercise)["parts"] for text in part["items"]]

    assert {exercise.start, exercise.stop_if, *exercise.precautions} <= set(said)
    assert {*exercise.regressions, *exercise.progression} <= set(said)


@each_exercise
def test_every_form_is_told_in_words(exercise: Exercise) -> None:
    """Someone who does not see the drawing gets start, movement and mistake as sentences."""
    item = item_of(exercise)

    assert [form["id"] for form in item["forms"]] == list(FORMS)
    for form in item["forms"]:
        assert all(step["name"] and step["cue"].endswith(".") for step in form["steps"])
    assert item["mistake"]["says"].endswith(".")
    assert "no clinician has reviewed" in item["drawing"][-1]


def test_several_builds_and_tones_are_shown_and_to_choose_from() -> None:
    """The exercises as drawn show more than one kind of person, and each can be chosen."""
    build, tone = looks()

    assert {item["build"] for item in ITEMS} == set(builds())
    assert {item["tone"] for item in ITEMS} == {"1", "2", "3", "4"}
    assert [option["id"] for option in build["options"]] == ["", *builds()]
    assert [option["id"] for option in tone["options"]] == ["", "1", "2", "3", "4"]


@pytest.mark.parametrize("build", builds())
def test_a_form_comes_with_its_picture_and_the_mistake(build: str) -> None:
    """What the player asks for is drawn for the chosen build."""
    made, other = draw("plank", "harder", build), draw("plank", "usual", build)

    assert len(made["film"]["at"]) == 4
    assert made["film"] != other["film"]
    assert made["mistake"] == other["mistake"]
