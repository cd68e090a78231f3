from math import sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.figures import loading_figure
from backedu.topics.labs import labs
from backedu.topics.load.spinal_load import Body, parameters, spinal_load

loads_kg = st.floats(min_value=0, max_value=60)
distances_m = st.floats(min_value=0, max_value=1)
angles_deg = st.floats(min_value=0, max_value=90)


def test_a_textbook_example_is_reached() -> None:
    """Davidovits, Physics in Biology and Medicine: bent by 60°, the back muscle pulls 2,000 N.

    Trunk 320 N at the middle and head and arms 160 N at the end of a back of length 1; the muscle
    holds at two thirds of it, at an angle of 12° to it.
    """
    weight_n, middle = 320 + 160, (320 * 0.5 + 160 * 1) / (320 + 160)
    body = Body(weight_n, middle, muscle_arm_m=2 / 3 * sin(0.2094395102))

    assert round(spinal_load(0, 0, 60, body).muscle_n, -2) == 2000


@pytest.mark.parametrize(
    ("load_kg", "distance_m", "angle_deg", "moment_nm", "compression_n"),
    [
        (0, 0, 0, 0.0, 394),
        (0, 0, 30, 49.3, 1163),
        (10, 0.45, 60, 129.5, 2405),
        (20, 0.30, 30, 108.2, 2314),
        (20, 0.25, 10, 66.2, 1684),
    ],
)
def test_the_sums_by_hand_are_reached(
    load_kg: float, distance_m: float, angle_deg: float, moment_nm: float, compression_n: float
) -> None:
    """Upper body 40.2 kg at 25 cm, muscle at 6 cm: worked out on paper."""
    load = spinal_load(load_kg, distance_m, angle_deg)

    assert round(load.moment_nm, 1) == moment_nm
    assert round(load.compression_n) == compression_n


@given(loads_kg, loads_kg, distances_m, angles_deg)
def test_more_load_never_presses_less(one: float, other: float, at: float, angle: float) -> None:
    """The force rises with the load, whatever the posture."""
    light, heavy = sorted((one, other))

    assert (
        spinal_load(light, at, angle).compression_n
        <= spinal_load(heavy, at, angle).compression_n + 1e-9
    )


@given(loads_kg, distances_m, distances_m, angles_deg)
def test_farther_never_presses_less(load: float, one: float, other: float, angle: float) -> None:
    """The force rises with the distance of the hands."""
    near, far = sorted((one, other))

    assert (
        spinal_load(load, near, angle).compression_n
        <= spinal_load(load, far, angle).compression_n + 1e-9
    )


@given(loads_kg, distances_m, angles_deg, angles_deg)
def test_bending_further_never_turns_less(load: float, at: float, one: float, other: float) -> None:
    """The moment and the pull of the muscles rise with the angle up to level."""
    less, more = sorted((one, other))

    assert spinal_load(load, at, less).muscle_n <= spinal_load(load, at, more).muscle_n + 1e-9


@given(loads_kg, distances_m, angles_deg)
def test_forces_are_never_negative(load: float, at: float, angle: float) -> None:
    """Nothing pulls the disc apart in this model."""
    found = spinal_load(load, at, angle)

    assert min(found.moment_nm, found.muscle_n, found.compression_n, found.shear_n) >= 0


@pytest.mark.parametrize("bad", [-1, float("nan"), float("inf"), -0.01])
def test_impossible_numbers_are_refused(bad: float) -> None:
    """One sentence, no traceback in a lesson."""
    for numbers in [(bad, 0, 0), (0, bad, 0), (0, 0, bad)]:
        with pytest.raises(ValueError, match=r"can't be right|is outside"):
            spinal_load(*numbers)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("value = 0.06", "value = 0.6", "'muscle-arm'.*between 'low' and 'high'"),
        ("value = 75", "value = 0", "'body-mass'.*above 0"),
        ('sources = ["niosh-1981"]\n', "", "'design-line'.*'sources' is empty"),
        ("[muscle-arm]", "[muscle-lever]", "'muscle-arm' is missing"),
    ],
)
def test_a_bad_parameter_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("spinal_load.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "spinal_load.toml").write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        parameters.load(tmp_path)


@pytest.mark.parametrize("knees", ["straight", "bent"])
@pytest.mark.parametrize("load_kg", [0, 20, 30])
@pytest.mark.parametrize("distance_cm", [25, 45, 65])
def test_sentence_table_and_bars_say_the_same(knees: str, load_kg: int, distance_cm: int) -> None:
    """Force and index are one number each, wherever they are read."""
    figure = loading_figure(load_kg, distance_cm, 75, 60, knees)
    table = {row[0]: row[1] for row in figure.rows}
    force, index = (trace for trace in figure.data if trace["type"] == "bar")
    named = [trace for trace in figure.data if trace.get("xaxis") and "text" in trace]
    names = ["".join(trace["text"]) for trace in named]
    said = table["Force on the lowest disc"]

    assert f"{round(force['x'][0], -1):,} N" == said
    assert said in figure.finding
    assert said in names[0]
    if distance_cm > 63:
        assert table["Lifting index"] == "cannot be computed"
        assert (index["x"], "none is recommended" in names[1]) == ([0], True)
        return
    assert f"{index['x'][0]:.1f}" == table["Lifting index"]
    assert table["Lifting index"] in names[1]
    assert not load_kg or f"{table['Lifting index']} times" in figure.finding


def test_knees_change_the_drawing_alone() -> None:
    """The lesson says so: neither tool knows of knees."""
    straight, bent = (loading_figure(20, 45, 100, 60, knees) for knees in ("straight", "bent"))

    assert set(straight.rows) ^ set(bent.rows) == {
        ("Knees", knees, "drawn only: neither tool counts them") for knees in ("straight", "bent")
    }
    assert straight.finding == bent.finding
    assert straight.layout != bent.layout


@pytest.mark.parametrize(
    ("posture", "why"),
    [((65, 30, 0, "straight"), "cm too short"), ((25, 100, 90, "straight"), "don’t bend that far")],
)
def test_what_nobody_can_hold_gets_a_sentence_and_no_number(
    posture: tuple[int, int, int, str], why: str
) -> None:
    """Neither bar nor row says what it would weigh, for nobody ever stood like that."""
    figure = loading_figure(20, *posture)
    rows = {row[0] for row in figure.rows}

    assert figure.finding.startswith("Nobody can hold it there like this:")
    assert why in figure.finding
    assert not [trace for trace in figure.data if trace["type"] == "bar"]
    assert not rows & {"Force on the lowest disc", "Lifting index", "Recommended weight limit"}


def test_every_setting_of_the_lab_is_drawn_beforehand() -> None:
    """So many pictures that the sliders need no Python, and few enough to start fast."""
    lab = labs()["loading"]
    steps = [round((slider.max - slider.min) / slider.step) + 1 for slider in lab.sliders]
    pictures = len(lab.choices[0].options)
    for each in steps:
        pictures *= each

    assert pictures <= 2000


def test_unconfirmed_numbers_are_shown_as_such() -> None:
    """A teaching value never looks like a measurement."""
    said = {row[0]: row[2] for row in loading_figure(20, 45, 75, 30, "straight").rows}
    expected = {
        each.name: "confirmed" if each.confirmed else "not confirmed: teaching"
        for each in parameters().values()
    }

    assert expected.items() <= said.items()


def test_an_unknown_posture_is_refused_with_the_known_ones() -> None:
    """The way out is in the sentence."""
    with pytest.raises(ValueError, match="no posture 'lotus'; choose one of straight, bent"):
        loading_figure(0, 25, 75, 0, "lotus")
