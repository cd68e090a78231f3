"""The line from the chance before to that after one flag, and after two."""

from math import log

import pytest

from backedu.accuracy import Kind, accuracies, both, of_kind
from backedu.figures.chance import BEFORE, NO_SECOND, flags_in_a_row_figure
from backedu.figures.frequencies import percent
from backedu.labs import labs

FLAGS = [each.id for each in of_kind(Kind.FLAG)]
STEPS = range(len(BEFORE))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("flag_id", FLAGS)
def test_sentence_table_and_picture_agree(flag_id: str, step: int) -> None:
    """The chance in the title stands in the table and beside its mark."""
    point, interval = accuracies()[flag_id].present.chances(BEFORE[step])
    figure = flags_in_a_row_figure(flag_id, NO_SECOND, step)
    label = next(trace for trace in figure.data if "with <b>" in str(trace.get("text")))

    assert percent(BEFORE[step]) in figure.finding
    assert figure.rows[0][1] == percent(BEFORE[step])
    assert figure.rows[1][1] in figure.finding
    if point is not None:
        assert figure.rows[1][1].startswith(percent(point))
        assert percent(point) in label["text"][0]
        heights = figure.data[0]["y"]
        assert heights[1] == pytest.approx(log(point / (1 - point)), abs=1e-3)
    else:
        assert interval is not None
        assert figure.rows[1][1].endswith(f"to {percent(interval.high)}")


def test_a_step_is_as_long_everywhere() -> None:
    """On this axis one flag moves every chance by the same length."""
    steps = [flags_in_a_row_figure("ces-saddle", NO_SECOND, step).data[0]["y"] for step in STEPS]

    assert {round(after - before, 2) for before, after in steps} == {0.60}


def test_two_flags_multiply_and_say_what_that_assumes() -> None:
    """The second flag counts as independent, in the title and in the note."""
    first, second = accuracies()["ces-leg-weakness"], accuracies()["ces-saddle"]
    figure = flags_in_a_row_figure(first.id, second.id, 4)
    point, _ = both(first.present, second.present).chances(0.19)
    assert point is not None

    assert percent(point) in figure.finding
    assert "independent" in figure.finding
    assert "Flags that travel together" in figure.note
    assert len(figure.rows) == 5


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ("ces-leg-weakness", "Asking for the same flag twice adds nothing."),
        ("cancer-history", "It does not change the chance of cauda equina syndrome."),
    ],
)
def test_a_second_flag_that_cannot_count(second: str, sentence: str) -> None:
    """The same flag, or one for another disease, changes only the sentence."""
    alone = flags_in_a_row_figure("ces-leg-weakness", NO_SECOND, 2)
    figure = flags_in_a_row_figure("ces-leg-weakness", second, 2)

    assert figure.rows == alone.rows
    assert figure.data == alone.data
    assert sentence.casefold() in figure.finding.casefold()


def test_doubt_is_shown() -> None:
    """A number that contradicts its own source is drawn with that word."""
    assert "misprinted" in flags_in_a_row_figure("ces-both-legs", NO_SECOND, 1).note


@pytest.mark.parametrize("second", [NO_SECOND, *FLAGS])
@pytest.mark.parametrize("first", FLAGS)
def test_every_pair_is_drawn(first: str, second: str) -> None:
    """No pair at either end of the slider is refused, and no number is missing."""
    for step in (0, len(BEFORE) - 1):
        figure = flags_in_a_row_figure(first, second, step)

        assert "None" not in f"{figure.finding}{figure.rows}"
        assert figure.data[0]["y"][0] == pytest.approx(
            log(BEFORE[step] / (1 - BEFORE[step])), abs=1e-3
        )


def test_the_lab_offers_what_is_published() -> None:
    """Both lists hold every flag by its name, the second one none as well; so does the slider."""
    first, second = labs()["flags_in_a_row"].choices
    (slider,) = labs()["flags_in_a_row"].sliders
    published = [(each.id, each.name) for each in of_kind(Kind.FLAG)]

    assert [(each.id, each.label) for each in first.options] == published
    assert [(each.id, each.label) for each in second.options][1:] == published
    assert second.options[0].id == NO_SECOND
    parts = [tick.label.replace(",", "").split(" in ") for tick in slider.ticks]
    assert [int(some) / int(of) for some, of in parts] == pytest.approx(list(BEFORE))


@pytest.mark.parametrize(
    ("first", "second", "step", "fault"),
    [
        ("gut", "none", 0, "no flag 'gut'"),
        ("ces-saddle", "gut", 0, "no flag 'gut'"),
        ("ces-saddle", "none", 6, "no position 6"),
        ("ces-saddle", "none", -1, "no position -1"),
    ],
)
def test_what_is_not_offered_is_refused(first: str, second: str, step: int, fault: str) -> None:
    """The sentence says what there is."""
    with pytest.raises(ValueError, match=fault):
        flags_in_a_row_figure(first, second, step)
