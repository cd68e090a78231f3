import json
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.figures.drawing.icons import (
    COLUMNS,
    MARKS,
    People,
    icon_array,
    icon_axes,
    icon_key,
    icon_picture,
)
from backedu.figures.drawing.style import BLUE, GREY, VERMILION


def _groups(*counts: int) -> list[People]:
    return [
        People(f"group {i}", count, (VERMILION, BLUE, GREY)[i % 3], MARKS[i % len(MARKS)])
        for i, count in enumerate(counts)
    ]


def _cells(shape: dict[str, Any]) -> list[tuple[int, int]]:
    """The cells that a path draws in, one per icon."""
    starts = re.findall(r"M([\d.]+) ([\d.]+)", shape["path"])
    return list(dict.fromkeys((int(float(x)), int(float(y))) for x, y in starts))


def _drawn(groups: list[People], left: float = 0, top: float = 0) -> list[list[tuple[int, int]]]:
    """The cells of each group of an array, groups told apart by their colour."""
    cells: dict[str, list[tuple[int, int]]] = {group.colour: [] for group in groups}
    for shape in icon_array(groups, left=left, top=top):
        cells[shape["line"]["color"]] += _cells(shape)
    return list(cells.values())


@given(st.sampled_from([100, 1000]), st.lists(st.integers(0, 1000), max_size=2))
def test_every_person_is_drawn_once(total: int, cuts: list[int]) -> None:
    """Whatever the groups, each cell holds one icon, and a group has as many as it counts."""
    edges = sorted([0, total, *(cut % (total + 1) for cut in cuts)])
    counts = [high - low for low, high in pairwise(edges)]
    drawn = _drawn(_groups(*counts))

    assert [len(cells) for cells in drawn] == counts
    assert len({cell for cells in drawn for cell in cells}) == total


def test_groups_follow_one_another_row_by_row() -> None:
    """Reading order: the first group fills the first row before the second one begins."""
    first, second = _drawn(_groups(12, 88))

    assert first[-1] == (1, 1)
    assert second[0] == (2, 1)


def test_an_array_can_stand_anywhere() -> None:
    """A second array to the right keeps its own rows."""
    (cells,) = _drawn(_groups(100), left=12, top=3)

    assert (min(x for x, _ in cells), max(x for x, _ in cells)) == (12, 21)
    assert (min(y for _, y in cells), max(y for _, y in cells)) == (3, 12)


def test_marks_differ_without_colour() -> None:
    """No two marks have the same path and fill."""
    looks = set()
    for mark in MARKS:
        shape = icon_array([People("all", 100, BLUE, mark)])[0]
        looks.add((shape["path"], shape["fillcolor"] == BLUE))

    assert len(looks) == len(MARKS)


def test_an_empty_group_is_named_and_not_drawn() -> None:
    """None of 1,000 is said in the key."""
    groups = _groups(0, 1000)
    key, names = icon_key(groups)

    assert len(icon_array(groups)) == 1
    assert len(key) == 2
    assert names["text"] == ["<b>0</b> group 0", "<b>1,000</b> group 1"]


@pytest.mark.parametrize("counts", [(28, 72), (9, 91, 900)])
def test_the_picture_of_one_array_fits_its_axes(counts: tuple[int, ...]) -> None:
    """Key and array lie within the axes, in a handful of shapes, ready for JSON."""
    (names,), layout = icon_picture(_groups(*counts))
    rows = layout["yaxis"]["range"][0]
    numbers = re.findall(r"M[\d.]+ ([\d.]+)", layout["shapes"][-1]["path"])

    assert max(float(y) for y in numbers) < rows
    assert layout["xaxis"]["range"][1] == COLUMNS[sum(counts)]
    assert len(layout["shapes"]) == 2 * len(counts)
    assert len(names["text"]) == len(counts)
    assert json.loads(json.dumps(layout)) == layout


def test_cells_are_square_and_the_upright_axis_runs_down() -> None:
    """The page may be of any shape, a person is not stretched."""
    axes = icon_axes(10, 12)

    assert axes["yaxis"]["scaleanchor"] == "x"
    assert axes["yaxis"]["range"] == [12, 0]


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (_groups(50, 49), "make 99 people; they must add up to 100 or 1000"),
        (_groups(-1, 101), "'group 0' has -1 people"),
        ([People("all", 100, BLUE, "star")], "no mark 'star'; choose one of full"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(groups: list[People], said: str) -> None:
    """The sentence says what was wrong and what is wanted."""
    for call in (icon_array, icon_key, icon_picture):
        with pytest.raises(ValueError, match=said):
            call(groups)
