"""Contacts with the floor, and the solver that settles a pose on them.

The solver moves the joints as little as possible, each by its stiffness, until every contact holds
and nothing is under the floor (Levenberg-Marquardt on the misfits in cm). It takes some tenths of a
second, so it runs when the movements are made, never for a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from backedu.content.cached import cached
from backedu.person.body import balls, joints
from backedu.person.skeleton import Pose, Skeleton, Vector, angles, skeleton

_GROUPS = {
    "foot": ("heel", "ball", "edge", "toe"),
    "tiptoe": ("ball", "toe"),
    "hand": ("palm", "tips"),
    "kneel": ("knee", "toe"),
}
_MOVES = {
    "hip_f": "thigh shank foot toes", "hip_a": "thigh shank foot toes",
    "hip_r": "thigh shank foot toes", "knee": "shank foot toes", "ankle": "foot toes",
    "foot_t": "foot toes", "inv": "foot toes", "toe": "toes",
    "sho_f": "upper_arm forearm hand fingers", "sho_a": "upper_arm forearm hand fingers",
    "sho_r": "upper_arm forearm hand fingers", "elb": "forearm hand fingers",
    "pro": "hand fingers", "wri": "hand fingers",
}  # fmt: skip
_PLANE = frozenset({
    "x", "y", "pitch", "lum_f", "tho_f", "neck_f", "hip_f", "knee", "ankle", "toe", "sho_f", "elb",
    "wri",
})  # fmt: skip
_STEP = 0.02  # of a joint, to see what it moves
_LARGEST = 20.0  # degrees or cm that a joint moves at once

Target = tuple[float | None, float | None, float | None]
Link = tuple[str, str, Vector]
"""A ball that is kept at a place of another segment: ball, segment, place in its frame."""


@dataclass(frozen=True)
class Goal:
    """What must hold.

    Attributes:
        wanted: Where the centre of each touching ball is, in cm; None where it is free.
        links: Balls kept at a place of the body, such as a hand on the shin.
        plane: The movement is in the side plane: sideways places are left alone, since the
            shoulder blade moves the hand sideways and the spine would twist to make up for it.
    """

    wanted: Mapping[str, Target]
    links: Sequence[Link] = field(default=())
    plane: bool = False


def balls_of(contact: str) -> list[str]:
    """Return the balls of a contact: those of a group with its side, else itself.

    Example:
        >>> balls_of("tiptoe_r"), balls_of("skull")
        (['ball_r', 'toe_r'], ['skull'])
    """
    stem, _, side = contact.rpartition("_")
    return [f"{name}_{side}" for name in _GROUPS[stem]] if stem in _GROUPS else [contact]


def spot(at: Skeleton, ball: str) -> Vector:
    """Return where the centre of a ball is."""
    where = balls()[ball]
    return at[where.segment].at(where.at[0], where.at[1], where.at[2])


@cached
def _limits() -> Mapping[str, tuple[float, float, float]]:
    return angles()


def solve(
    start: Pose, goal: Goal, only: Sequence[str] = (), *, steps: int = 40, firm: float = 0.02
) -> tuple[dict[str, float], float]:
    """Move the joints as little as possible until the goal holds.

    Args:
        start: Full pose to start from; what is outside a joint's limits stays no further outside.
        goal: What must hold.
        only: These angles and no others may move; all that matter when empty.
        steps: Most steps to take.
        firm: Weight of the joints' stiffness against the misfit.

    Returns:
        The pose, and its largest misfit in cm.
    """
    task = _Task(start, goal, only, firm)
    pose, rows = dict(start), task.rows(skeleton(start))
    cost, damp = task.cost(pose, rows), 10.0
    for _ in range(steps):
        found = task.better(pose, rows, cost, damp)
        if found is None:
            break
        before = cost
        pose, rows, cost, damp = found
        if before - cost < 1e-5 * before:
            break
    worst = max(map(abs, rows), default=0.0)
    if firm > 0.001 and worst > 0.02:  # then the contacts, as exactly as may be
        return solve(pose, goal, only, steps=steps, firm=firm / 100)
    return pose, worst


class _Task:
    """One problem: which joints are free, what they cost, and how far the goal is missed."""

    def __init__(self, start: Pose, goal: Goal, only: Sequence[str], firm: float) -> None:
        self.start, self.goal = start, goal
        self.axes = 2 if goal.plane else 3
        self.floor = [name for name in balls() if name not in goal.wanted]
        self.free = _free(goal, only)
        self.weight = {name: firm * _limits()[name][2] ** 2 for name in self.free}

    def rows(self, at: Skeleton) -> list[float]:
        """Return the misfits in cm: contacts, links, then what is under the floor."""
        out = []
        for name, target in self.goal.wanted.items():
            pairs = list(zip(spot(at, name), target, strict=True))[: self.axes]
            out += [p - t for p, t in pairs if t is not None]
        for ball, segment, place in self.goal.links:
            there = at[segment].at(*place)
            pairs_of = list(zip(spot(at, ball), there, strict=True))[: self.axes]
            out += [p - t for p, t in pairs_of]
        table = balls()
        return out + [min(0.0, spot(at, name)[1] - table[name].radius) for name in self.floor]

    def cost(self, pose: Pose, rows: Sequence[float]) -> float:
        """Return the misfit, and what it costs to have moved the joints."""
        moved = (self.weight[n] * (pose[n] - self.start[n]) ** 2 for n in self.free)
        return sum(x * x for x in rows) + sum(moved)

    def better(
        self, pose: Pose, rows: Sequence[float], cost: float, damp: float
    ) -> tuple[dict[str, float], list[float], float, float] | None:
        """Return a better pose with its misfits, cost and damping; None if there is none."""
        live = [i for i, x in enumerate(rows) if x]
        columns = {name: self._column(pose, rows, live, name) for name in self.free}
        misfit = [rows[i] for i in live]
        slope = {
            name: -sum(map(_times, columns[name], misfit))
            - self.weight[name] * (pose[name] - self.start[name])
            for name in self.free
        }
        use = [name for name in self.free if not _stuck(name, pose[name], slope[name])]
        matrix = [
            [sum(map(_times, columns[use[i]], columns[use[j]])) for j in range(i + 1)]
            for i in range(len(use))
        ]
        while damp < 1e9:
            stiff = [row[:] for row in matrix]
            for i, name in enumerate(use):
                stiff[i][i] += self.weight[name] * (1 + damp)
            step = _cholesky(stiff, [slope[name] for name in use])
            scale = min(1.0, _LARGEST / max(1e-9, max(map(abs, step), default=0.0)))
            tried = dict(pose)
            for name, x in zip(use, step, strict=True):
                least, most, _ = _limits()[name]
                low, high = min(least, self.start[name]), max(most, self.start[name])
                tried[name] = min(high, max(low, pose[name] + scale * x))
            there = self.rows(skeleton(tried))
            then = self.cost(tried, there)
            if then < cost:
                return tried, there, then, max(1e-3, damp / 10)
            damp *= 6
        return None

    def _column(
        self, pose: Pose, rows: Sequence[float], live: Sequence[int], name: str
    ) -> list[float]:
        there = self.rows(skeleton({**pose, name: pose[name] + _STEP}))
        return [(there[i] - rows[i]) / _STEP for i in live]


def _free(goal: Goal, only: Sequence[str]) -> list[str]:
    """The angles that may move: those of trunk and root, and of the limbs that touch."""
    table = balls()
    ends = [*goal.wanted, *(ball for ball, _, _ in goal.links)]
    segments = {table[name].segment for name in ends} | {part for _, part, _ in goal.links}
    segments |= {f"{part}_{side}" for part in ("thigh", "shank") for side in "rl"}
    free = [joint.id for joint in joints().values() if not joint.both_sides]
    free += [
        f"{joint}_{side}"
        for joint, parts in _MOVES.items()
        for side in "rl"
        if any(f"{part}_{side}" in segments for part in parts.split())
    ]
    if goal.plane:
        free = [name for name in free if name in _PLANE or name[:-2] in _PLANE]
    return [name for name in free if not only or name in only]


def _stuck(name: str, value: float, slope: float) -> bool:
    """Whether the joint is at a limit and would go further."""
    least, most, _ = _limits()[name]
    return (value >= most and slope > 0) or (value <= least and slope < 0)


def _times(p: float, q: float) -> float:
    return p * q


def _cholesky(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Solve a symmetric positive system, given by its lower half."""
    n = len(right)
    low: list[list[float]] = []
    y: list[float] = []
    for i in range(n):
        row: list[float] = []
        for j in range(i + 1):
            other = row if i == j else low[j]
            s = matrix[i][j] - sum(map(_times, row, other[:j]))
            row.append(sqrt(max(s, 1e-12)) if i == j else s / other[j])
        low.append(row)
        y.append((right[i] - sum(map(_times, row[:i], y))) / row[i])
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (y[i] - sum(low[k][i] * x[k] for k in range(i + 1, n))) / low[i][i]
    return x
