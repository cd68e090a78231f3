"""Solved movements: every pose of every form of an exercise. Solved once, then kept in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backedu.content.cached import cached
from backedu.person.kept import digest_of, kept
from backedu.person.motion import Motion, Solver
from backedu.person.movement import FORMS, KeyPose, Movement, key_poses, movements
from backedu.person.skeleton import Pose, angles

_CODE = ("body", "skeleton", "contact", "motion", "movement", "store")
_TABLES = ("joints.toml", "spine.toml", "segments.toml", "contacts.toml")
_DIGITS = 2  # hundredths of a degree or of a centimetre


@dataclass(frozen=True)
class Solved:
    """An exercise with every pose solved: one round of each form, and the mistake."""

    forms: Mapping[str, Motion]
    mistake: Pose


@cached
def solved(exercise_id: str) -> Solved:
    """Return a solved exercise.

    Args:
        exercise_id: As in ``movements.toml``.

    Example:
        >>> sorted(solved("plank").forms)
        ['easier', 'harder', 'usual']
    """
    movement = movements()[exercise_id]
    return _unpacked(kept(exercise_id, digest(movement), lambda: _packed(_solve(movement))))


def digest(movement: Movement) -> str:
    """Return a digest of what the solved poses follow from: code, tables, own key poses."""
    own = [pose for pose in key_poses().values() if _belongs(pose, movement.id)]
    steps = [[step.pose for step in movement.form(name).steps] for name in FORMS]
    told = (own, steps, movement.mistake.pose, movement.plane, movement.travels)
    return digest_of(_CODE, _TABLES, told)


def _belongs(pose: KeyPose, exercise_id: str) -> bool:
    """Whether a pose is one of this exercise, or a start for all."""
    return "-" not in pose.id or pose.id.startswith(f"{exercise_id}-")


def _solve(movement: Movement) -> Solved:
    solver = Solver(movement)
    forms = {name: solver.motion(movement.form(name)) for name in FORMS}
    return Solved(forms, solver.key(movement.mistake.pose).pose)


def _packed(movement: Solved) -> dict[str, Any]:
    def row(pose: Pose) -> list[float]:
        return [round(pose[name], _DIGITS) for name in angles()]

    forms = {
        name: {
            "poses": [row(pose) for pose in motion.poses],
            "at": list(motion.at),
            "stride_cm": motion.stride_cm,
        }
        for name, motion in movement.forms.items()
    }
    return {"forms": forms, "mistake": row(movement.mistake)}


def _unpacked(made: dict[str, Any]) -> Solved:
    def pose(row: list[float]) -> Pose:
        return dict(zip(angles(), row, strict=True))

    forms = {
        name: Motion(tuple(map(pose, each["poses"])), tuple(each["at"]), each["stride_cm"])
        for name, each in made["forms"].items()
    }
    return Solved(forms, pose(made["mistake"]))
