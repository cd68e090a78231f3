from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content import ContentError, forget
from backedu.content.reader import find
from backedu.figures.courses import courses_figure
from backedu.topics.courses import TOLERANCE, WEEKS, average, averages, courses, published, sample
from backedu.topics.labs import labs
from backedu.topics.prevention import baselines

SHOWN = range(1, 9)
seeds = st.integers(0, 10**9)
every_sample = pytest.mark.parametrize("seed", SHOWN)


def test_published_averages_and_shares() -> None:
    """The numbers are those of Wallwork 2024 and Downie 2016."""
    shares = [each.percent for each in courses().values()]

    assert dict(published()) == {0: 56, 6: 26, 26: 22, 52: 21}
    assert shares == [35.8, 34.3, 14.0, 10.5, 5.4]


@given(seeds)
def test_any_twenty_people_agree_with_the_published_average(seed: int) -> None:
    """Their average is within the stated tolerance at each published week."""
    people = sample(seed)

    assert len(people) == 20
    assert all(abs(average(people, week) - pain) <= TOLERANCE for week, pain in published().items())


@given(seeds)
def test_pain_is_a_pain(seed: int) -> None:
    """Each person has a pain of 0 to 100 in every week."""
    assert all(len(each.pain) == len(WEEKS) for each in sample(seed))
    assert all(0 <= pain <= 100 for each in sample(seed) for pain in each.pain)


@given(seeds)
def test_each_course_has_as_many_people_as_its_share(seed: int) -> None:
    """Seven, seven, three, two and one of twenty, whoever they are."""
    drawn = [each.course for each in sample(seed)]

    assert {id_: drawn.count(id_) for id_ in courses()} == {
        each.id: each.people for each in courses().values()
    }


@given(seeds, seeds)
def test_a_seed_gives_its_own_people(one: int, other: int) -> None:
    """The same seed draws the same people again, another seed others."""
    first = sample(one)
    forget()

    assert sample(one) == first
    assert (sample(other) == first) == (one == other)


@given(seeds)
def test_each_course_goes_the_way_of_its_name(seed: int) -> None:
    """Little pain by week 2 or by week 12, some left, down and up again, or high throughout."""
    at = {week: WEEKS.index(week) for week in (2, 4, 12)}
    by = {id_: [each.pain for each in sample(seed) if each.course == id_] for id_ in courses()}

    assert all(pain[at[2]] <= 15 for pain in by["quick"])
    assert all(pain[at[12]] <= 25 for pain in by["by_week_12"])
    assert all(30 <= pain[at[12]] < 60 for pain in by["incomplete"])
    assert all(pain[at[12]] > pain[at[4]] for pain in by["fluctuating"])
    assert all(pain[at[12]] >= 60 for pain in by["persistent"])


@given(seeds)
def test_as_many_have_a_new_episode_as_were_counted(seed: int) -> None:
    """Of those who recover, 69 of 100 (10 of 14) have a clear rise after week 12."""
    well = [each for each in sample(seed) if courses()[each.course].gets_better]
    after = [max(each.pain[WEEKS.index(14) :]) for each in well]

    assert sum(pain >= 25 for pain in after) == round(len(well) * baselines()["any"].of_100 / 100)


def test_an_unknown_week_is_refused() -> None:
    """The sentence names the weeks that there are."""
    with pytest.raises(ValueError, match="No pain is given for week 13"):
        average(sample(1), 13)


@every_sample
def test_more_than_half_are_far_from_the_average_at_week_six(seed: int) -> None:
    """What the question of the lesson says holds in every sample of the lab."""
    figure = courses_figure("all", seed)
    far = dict(zip([row[0] for row in figure.rows], [row[4] for row in figure.rows], strict=True))

    assert int(far["6"]) > 10
    assert f"the pain of {far['6']} of these 20 made-up people" in figure.finding


@pytest.mark.parametrize("seed", [1, 8])
@pytest.mark.parametrize("course", ["all", *courses()])
def test_picture_and_table_say_the_same(course: str, seed: int) -> None:
    """The lines are the people, the diamonds the published points, the table their numbers."""
    figure = courses_figure(course, seed)
    behind, front, line, diamonds, _above = figure.data
    people = [tuple(each.pain) for each in sample(seed)]
    drawn = [
        tuple(trace["y"][i : i + len(WEEKS)])
        for trace in (behind, front)
        for i in range(0, len(trace["y"]), len(WEEKS) + 1)
    ]

    assert sorted(drawn) == sorted(people)
    assert len(front["y"]) == sum(len(WEEKS) + 1 for each in sample(seed) if each.course == course)
    assert dict(zip(diamonds["x"], diamonds["y"], strict=True)) == published()
    for week, known, mean, spread, _ in figure.rows:
        pain = [each[WEEKS.index(int(week))] for each in people]
        assert known == str(published().get(int(week), "not confirmed"))
        assert mean == f"{line['y'][WEEKS.index(int(week))]:.0f}"
        assert spread == f"{min(pain)} to {max(pain)}"


def test_the_shares_beside_the_picture_are_people_of_a_hundred() -> None:
    """36, 34, 14, 11 and 5 of 100; then 69 and 40 within a year."""
    (_, shares), (_, again) = courses_figure("all", 1).sections

    assert [lead for lead, _ in shares] == [f"{n} of 100" for n in (36, 34, 14, 11, 5)]
    assert [lead for lead, _ in again[:2]] == ["69 of 100", "40 of 100"]


def test_an_unknown_course_is_refused() -> None:
    """The sentence names the known ones."""
    with pytest.raises(ValueError, match="no course 'cured'; choose one of all, quick"):
        courses_figure("cured", 1)


def test_the_lab_offers_every_course() -> None:
    """The names in the lab are those of the courses, in their order."""
    offered = {option.id: option.label for option in labs()["courses"].choices[0].options}
    offered.pop("all")

    assert offered == {each.id: each.name for each in courses().values()}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("percent = 35.8", "percent = 45.8", "'quick'.*'people' does not match its share"),
        ("percent = 35.8", "percent = 36.8", "must add up to 100"),
        ("settles_at = 76", "settles_at = 176", "'persistent'.*a pain from 0 to 100"),
        ("tau_weeks = 0.7", "tau_weeks = 0.0", "'quick'.*'tau_weeks' must be above 0"),
        ('sources = ["downie-2016"]', "sources = []", "'sources' is empty"),
    ],
)
def test_a_bad_course_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("courses.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "courses.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        courses.load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [("6 = 26,", "13 = 26,", "weeks of the year"), ("6 = 26,", "6 = 126,", "from 0 to 100")],
)
def test_a_bad_average_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("average_pain.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "average_pain.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        averages.load(tmp_path)
