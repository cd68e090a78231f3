from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any, Self

import pytest

from backedu.content import ContentError, forget
from backedu.content.reader import find
from backedu.content.wording import wording
from backedu.figures import draw, draw_on_paper
from backedu.figures.calibration import calibration_figure
from backedu.figures.frequencies import leg_raise_figure
from backedu.topics.calibration import FEWEST, Judgement
from backedu.topics.labs import Choice, Lab, Option, Slider, labs
from backedu.topics.recovery import definitions
from backedu.topics.scan_report import report
from backedu.topics.scans import ages, findings
from backedu.views.guess import prompt
from backedu.widgets.shared.choice import values_of


def _values(slider: Slider) -> list[float]:
    """Every value that the slider can show."""
    steps = round((slider.max - slider.min) / slider.step)
    return [slider.min + step * slider.step for step in range(steps + 1)]


def _settings(choice: Choice) -> list[str]:
    """Every value that the choice can have; of thousands every 97th, with the last."""
    known = values_of(choice.as_dict())
    return known if len(known) <= 200 else [*known[::97], known[-1]]


def _ends(lab: Lab) -> list[dict[str, Any]]:
    """Every combination of lowest, starting and highest values with each choice's settings.

    Of a choice with many settings every seventh is taken, with the last.
    """
    names = list(lab.start())
    some = [_settings(choice) for choice in lab.choices]
    few = [known if len(known) < 9 else [*known[::7], known[-1]] for known in some]
    ends = [(slider.min, slider.start, slider.max) for slider in lab.sliders]
    return [dict(zip(names, values, strict=True)) for values in product(*few, *ends)]


def _positions(lab: Lab) -> list[dict[str, Any]]:
    """The ends together, and every value of each control by itself."""
    every: dict[str, list[Any]] = {slider.id: _values(slider) for slider in lab.sliders}
    every |= {choice.id: _settings(choice) for choice in lab.choices}
    return _ends(lab) + [
        lab.start() | {name: value} for name, values in every.items() for value in values
    ]


