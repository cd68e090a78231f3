from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backedu.content import sources
from backedu.figures.calibration import calibration_figure
from backedu.topics.calibration import (
    FEWEST,
    LEVELS_PERCENT,
    Judgement,
    Lean,
    bins,
    brier,
    gap_points,
    lean,
)

judgements = st.lists(
    st.builds(Judgement, st.sampled_from(LEVELS_PERCENT), st.booleans()), min_size=1, max_size=60
)


@pytest.mark.parametrize("percent", [-20, 0, 50, 99, 101, 10**9])
def test_a_level_that_was_not_offered_is_refused(percent: int) -> None:
    """The error says which levels there are."""
    with pytest.raises(ValueError, match="choose 20, 40, 60, 80, 100"):
        Judgement(percent, right=True)


@settings(max_examples=100)
@given(judgements)
def test_the_score_lies_between_perfect_and_worst(said: list[Judgement]) -> None:
    """Brier's score is 0 to 1, and 0 only for certainty that was right each time."""
    assert 0 <= brier(said) <= 1
    assert (brier(said) == 0) is all(each == Judgement(100, right=True) for each in said)


@settings(max_examples=100)
@given(judgements)
def test_bins_lose_no_judgement(said: list[Judgement]) -> None:
    """Each judgement is in the bin of its level, and levels that nobody used are left out."""
    found = bins(said)

    assert {b.sure_percent: b.judged for b in found} == Counter(j.sure_percent for j in said)
    assert sum(b.right for b in found) == sum(j.right for j in said)
    assert [b.sure_percent for b in found] == sorted(b.sure_percent for b in found)


@settings(max_examples=100)
@given(judgements)
def test_order_does_not_matter(said: list[Judgement]) -> None:
    """Score, gap and bins are those of the set, not of the sequence."""
    assert brier(said) == brier(said[::-1])
    assert gap_points(said) == gap_points(said[::-1])
    assert bins(said) == bins(said[::-1])


@pytest.mark.parametrize("right_of_five", range(6))
def test_saying_what_is_true_scores_best(right_of_five: int) -> None:
    """Of all levels, the one nearest to how often someone is right has the best score."""
    marks = [i < right_of_five for i in range(5)]
    scores = {level: brier([Judgement(level, m) for m in marks]) for level in LEVELS_PERCENT}
    best = min(scores, key=lambda level: scores[level])

    assert best == max(20, 20 * right_of_five)


def test_blind_guesses_score_what_the_lesson_says() -> None:
    """One of six right at 20% each time gives 0.14."""
    said = [Judgement(20, right=i == 0) for i in range(6)]

    assert round(brier(said), 2) == 0.14


@pytest.mark.parametrize(
    ("percent", "right", "leaning"),
    [
        (80, 8, Lean.FAIR),
        (80, 7, Lean.FAIR),
        (80, 6, Lean.OVER),
        (80, 10, Lean.UNDER),
        (100, 0, Lean.OVER),
    ],
)
def test_a_small_gap_has_no_name(percent: int, right: int, leaning: Lean) -> None:
    """Only a gap of more than ten points is called overconfidence or its opposite."""
    said = [Judgement(percent, right=i < right) for i in range(10)]

    assert lean(said) is leaning


def test_nothing_judged_has_no_score() -> None:
    """The error says what to do."""
    for question in (brier, gap_points, lean):
        with pytest.raises(ValueError, match="judge something first"):
            question([])


def test_too_few_judgements_are_not_drawn() -> None:
    """The picture needs five."""
    with pytest.raises(ValueError, match="too few"):
        calibration_figure([Judgement(80, right=True)] * (FEWEST - 1))


@pytest.mark.parametrize("right", [0, 3, 6])
def test_the_picture_and_its_table_tell_the_same(right: int) -> None:
    """One mark a level, at its share; the finding counts what was right."""
    said = [Judgement(LEVELS_PERCENT[i % 2 + 2], right=i < right) for i in range(6)]
    figure = calibration_figure(said)
    drawn = next(trace for trace in figure.data if trace.get("mode") == "markers")

    assert figure.finding.startswith(f"You were right in {right} of 6 verdicts")
    assert [f"{x}%" for x in drawn["x"]] == [row[0] for row in figure.rows]
    assert [f"{y:.0f}%" for y in drawn["y"]] == [row[3] for row in figure.rows]
    assert sum(int(row[2]) for row in figure.rows) == right
    assert set(figure.sources) <= set(sources())


def test_a_count_stands_on_the_side_away_from_the_diagonal() -> None:
    """No line goes through a number: below it where one was surer than right."""
    said = [Judgement(60, right=True)] * 3 + [Judgement(100, right=False)] * 3
    *_, counts = calibration_figure(said).data

    assert counts["textposition"] == ["top center", "bottom center"]


def test_the_name_of_the_diagonal_keeps_apart_from_the_axis() -> None:
    """It begins where the upright axis is, and its first letter would lie on its line."""
    _, name, *_ = calibration_figure([Judgement(60, right=True)] * 6).data

    assert name["x"] == [0]
    assert name["text"][0].startswith("\u00a0dotted")
