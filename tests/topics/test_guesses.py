"""What is guessed before a lab answers: its answer is what the lab then says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from backedu.figures import draw
from backedu.topics.guesses import guesses
from backedu.topics.labs import labs
from tests.support.content_files import assert_refused


def _number(pattern: str) -> Callable[[str], str]:
    """What reads the answer out of a finding."""
    return lambda finding: next(iter(re.findall(pattern, finding)), "nowhere")


def _per_cent(pattern: str, *, swapped: bool = False) -> Callable[[str], str]:
    """The same for a part of a whole, as one of 100."""

    def read(finding: str) -> str:
        part, whole = (int(each.replace(",", "")) for each in re.findall(pattern, finding)[0])
        return f"{round(100 * (whole / part if swapped else part / whole))}"

    return read


def _force(**changes: object) -> float:
    values = labs()["loading"].start() | changes
    said = re.findall(r"about ([\d,]+) N", draw("loading", values).finding)[0]
    return float(said.replace(",", ""))


def _knees_alone_change_nothing(_: str) -> str:
    others = ({"distance_cm": 25}, {"load_kg": 10}, {"trunk_angle_deg": 0})
    lower = all(_force(**each) < _force() for each in others)
    return "knees" if lower and _force(knees="bent") == _force() else "another"


def _has(text: str, answer: str) -> Callable[[str], str]:
    return lambda finding: answer if text in finding else "another"


SAYS: dict[str, Callable[[str], str]] = {
    "scans": _number(r"about (\d+) of 100"),
    "scan_report": _number(r"about (\d+) have a disc protrusion"),
    "heat_and_cold": _has("A means 100 minutes of contact, B 300, and C cannot be computed", "b"),
    "thermal_plan": _has("which can burn skin held at it in 1.5 hours, or 45 °F (7 °C)", "either"),
    "recovery": _number(r"half have recovered by day (\d+)"),
    "courses": _number(r"the pain of (\d+) of these 20 made-up people is more than 10 points"),
    "loading": _knees_alone_change_nothing,
    "disc_pressure": _has("sitting without a backrest, the studies disagree", "disagree"),
    "red_flag": _per_cent(r"and ([\d,]+) of these ([\d,]+) have it"),
    "flags_in_a_row": _has("With leg weakness it is 0.19%", "tiny"),
    "own_rule": _per_cent(r"of the ([\d,]+) with .* It misses ([\d,]+)", swapped=True),
    "leg_raise": _number(r"is positive in (\d+)"),
    "ladder": _has("stay on rung", "stay"),
    "prevention": _number(r": (\d+) fewer"),
    "risk_groups": _has("is medium risk", "medium"),
    "stratified_care": _number(r"In (\d+) of 5 trials"),
    "pain_effects": lambda finding: "0" if "interval none is sure" in finding else "another",
    "out_of_100": _number(r"and (\d+) with an anti-inflammatory"),
    "sciatica_odds": _number(r": (\d+) of 100 were better"),
    "sciatica_plans": _number(r"(\d+) of 100 while waiting"),
    "chosen_group": _number(r"(\d+) of 100 are better"),
    "examine": _has("fits: L5 root.", "l5"),
    "bedside_test": _number(r"negative test (\d+) still have it"),
}


@pytest.mark.parametrize("lab", labs())
def test_the_answer_is_what_the_lab_says(lab: str) -> None:
    """Every lab asks first, about its figure for the settings that it starts with."""
    finding = draw(lab, labs()[lab].start()).finding

    assert SAYS[lab](finding) == guesses()[lab].correct


@pytest.mark.parametrize("lab", [id_ for id_, each in guesses().items() if each.x_per_unit])
def test_the_right_number_is_marked_where_the_figure_draws_it(lab: str) -> None:
    """A guess is marked in the units of the figure's x axis, whatever its ticks say."""
    guess = guesses()[lab]
    drawn = {x for trace in draw(lab, labs()[lab].start()).data for x in trace.get("x", ())}

    assert float(guess.correct) * (guess.x_per_unit or 0) in drawn


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[scans]", "[nobody]", "'nobody'.*isn't in labs.toml"),
        ("answer = 50\n", "answer = 101\n", "'answer' has 101"),
        ("answer = 50\n", "answer = 49.5\n", "'answer' has 49.5, which no step"),
        ("answer = 50\n", "", "'options' is missing"),
        ('said = "{n} of 100"', 'said = "of 100"', "'said' needs {n}"),
        ('computed", correct = true', 'computed"', "'options' needs one that is correct"),
        (
            'id = "a", label = "The most for A',
            'id = "c", label = "The most for A',
            "each with its own id",
        ),
        ("max = 100\nanswer = 50", "max = 100", "'options' is missing"),
    ],
)
def test_a_bad_guess_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the guess and the field."""
    assert_refused(guesses, old, new, fault, tmp_path)
