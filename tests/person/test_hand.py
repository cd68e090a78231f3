"""A hand has the size of a hand, and the same nodes open and closed."""

from math import isclose

import pytest

from backedu.person.body import lengths
from backedu.person.hand import hand
from backedu.person.outline import Layer, View
from backedu.person.skeleton import Frame, changed, skeleton, standing

BACK_OF_THE_RIGHT_HAND = View.of(0, 0)
THUMB_SIDE = View.of(90, 0)


def drawn(grip: float, view: View, *, side: str = "r") -> tuple[Layer, Frame]:
    """Return a hand that hangs, and the frame of its wrist."""
    at = skeleton(changed(standing(), {"grip": grip}))
    palm = at[f"hand_{side}"]
    sign = 1.0 if side == "r" else -1.0
    return hand(view, palm, at[f"fingers_{side}"], sign, grip), palm


def extent(layer: Layer, palm: Frame, view: View) -> tuple[float, float]:
    """Return how far the hand reaches below the wrist, and how wide fingers and palm are."""
    _, shapes, _ = layer
    _, wrist = view.flat(palm.origin)
    *shapes, _thumb = shapes
    xs, ys = zip(*(point for shape in shapes for point in shape), strict=True)
    return max(ys) - wrist, max(xs) - min(xs)


def test_an_open_hand_is_as_long_and_as_wide_as_a_hand() -> None:
    """Its length is that of the skeleton's hand; its breadth is 0.40 to 0.48 of that."""
    layer, palm = drawn(0, BACK_OF_THE_RIGHT_HAND)
    long, wide = extent(layer, palm, BACK_OF_THE_RIGHT_HAND)

    assert isclose(long, lengths()["hand"], abs_tol=0.5)
    assert 0.40 < wide / long < 0.48


@pytest.mark.parametrize("view", [BACK_OF_THE_RIGHT_HAND, THUMB_SIDE])
def test_a_fist_is_short_and_has_the_nodes_of_an_open_hand(view: View) -> None:
    """A page can mix them."""
    opened, palm = drawn(0, view)
    closed, _ = drawn(100, view)
    nodes = [[[*map(len, part)] for part in each[1:]] for each in (opened, closed)]

    assert nodes[0] == nodes[1]
    assert extent(closed, palm, view)[0] < 0.72 * extent(opened, palm, view)[0]


def test_the_left_hand_is_the_right_one_in_a_mirror() -> None:
    """Seen from the front, as wide and as long."""
    right, palm = drawn(25, THUMB_SIDE)
    left, other = drawn(25, THUMB_SIDE, side="l")

    assert extent(right, palm, THUMB_SIDE) == pytest.approx(extent(left, other, THUMB_SIDE))


def test_a_thumb_before_the_palm_has_its_edge_drawn() -> None:
    """Its line has a length where the palm is seen, and none where the back of the hand is."""
    palm_side, back = (drawn(50, View.of(azimuth, 0))[0] for azimuth in (180, 0))

    assert len({*palm_side[2][-1]}) > 1
    assert len({*back[2][-1]}) == 1
