"""The geometry of all nine exercises, in every form, at each frame that a page shows.

Between two frames a page mixes the nodes linearly; so do these tests with joints and contacts.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import dist

import pytest

from backedu.person.body import balls, builds
from backedu.person.contact import balls_of, spot
from backedu.person.figure import Parts, depth, draw
from backedu.person.motion import Motion
from backedu.person.movement import FORMS, Step, key_poses, movements
from backedu.person.outline import View, turn_deg
from backedu.person.skeleton import Pose, Vector, angles, other_side, skeleton
from backedu.person.store import solved

ALL = [(exercise, form) for exercise in movements() for form in FORMS]
BONES = (("thigh", "shank"), ("shank", "foot"), ("foot", "toes"), ("upper_arm", "forearm"),
         ("forearm", "hand"), ("hand", "fingers"))  # fmt: skip
SHORTEST = 0.98  # of a limb's length, half-way between two frames
MOST_SLIP_CM = 0.5
MOST_SUNK_CM = 0.5
LIFTED_CM = 0.5
SHARPEST_DEG = 40
PARTS = (0.0, 0.25, 0.5, 0.75)

every_form = pytest.mark.parametrize(("exercise", "form"), ALL, ids=map("-".join, ALL))
every_exercise = pytest.mark.parametrize("exercise", movements())


def motion_of(exercise: str, form: str) -> Motion:
    """Return one round of a form."""
    return solved(exercise).forms[form]


def round_of(motion: Motion) -> list[Pose]:
    """Return the poses of a round, and the first of the next."""
    first = motion.poses[0]
    return [*motion.poses, {**first, "x": first["x"] + motion.stride_cm}]


def mixed(p: Vector, q: Vector, u: float) -> Vector:
    """Return the place that a page shows between two frames."""
    return (
        p[0] * (1 - u) + q[0] * u,
        p[1] * (1 - u) + q[1] * u,
        p[2] * (1 - u) + q[2] * u,
    )


def apart(p: Vector, q: Vector) -> float:
    """Return the distance of two places."""
    return dist(p, q)


def places(pose: Pose) -> dict[str, Vector]:
    """Return where each joint and each ball is."""
    at = skeleton(pose)
    joints = {name: frame.origin for name, frame in at.items()}
    return joints | {ball: spot(at, ball) for ball in balls()}


def shown(poses: list[Pose]) -> Iterator[dict[str, Vector]]:
    """Yield the places at each frame and at three moments before the next."""
    for one, two in pairwise(places(pose) for pose in poses):
        for u in PARTS:
            yield {name: mixed(one[name], two[name], u) for name in one}


def kept(step: Step) -> set[str]:
    """Return the balls that a step's pose has on the floor and does not move, lifted or not."""
    pose = key_poses()[step.pose]
    of = key_poses()[pose.mirror] if pose.mirror and not pose.contacts else pose
    names = [name for name in of.contacts if name not in of.moves]
    swapped = [other_side(name) for name in names] if of is not pose else names
    return {ball for name in swapped for ball in balls_of(name.partition("@")[0])}


@every_form
def test_no_limb_changes_its_length(exercise: str, form: str) -> None:
    """Between two frames no limb is drawn more than 2 % too short."""
    poses = round_of(motion_of(exercise, form))
    whole = places(poses[0])

    for at in shown(poses):
        for upper, lower in BONES:
            for side in "rl":
                one, two = f"{upper}_{side}", f"{lower}_{side}"
                share = apart(at[one], at[two]) / apart(whole[one], whole[two])
                assert SHORTEST < share < 1.001, (one, round(share, 3))


@every_form
def test_nothing_sinks_into_the_floor(exercise: str, form: str) -> None:
    """No part of the body is under the floor at any moment."""
    for at in shown(round_of(motion_of(exercise, form))):
        for name, ball in balls().items():
            assert ball.radius - at[name][1] < MOST_SUNK_CM, name


@every_form
def test_what_touches_stays_put(exercise: str, form: str) -> None:
    """A contact that two steps share does not slip on the way from one to the other."""
    motion, movement = motion_of(exercise, form), movements()[exercise]
    poses, steps = round_of(motion), movement.form(form).steps
    bounds = [*motion.at, len(motion.poses)]
    axes = 2 if movement.plane else 3

    for (first, last), one, two in zip(
        pairwise(bounds), steps, [*steps[1:], steps[0]], strict=True
    ):
        way = [places(pose) for pose in poses[first : last + 1]]
        for ball in kept(one) & kept(two):
            if abs(way[0][ball][1] - way[-1][ball][1]) > LIFTED_CM:
                continue
            for axis in range(axes):
                along = [at[ball][axis] for at in way]
                assert max(along) - min(along) < MOST_SLIP_CM, (one.pose, two.pose, ball, axis)


@every_form
def test_contacts_rest_at_their_height(exercise: str, form: str) -> None:
    """In each step, what rests on the floor or on the stool does so."""
    motion = motion_of(exercise, form)
    for step, frame in zip(movements()[exercise].form(form).steps, motion.at, strict=True):
        at = places(motion.poses[frame])
        pose = key_poses()[step.pose]
        for contact in pose.contacts:
            name, _, height = contact.partition("@")
            for ball in balls_of(name):
                gap = at[ball][1] - balls()[ball].radius - float(height or 0)
                assert abs(gap) < MOST_SUNK_CM, (step.pose, ball, round(gap, 2))


@every_form
def test_joints_stay_in_range(exercise: str, form: str) -> None:
    """No joint goes where a person's does not."""
    for pose in (*motion_of(exercise, form).poses, solved(exercise).mistake):
        for name, (least, most, _) in angles().items():
            assert least - 0.01 <= pose[name] <= most + 0.01, (name, pose[name])


@every_form
@pytest.mark.parametrize("build", builds())
def test_every_frame_has_the_same_nodes(exercise: str, form: str, build: str) -> None:
    """Layers and nodes are the same in all frames of a form, so that a page can mix them."""
    movement, poses = movements()[exercise], motion_of(exercise, form).poses
    view = View.of(*(movement.form(form).view or movement.view))
    what = depth(poses, view)

    def shape(pose: Pose) -> list[tuple[str, list[int], list[int]]]:
        layers = draw(pose, view, builds()[build], what)
        return [
            (k, [len(s) for s in shapes], [len(x) for x in lines]) for k, shapes, lines in layers
        ]

    first = shape(poses[0])
    assert all(shape(pose) == first for pose in poses[1:])


@every_form
@pytest.mark.parametrize("build", builds())
def test_the_vest_has_no_spike(exercise: str, form: str, build: str) -> None:
    """However far the trunk bends or turns, either edge of the vest is a calm line."""
    movement = movements()[exercise]
    view = View.of(*(movement.form(form).view or movement.view))
    for pose in (*motion_of(exercise, form).poses, solved(exercise).mistake):
        [(_, [outline], _)] = Parts(view, skeleton(pose), builds()[build], pose).trunk([])[1:]
        half = len(outline) // 2
        for edge in (outline[:half], outline[half + 1 :]):
            turns = [turn_deg(*nodes) for nodes in zip(edge, edge[1:], edge[2:], strict=False)]
            assert max(turns) < SHARPEST_DEG, round(max(turns))


@every_exercise
def test_a_mistake_is_on_the_floor_too(exercise: str) -> None:
    """The mistake is a pose that a person could be in."""
    at = places(solved(exercise).mistake)
    sunk = {name: ball.radius - at[name][1] for name, ball in balls().items()}

    assert max(sunk.values()) < MOST_SUNK_CM, sunk
