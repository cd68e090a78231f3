import json
import re
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest

from backedu.content import sources
from backedu.figures import (
    Figure,
    courses_figure,
    disc_pressure_figure,
    draw,
    heat_and_cold_figure,
    ladder_figure,
    loading_figure,
    prevention_figure,
    recovery_figure,
    scan_report_figure,
    scans_figure,
    thermal_plan_figure,
)
from backedu.topics.prevention import measures
from backedu.topics.recovery import definitions, points
from backedu.topics.scans import ages, findings
from backedu.topics.thermal import contact_min, protocols

FIGURES = {
    **{f"scans at {age}": scans_figure(age) for age in ages()},
    **{f"recovery as {id_}": recovery_figure(id_, 28) for id_ in definitions()},
    **{f"courses, {id_}": courses_figure(id_, 1) for id_ in ("all", "quick")},
    **{f"report at {age}": scan_report_figure("disc-bulge", age) for age in (40, 100)},
    **{f"heat and cold, pause {off}": heat_and_cold_figure(10, off) for off in (0, 45)},
    **{f"ladder, pain {pain}": ladder_figure(14, pain, 0, "nothing") for pain in (0, 9)},
    **{
        f"load of {kg} kg at {cm} cm": loading_figure(kg, cm, 75, 30, "bent")
        for kg, cm in ((0, 25), (20, 45), (30, 65))
    },
    **{f"disc pressure {place}": disc_pressure_figure(place) for place in (0, 2, 3, 8)},
    **{
        f"plan of 45 {unit}": thermal_plan_figure(45, unit, (20, 60, 3), ("raynaud",))
        for unit in ("unsaid", "c", "f")
    },
    "ladder, red flag": ladder_figure(14, 4, 0, "red_flag"),
    **{f"prevention, {id_}": prevention_figure(id_, "any") for id_ in measures()},
}
every_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))


def _column(figure: Figure, name: str) -> list[str]:
    return [row[figure.columns.index(name)] for row in figure.rows]


def _keys(part: Any) -> set[str]:
    """Every key in nested dicts and lists."""
    if isinstance(part, dict):
        return set(part).union(*(_keys(value) for value in part.values()))
    if isinstance(part, list):
        return set().union(*(_keys(value) for value in part))
    return set()


@every_figure
def test_a_figure_survives_json_unchanged(figure: Figure) -> None:
    """What the page receives is what was drawn: no arrays, tuples, NaN."""
    plain = figure.as_dict()

    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


@every_figure
def test_only_traces_of_the_small_bundle_are_used(figure: Figure) -> None:
    """The page loads plotly's basic bundle: scatter and bar are in it."""
    assert {trace["type"] for trace in figure.data} <= {"scatter", "bar"}


@every_figure
def test_a_shape_is_drawn_in_places(figure: Figure) -> None:
    """plotly.js draws capital commands alone: a step of a path (q, t, l) becomes NaN."""
    paths = "".join(each.get("path", "") for each in figure.layout.get("shapes", ()))

    assert set(re.findall("[A-Za-z]", paths)) <= set("MLHVQTZ")


@every_figure
def test_the_page_sets_colour_and_size_of_the_text(figure: Figure) -> None:
    """No font but the family of the layout, no template, no width, no legend, no paper colour."""
    layout = figure.layout

    assert layout["font"] == {"family": "system-ui, sans-serif"}
    assert not _keys(list(figure.data)) & {"font", "textfont"}
    assert not set(layout) & {"template", "width", "title"}
    assert layout["showlegend"] is False
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"


@every_figure
def test_words_around_the_picture_are_complete(figure: Figure) -> None:
    """One sentence as finding, full rows, known sources, a note and a description."""
    assert figure.finding.endswith(".")
    assert ". " not in figure.finding
    assert {len(row) for row in figure.rows} == {len(figure.columns)}
    assert all(cell for row in figure.rows for cell in row)
    assert set(figure.sources) <= set(sources())
    assert figure.sources
    assert figure.note
    assert figure.finding in figure.alt
    leads = [(lead, text) for _, entries in figure.sections for lead, text in entries if lead]
    assert [lead for lead, text in leads if lead[-1] not in ".:,?”" and text[0].isupper()] == []


@pytest.mark.parametrize("age", ages())
def test_scans_bars_labels_and_table_agree(age: int) -> None:
    """Length, number beside the bar and number in the table are the published share."""
    figure = scans_figure(age)
    shares = [each.percent_by_age[str(age)] for each in findings().values()]

    assert figure.data[0]["x"] == shares
    assert figure.data[0]["text"] == [f"\u00a0{share}" for share in shares]
    assert _column(figure, "Of 100 people without back pain") == [str(share) for share in shares]


@pytest.mark.parametrize("age", ages())
def test_scans_unconfirmed_bars_are_hollow_and_say_so(age: int) -> None:
    """A bar is full exactly where its number is confirmed and rests on scans."""
    figure = scans_figure(age)
    fills, names = figure.data[0]["marker"]["color"], figure.data[1]["text"]
    sure = _column(figure, "How sure")

    assert [fill != "rgba(0,0,0,0)" for fill in fills] == [each == "confirmed" for each in sure]
    assert ["(" not in name for name in names] == [each == "confirmed" for each in sure]
    assert ("Hollow bars" in figure.note) is (set(sure) != {"confirmed"})


def test_scans_finding_at_40() -> None:
    """The sentence that the lesson is built on."""
    expected = "At 40, about 50 of 100 people without back pain have a bulging disc."

    assert scans_figure(40.0).finding == expected


