import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.figures.ladder import ladder_figure
from backedu.topics.care import exercises
from backedu.topics.ladder.ladder import place, response_to, usual_rung
from backedu.topics.ladder.rules import MOST_PAIN, ladder

DAYS, PAIN, RISE = st.integers(0, 400), st.integers(0, MOST_PAIN), st.integers(-10, MOST_PAIN)
SIGNS = st.sampled_from(list(ladder().signs))


def height(day: float, pain: float, rise: float, sign: str = "nothing") -> int:
    """The number of the rung; below every rung where there is none."""
    rung = place(day, pain, rise, sign).rung
    return -1 if rung is None else ladder().rungs.index(rung)


@given(DAYS, PAIN, PAIN, RISE, SIGNS)
def test_more_pain_during_never_gives_a_higher_rung(
    day: int, pain: int, other: int, rise: int, sign: str
) -> None:
    """Whatever the rest, more pain during an activity leads no higher."""
    less, more = sorted([pain, other])

    assert height(day, more, rise, sign) <= height(day, less, rise, sign)


@given(DAYS, PAIN, RISE, RISE, SIGNS)
def test_more_pain_the_next_morning_never_gives_a_higher_rung(
    day: int, pain: int, rise: int, other: int, sign: str
) -> None:
    """Whatever the rest, a worse morning leads no higher."""
    less, more = sorted([rise, other])

    assert height(day, pain, more, sign) <= height(day, pain, less, sign)


@given(DAYS, DAYS, PAIN, RISE, SIGNS)
def test_time_never_takes_a_rung_away(
    day: int, other: int, pain: int, rise: int, sign: str
) -> None:
    """With the same response, a later day leads at least as high."""
    earlier, later = sorted([day, other])

    assert height(earlier, pain, rise, sign) <= height(later, pain, rise, sign)


@given(DAYS, PAIN, RISE, SIGNS)
def test_a_sign_never_gives_a_higher_rung(day: int, pain: int, rise: int, sign: str) -> None:
    """Nothing new is the best that can be; a red flag leaves no rung on any day."""
    assert height(day, pain, rise, sign) <= height(day, pain, rise)
    assert height(day, pain, rise, "red_flag") == -1
    assert height(day, pain, rise, "leg_spreads") <= 1


@given(DAYS, PAIN, RISE)
def test_without_a_red_flag_there_is_always_a_rung(day: int, pain: int, rise: int) -> None:
    """No pain score sends a person to bed: the lowest rung is up and about."""
    assert height(day, pain, rise) >= 0


@pytest.mark.parametrize(
    ("day", "rung"),
    [(0, "Settle"), (1, "Settle"), (2, "Move"), (3, "Move"), (4, "Build up"), (10, "Build up"),
     (11, "Load"), (21, "Load"), (22, "Strengthen"), (42, "Strengthen"), (43, "Stay well"),
     (4000, "Stay well")],
)  # fmt: skip
def test_the_usual_rung_of_a_day(day: int, rung: str) -> None:
    """Each rung is the usual one up to and including its last day."""
    assert usual_rung(day).name == rung


@pytest.mark.parametrize(
    ("pain", "rise", "step"),
    [(0, 0, 1), (2, 0, 1), (2, -3, 1), (2, 1, 0), (3, 0, 0), (5, 1, 0), (5, 2, -1), (6, 0, -1),
     (7, 2, -1), (8, 0, -4), (0, 3, -4), (10, 10, -4)],
)  # fmt: skip
def test_steps_at_the_limits(pain: int, rise: int, step: int) -> None:
    """The customary limits of 2, 5 and 7 during, and 0, 1 and 2 the next morning."""
    assert response_to(pain, rise).step == step


@given(DAYS)
def test_severe_pain_leaves_no_loads(day: int) -> None:
    """The worst response leads back to easy movement, however late the day."""
    assert height(day, 10, 3) <= 1


@pytest.mark.parametrize(("day", "id_"), [(0, "first_weeks"), (13, "first_weeks"),
                                          (14, "after_two_weeks"), (42, "after_six_weeks"),
                                          (84, "after_twelve_weeks")])  # fmt: skip
