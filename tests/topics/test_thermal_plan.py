from math import exp, log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.figures import thermal_plan_figure
from backedu.topics.labs import labs
from backedu.topics.thermal import ThermalMode, contact_min, protocols
from backedu.topics.thermal_plan import (
    Plan,
    celsius,
    limits,
    longest_contact_min,
    mode,
    reasons_against,
    skin_limit_s,
    turns,
)
from backedu.triage.answers import contract

plans = st.builds(
    Plan,
    temperature_c=st.floats(min_value=-20, max_value=60),
    on_min=st.integers(min_value=1, max_value=480),
    off_min=st.integers(min_value=0, max_value=240),
    times=st.integers(min_value=1, max_value=20),
)
person = next(choice for choice in labs()["thermal_plan"].choices if choice.id == "person")


@pytest.mark.parametrize(
    ("temperature_c", "seconds"),
    [
        (44, 3 * 3600),
        (45, 1.5 * 3600),
        (47, 28 * 60),
        (48, 900),
        (49, 480),
        (51, 150),
        (55, 19),
        (60, 1.7),
    ],
)
def test_the_limits_follow_the_primary_data(temperature_c: float, seconds: float) -> None:
    """Each is the time on the line of Springborg 2021, rounded down by less than a seventh."""
    fitted = exp(116.4 - 28.3 * log(temperature_c))

    assert skin_limit_s(temperature_c) == seconds
    assert fitted * 6 / 7 < seconds <= fitted * 1.001


@given(st.floats(min_value=0, max_value=100), st.floats(min_value=0, max_value=100))
def test_hotter_never_leaves_more_time(one: float, other: float) -> None:
    """No limit counts as endless."""
    cool, hot = sorted((one, other))

    def time(each: float) -> float:
        found = skin_limit_s(each)
        return float("inf") if found is None else found

    assert time(cool) >= time(hot)


@given(plans, st.floats(min_value=1, max_value=24))
def test_turns_lie_in_order_and_in_the_day(plan: Plan, hours: float) -> None:
    """No turn overlaps the next, none runs past the day, and none is invented."""
    fitting = turns(plan, hours)
    edges = [minute for turn in fitting for minute in turn]

    assert edges == sorted(edges)
    assert len(fitting) <= plan.times
    assert all(minute <= hours * 60 for minute in edges)
    assert longest_contact_min(plan, hours) >= (plan.on_min if fitting else 0)


def test_without_a_pause_turns_become_one_long_contact() -> None:
    """Twelve turns of ten minutes without a pause are two hours for the skin."""
    assert longest_contact_min(Plan(45, on_min=10, off_min=0, times=12)) == 120


@pytest.mark.parametrize("id_", ["ice-20-on-90-off", "ice-or-heat-20-on-20-off", "cautious-cold"])
def test_a_known_timing_as_a_plan_gives_the_same_minutes(id_: str) -> None:
    """The planner and the protocols count alike, where the last pause fits into the day too."""
    each = protocols()[id_]
    hours = 10 * ((each.on_min or 0) + (each.off_min or 0)) / 60
    plan = Plan(5, each.on_min or 0, each.off_min or 0, times=10)

    assert sum(end - start for start, end in turns(plan, hours)) == contact_min(
        each, min(hours, 24)
    )


@pytest.mark.parametrize(
    ("degrees", "unit", "expected"), [(32, "f", 0), (212, "f", 100), (113, "f", 45), (45, "c", 45)]
)
def test_degrees_become_celsius(degrees: float, unit: str, expected: float) -> None:
    """Ice, steam, and the number of the article."""
    assert celsius(degrees, unit) == pytest.approx(expected)


def test_45_degrees_are_two_different_things() -> None:
    """The trap: one number, heat or cold."""
    assert mode(celsius(45, "c")) is ThermalMode.HEAT
    assert mode(celsius(45, "f")) is ThermalMode.COLD


@pytest.mark.parametrize("option", person.options, ids=lambda option: option.id)
def test_every_condition_speaks_against_heat_or_cold(option: object) -> None:
    """A box that changes nothing would reassure by mistake."""
    id_ = option.id  # type: ignore[attr-defined]

    assert reasons_against(40, [id_]) or reasons_against(5, [id_])
    assert reasons_against(30, [id_]) == ()


def test_the_conditions_are_those_of_the_triage() -> None:
    """Same options, same words, in the same order."""
    asked = contract()["heat_cold_contraindications"]

    assert [(each.id, each.label) for each in person.options] == list(asked.options.items())


