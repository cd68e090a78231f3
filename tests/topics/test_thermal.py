from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.thermal import (
    ThermalProtocol,
    contact_intervals,
    contact_min,
    pause_min,
    protocols,
)

every_protocol = st.sampled_from(list(protocols().values()))
waking_days = st.floats(min_value=0.01, max_value=24)
pauses = st.integers(min_value=0, max_value=240)


@pytest.mark.parametrize(
    ("protocol", "minutes"),
    [
        ("ice-20-on-90-off", 100),
        ("ice-or-heat-20-on-20-off", 300),
        ("ice-or-heat-30-on-30-off", 300),
        ("heat-wrap-8-h", 480),
    ],
)
def test_minutes_in_ten_waking_hours(protocol: str, minutes: int) -> None:
    """Five cycles of A, fifteen or ten of B, one wrap."""
    assert contact_min(protocols()[protocol], waking_hours=10) == minutes


@pytest.mark.parametrize("protocol", ["ice-15-min", "hot-towel-45", "heat-pad-over-clothing"])
def test_a_protocol_without_times_cannot_be_computed(protocol: str) -> None:
    """A missing time is not replaced in silence."""
    assert contact_min(protocols()[protocol], waking_hours=10) is None
    assert contact_intervals(protocols()[protocol], waking_hours=10) is None


def test_an_assumed_pause_makes_protocol_c_computable() -> None:
    """15 minutes on and 45 off are ten whole cycles in ten hours."""
    assert contact_min(protocols()["ice-15-min"], 10, assumed_off_min=45) == 150


def test_an_assumed_pause_does_not_invent_a_time_on() -> None:
    """The hot towel stays without a number whatever the pause."""
    assert contact_min(protocols()["hot-towel-45"], 10, assumed_off_min=45) is None


@given(waking_days, pauses)
def test_a_given_pause_wins_over_an_assumed_one(hours: float, off_min: int) -> None:
    """The slider changes nothing for a protocol that is complete."""
    protocol = protocols()["ice-20-on-90-off"]

    assert contact_intervals(protocol, hours, off_min) == contact_intervals(protocol, hours)
    assert pause_min(protocol, off_min) == 90


def test_a_cycle_that_is_cut_short_is_left_out() -> None:
    """The convention: one minute less than a whole cycle is no turn."""
    protocol = protocols()["ice-20-on-90-off"]

    assert contact_min(protocol, waking_hours=109 / 60) == 0
    assert contact_min(protocol, waking_hours=110 / 60) == 20


@given(every_protocol, waking_days, pauses)
def test_turns_lie_in_order_inside_the_waking_day(
    protocol: ThermalProtocol, hours: float, off_min: int
) -> None:
    """No turn overlaps the next or runs past the day; their lengths add up to the total."""
    turns = contact_intervals(protocol, hours, off_min) or ()
    edges = [minute for turn in turns for minute in turn]

    assert edges == sorted(edges)
    assert all(0 <= minute <= hours * 60 + 1e-6 for minute in edges)
    assert sum(end - start for start, end in turns) == (contact_min(protocol, hours, off_min) or 0)


@given(every_protocol, waking_days, waking_days, pauses)
def test_a_longer_day_never_means_less_contact(
    protocol: ThermalProtocol, hours: float, other: float, off_min: int
) -> None:
    """Contact grows with the waking day."""
    short, long = sorted((hours, other))

    assert (contact_min(protocol, short, off_min) or 0) <= (
        contact_min(protocol, long, off_min) or 0
    )


@pytest.mark.parametrize("hours", [0, -1, 25, float("nan"), float("inf")])
def test_an_impossible_day_is_refused(hours: float) -> None:
    """One sentence, no traceback in a lesson."""
    with pytest.raises(ValueError, match="can't be right; give up to 24"):
        contact_min(protocols()["ice-15-min"], hours)


@pytest.mark.parametrize("pause", [-1, float("nan")])
def test_an_impossible_pause_is_refused(pause: float) -> None:
    """One sentence, no traceback in a lesson."""
    with pytest.raises(ValueError, match="give 0 or more"):
        contact_min(protocols()["ice-15-min"], 10, assumed_off_min=pause)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("off_min = 90", "off_min = 0", "'ice-20-on-90-off'.*'off_min' needs minutes"),
        ("on_min = 480\n", "", "'heat-wrap-8-h'.*'on_min' is missing"),
        ("on_min = 480\n", "on_min = 480\noff_min = 9\n", "'heat-wrap-8-h'.*no turns"),
        ('claim = "ice-15-min"', 'claim = "ice-for-ever"', "'claim' names 'ice-for-ever'"),
        ('mode = "either"', 'mode = "lukewarm"', "lukewarm"),
        ('sources = ["nadler-2002", "french-2006"]', "sources = []", "'sources' is empty"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("protocols.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "protocols.toml").write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        protocols.load(tmp_path)
