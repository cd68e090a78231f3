from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.figures.prevention import prevention_figure
from backedu.topics.labs import labs
from backedu.topics.prevention import (
    Count,
    RatioKind,
    Reading,
    TrialResult,
    baselines,
    count,
    is_borrowed,
    measures,
    percent_with,
)

KINDS = st.sampled_from(list(RatioKind))
PERCENT = st.floats(0, 100)
RATIO = st.floats(0.01, 5)
MEASURED = [each for each in measures().values() if each.standing is TrialResult.MEASURED]
every_baseline = pytest.mark.parametrize("baseline", baselines())
every_measure = pytest.mark.parametrize("measure", measures())
every_reading = pytest.mark.parametrize("reading", list(Reading))


@given(PERCENT, RATIO, KINDS)
def test_a_risk_stays_a_risk(percent: float, ratio: float, kind: RatioKind) -> None:
    """No ratio makes more than 100 of 100, or fewer than none."""
    assert 0 <= percent_with(percent, ratio, kind) <= 100


@given(PERCENT, RATIO, RATIO, KINDS)
def test_a_smaller_ratio_never_leaves_more_people(
    percent: float, ratio: float, other: float, kind: RatioKind
) -> None:
    """More effect, fewer episodes."""
    low, high = sorted([ratio, other])

    assert percent_with(percent, low, kind) <= percent_with(percent, high, kind) + 1e-9


@given(PERCENT, KINDS)
def test_a_ratio_of_one_changes_nothing(percent: float, kind: RatioKind) -> None:
    """No effect leaves the risk as it is."""
    assert percent_with(percent, 1, kind) == pytest.approx(percent)


@given(st.integers(0, 100), st.integers(0, 100))
def test_the_groups_are_100_people(without: int, with_it: int) -> None:
    """Still, spared, harmed and free add up, and nobody is both spared and harmed."""
    groups = Count(without, with_it).groups

    assert sum(groups.values()) == 100
    assert min(groups.values()) >= 0
    assert groups["spared"] == 0 or groups["harmed"] == 0
    assert groups["spared"] - groups["harmed"] == Count(without, with_it).fewer
    assert groups["still"] + groups["harmed"] == with_it


@pytest.mark.parametrize(
    ("measure", "baseline", "without", "counts"),
    [
        ("exercise_education", "any", 69, (38, 28, 51)),
        ("exercise_alone", "any", 69, (45, 35, 59)),
        ("exercise_alone", "lower", 20, (13, 10, 17)),
        ("walking", "limiting", 40, (31, 26, 35)),
        ("insoles", "limiting", 40, (31, 20, 49)),
    ],
)
def test_people_of_100_worked_by_hand(
    measure: str, baseline: str, without: int, counts: tuple[int, int, int]
) -> None:
    """69 × 0.55 = 37.95, 69 × 0.41 = 28.29, 69 × 0.74 = 51.06; walking 31 of 100; and so on."""
    found = [count(measures()[measure], baselines()[baseline], reading) for reading in Reading]

    assert [each and each.without for each in found] == [without] * 3
    assert tuple(each and each.with_it for each in found) == counts


@pytest.mark.parametrize(
    ("measure", "ratio"),
    [
        ("exercise_education", (0.55, 0.41, 0.74)),
        ("exercise_alone", (0.65, 0.50, 0.86)),
        ("walking", (0.72, 0.60, 0.85)),
        ("insoles", (0.78, 0.50, 1.23)),
    ],
)
def test_ratios_are_the_published_ones(measure: str, ratio: tuple[float, float, float]) -> None:
    """Steffens 2016, Pocovi 2024 and Chuter 2014: the ratio and both ends of its interval."""
    chosen = measures()[measure]

    assert (chosen.ratio, chosen.low, chosen.high) == ratio


def test_a_ratio_is_shown_for_confirmed_numbers_only() -> None:
    """Belts and education alone have no ratio that was seen, so none is counted."""
    unmeasured = {each.id for each in measures().values()} - {each.id for each in MEASURED}

    assert unmeasured == {"education_alone", "belts", "lifting_training", "workplace", "posture"}
    assert all(count(measures()[id_], baselines()["any"]) is None for id_ in unmeasured)


def test_a_borrowed_ratio_is_known_as_such() -> None:
    """Walking was measured for episodes that limit activity, exercise for any."""
    assert not is_borrowed(measures()["walking"], baselines()["limiting"])
    assert is_borrowed(measures()["walking"], baselines()["any"])
    assert is_borrowed(measures()["exercise_alone"], baselines()["limiting"])
    assert not is_borrowed(measures()["exercise_alone"], baselines()["lower"])


