"""Joint angles become a skeleton: where each segment is, and which way it points.

World: x where an upright person faces, y up, z to the person's right; centimetres. A pose is the
place of the pelvis and about fifty clinical angles, by name (``knee_r``, ``lum_f``).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, hypot, radians, sin
from typing import NamedTuple

from backedu.content.cached import cached
from backedu.person.body import STATURE_CM, joints, lengths, spine

Vector = tuple[float, float, float]
Pose = Mapping[str, float]
Skeleton = Mapping[str, "Frame"]

SIDES = (("r", 1.0), ("l", -1.0))
_SACRUM = (-0.021 * STATURE_CM, 0.055 * STATURE_CM)  # its top, from between the hip joints
_TOE_JOINT = (0.066 * STATURE_CM, -0.0285 * STATURE_CM)  # ball of the foot, from the ankle
SOLE_CM = 6.8
"""How far the sole is below the ankle."""

_ARM_HANGS = 14  # degrees by which T3 leans forward in standing, which the arm does not
_BLADE_STARTS = 30  # degrees of arm movement before the shoulder blade goes along


class Frame(NamedTuple):
    """Where a segment is: its nearer joint, and its axes ahead, up and to the right."""

    origin: Vector
    ahead: Vector
    up: Vector
    right: Vector

    def at(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Vector:
        """Return a place given in this frame as a place in the world."""
        o, a, u, r = self
        return (
            o[0] + a[0] * x + u[0] * y + r[0] * z,
            o[1] + a[1] * x + u[1] * y + r[1] * z,
            o[2] + a[2] * x + u[2] * y + r[2] * z,
        )

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Frame:
        """Return the frame moved along its own axes."""
        return Frame(self.at(x, y, z), self.ahead, self.up, self.right)

    def turned(self, *turns: tuple[str, float]) -> Frame:
        """Return the frame turned about its own axes, in order; ``z`` is the axis to the right.

        Example:
            >>> flat = Frame((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))
            >>> [round(x) for x in flat.turned(("z", 90)).ahead]
            [0, 1, 0]
        """
        o, a, u, r = self
        for axis, degrees in turns:
            if not degrees:
                continue
            c, s = cos(radians(degrees)), sin(radians(degrees))
            if axis == "z":
                a, u = _mix(a, u, c, s), _mix(u, a, c, -s)
            elif axis == "x":
                u, r = _mix(u, r, c, s), _mix(r, u, c, -s)
            else:
                r, a = _mix(r, a, c, s), _mix(a, r, c, -s)
        return Frame(o, a, u, r)


def _mix(p: Vector, q: Vector, c: float, s: float) -> Vector:
    return (p[0] * c + q[0] * s, p[1] * c + q[1] * s, p[2] * c + q[2] * s)


@cached
def angles() -> Mapping[str, tuple[float, float, float]]:
    """Return least, most and stiffness of every angle of a pose, right and left apart.

    Example:
        >>> angles()["knee_l"][:2]
        (0.0, 150.0)
    """
    out = {}
    for joint in joints().values():
        for side in ("_r", "_l") if joint.both_sides else ("",):
            out[joint.id + side] = (joint.least, joint.most, joint.stiffness)
    return out


def changed(pose: Pose, changes: Mapping[str, float]) -> dict[str, float]:
    """Return the pose with some angles changed; a joint without a side means both.

    Example:
        >>> changed({"knee_r": 0, "knee_l": 0}, {"knee": 60, "knee_l": 20})
        {'knee_r': 60, 'knee_l': 20}
    """
    both = {
        f"{name}_{side}": value
        for name, value in changes.items()
        if name in joints() and joints()[name].both_sides
        for side, _ in SIDES
    }
    single = {
        name: value
        for name, value in changes.items()
        if not (name in joints() and joints()[name].both_sides)
    }
    return {**pose, **both, **single}


def standing() -> dict[str, float]:
    """Return the pose with every angle at zero: upright, arms down."""
    return dict.fromkeys(angles(), 0.0)


def other_side(name: str) -> str:
    """Return the name of the same thing on the other side; a thing of the middle is its own.

    Example:
        >>> other_side("heel_r@7"), other_side("skull")
        ('heel_l@7', 'skull')
    """
    stem, at, height = name.partition("@")
    swapped = {"_r": "_l", "_l": "_r"}.get(stem[-2:])
    return stem[:-2] + swapped + at + height if swapped else name


def mirrored(pose: Pose) -> dict[str, float]:
    """Return the pose in a mirror: right becomes left."""
    table = joints()
    return {
        (name if name in table else other_side(name)): (
            -value if name in table and table[name].has_a_side else value
        )
        for name, value in pose.items()
    }


def skeleton(pose: Pose) -> dict[str, Frame]:
    """Return the frames of all segments of a full pose, by name."""
    p = pose
    world = Frame((p["x"], p["y"], p["z"]), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    pelvis = world.turned(("y", -p["yaw"]), ("z", -p["pitch"]), ("x", p["roll"]), ("y", -p["spin"]))
    out = {"pelvis": pelvis}
    at = pelvis.moved(*_SACRUM)
    for part in spine():
        region = part.region
        at = at.turned(
            ("z", -part.lean - part.flexion * p[region + "_f"]),
            ("x", part.turn * p[region + "_s"]),
            ("y", -part.turn * p[region + "_r"]),
        )
        out[part.id] = at
        at = at.moved(0.0, part.length * STATURE_CM)
    out["head"] = at.turned(("z", 1.0))
    for side, sign in SIDES:
        _leg(out, p, side, sign)
        _arm(out, p, side, sign)
    return out


def _leg(out: dict[str, Frame], p: Pose, side: str, sign: float) -> None:
    long = lengths()
    hip = out["pelvis"].moved(0.0, 0.0, sign * long["half_hips"])
    thigh = hip.turned(
        ("z", p["hip_f_" + side]),
        ("x", -sign * p["hip_a_" + side]),
        ("y", sign * p["hip_r_" + side]),
    )
    shank = thigh.moved(0.0, -long["thigh"]).turned(("z", -p["knee_" + side]))
    foot = shank.moved(0.0, -long["shank"]).turned(
        ("y", -sign * p["foot_t_" + side]),
        ("z", p["ankle_" + side]),
        ("x", sign * p["inv_" + side]),
    )
    toes = foot.moved(*_TOE_JOINT).turned(("z", p["toe_" + side]))
    for name, frame in (("thigh", thigh), ("shank", shank), ("foot", foot), ("toes", toes)):
        out[f"{name}_{side}"] = frame


def _arm(out: dict[str, Frame], p: Pose, side: str, sign: float) -> None:
    long = lengths()
    flexed, raised = p["sho_f_" + side], p["sho_a_" + side]
    blade = max(0.0, hypot(flexed, raised) - _BLADE_STARTS) / 150
    forward = sin(radians(max(-60.0, min(180.0, flexed))))
    joint = out["T3"].moved(
        (0.012 + 0.012 * forward) * STATURE_CM,
        (-0.004 + 0.026 * blade) * STATURE_CM,
        sign * (long["half_shoulders"] - 0.010 * blade * STATURE_CM),
    )
    upper = joint.turned(
        ("z", _ARM_HANGS + flexed), ("x", -sign * raised), ("y", sign * p["sho_r_" + side])
    )
    fore = upper.moved(0.0, -long["upper_arm"]).turned(("z", p["elb_" + side]))
    hand = fore.moved(0.0, -long["forearm"]).turned(
        ("y", sign * p["pro_" + side]), ("x", -sign * p["wri_" + side])
    )
    fingers = hand.moved(0.0, -0.5 * long["hand"]).turned(("x", sign * p["grip_" + side]))
    named = (("upper_arm", upper), ("forearm", fore), ("hand", hand), ("fingers", fingers))
    for name, frame in named:
        out[f"{name}_{side}"] = frame
