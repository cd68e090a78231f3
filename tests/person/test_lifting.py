"""Someone who holds something: hands at it, feet flat, in balance; what nobody can hold is told."""

from itertools import product

import pytest

from backedu.person.lifting import hold, weight_cm
from backedu.person.skeleton import angles, skeleton

POSTURES = list(product((25, 45, 65), (30, 65, 100, 135), (0, 30, 60, 90), ("straight", "bent")))
HELD = [
    (*at, held) for at in POSTURES if not ((held := hold(*at)).short_cm or held.is_out_of_joint)
]


def test_the_hands_are_at_the_load_and_the_feet_are_flat() -> None:
    """Hands within 2.5 cm of the load, ankles where the distance is measured from, soles down."""
    assert len(HELD) > len(POSTURES) / 3
    for distance, height, _, _, held in HELD:
        at = skeleton(held.pose)
        x, y, _ = at["hand_r"].at(0.0, -8.5)
        assert abs(x - distance) < 2.5
        assert abs(y - height) < 2.5
        assert abs(at["foot_r"].origin[0]) < 0.1
        assert at["foot_r"].ahead[0] > 0.999


def test_whoever_holds_something_is_in_balance() -> None:
    """The weight is over the feet, with empty hands and with 20 kg."""
    for distance, *_, held in HELD:
        assert -6 < weight_cm(held.pose, 0, distance) < 17
        assert -6 < weight_cm(held.pose, 20, distance) < 17


def test_joints_stay_in_range() -> None:
    """No joint of a posture goes further than in any other drawing."""
    limits = angles()
    for *_, held in HELD:
        beyond = [
            name for name, x in held.pose.items() if not limits[name][0] <= x <= limits[name][1]
        ]
        assert beyond == []


def test_the_trunk_leans_as_asked() -> None:
    """From upright, the line from the lowest disc to the chest turns by the angle of the slider."""

    def line(degrees: float) -> tuple[float, float]:
        at = skeleton(hold(45, 100, degrees, "straight").pose)
        chest, disc = at["T3"].origin, at["L5"].origin
        return chest[0] - disc[0], chest[1] - disc[1]

    (x, y), (across, up) = line(0), line(90)
    assert abs(x) < 1.5
    assert abs(up) < 1.5
    assert across == pytest.approx(y, rel=0.1)


@pytest.mark.parametrize(
    ("posture", "fault"),
    [((65, 30, 0, "straight"), "short"), ((25, 100, 90, "straight"), "joint")],
)
def test_what_nobody_can_hold_is_told(posture: tuple[int, int, int, str], fault: str) -> None:
    """Too far for the arms, or too near for shoulder and elbow; the arms then hang."""
    held = hold(*posture)

    assert (held.short_cm > 0) == (fault == "short")
    assert held.is_out_of_joint == (fault == "joint")
    assert skeleton(held.pose)["upper_arm_r"].up[1] > 0.95
    assert held.pose["elb_r"] < 20