@pytest.mark.parametrize("lab", labs().values(), ids=lambda lab: lab.id)
def test_no_slider_position_is_refused_by_the_figure(lab: Lab) -> None:
    """Each slider runs through all its values, and all sliders to their ends together."""
    assert all(draw(lab.id, values).finding for values in _positions(lab))


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
    text = find("labs.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "labs.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        labs.load(tmp_path)


_GRIP = """
[[scans.choices]]
id = "grip"
label = "Grip"
start = "poor"
options = [{ id = "good", label = "Handles" }, { id = "poor", label = "None" }]
"""


def _with(tmp_path: Path, text: str) -> Path:
    shipped = find("labs.toml").read_text(encoding="utf-8")
    (tmp_path / "labs.toml").write_text(shipped + text, encoding="utf-8")
    return tmp_path


def test_a_lab_may_have_choices(tmp_path: Path) -> None:
    """Choices come before the sliders, and start with the option that the file names."""
    lab = labs.load(_with(tmp_path, _GRIP))["scans"]

    assert lab.start() == {"grip": "poor", "age": 40}
    assert [control["name"] for control in lab.controls()] == ["grip", "age"]


ROOTS = """
[root_tests]
figure = "leg_raise"
title = "Two tests"
task = "Compare them."
notice = ["Neither decides alone."]
reviewed = 2026-11-29
choices = [{ id = "test", label = "Test", start = "sensation-mri", options = [
  { id = "sensation-mri", label = "Feeling" }, { id = "slump-pilot", label = "Slump" },
] }]
sliders = [
  { id = "ill", label = "Ill", min = 0, max = 50, step = 10, start = 50, low = "0", high = "50" },
]
"""


def test_a_lab_may_show_the_figure_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is data alone: words, ranges and options of its own, and no guess unless it has one."""
    found = labs.load(_with(tmp_path, ROOTS))
    monkeypatch.setattr("backedu.figures.labs", lambda: found)
    value = found["root_tests"].start()
    finding = draw("root_tests", value).finding

    assert value == {"test": "sensation-mri", "ill": 50}
    assert finding == draw("leg_raise", value).finding
    assert prompt("root_tests") == {}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"leg_raise"', '"leg"', "'figure' is 'leg', not one of: scans, "),
        ('"leg_raise"', '"bedside_test"', "'figure' is 'bedside_test', not one of: "),
        (
            'id = "ill"',
            'id = "sick"',
            "'figure' needs the controls of 'leg_raise': test, ill",
        ),
    ],
)
def test_a_figure_that_cannot_be_shown_is_refused(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """Where no lab has it as its own, or its controls are others."""
    text = find("labs.toml").read_text(encoding="utf-8") + ROOTS.replace(old, new, 1)
    (tmp_path / "labs.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match=f"record 'root_tests': field {fault}"):
        labs.load(tmp_path)


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
        labs.load(_with(tmp_path, _GRIP.replace(old, new, 1)))


@pytest.mark.parametrize("lab", labs().values(), ids=lambda lab: lab.id)
def test_a_lab_says_how_sure_its_figure_is(lab: Lab) -> None:
    """Certainty stands beside the sources, except where all numbers are the visitor's own."""
    figure = draw(lab.id, lab.start())

    assert figure.sources
    assert figure.certainty or "no study behind them" in figure.note


# Texts that stand in for one another are handed the same values, and may leave some of them out.
_MAY_LEAVE_OUT = {
    "leg_raise.all_ill": {"ill"},
    "leg_raise.none_ill": {"ill"},
    "prevention.base_example": {"high", "low"},
    "prevention.hazard_text": {"without"},
    "prevention.risk_text": {"share"},
    "red_flag.all_ill": {"ill"},
    "red_flag.none_ill": {"ill"},
    "scan_report.title": {"asked"},
}


class _Text(str):
    """A text of the wording that notes which values it is handed."""

    __slots__ = ("handed",)
    handed: list[set[str]]

    def __new__(cls, text: str) -> Self:
        """Begin with nothing noted."""
        noted = super().__new__(cls, text)
        noted.handed = []
        return noted

    @property
    def places(self) -> set[str]:
        """The names of the places to fill in."""
        return {place for _, place, _, _ in Formatter().parse(self) if place is not None}

    def format(self, **values: object) -> str:  # type: ignore[override]
        """Note the names of the values; a place without a value stays empty."""
        self.handed.append(set(values))
        return super().format(**(dict.fromkeys(self.places, "") | values))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, _Text]]]:
    """The wording, noting what it is filled with; nothing drawn before is kept."""
    noted = {
        section: {name: _Text(text) for name, text in table.items()}
        for section, table in wording().items()
    }
    monkeypatch.setattr("backedu.content.wording.wording", lambda: noted)
    forget()
    yield noted
    forget()


def test_every_text_of_a_figure_says_the_values_that_it_is_handed(
    said: dict[str, dict[str, _Text]],
) -> None:
    """A place that is missing, misspelt or never filled is named, for all sections of figures."""
    for lab in labs().values():
        for values in _positions(lab):
            draw(lab.id, values)
        draw_on_paper(lab.id)
    leg_raise_figure("slump-pilot", 1)  # what no position of a slider reaches
    for age in (10, 45):
        report(findings()["disc-bulge"], age)
    for right in range(FEWEST + 1):
        calibration_figure([Judgement(80, i < right) for i in range(FEWEST)])
    wrong = {
        f"{section}.{name}": [text.places, *text.handed[:1]]
        for section in (*labs().keys() - {"bedside_test"}, "frequencies", "calibration_figure")
        for name, text in said[section].items()
        if (text.places and not text.handed)
        or any(
            names != text.places | _MAY_LEAVE_OUT.get(f"{section}.{name}", set())
            for names in text.handed
        )
    }

    assert wrong == {}


def test_a_slider_says_its_unit_once() -> None:
    """A label that counts in weeks needs no weeks after the number."""
    for key, lab in labs().items():
        for slider in lab.sliders:
            named = f"{slider.label.split()[-1].casefold()}s"  # Week 12 weeks
            assert (slider.unit or "").split(" ")[0] != named, (key, slider.label)