@pytest.mark.parametrize("definition", definitions())
@pytest.mark.parametrize("day", [0, 14, 28, 58, 91])
def test_recovery_mark_sentence_and_table_agree(definition: str, day: int) -> None:
    """The marked point, the finding and the table say the same share."""
    figure = recovery_figure(definition, day)
    read = dict(zip(definitions(), _column(figure, f"By day {day}"), strict=True))[definition]
    diamonds = [t for t in figure.data if t.get("marker", {}).get("symbol") == "diamond"]

    if not diamonds:
        assert read == "no curve"
        assert "no number is confirmed" in figure.finding
        return
    said = f"about {diamonds[0]['y'][0]:.0f} of 100"

    assert diamonds[0]["x"] == [day]
    assert read.startswith(said)
    assert said in figure.finding or f"half have recovered by day {day}." in figure.finding


@pytest.mark.parametrize("definition", definitions())
def test_recovery_published_points_are_drawn_as_points(definition: str) -> None:
    """Each published point within the picture is a marker of the definition in front."""
    figure = recovery_figure(definition, 28)
    published = {each for each in points(definitions()[definition]) if each[0] <= 91}
    front = [t for t in figure.data if t.get("marker", {}).get("size") == 12]
    drawn = {each for t in front for each in zip(t["x"], t["y"], strict=True)}

    assert published <= drawn


def test_recovery_names_do_not_touch() -> None:
    """Names at the ends of the curves keep their distance."""
    heights = sorted(recovery_figure("no-pain", 28).data[-1]["y"])
    gaps = [high - low for low, high in pairwise(heights)]

    assert min(gaps) > 7.5


def test_recovery_interval_of_the_median_is_the_published_one() -> None:
    """No pain at all: day 58, interval 52 to 63."""
    figure = recovery_figure("no-pain", 28)
    bars = next(t["error_x"] for t in figure.data if t.get("error_x"))

    assert (bars["arrayminus"], bars["array"]) == ([6], [5])


@pytest.mark.parametrize("pause", [0, 45, 120])
@pytest.mark.parametrize("hours", [8, 10, 18])
def test_heat_and_cold_blocks_totals_and_table_agree(hours: int, pause: int) -> None:
    """The blocks of a row add up to the minutes at its end and in the table."""
    figure = heat_and_cold_figure(hours, pause)
    in_table = dict(zip(protocols(), _column(figure, "Minutes in the day"), strict=True))
    drawn = [each for each in protocols().values() if each.on_min is not None]

    for protocol, trace, total in zip(drawn, figure.data, figure.data[-1]["text"], strict=False):
        minutes = contact_min(protocol, hours, pause)
        if minutes is None:
            assert total == "<b>? min</b>"
            assert in_table[protocol.id] == "cannot be computed"
            continue
        assert sum(trace["x"]) * 60 == pytest.approx(minutes, abs=0.1)
        assert total == f"<b>{minutes:g} min</b>"
        assert in_table[protocol.id] == f"{minutes:g} min"


def test_turns_without_a_pause_can_be_counted() -> None:
    """Two turns of eight hours on one day are two blocks, and no plan is drawn as one bar."""
    own = thermal_plan_figure(40, "c", (480, 0, 20), ()).data[0]
    (first, second), (width, _) = own["base"], own["x"]

    assert 7.9 < width < second - first == 8


def test_heat_and_cold_finding_compares_the_protocols() -> None:
    """The article's own timings differ threefold, and one cannot be computed."""
    assert heat_and_cold_figure(10, 0).finding == (
        "Followed to the letter for 10 waking hours, A means 100 minutes of contact, B 300, "
        "and C cannot be computed."
    )
    assert heat_and_cold_figure(10, 45).finding.endswith("C 150 with pauses of 45 minutes.")


def test_a_night_worker_sees_the_clock_pass_midnight() -> None:
    """Hours beyond 24 are shown as hours of the next day."""
    ticks = heat_and_cold_figure(18, 0).layout["xaxis"]["ticktext"]

    assert ticks == ["7:00", "11:00", "15:00", "19:00", "23:00"]


@pytest.mark.parametrize(
    ("lab", "values", "sentence"),
    [
        ("lungs", {}, "no lab 'lungs'"),
        ("scans", {"age": 45}, "No numbers for age 45"),
        ("recovery", {"definition": 5, "day": 1}, "choose 0 to 4"),
        ("recovery", {"definition": 0.5, "day": 1}, "choose 0 to 4"),
        ("recovery", {"definition": 0, "day": 92}, "day 92 is outside"),
        ("heat_and_cold", {"waking_hours": 0, "off_min_c": 0}, "day of 0 hours"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(
    lab: str, values: dict[str, float], sentence: str
) -> None:
    """The way out is in the sentence."""
    with pytest.raises(ValueError, match=sentence):
        draw(lab, values)


def test_an_unknown_definition_is_refused_with_the_known_ones() -> None:
    """A misspelt id is answered with the choices."""
    with pytest.raises(ValueError, match=r"no definition 'cured'; choose one of back-to-work"):
        recovery_figure("cured", 1)


def test_plotly_is_not_imported_before_the_first_figure() -> None:
    """A kernel that draws nothing does not pay for plotly."""
    code = "import sys, backedu.figures; sys.exit('plotly' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@every_figure
def test_a_figure_says_how_sure_it_is(figure: Figure) -> None:
    """The evidence has one level of certainty or a range, beside the sources; then a consensus."""
    said = figure.as_dict()["certainty"].split("; ")

    assert [each for each in said[:-1] if not each.endswith(" certainty")] == []
    assert said[-1].endswith(("certainty", "no trial"))
    assert len(said) <= 2
