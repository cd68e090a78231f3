import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.person.skeleton import (
    Frame,
    Pose,
    angles,
    changed,
    mirrored,
    skeleton,
    standing,
)

FLAT = Frame((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    """Any pose whose joints are within their limits."""
    return {
        name: draw(st.floats(max(-90.0, least), min(90.0, most)))
        for name, (least, most, _) in angles().items()
    }


@given(poses())
def test_the_mirror_of_the_mirror_is_the_pose(pose: Pose) -> None:
    """Right and left are the same body."""
    assert mirrored(mirrored(pose)) == pose


@given(poses())
def test_a_mirrored_pose_is_the_mirrored_skeleton(pose: Pose) -> None:
    """What is 10 cm to the right of the middle is then 10 cm to the left of it."""
    one, two = skeleton(pose), skeleton(mirrored(pose))
    for name, frame in one.items():
        other = {"_r": "_l", "_l": "_r"}.get(name[-2:], "")
        x, y, z = two[name[:-2] + other if other else name].origin
        assert (x, y, -z) == pytest.approx(frame.origin, abs=1e-6)


@given(poses())
def test_a_frame_s_axes_are_at_right_angles(pose: Pose) -> None:
    """However a body is bent, its parts are neither stretched nor sheared."""
    for frame in skeleton(pose).values():
        axes = (frame.ahead, frame.up, frame.right)
        for i, p in enumerate(axes):
            for j, q in enumerate(axes):
                dot = sum(a * b for a, b in zip(p, q, strict=True))
                assert dot == pytest.approx(float(i == j), abs=1e-9)


def test_joints_bend_as_clinicians_say() -> None:
    """Flexion lifts a thigh to the front, a knee bends back, an elbow to the front."""
    pose = changed(standing(), {"hip_f_r": 90.0, "knee_l": 90.0, "elb_r": 90.0})
    at = skeleton(pose)

    assert at["shank_r"].origin[0] > 30
    assert at["foot_l"].origin[0] < at["shank_l"].origin[0] - 30
    assert at["hand_r"].origin[0] > at["forearm_r"].origin[0] + 20


def test_a_joint_without_a_side_means_both() -> None:
    """Unless one side says otherwise."""
    pose = changed(standing(), {"knee": 60.0, "knee_l": 20.0, "pitch": 5.0})

    assert (pose["knee_r"], pose["knee_l"], pose["pitch"]) == (60.0, 20.0, 5.0)


def test_turns_are_about_own_axes_in_order() -> None:
    """A second turn is about the axis where the first has left it."""
    turned = FLAT.turned(("z", 90.0), ("x", 90.0))

    assert turned.ahead == pytest.approx((0.0, 1.0, 0.0))
    assert turned.up == pytest.approx((0.0, 0.0, 1.0))
