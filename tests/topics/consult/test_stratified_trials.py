from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.figures.stratified_care import stratified_care_figure
from backedu.topics.consult.stratified_trials import stratified_trials
from tests.support.content_files import spoilt


def test_the_english_trial_is_as_published() -> None:
    """Hill 2011: 1.81 (1.06 to 2.57) at four months, 1.06 (0.25 to 1.86) at twelve."""
    trial = stratified_trials()["hill_2011"]
    found = [(each.difference, each.low, each.high) for each in trial.measured]

    assert found == [(1.81, 1.06, 2.57), (1.06, 0.25, 1.86)]


def test_an_interval_whose_sign_is_in_doubt_has_no_estimate() -> None:
    """Morsø 2021 prints an estimate on the other side of zero: only its interval is drawn."""
    trial = stratified_trials()["morso_2021"]

    assert [each.difference for each in trial.measured] == [None, None]
    assert all(each.low < 0 < each.high for each in trial.measured)


@pytest.mark.parametrize(
    ("worth", "said"),
    [
        (0.5, "at least the 0.5 that you ask for"),
        (2, "which may or may not be the 2 that you ask for"),
        (3, "less than the 3 that you ask for"),
    ],
)
def test_the_interval_is_compared_with_what_is_asked_for(worth: float, said: str) -> None:
    """Above, across or below: the whole interval decides, not the estimate."""
    assert stratified_care_figure("early", worth).finding.endswith(f"{said}.")


def test_a_difference_outside_its_interval_is_refused(tmp_path: Path) -> None:
    """The sentence names the field."""
    with pytest.raises(ContentError, match="'measured' needs"):
        stratified_trials.load(
            spoilt(stratified_trials.file, "difference = 1.81", "difference = 2.81", tmp_path)
        )
