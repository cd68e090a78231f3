from itertools import product
from pathlib import Path
from typing import Any

import pytest

from backedu.content import ContentError
from backedu.figures import draw
from backedu.labs import Choice, Lab, Option, Slider, labs, load_labs
from backedu.places import data_dir
from backedu.recovery import definitions
from backedu.scans import ages
from backedu.widgets.choice import values_of


def _values(slider: Slider) -> list[float]:
    """Every value that the slider can show."""
    steps = round((slider.max - slider.min) / slider.step)
    return [slider.min + step * slider.step for step in range(steps + 1)]


def _settings(choice: Choice) -> list[str]:
    """Every value that the choice can have."""
    return values_of(choice.as_dict())


def _ends(lab: Lab) -> list[dict[str, Any]]:
    """Every combination of lowest, starting and highest values with each choice's settings.

    Of a choice with many settings every seventh is taken, with the last.
    """
    names = list(lab.start())
    some = [_settings(choice) for choice in lab.choices]
    few = [known if len(known) < 9 else [*known[::7], known[-1]] for known in some]
    ends = [(slider.min, slider.start, slider.max) for slider in lab.sliders]
    return [dict(zip(names, values, strict=True)) for values in product(*few, *ends)]


@pytest.mark.parametrize("lab", labs().values(), ids=lambda lab: lab.id)
def test_no_slider_position_is_refused_by_the_figure(lab: Lab) -> None:
    """Each slider runs through all its values, and all sliders to their ends together."""
    positions = _ends(lab) + [
        lab.start() | {slider.id: value} for slider in lab.sliders for value in _values(slider)
    ]
    positions += [
        lab.start() | {choice.id: value} for choice in lab.choices for value in _settings(choice)
    ]

    assert all(draw(lab.id, values).finding for values in positions)


@pytest.mark.parametrize("lab", labs().values(), ids=lambda lab: lab.id)
def test_every_slider_changes_its_figure(lab: Lab) -> None:
    """A control that changes nothing is a broken promise."""
    start = draw(lab.id, lab.start()).as_dict()
    unmoved = [
        slider.id
        for slider in lab.sliders
        if all(
            draw(lab.id, lab.start() | {slider.id: value}).as_dict() == start
            for value in (slider.min, slider.max)
        )
    ]

    unmoved += [
        choice.id
        for choice in lab.choices
        if all(
            draw(lab.id, lab.start() | {choice.id: value}).as_dict() == start
            for value in _settings(choice)
        )
    ]

    assert unmoved == []


def test_the_age_slider_stops_at_the_published_decades() -> None:
    """Slider and numbers have the same ages."""
    assert _values(labs()["scans"].sliders[0]) == list(ages())


def test_the_definition_slider_names_every_definition_in_order() -> None:
    """Each position of the slider says the name of the definition it stands for."""
    slider = labs()["recovery"].sliders[0]
    named = [tick.label.casefold() for tick in slider.ticks]

    assert [tick.value for tick in slider.ticks] == _values(slider)
    assert named == [each.name.split(":")[0].casefold() for each in definitions().values()]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("start = 40", "start = 45", "slider 'age': field 'start' has 45"),
        ("max = 80", "max = 10", "slider 'age': field 'max' must be above"),
        ("max = 80", "max = 85", "slider 'age': field 'max' has 85"),
        ("max = 80", "max = inf", "slider 'age': field 'max' must be a finite"),
        ("min = 20", "min = -inf", "slider 'age': field 'min' must be a finite"),
        ("step = 10", "step = nan", "slider 'age': field 'step' must be a finite"),
        ("step = 10", "step = 0", "slider 'age': field 'step'"),
        ('{ value = 0, label = "none', '{ value = 7, label = "none', "'ticks' has 7"),
        ('"5 of 1,000"', '"five of 1,000"', "'prevalence': field 'ticks' has 'five of 1,000'"),
        ('"5 of 1,000"', '"5000 of 1,000"', "'prevalence': field 'ticks' has '5000 of 1,000'"),
        (
            'label = "8 in 10,000"',
            'label = "80 in 10,000"',
            "'before': field 'ticks' needs a share for every",
        ),
        ('  { value = 5, label = "50 in 100" },\n', "", "'before': field 'ticks' needs a share"),
        ('id = "waking_hours"', 'id = "off_min_c"', "'heat_and_cold'.*each with its own id"),
    ],
)
def test_a_bad_slider_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the lab, the slider and the field."""
    text = (data_dir() / "labs.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "labs.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        load_labs(tmp_path)


_GRIP = """
[[scans.choices]]
id = "grip"
label = "Grip"
start = "poor"
options = [{ id = "good", label = "Handles" }, { id = "poor", label = "None" }]
"""


def _with_grip(tmp_path: Path, text: str) -> Path:
    shipped = (data_dir() / "labs.toml").read_text(encoding="utf-8")
    (tmp_path / "labs.toml").write_text(shipped + text, encoding="utf-8")
    return tmp_path


def test_a_lab_may_have_choices(tmp_path: Path) -> None:
    """Choices come before the sliders, and start with the option that the file names."""
    lab = load_labs(_with_grip(tmp_path, _GRIP))["scans"]

    assert lab.start() == {"grip": "poor", "age": 40}
    assert [control["name"] for control in lab.controls()] == ["grip", "age"]


def test_a_choice_of_several_may_start_with_none() -> None:
    """Nothing is ticked unless the file says so."""
    flags = Choice("flags", "Flags", (Option("a", "A"),), several=True)

    assert (flags.as_dict()["start"], _settings(flags)) == ("", ["", "a"])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('start = "poor"', 'start = "oily"', "choice 'grip': field 'start' has 'oily'"),
        ('start = "poor"', "", "choice 'grip': field 'start' has 'None'"),
        ('id = "good"', 'id = "poor"', "choice 'grip': field 'options' needs"),
        ('{ id = "good", label = "Handles" }, ', "", "choice 'grip': field 'options' needs"),
        ('id = "good"', 'id = "very good"', "choice 'grip': field 'options' has an id"),
        ('id = "grip"', 'id = "age"', "record 'scans'.*each with its own id"),
        ('start = "poor"', 'start = "poor oily"\nseveral = true', "'start' has 'poor oily'"),
    ],
)
def test_a_bad_choice_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the lab, the choice and the field."""
    assert old in _GRIP

    with pytest.raises(ContentError, match=fault):
        load_labs(_with_grip(tmp_path, _GRIP.replace(old, new, 1)))


@pytest.mark.parametrize("lab", labs().values(), ids=lambda lab: lab.id)
def test_a_lab_says_how_sure_its_figure_is(lab: Lab) -> None:
    """Certainty stands beside the sources, except where all numbers are the visitor's own."""
    figure = draw(lab.id, lab.start())

    assert figure.sources
    assert figure.certainty or "no study behind them" in figure.note
