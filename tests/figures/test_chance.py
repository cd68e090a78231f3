"""The line from the chance before to that after one flag, and after two."""

from dataclasses import replace
from math import log

import pytest

from backedu.figures import draw
from backedu.figures.chance import NO_SECOND, flags_in_a_row_figure
from backedu.figures.frequencies import percent
from backedu.topics.accuracy import accuracies, both
from backedu.topics.labs import labs

FLAGS = [each.id for each in labs()["flags_in_a_row"].choices[0].options]
BEFORE = (0.0001, 0.0008, 0.007, 0.05, 0.19, 0.5)


def _log_odds(share: float) -> float:
    return log(share / (1 - share))


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("flag_id", FLAGS)
def test_sentence_table_and_picture_agree(flag_id: str, before: float) -> None:
    """The chance in the title is in the table and beside its mark."""
    point, interval = accuracies()[flag_id].present.chances(before)
    figure = flags_in_a_row_figure(flag_id, NO_SECOND, before)
    names = figure.data[-1]["text"]
    marked = figure.data[-2]

    assert percent(before) in figure.finding
    assert figure.rows[0][1] == percent(before)
    assert f"before: <b>{percent(before)}</b>" in names
    assert figure.rows[1][1] in figure.finding
    assert interval is not None
    if point is not None:
        assert figure.rows[1][1].startswith(percent(point))
        assert f": <b>{percent(point)}</b>" in names[-1]
        assert marked["x"] == pytest.approx([_log_odds(point)], abs=1e-3)
        assert marked["x"][0] + marked["error_x"]["array"][0] == pytest.approx(
            _log_odds(interval.high), abs=1e-3
        )
    else:
        assert figure.rows[1][1].endswith(f"to {percent(interval.high)}")
        assert percent(interval.high) in names[-1]
        ends = [_log_odds(interval.low), _log_odds(interval.high)]
        assert marked["x"] == pytest.approx(ends, abs=1e-3)


def test_a_step_is_as_long_everywhere() -> None:
    """On this axis one flag moves every chance by the same length."""
    drawn = [flags_in_a_row_figure("ces-saddle", NO_SECOND, each).data for each in BEFORE]
    lines = [[mark["x"][0] for mark in data[1:4]] for data in drawn]

    assert {(round(b - a, 2), round(c - b, 2)) for a, b, c in lines} == {(0.52, 0.6)}


def test_two_flags_multiply_and_say_what_that_assumes() -> None:
    """The second flag counts as independent, in the title and in the note."""
    first, second = accuracies()["ces-leg-weakness"], accuracies()["ces-saddle"]
    figure = flags_in_a_row_figure(first.id, second.id, 0.19)
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
    alone = flags_in_a_row_figure("ces-leg-weakness", NO_SECOND, 0.007)
    figure = flags_in_a_row_figure("ces-leg-weakness", second, 0.007)

    assert figure.rows == alone.rows
    assert figure.data == alone.data
    assert sentence.casefold() in figure.finding.casefold()


def test_doubt_is_shown() -> None:
    """A number that contradicts its own source is drawn with that word."""
    assert "misprinted" in flags_in_a_row_figure("ces-both-legs", NO_SECOND, 0.0008).note


@pytest.mark.parametrize("second", [NO_SECOND, *FLAGS])
@pytest.mark.parametrize("first", FLAGS)
def test_every_pair_is_drawn(first: str, second: str) -> None:
    """No pair at either end of the slider is refused, and no number is missing."""
    for before in (BEFORE[0], BEFORE[-1]):
        figure = flags_in_a_row_figure(first, second, before)

        assert "None" not in f"{figure.finding}{figure.rows}"
        assert any(
            place == pytest.approx(_log_odds(before), abs=1e-3) for place in figure.data[0]["x"]
        )


def test_the_lab_offers_what_is_published() -> None:
    """Both lists hold every finding that no lab of one test draws, by name; the second none too."""
    first, second = labs()["flags_in_a_row"].choices
    tests = [*labs()["leg_raise"].choices[0].options, *labs()["bedside_test"].choices[0].options]
    drawn_elsewhere = {each.id for each in tests} - {each.id for each in first.options}
    published = [
        (each.id, each.name) for each in accuracies().values() if each.id not in drawn_elsewhere
    ]

    assert [(each.id, each.label) for each in first.options] == published
    assert [(each.id, each.label) for each in second.options][1:] == published
    assert second.options[0].id == NO_SECOND


@pytest.mark.parametrize(("step", "before"), enumerate(BEFORE))
def test_the_slider_draws_what_it_names(step: int, before: float) -> None:
    """The share that a position of the slider names is the chance before the flag."""
    label = labs()["flags_in_a_row"].slider("before").ticks[step].label
    part, whole = label.replace(",", "").split(" in ")
    figure = draw("flags_in_a_row", {"first": "ces-saddle", "second": NO_SECOND, "before": step})

    assert int(part) / int(whole) == before
    named = flags_in_a_row_figure("ces-saddle", NO_SECOND, before)
    assert replace(figure, sources=named.sources) == named


@pytest.mark.parametrize(
    ("first", "second", "step", "fault"),
    [
        ("gut", "none", 0, "no flag 'gut'"),
        ("ces-saddle", "gut", 0, "no flag 'gut'"),
        ("ces-saddle", "none", 6, "no position 6; choose 0 to 5"),
        ("ces-saddle", "none", -1, "no position -1"),
    ],
)
def test_what_is_not_offered_is_refused(first: str, second: str, step: int, fault: str) -> None:
    """The sentence says what there is."""
    with pytest.raises(ValueError, match=fault):
        draw("flags_in_a_row", {"first": first, "second": second, "before": step})


@pytest.mark.parametrize("before", [-0.1, 1.5, float("nan")])
@pytest.mark.parametrize("flag_id", ["ces-saddle", "fracture-steroids"])
def test_an_impossible_chance_is_refused(flag_id: str, before: float) -> None:
    """A chance lies from 0 to 1, for a flag with a ratio and for one with a range alone."""
    with pytest.raises(ValueError, match="chance before is a share from 0 to 1"):
        flags_in_a_row_figure(flag_id, NO_SECOND, before)
