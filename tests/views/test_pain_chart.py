from itertools import permutations
from typing import Any

import pytest

from backedu.classroom.bank import charted
from backedu.classroom.screens.body_view import trunk
from backedu.content.reader import find, read_table
from backedu.person.bare import WIDTH, bare
from backedu.topics.pain_drawing import mirrored
from backedu.topics.pain_map import pain_map, places, with_sides
from backedu.views.pain_chart import UNITS, answer, areas_chart, chart
from backedu.views.shading import VIEWS, corners
from backedu.views.triage_panel import assess
from backedu.widgets import PainMap


def _outlines(view: str) -> dict[str, list[tuple[float, float]]]:
    known = {place: corners(area, side, view) for place, (area, side) in places().items()}
    return {place: outline for place, outline in known.items() if outline}


def _holds(outline: list[tuple[float, float]], x: float, y: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@pytest.mark.parametrize("view", VIEWS)
def test_every_shape_has_its_mirror_image(view: str) -> None:
    """What is drawn on one side is drawn on the other, point by point."""
    for place, outline in (shapes := _outlines(view)).items():
        other = shapes[next(iter(mirrored({place})))]

        assert {(round(WIDTH - x, 6), y) for x, y in outline} == {
            (round(x, 6), y) for x, y in other
        }


@pytest.mark.parametrize(("view", "is_right"), [("back", True), ("front", False)])
def test_right_is_the_right_of_the_person(view: str, is_right: bool) -> None:  # noqa: FBT001 - a row of a table
    """Seen from behind, right is on the right; seen from the front, on the left."""
    for place, outline in _outlines(view).items():
        if place.endswith("-right"):
            assert all((x > WIDTH / 2) == is_right for x, _ in outline)


@pytest.mark.parametrize("view", VIEWS)
def test_areas_lie_on_the_body_and_do_not_overlap(view: str) -> None:
    """A finger on the middle of an area marks that area alone; no area hangs in the air."""
    shapes = _outlines(view)
    for one, two in permutations(shapes, 2):
        assert not any(_holds(shapes[two], x, y) for x, y in shapes[one]), (one, two)
    skin = bare("front" if view == "front" else "back").skin
    for place, outline in shapes.items():
        x, y = (sum(each) / len(outline) for each in zip(*outline, strict=True))
        assert any(_holds(part, x, y) for part in skin), place


def test_the_trunk_that_a_class_votes_on_holds_all_that_can_be_marked() -> None:
    """No place reaches over the outline of a phone's drawing, and each name fits beside it."""
    for choice in charted().options:
        assert len(choice.text) <= 25, choice.text
        for x, y in _outlines("back")[choice.id]:
            assert _holds(trunk(), x + 0.01, y), choice.id


def _line(quality: str, *points: int, view: str = "back") -> dict[str, Any]:
    return {"view": view, "quality": quality, "points": [UNITS * x for x in points]}


def test_shading_marks_what_it_covers_and_says_how_it_feels_there() -> None:
    """A line down the right calf is the right calf, numb, and so much of the body."""
    said = answer({"strokes": [_line("numb", 66, 134, 66, 150)], "pattern": "none"})
    items = {item["strong"]: item["text"] for item in said["sections"][0]["items"]}

    assert items["Marked:"] == "Calf (right)."
    assert items["Numb:"] == "Calf (right)."
    assert "% of the body drawn is marked." in items[""]


def test_a_place_of_the_list_says_the_same_as_the_drawing() -> None:
    """Ticked or shaded: the same words, but for how much of it is covered."""
    shaded, ticked = (
        answer(value)["sections"]
        for value in (
            {"strokes": [_line("burning", 66, 134, 66, 150)]},
            {"places": "calf-right", "feels": "calf-right:burning"},
        )
    )

    assert shaded[0]["items"][:-1] == ticked[0]["items"][:-1]
    assert shaded[1:] == ticked[1:]


@pytest.mark.parametrize("point", [(52, 92), (52, 90)])
@pytest.mark.parametrize("view", VIEWS)
def test_the_smallest_dot_between_the_legs_is_an_alarm(point: tuple[int, int], view: str) -> None:
    """Better asked once too often."""
    assert answer({"strokes": [_line("", *point, view=view)]})["notices"]


@pytest.mark.parametrize("marks", ["saddle", "saddle upper-back", "calf-left calf-right belly"])
def test_nothing_calms_beside_an_emergency(marks: str) -> None:
    """No count of patterns and no "that is common" beneath the alarm."""
    said = answer({"places": marks, "pattern": "none"})

    assert said["notices"]
    assert [section["title"] for section in said["sections"]] == ["The drawing in words"]
    assert "common" not in str(said["sections"])


def test_a_mark_between_the_legs_leads_to_the_emergency() -> None:
    """At once, first, and with the very words and the mark of the triage."""
    action = read_table(find("triage.toml"))["emergency"]["action"]
    said = answer({"places": "saddle", "pattern": "none"})
    banner = assess({"saddle_numbness": "yes"})["banner"]

    assert (banner["tone"], banner["mark"]) == ("emergency", said["notices"][0]["mark"])
    assert said["notices"][0]["tone"] == "emergency"
    assert action in said["notices"][0]["lines"]
    assert said["notices"][0]["sources"]


def test_an_empty_drawing_says_so() -> None:
    """No mark, no pattern, no warning, one sentence."""
    said = answer({})

    assert [item["text"] for item in said["sections"][0]["items"]] == ["Nothing is marked yet."]
    assert (said["notices"], said["over"], len(said["sections"])) == ([], [], 1)


@pytest.mark.parametrize("pattern", pain_map().patterns)
def test_a_pattern_is_laid_over_both_sides_with_its_sources(pattern: str) -> None:
    """Its places, its certainty and where it comes from."""
    said = answer({"places": "", "pattern": pattern})
    item = said["sections"][-1]["items"][0]

    assert said["over"] == list(with_sides(pain_map().patterns[pattern].areas))
    assert "certainty" in item["strong"]
    assert item["sources"]


@pytest.mark.parametrize(
    "bad",
    [None, 7, [["saddle"]], {"a": 1}, "nowhere saddle-left", 10**400, "calf-left:odd", [7],
     [{"view": "back", "quality": "numb", "points": [1, 2, 3]}],
     [{"view": [], "quality": "numb", "points": [1, 2]}],
     [{"view": "back", "quality": "numb", "points": [True, 10**400]}],
     [{"view": "back", "quality": "numb", "points": [1] * 7000}]],
)  # fmt: skip
def test_what_a_page_may_send_is_limited(bad: Any) -> None:
    """Unknown places, qualities, lines and patterns are dropped, whatever their type."""
    control = PainMap(chart(), answer)
    control.set_state({"value": {"places": bad, "feels": bad, "strokes": bad, "pattern": bad}})

    assert control.value == {"places": "", "feels": "", "strokes": [], "pattern": "none"}
    control.set_state({"value": {"places": "saddle", "pattern": "s1"}})
    assert control.result["notices"]
    control.set_state({"result": {}, "chart": {}})
    assert control.chart == chart()


def test_a_question_s_chart_gives_nothing_away() -> None:
    """Every area is drawn once, whichever side it is on, and none is special."""
    chart = areas_chart()

    assert [area["id"] for area in chart["areas"]] == list(pain_map().areas)
    assert all(set(area) == {"id", "label", "shapes"} for area in chart["areas"])
    assert all(area["shapes"] for area in chart["areas"])
