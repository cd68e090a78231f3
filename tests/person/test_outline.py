"""The outline of a limb at its joint."""

from math import cos, radians, sin

import pytest

from backedu.person.outline import Section, Strip, View, limb
from backedu.person.skeleton import Frame

FRONT = View((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
HALF_CM = 4.0


def _bone(up: tuple[float, float], start: float, end: float) -> Strip:
    """A bone of even width in the plane of the picture; ``up`` points to its upper end."""
    x, y = up
    frame = Frame((0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (x, y, 0.0), (y, -x, 0.0))
    half = (HALF_CM,) * 4
    return Strip(FRONT, [Section(frame.moved(0.0, s), *half) for s in (start, end)], downwards=True)


@pytest.mark.parametrize("bend", [170, 174, 176, 179, 180, 181, 184, 186, 190])
def test_a_folded_joint_is_round(bend: float) -> None:
    """Also where one bone lies on the other in the picture, as in arms that are crossed."""
    turn = radians(bend)
    upper = _bone((0.0, 1.0), 25.0, 0.0)
    lower = _bone((sin(turn), cos(turn)), 0.0, -25.0)

    outline, _ = limb(upper, lower, 0.9, 0.5)

    assert max(y for _, y in outline) == pytest.approx(HALF_CM, abs=0.1)
