"""Shading by hand: which places it touches, and how much of the body."""

from itertools import product

import pytest

from backedu.topics.pain_drawing import mirrored
from backedu.views.shading import PEN_CM, VIEWS, Stroke, shaded

WIDTH = 104.0


def test_a_line_covers_its_length_and_width() -> None:
    """A straight line on the back is as large as a rectangle with round ends."""
    share = shaded([Stroke("back", "", [(52, 60), (52, 80)])]).share
    again = shaded([Stroke("back", "", [(52, 60), (52, 80)])] * 3).share
    longer = shaded([Stroke("back", "", [(52, 60), (52, 100)])]).share

    assert share == again
    assert longer > 1.5 * share
    assert 0.5 < share * 9000 / (20 * 2 * PEN_CM) < 2.5


def test_beside_the_body_nothing_is_marked() -> None:
    """A line in the air covers nothing."""
    empty = shaded([Stroke(view, "numb", [(20, 5), (20, 30)]) for view in VIEWS])

    assert (dict(empty.places), empty.share, empty.is_elsewhere) == ({}, 0, False)


def test_a_line_outside_the_named_areas_is_told() -> None:
    """An arm has no name here, but it isn't nothing."""
    assert shaded([Stroke("front", "", [(22, 90), (25, 70)])]).is_elsewhere


@pytest.mark.parametrize(("x", "view"), product((58, 62, 66, 70), VIEWS))
def test_left_and_right_are_alike(x: float, view: str) -> None:
    """A line and its mirror image mark mirrored places and as much of the body."""
    line = [(x, 70), (x, 170)]
    one = shaded([Stroke(view, "", line)])
    two = shaded([Stroke(view, "", [(WIDTH - a, b) for a, b in line])])

    assert mirrored(set(one.places)) == set(two.places)
    assert abs(one.share - two.share) < 0.001