def test_the_checkpoint_follows_the_day(day: int, id_: str) -> None:
    """The last checkpoint whose day has come is the one that is said."""
    assert place(day, 3, 0, "nothing").checkpoint.id == id_


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((-1, 3, 0, "nothing"), "began -1 days ago"),
        ((float("nan"), 3, 0, "nothing"), "give 0 or more"),
        ((1, 11, 0, "nothing"), "from 0 to 10, not as 11"),
        ((1, float("nan"), 0, "nothing"), "from 0 to 10"),
        ((1, 3, 11, "nothing"), "by 10 points at most"),
        ((1, 3, 0, "cured"), "no sign 'cured'; choose one of nothing"),
    ],
)
def test_what_is_off_the_scale_is_refused_in_a_sentence(
    values: tuple[float, float, float, str], said: str
) -> None:
    """The sentence says what was wrong and what is wanted."""
    with pytest.raises(ValueError, match=said):
        place(*values)


@pytest.mark.parametrize("sign", ladder().signs)
@pytest.mark.parametrize("rise", [0, 1, 3])
@pytest.mark.parametrize("pain", [0, 4, 6, 10])
@pytest.mark.parametrize("day", [0, 28])
def test_picture_sentence_and_table_name_the_same_rung(
    day: int, pain: int, rise: int, sign: str
) -> None:
    """One bar says "here", one row says so, and the finding names that rung; or none does."""
    figure = ladder_figure(day, pain, rise, sign)
    number = height(day, pain, rise, sign)
    marked = [i for i, text in enumerate(figure.data[0]["text"]) if "here" in text]
    full = [fill != "rgba(0,0,0,0)" for fill in figure.data[0]["marker"]["color"]]
    in_table = [i for i, row in enumerate(figure.rows) if row[1].startswith("here")]

    assert marked == in_table == ([] if number < 0 else [number])
    assert full == [i <= number for i in range(len(ladder().rungs))]
    if number < 0:
        assert "no rung" in figure.finding
    else:
        assert figure.finding.endswith(f"rung {number}, {ladder().rungs[number].name}.")


@given(DAYS, PAIN, st.integers(0, MOST_PAIN), st.sampled_from(["nothing", "leg_spreads"]))
def test_the_advice_goes_the_way_of_the_finding(day: int, pain: int, rise: int, sign: str) -> None:
    """The reason never says up, stay or down where the finding says another."""
    figure = ladder_figure(day, pain, rise, sign)
    reason = dict(figure.sections[0][1])["The response:"]
    said = [way for way in ("Go up", "Stay on", "Go down") if f". {way}" in reason]

    assert all(f"{way.lower()} " in figure.finding for way in said)
    assert sign == "nothing" or said == []


def test_the_figure_says_what_to_do_and_what_waits() -> None:
    """Why, what to do with doses, what is held back, when to look again and when to get help."""
    titles = [title for title, _ in ladder_figure(7, 4, 0, "nothing").sections]
    said = dict(ladder_figure(7, 4, 0, "nothing").sections)

    assert titles == [
        "Why this rung", "On rung 2, Build up", "Held back for now, and why",
        "When to look again", "Stop, and get help",
    ]  # fmt: skip
    assert any("8 to 12 times" in text for _, text in said["On rung 2, Build up"])
    assert [lead[0] for lead, _ in said["Held back for now, and why"]] == ["3", "4", "5", "B"]


@pytest.mark.parametrize("day", [0, 28])
def test_spreading_leg_pain_takes_twists_and_knee_to_chest_away(day: int) -> None:
    """What could drive the pain down the leg is withheld with its reason, and not offered."""
    sections = ladder_figure(day, 2, 0, "leg_spreads").sections
    offered = [lead for lead, _ in sections[1][1]]
    held = dict(sections[2][1])

    assert not any("twist" in lead or "Knee to chest" in lead for lead in offered)
    assert "down the leg" in next(text for lead, text in held.items() if "Knee to chest" in lead)


@pytest.mark.parametrize("day", [0, 28, 84])
def test_a_red_flag_leaves_help_and_no_exercise(day: int) -> None:
    """With a red flag the figure offers no dose, and help comes first."""
    sections = ladder_figure(day, 0, 0, "red_flag").sections
    text = " ".join(text for _, entries in sections for _, text in entries)

    assert sections[0][0] == "First"
    assert "999" in sections[0][1][0][1]
    assert not any(each.start in text for each in exercises().values())
