"""The plates: drawn inside their box, told apart in words, and silent about the answer."""

import math
from itertools import combinations
from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.anatomy import (
    Part,
    area_of,
    corners,
    parts_of,
    plates,
    questions_of,
    side_parts,
)

every_plate = pytest.mark.parametrize("plate", plates())


@every_plate
def test_each_part_is_asked_for_once(plate: str) -> None:
    """Each area has one question, and its number is that of its place, not of its question."""
    asked = questions_of(plate)

    assert sorted(part.id for part in asked.values()) == sorted(
        part.id for part in parts_of(plate).values()
    )
    assert [area_of(part) for part in asked.values()] != [str(n + 1) for n in range(len(asked))]


@every_plate
def test_numbers_run_down_the_plate(plate: str) -> None:
    """A reader finds a number where its neighbours lead to."""
    heights = {int(area): corners(part.at)[0][1] for area, part in parts_of(plate).items()}

    assert [heights[n] for n in sorted(heights)] == sorted(heights.values())


@every_plate
def test_labels_do_not_meet(plate: str) -> None:
    """Two names that are shown together are at least a line apart, and inside the box."""
    x, y, width, height = plates()[plate].box
    for shown in _together(plate):
        places = [corners(part.label)[0] for part in shown]
        for left, top in places:
            assert x < left < x + width
            assert y < top < y + height
        for (x1, y1), (x2, y2) in combinations(places, 2):
            assert abs(x1 - x2) > width / 3 or abs(y1 - y2) >= _line(plate), (x1, y1, x2, y2)


@every_plate
def test_numbers_do_not_meet(plate: str) -> None:
    """Numbers are larger where they stand for names: two shown together are two lines apart."""
    for shown in _together(plate):
        for one, other in combinations(shown, 2):
            apart = math.dist(corners(one.at)[0], corners(other.at)[0])
            assert apart >= 2 * _line(plate), (one.name, other.name)


def _line(plate: str) -> float:
    _, _, width, height = plates()[plate].box
    return max(width / 58, height / 40)


def _together(plate: str) -> list[list[Part]]:
    """The parts that are shown together: those of one layer where it hides the next, else all."""
    parts = parts_of(plate).values()
    layers = {part.layer if plates()[plate].covers else "" for part in parts}
    return [[part for part in parts if part.layer == (each or part.layer)] for each in layers]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('layer = "Bones"', 'layer = "Bone"', "not one of: Ligaments, Nerves"),
        ('look = "gel"', 'look = "jelly"', "not one of: bone, disc"),
        ('plate = "side"', 'plate = "top"', "isn't a plate"),
        ('at = "1.95,3.25"', 'at = "1.95"', "needs corners such as"),
        ('where = "A thin band', 'where = "The posterior longitudinal ligament, a band', "gives"),
    ],
)
def test_a_part_that_cannot_be_drawn_is_named(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """The error says which field is wrong, and what it should be."""
    text = find("side_parts.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "side_parts.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=fault):
        side_parts.load(tmp_path)


def test_parts_are_told_apart_in_words(tmp_path: Path) -> None:
    """Nobody who listens is offered the same place twice."""
    first, second = list(side_parts().values())[:2]
    text = find("side_parts.toml").read_text(encoding="utf-8")
    (tmp_path / "side_parts.toml").write_text(
        text.replace(second.where, first.where), encoding="utf-8"
    )
    with pytest.raises(ContentError, match=f"the same as that of '{first.id}'"):
        side_parts.load(tmp_path)
