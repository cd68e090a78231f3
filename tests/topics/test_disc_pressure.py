from pathlib import Path

import pytest

from backedu.content import ContentError, sources
from backedu.content.citing import sources_of
from backedu.content.reader import find
from backedu.figures import disc_pressure_figure
from backedu.topics.labs import labs
from backedu.topics.load.disc_pressure import differ, readings, wilke_times


def test_the_published_pressures_are_the_confirmed_ones() -> None:
    """Every number that the abstract prints, in megapascal; nothing else is shipped."""
    assert {each.id: each.wilke_mpa for each in readings().values()} == {
        "lying": 0.10,
        "slumped": 0.30,
        "sitting": 0.46,
        "standing": 0.50,
        "sitting-bent": 0.83,
        "bent": 1.10,
        "lift-close": 1.10,
        "lift-knees": 1.70,
        "lift-round": 2.30,
    }
    assert all(sources()[source].checked for source in sources_of(readings().values()))


def test_the_studies_disagree_on_sitting_alone() -> None:
    """Less than standing in one, more in the other."""
    assert [each.id for each in readings().values() if differ(each)] == ["sitting"]
    assert wilke_times(readings()["sitting"]) < 1 < readings()["sitting"].nachemson_times[0]


@pytest.mark.parametrize("position", range(len(readings())))
def test_sentence_table_and_marks_say_the_same(position: int) -> None:
    """The position in front is named, and its number is that of its mark and its row."""
    figure = disc_pressure_figure(position)
    each = list(readings().values())[position]
    said = f"{wilke_times(each):.1f} times"
    marks = [trace for trace in figure.data if trace.get("mode") == "markers"]

    assert figure.rows[position][1].startswith(said)
    assert said in figure.finding or each.id == "standing"
    assert [each["x"] for each in marks] == [
        [round(wilke_times(each), 2)] for each in readings().values()
    ]


def test_the_slider_names_every_position_in_order() -> None:
    """Each step of the slider says the name of the position it stands for."""
    named = [tick.label.casefold() for tick in labs()["disc_pressure"].sliders[0].ticks]

    assert named == [each.name.casefold() for each in readings().values()]


@pytest.mark.parametrize("position", [-1, 9, 0.5, float("nan")])
def test_an_unknown_position_is_refused(position: float) -> None:
    """The way out is in the sentence."""
    with pytest.raises(ValueError, match="choose 0 to 8"):
        disc_pressure_figure(position)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("wilke_mpa = 0.30", "wilke_mpa = 0", "'slumped'.*'wilke_mpa' must be above 0"),
        ("wilke_mpa = 2.30", "wilke_mpa = 0.30", "'lift-round'.*rise down the file"),
        ("[0.2, 0.5]", "[0.5, 0.2]", "'lying'.*two that rise"),
        ("[standing]", "[stood]", "'standing' is missing"),
    ],
)
def test_a_bad_reading_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("disc_pressure.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "disc_pressure.toml").write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        readings.load(tmp_path)
