"""The person holds something with both hands: a pose from where the hands are, in the side plane.

Feet flat, trunk bent as asked, legs leaning so that body and load are in balance, and the arms
reaching for the load. Nothing is searched for but these: what cannot be held is told, not bent.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, degrees, hypot

from backedu.content.cached import cached
from backedu.person.body import lengths, masses
from backedu.person.skeleton import (
    SOLE_CM,
    Frame,
    Pose,
    Skeleton,
    Vector,
    changed,
    skeleton,
    standing,
)

BODY_KG = 75.0
_MIDFOOT_CM = 5.0  # ahead of the ankle: where the weight is at ease
_KNEES = {"straight": (3.0,), "bent": (40.0, 75.0, 110.0)}
_LEANS = {"straight": (-20.0, 8.0), "bent": (-4.0, 34.0)}  # of the shank, forwards; ankles allow it
_USUAL = (15.0, 45.0)  # kg and cm that a posture is balanced for, so that few bodies serve all
_GRIP: Vector = (0.0, -8.5, 0.0)  # the middle of the closed hand, from the wrist
_ELBOW_BENDS = 142.0
_AT_EASE = 0.985  # share of the arm's length that one reaches with
_GIVES_CM = 2.5  # what the shoulder blades give when one reaches
_SHOULDER = (-45.0, 168.0)  # how far back and forward the arm goes


@dataclass(frozen=True)
class Held:
    """A posture in which something is held, or would be.

    Attributes:
        pose: Angles, as for :func:`backedu.person.skeleton.skeleton`; the arms hang where nothing
            can be held.
        short_cm: By how much the arms are too short.
        is_out_of_joint: Shoulder or elbow would have to bend further than they do.
    """

    pose: dict[str, float]
    short_cm: float = 0.0
    is_out_of_joint: bool = False


def hold(distance_cm: float, height_cm: float, trunk_deg: float, knees: str) -> Held:
    """Return how a person holds something with both hands.

    Bent knees bend no further than the arms need.

    Args:
        distance_cm: From the ankles to the hands.
        height_cm: Of the hands above the floor.
        trunk_deg: How far the trunk leans forward.
        knees: ``straight`` or ``bent``.

    Example:
        >>> hold(45, 100, 30, "straight").short_cm
        0.0
        >>> hold(65, 30, 0, "straight").short_cm > 40
        True
    """
    hands = (distance_cm, height_cm)
    tried = [_reached(_stood(knee, knees, trunk_deg), hands) for knee in _KNEES[knees]]
    fits = [held for held in tried if not (held.short_cm or held.is_out_of_joint)]
    if fits:
        return fits[0]
    nearest = min(tried, key=lambda held: held.short_cm)
    return Held(_hanging(nearest.pose), nearest.short_cm, nearest.is_out_of_joint)


def weight_cm(pose: Pose, load_kg: float, distance_cm: float) -> float:
    """Return where the weight of body and load is, from the ankles forwards; in balance, over feet.

    Both sides of the pose must be alike.
    """
    at = skeleton(pose)
    body_cm = sum(each.share * _of(at, each.id).at(*each.at)[0] for each in masses().values())
    return (BODY_KG * body_cm + load_kg * distance_cm) / (BODY_KG + load_kg)


def _of(at: Skeleton, name: str) -> Frame:
    return at[name] if name in at else at[f"{name}_r"]


@cached
def _stood(knee: float, knees: str, trunk_deg: float) -> dict[str, float]:
    """The pose with feet flat and in balance, before the arms reach."""
    back, front = _LEANS[knees]
    pose = _upright(knee, (back + front) / 2, trunk_deg)
    for _ in range(9):
        over = weight_cm(pose, *_USUAL) > _MIDFOOT_CM
        lean = (back + front) / 2
        back, front = (back, lean) if over else (lean, front)
        pose = _upright(knee, (back + front) / 2, trunk_deg)
    return pose


def _upright(knee: float, lean: float, trunk_deg: float) -> dict[str, float]:
    """The pose for these legs and this trunk, placed on the floor with the ankles at 0."""
    bent = {
        "lum_f": 0.5 * trunk_deg, "tho_f": 0.16 * trunk_deg, "neck_f": -0.3 * trunk_deg,
        "knee": knee, "ankle": lean, "grip": 55.0, "pro": 12.0, "sho_a": 2.0,
        "sho_f": trunk_deg + 30.0, "elb": 30.0,
    }  # fmt: skip
    pose = changed(standing(), bent)
    turn = trunk_deg - _lean(pose)
    pose = changed(pose, {"pitch": turn, "hip_f": knee - lean + turn})
    foot = skeleton(pose)["foot_r"].origin
    return {**pose, "x": -foot[0], "y": SOLE_CM - foot[1]}


def _lean(pose: dict[str, float]) -> float:
    """How far the line from the lowest disc to the upper chest leans, from standing."""
    at = skeleton(pose)
    (x0, y0, _), (x1, y1, _) = at["L5"].origin, at["T3"].origin
    return degrees(atan2(x1 - x0, y1 - y0)) + 1.6


def _reached(pose: dict[str, float], hands: tuple[float, float]) -> Held:
    """The pose with the hands at the load, or stretched out towards it."""
    long = lengths()
    upper, fore = long["upper_arm"], hypot(long["forearm"] - _GRIP[1], _GRIP[0])
    short = 0.0
    bends = True
    for _ in range(4):  # the shoulder blade goes along with the arm
        at = skeleton(pose)
        shoulder = at["upper_arm_r"].origin
        across, down = hands[0] - shoulder[0], shoulder[1] - hands[1]
        span = hypot(across, down)
        reach = min(span, _AT_EASE * (upper + fore))
        short = max(0.0, span - reach)
        elbow = 180 - _corner(upper, fore, reach)
        bend = min(elbow, _ELBOW_BENDS)
        here = degrees(atan2(across, down)) - _corner(upper, reach, fore)
        arm = at["upper_arm_r"]
        now = degrees(atan2(-arm.up[0], arm.up[1]))
        turn = (here - now + 180) % 360 - 180
        raised = (pose["sho_f_r"] + turn + 90) % 360 - 90
        low, high = _SHOULDER
        bends = elbow <= _ELBOW_BENDS and low <= raised <= high
        pose = changed(pose, {"sho_f": min(high, max(low, raised)), "elb": bend})
    return Held(pose, 0.0 if short < _GIVES_CM else short, not bends)


def _hanging(pose: Pose) -> dict[str, float]:
    """The pose with the arms hanging from the shoulders."""
    up = skeleton(pose)["upper_arm_r"].up
    turn = degrees(atan2(up[0], up[1]))
    return changed(pose, {"sho_f": pose["sho_f_r"] + turn, "elb": 12.0})


def _corner(one: float, two: float, opposite: float) -> float:
    """The angle between two sides of a triangle, in degrees."""
    cosine = (one**2 + two**2 - opposite**2) / (2 * one * two) if one * two else 1.0
    return degrees(acos(max(-1.0, min(1.0, cosine))))
