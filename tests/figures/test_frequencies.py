"""People drawn, counted in words and in the table: one set of numbers."""

import re
from itertools import product

import pytest

from backedu.figures import draw
from backedu.figures.drawing.style import Figure
from backedu.figures.frequencies import leg_raise_figure, percent, red_flag_figure
from backedu.topics.accuracy import accuracies
from backedu.topics.labs import labs
from backedu.topics.likelihood import Counts, natural_frequencies

ILL_OF_1000 = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
TESTS = [each.id for each in labs()["leg_raise"].choices[0].options]


def _drawn(figure: Figure) -> list[int]:
    """The counts in the key of the picture."""
    found = [re.match(r"<b>([\d,]+)</b>", text) for text in figure.data[0]["text"]]
    return [int(each.group(1).replace(",", "")) for each in found if each]


def _in_table(figure: Figure) -> list[int]:
    return [int(cell.replace(",", "")) for name, cell in figure.rows if name.startswith("People")]


def _numbers(text: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


def _parts(counts: Counts) -> list[int]:
    return [counts.ill_with, counts.well_with, counts.ill_without, counts.well_without]


@pytest.mark.parametrize("ill", ILL_OF_1000)
@pytest.mark.parametrize(("sensitivity", "specificity"), [(90, 91), (31, 98), (60, 33)])
def test_flag_sentence_table_and_picture_agree(
    ill: int, sensitivity: int, specificity: int
) -> None:
    """The counts of the title are those of the key and of the table."""
    counts = natural_frequencies(1000, ill / 1000, sensitivity / 100, specificity / 100)
    figure = red_flag_figure(ill / 1000, sensitivity, specificity)
    said = _numbers(figure.finding)

    assert _drawn(figure) == _in_table(figure) == _parts(counts)
    if 1 < ill < 1000:
        raised = counts.with_finding
        missed = [counts.ill_without] if counts.ill_without else []
        assert said == [1000, ill, raised, counts.ill_with, raised, *missed]


@pytest.mark.parametrize("ill", range(10, 100, 10))
@pytest.mark.parametrize("test_id", TESTS)
def test_test_sentence_table_and_picture_agree(test_id: str, ill: int) -> None:
    """The same for each leg-raising test."""
    figure = leg_raise_figure(test_id, ill)
    with_, false, missed, rest = _drawn(figure)

    assert _in_table(figure) == [with_, false, missed, rest]
    assert with_ + missed == ill
    assert _numbers(figure.finding) == [
        100, ill, with_ + false, with_, with_ + false, missed + rest, missed
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ill", "sensitivity", "specificity"), product((0, 1000), (0, 100), (0, 100))
)
def test_absurd_flags_give_a_sentence(ill: int, sensitivity: int, specificity: int) -> None:
    """Nobody or everybody ill, and a flag that finds all or nothing: still a sentence."""
    figure = red_flag_figure(ill / 1000, sensitivity, specificity)

    assert sum(_drawn(figure)) == 1000
    assert figure.finding.endswith(".")
    assert "None" not in f"{figure.finding}{figure.rows}"
    assert "nan" not in f"{figure.finding}{figure.rows}"


@pytest.mark.parametrize(
    ("ill", "sensitivity", "specificity", "end"),
    [
        (0, 90, 91, "The flag is raised in 90 all the same: false alarms, every one."),
        (1000, 90, 91, "The flag is raised in 900; the other 100 are missed."),
        (10, 0, 100, "The flag is raised in nobody, so it finds none of them."),
        (10, 100, 0, "raised in 1,000, and 10 of these 1,000 have it; it misses nobody."),
    ],
)
def test_the_ends_say_what_happens(ill: int, sensitivity: int, specificity: int, end: str) -> None:
    """Each end of the sliders has its own sentence."""
    assert red_flag_figure(ill / 1000, sensitivity, specificity).finding.endswith(end)


@pytest.mark.parametrize("ill", [0, 100])
@pytest.mark.parametrize("test_id", TESTS)
def test_a_test_adds_nothing_to_certainty(test_id: str, ill: int) -> None:
    """Where nobody or everybody has it, the sentence says so, and the chances stay."""
    figure = leg_raise_figure(test_id, ill)

    assert "it can add nothing" in figure.finding
    assert all(cell.startswith(f"{ill}%") for name, cell in figure.rows if "Chance" in name)


def test_the_interval_is_in_the_table() -> None:
    """The chance after a test stands with its interval and its ratio with its own."""
    rows = {row[0]: row[1] for row in leg_raise_figure("slump-pilot", 50).rows}

    assert rows["Chance after a positive test"] == (
        "74% (46 to 90%); likelihood ratio 2.8 (0.85 to 9.2)"
    )


@pytest.mark.parametrize(("step", "ill"), enumerate(ILL_OF_1000))
def test_the_slider_draws_what_it_names(step: int, ill: int) -> None:
    """The share that a position of the slider names is the one that is drawn for it."""
    slider = labs()["red_flag"].slider("prevalence")
    figure = draw("red_flag", {"prevalence": step, "sensitivity": 90, "specificity": 91})

    assert slider.ticks[step].label == f"{ill:,} of 1,000"
    assert figure == red_flag_figure(ill / 1000, 90, 91)


def test_the_choice_names_every_test() -> None:
    """The lab offers the tests that raise a leg by their published names, in the file's order."""
    (choice,) = labs()["leg_raise"].choices
    raised = [each for each in accuracies().values() if each.condition == "a disc herniation"]

    assert [(each.id, each.label) for each in choice.options] == [
        (each.id, each.name) for each in raised
    ]


@pytest.mark.parametrize("share", [0, 1e-6, 0.004, 0.0996, 0.1, 0.5, 0.9949, 0.9996, 1])
def test_a_percentage_is_near_its_share(share: float) -> None:
    """Rounding never moves a chance by more than half of its last digit."""
    shown = float(percent(share).removesuffix("%"))

    assert shown == pytest.approx(100 * share, rel=0.06, abs=1e-9)


@pytest.mark.parametrize("step", [-1, 11, 2.5])
def test_an_unknown_position_is_refused(step: float) -> None:
    """A position that the slider does not have is named."""
    with pytest.raises(ValueError, match=f"no position {step}; choose 0 to 10"):
        draw("red_flag", {"prevalence": step, "sensitivity": 90, "specificity": 91})


@pytest.mark.parametrize("prevalence", [-0.1, 1.1, float("nan")])
def test_an_impossible_share_is_refused(prevalence: float) -> None:
    """Fewer ill people than none, or more than all, cannot be drawn."""
    with pytest.raises(ValueError, match="prevalence is a share from 0 to 1"):
        red_flag_figure(prevalence, 90, 91)


@pytest.mark.parametrize("test_id", ["hop", "fracture-steroids"])
def test_an_unknown_test_is_refused(test_id: str) -> None:
    """Neither an unknown record nor one without both shares can be drawn."""
    with pytest.raises(ValueError, match="no test"):
        leg_raise_figure(test_id, 50)