@pytest.mark.parametrize(
    ("percent", "ratio", "said"),
    [(-1, 0.5, "give 0 to 100"), (101, 0.5, "give 0 to 100"), (float("nan"), 1, "give 0 to 100"),
     (50, 0, "above 0"), (50, float("inf"), "above 0"), (50, float("nan"), "above 0")],
)  # fmt: skip
def test_impossible_numbers_are_refused(percent: float, ratio: float, said: str) -> None:
    """The sentence says what is wanted."""
    with pytest.raises(ValueError, match=said):
        percent_with(percent, ratio, RatioKind.RISK)


@every_reading
@every_baseline
@every_measure
def test_picture_sentence_and_table_say_the_same(
    measure: str, baseline: str, reading: Reading
) -> None:
    """The key counts 100 people; head, finding and table have the number of the picture."""
    figure = prevention_figure(measure, baseline, reading.value)
    base = baselines()[baseline]
    heads, key = figure.data[0]["text"], figure.data[1]["text"]
    in_key = [int(text.split("</b>")[0].removeprefix("<b>")) for text in key]
    row = figure.rows[list(measures()).index(measure)]
    counted = count(measures()[measure], base, reading)

    assert sum(in_key) == 100
    assert f"{base.of_100} of 100" in heads[0]
    assert f"{base.of_100} {base.outcome}" in figure.finding
    if counted is None:
        assert row[3] == "–"
        return
    assert in_key[0] == counted.groups["still"]
    assert f"{counted.with_it} of 100" in heads[1]
    assert f"{counted.with_it} {measures()[measure].with_it}" in figure.finding
    assert f"{counted.with_it}" in row[2].replace("(", " ").replace(")", " ").split()
    assert f"{abs(counted.fewer)} {'fewer' if counted.fewer > 0 else 'more'}" in figure.finding


def test_what_was_not_tested_is_drawn_as_not_known() -> None:
    """An upright posture: 100 dots, and no number with it."""
    figure = prevention_figure("posture", "any")

    assert figure.data[1]["text"] == ["<b>100</b> not known: no trial"]
    assert "nobody knows" in figure.finding


def test_absolute_comes_before_relative() -> None:
    """The arithmetic begins with people; “fewer in per cent” comes after the interval."""
    leads = [lead for lead, _ in prevention_figure("exercise_alone", "any").sections[0][1]]

    assert leads[0] == "A risk ratio multiplies."
    assert leads[-1] == "Relative alone misleads."


def test_no_line_ends_within_a_sum() -> None:
    """A line that ended with a sign would leave what is taken away to the next."""
    (_, text), *_ = prevention_figure("exercise_education", "any").sections[0][1]

    assert "69\u00a0×\u00a00.55" in text
    assert "69\u00a0\u2212\u00a038" in text


def test_the_controls_offer_every_record() -> None:
    """Measures and risks stand in the lab as in the data, under the same names."""
    measure, baseline, reading = labs()["prevention"].choices

    assert [(o.id, o.label) for o in measure.options] == [
        (each.id, each.name) for each in measures().values()
    ]
    assert [(o.id, o.label) for o in baseline.options] == [
        (each.id, each.label) for each in baselines().values()
    ]
    assert [o.id for o in reading.options] == [each.value for each in Reading]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("prayer", "any", "estimate"), "no measure 'prayer'; choose one of exercise_education"),
        (("belts", "all", "estimate"), "no risk 'all'"),
        (("belts", "any", "middle"), "no reading 'middle'"),
    ],
)
def test_an_unknown_setting_is_refused_with_the_known_ones(
    values: tuple[str, str, str], said: str
) -> None:
    """A misspelt id is answered with the choices."""
    with pytest.raises(ValueError, match=said):
        prevention_figure(*values)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("prevention.toml", "ratio = 0.55", "ratio = 0.95", "'exercise_education'.*'ratio' must"),
        ("prevention.toml", "low = 0.41", "low = -0.4", "'ratio' must lie between"),
        ("prevention.toml", "low = 0.41\n", "", "'low' and 'high' belong to 'measured'"),
        ("prevention.toml", 'kind = "risk"\n', "", "'kind' says what a ratio multiplies"),
        ("prevention.toml", 'outcome = "limiting"', 'outcome = "none"', "'walking'.*'outcome'"),
        ("prevention.toml", 'sources = ["driessen-2010"]', "sources = []", "'workplace'.*empty"),
        ("prevention.toml", 'standing = "untested"', 'standing = "good"', "'standing'"),
        ("recurrence.toml", "high = 74", "high = 64", "'any': field 'of_100' must lie"),
        ("recurrence.toml", "high = 74", "high = 174", "'any': field 'of_100' needs 0 to 100"),
        ("recurrence.toml", "high = 74\n", "", "'any': field 'of_100' must lie"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    """The sentence names the file, the record and the field."""
    text = find(file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    table = measures if file == "prevention.toml" else baselines

    with pytest.raises(ContentError, match=fault):
        table.load(tmp_path)
