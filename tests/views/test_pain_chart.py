from itertools import combinations
from typing import Any

import pytest

from backedu.content.reader import find, read_table
from backedu.topics.pain_drawing import mirrored
from backedu.topics.pain_map import pain_map, with_sides
from backedu.views.pain_chart import answer, chart
from backedu.views.triage_panel import assess
from backedu.widgets import PainMap


def test_every_shape_has_its_mirror_image() -> None:
    """What is drawn on one side is drawn on the other, point by point."""
    shapes = {place["id"]: place["shapes"] for place in chart()["places"]}
    for place, drawn in shapes.items():
        other = shapes[next(iter(mirrored({place})))]
        for one, two in zip(drawn, other, strict=True):
            corners = {tuple(map(float, each.split(","))) for each in one["points"].split()}
            across = {tuple(map(float, each.split(","))) for each in two["points"].split()}

            assert {(120 - x, y) for x, y in corners} == across


@pytest.mark.parametrize(("view", "is_right"), [("back", True), ("front", False)])
def test_right_is_the_right_of_the_person(view: str, is_right: bool) -> None:  # noqa: FBT001 - a row of a table
    """Seen from behind, right is on the right; seen from the front, on the left."""
    for place in chart()["places"]:
        for shape in place["shapes"]:
            if place["id"].endswith("-right") and shape["view"] == view:
                assert all(
                    (float(corner.split(",")[0]) > 60) == is_right
                    for corner in shape["points"].split()
                )


def test_areas_do_not_overlap_in_their_boxes() -> None:
    """A finger on the middle of an area marks that area alone."""

    def holds(shape: str, x: float, y: float) -> bool:
        corners = [tuple(map(float, each.split(","))) for each in shape.split()]
        inside = False
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside

    for view in ("back", "front"):
        shapes = {
            place["id"]: shape["points"]
            for place in chart()["places"]
            for shape in place["shapes"]
            if shape["view"] == view
        }
        for one, two in combinations(shapes, 2):
            corners = [tuple(map(float, each.split(","))) for each in shapes[one].split()]

            assert not any(holds(shapes[two], x, y) for x, y in corners), (one, two)


def test_a_mark_between_the_legs_leads_to_the_emergency() -> None:
    """At once, first, and with the very words and the mark of the triage."""
    action = read_table(find("triage.toml"))["emergency"]["action"]
    said = answer({"places": "saddle", "qualities": "", "pattern": "none"})
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
    said = answer({"places": "", "qualities": "", "pattern": pattern})
    item = said["sections"][-1]["items"][0]

    assert said["over"] == list(with_sides(pain_map().patterns[pattern].areas))
    assert "certainty" in item["strong"]
    assert item["sources"]


@pytest.mark.parametrize("bad", [None, 7, [["saddle"]], {"a": 1}, "nowhere saddle-left", 10**400])
def test_what_a_page_may_send_is_limited(bad: Any) -> None:
    """Unknown places, qualities and patterns are dropped, whatever their type."""
    control = PainMap(chart(), answer)
    control.set_state({"value": {"places": bad, "qualities": bad, "pattern": bad, "more": bad}})

    assert control.value == {"places": "", "qualities": "", "pattern": "none"}
    control.set_state({"value": {"places": "saddle", "pattern": "s1"}})
    assert control.result["notices"]
    control.set_state({"result": {}, "chart": {}})
    assert control.chart == chart()
