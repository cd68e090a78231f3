from itertools import product
from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.figures import draw
from backedu.labs import Lab, Slider, labs, load_labs
from backedu.places import data_dir
from backedu.recovery import definitions
from backedu.scans import ages


def _values(slider: Slider) -> list[float]:
    """Every value that the slider can show."""
    steps = round((slider.max - slider.min) / slider.step)
    return [slider.min + step * slider.step for step in range(steps + 1)]


def _ends(lab: Lab) -> list[dict[str, float]]:
    """Every combination of lowest, starting and highest values."""
    names = [slider.id for slider in lab.sliders]
    ends = [(slider.min, slider.start, slider.max) for slider in lab.sliders]
    return [dict(zip(names, values, strict=True)) for values in product(*ends)]


@pytest.mark.parametrize("lab", labs().values(), ids=lambda lab: lab.id)
def test_no_slider_position_is_refused_by_the_figure(lab: Lab) -> None:
    """Each slider runs through all its values, and all sliders to their ends together."""
    positions = _ends(lab) + [
        lab.start() | {slider.id: value} for slider in lab.sliders for value in _values(slider)
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