@given(st.sets(st.sampled_from([option.id for option in person.options])))
def test_more_conditions_never_mean_fewer_reasons(ticked: set[str]) -> None:
    """A reason does not go away because another one comes."""
    for temperature_c in (5, 45):
        alone = {reason for each in ticked for reason in reasons_against(temperature_c, [each])}

        assert set(reasons_against(temperature_c, sorted(ticked))) == alone


def test_numb_skin_rules_out_both() -> None:
    """The sentence stands beside the picture for either reading of the number."""
    title, entries = thermal_plan_figure(
        45, "unsaid", (20, 60, 3), ("impaired_sensation",)
    ).sections[0]

    assert title == "This person"
    assert [lead for lead, _ in entries] == [
        "Ticked:",
        "Heat: not for this person.",
        "Cold: not for this person.",
    ]


def test_a_reassurance_is_never_given_for_what_was_not_asked() -> None:
    """Nothing ticked is not the same as nothing wrong."""
    for conditions in ((), ("raynaud",)):
        entries = thermal_plan_figure(45, "c", (20, 60, 3), conditions).sections[0][1]

        assert not any("safe" in f"{lead} {text}" for lead, text in entries)


@pytest.mark.parametrize("unit", ["unsaid", "c", "f"])
@pytest.mark.parametrize("degrees", [0, 30, 36, 44, 45, 60])
@pytest.mark.parametrize("timing", [(5, 0, 1), (20, 60, 3), (480, 240, 20)])
def test_sentence_table_and_blocks_say_the_same(
    degrees: float, unit: str, timing: tuple[float, float, int]
) -> None:
    """Minutes in the sentence, the first row and the first blocks agree; so does the diamond."""
    figure = thermal_plan_figure(degrees, unit, timing)
    total = round(sum(figure.data[0]["x"]) * 60)
    diamond = next(t for t in figure.data if t.get("marker", {}).get("symbol") == "diamond")

    assert figure.rows[0][-1] == str(total)
    assert figure.data[2]["text"] == [f"{total} min"]
    assert unit == "unsaid" or f": {total} minutes on the skin" in figure.finding
    assert bool(diamond["x"]) == (unit != "f" and degrees >= 36)


@pytest.mark.parametrize(
    ("degrees", "timing", "said"),
    [
        (45, (90, 30, 2), "long enough to burn it (1.5 hours)"),
        (45, (85, 30, 2), "can burn skin held at it in 1.5 hours"),
        (49, (10, 30, 2), "long enough to burn it (8 minutes)"),
        (40, (480, 0, 1), "below the 44 °C where the published limits begin"),
        (0, (20, 90, 5), "is freezing"),
        (30, (20, 90, 5), "neither warm nor cold"),
    ],
)
def test_the_sentence_names_the_limit(
    degrees: float, timing: tuple[float, float, int], said: str
) -> None:
    """What the skin can take is said in words, with its time."""
    assert said in thermal_plan_figure(degrees, "c", timing).finding


def test_a_plan_longer_than_the_day_says_so() -> None:
    """Twenty turns of eight hours do not fit."""
    finding = thermal_plan_figure(40, "c", (480, 240, 20)).finding

    assert finding.startswith("1 turn (20 do not fit into the day) of 480 minutes")


@pytest.mark.parametrize("unit", ["k", ""])
def test_an_unknown_unit_is_refused(unit: str) -> None:
    """The way out is in the sentence."""
    with pytest.raises(ValueError, match="There is no unit"):
        thermal_plan_figure(45, unit, (20, 60, 3))
    with pytest.raises(ValueError, match="choose c or f"):
        celsius(45, unit)


@pytest.mark.parametrize("bad", [(0, 0, 1), (5, -1, 1), (5, 5, 0), (float("nan"), 0, 1)])
def test_an_impossible_plan_is_refused(bad: tuple[float, float, int]) -> None:
    """One sentence, no traceback in a lesson."""
    with pytest.raises(ValueError, match="A plan needs minutes on"):
        turns(Plan(40, *bad))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("burn_s = 5400", "burn_s = 0", "'at-45'.*'burn_s' must be above 0"),
        ("burn_s = 1680", "burn_s = 27000", "'at-47'.*must fall"),
        ("temperature_c = 47", "temperature_c = 43", "'at-47'.*must rise"),
    ],
)
def test_a_bad_limit_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("skin_limits.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "skin_limits.toml").write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        limits.load(tmp_path)


def test_every_limit_is_hot() -> None:
    """None below what the planner calls heat."""
    assert all(mode(each.temperature_c) is ThermalMode.HEAT for each in limits().values())
