"""A movement is solved: key poses settled on their contacts, and the poses between them.

Slow (seconds an exercise), so it runs when a wheel is built or once in a checkout; see
:mod:`backedu.person.store`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import acos, ceil, degrees

from backedu.person.body import balls
from backedu.person.contact import Goal, Link, Target, balls_of, solve, spot
from backedu.person.movement import Form, KeyPose, Movement, key_poses
from backedu.person.outline import dot
from backedu.person.skeleton import (
    Pose,
    Vector,
    angles,
    changed,
    mirrored,
    other_side,
    skeleton,
    standing,
)

_MOST_DEGREES = 18.0  # between two frames; a limb drawn half-way is then about 1 % short
_MOST_FRAMES = 24  # from one key pose to the next
_SAME_CM = 0.5
_WALKS = 4
_PLACE = ("x", "y", "z")


@dataclass(frozen=True)
class Settled:
    """A pose that rests on its contacts, and where they are."""

    pose: Pose
    pins: Mapping[str, Vector]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Motion:
    """The poses of one round of a form; ``at`` is the number of the frame of each step.

    ``stride_cm`` is how far the person goes in a round.
    """

    poses: tuple[Pose, ...]
    at: tuple[int, ...]
    stride_cm: float = 0.0


class Solver:
    """Settles the poses of one movement, each once."""

    def __init__(self, movement: Movement) -> None:
        self._movement = movement
        self._keys: dict[str, Settled] = {}
        self._ways: dict[tuple[str, str], list[Pose]] = {}

    def key(self, name: str) -> Settled:
        """Return a key pose, settled."""
        if name not in self._keys:
            spec = key_poses()[name]
            if not spec.contacts and not spec.mirror:
                self._keys[name] = Settled(_start(spec, self._keys_before(spec)), {}, ())
            else:
                self._keys[name] = self._settle(spec)
        return self._keys[name]

    def _keys_before(self, spec: KeyPose) -> Pose:
        return self.key(spec.after).pose if spec.after else standing()

    def _settle(self, spec: KeyPose) -> Settled:
        before = self.key(spec.after) if spec.after else Settled(standing(), {}, ())
        start = _start(spec, before.pose)
        contacts, moves, links = _touching(spec)
        if spec.mirror:
            of = key_poses()[spec.mirror]
            start = changed(mirrored(self.key(spec.mirror).pose), spec.set)
            theirs, their_moves, their_links = _touching(of)
            contacts = contacts or [other_side(name) for name in theirs]
            moves = moves or {other_side(name) for name in their_moves}
            links = links or tuple(map(_mirrored_link, their_links))
            if self._movement.travels:
                start["x"] = before.pose["x"]
        pins = {} if spec.anywhere else before.pins
        wanted = _wanted(contacts, moves, pins)
        return self._rest(start, wanted, links, spec)

    def _rest(
        self, start: Pose, wanted: Mapping[str, Target], links: tuple[Link, ...], spec: KeyPose
    ) -> Settled:
        """Move the whole body first, then the limbs, then everything, as little as possible."""
        plane = self._movement.plane if spec.plane is None else spec.plane
        limbs = [name for name in angles() if name[-2:] in {"_r", "_l"}]
        pose = dict(start)
        for only in (_PLACE, limbs, ()):
            if only is _PLACE and "x" in spec.set:
                continue  # the pose says where it is
            held = () if only is _PLACE else links
            pose, _ = solve(pose, Goal(wanted, held, plane), only)
        at = skeleton(pose)
        return Settled(pose, {ball: spot(at, ball) for ball in wanted}, links)

    def way(self, one: str, two: str) -> list[Pose]:
        """Return the poses from one key pose up to, and without, the next.

        The way back is the way there, backwards.
        """
        if (one, two) not in self._ways:
            a, b = self.key(one), self.key(two)
            if (two, one) in self._ways:
                back = self._ways[two, one]
                return [a.pose, *back[:0:-1]]
            self._ways[one, two] = between(a, b, plane=self._movement.plane)
        return self._ways[one, two]

    def motion(self, form: Form) -> Motion:
        """Return one round of a form."""
        names = [step.pose for step in form.steps]
        if self._movement.travels:
            return self._walk(names)
        poses: list[Pose] = []
        at = []
        for one, two in zip(names, [*names[1:], names[0]], strict=True):
            at.append(len(poses))
            poses += self.way(one, two)
        return Motion(tuple(poses), tuple(at))

    def _walk(self, names: Sequence[str]) -> Motion:
        """A walk: half a round is solved, to the same step on the other side; the rest mirrors it.

        The first half is walked several times, until it starts as it ends.
        """
        lands, over = (key_poses()[name] for name in names[:2])
        first = third = self.key(lands.id)
        for walked in range(_WALKS):
            if walked:
                pins = {other_side(ball): (x, y, -z) for ball, (x, y, z) in third.pins.items()}
                first = Settled(mirrored(third.pose), pins, ())
            swing = {**self.key(over.id).pose, "x": first.pose["x"]}
            second = self._rest(swing, _wanted(over.contacts, set(), first.pins), (), over)
            third = self._landing(lands, first, second)
        half = [*between(first, second, plane=self._movement.plane)]
        at = [0, len(half)]
        half += between(second, third, plane=self._movement.plane)
        step = third.pose["x"] - first.pose["x"]
        other = [{**mirrored(pose), "x": pose["x"] + step} for pose in half]
        return Motion((*half, *other), (*at, len(half), len(half) + at[1]), 2 * step)

    def _landing(self, lands: KeyPose, first: Settled, second: Settled) -> Settled:
        """The other foot lands: no wider and no narrower than the first one did."""
        contacts = sorted({other_side(name) for name in lands.contacts})
        moves = {other_side(name) for name in lands.moves}
        wanted = _wanted(contacts, moves, second.pins)
        for ball, target in wanted.items():
            last = first.pins.get(other_side(ball))
            if last and target[0] is None and not any(name.startswith(ball) for name in moves):
                wanted[ball] = (None, target[1], -last[2])
        reach = {**mirrored(self.key(lands.id).pose), "x": second.pose["x"]}
        return self._rest(reach, wanted, (), lands)


def _start(spec: KeyPose, before: Pose) -> dict[str, float]:
    return changed(before, spec.set)


def _touching(spec: KeyPose) -> tuple[list[str], set[str], tuple[Link, ...]]:
    """Contacts, those of them that move, and links, of a key pose that is not a mirror."""
    links = []
    for hold in spec.holds:
        x, y, z = hold.at
        links.append((hold.ball, hold.segment, (x, y, -z if hold.segment[-2:] == "_l" else z)))
    return list(spec.contacts), set(spec.moves), tuple(links)


def _mirrored_link(link: Link) -> Link:
    ball, segment, (x, y, z) = link
    return other_side(ball), other_side(segment), (x, y, -z)


def _wanted(
    contacts: Sequence[str], moves: set[str], pins: Mapping[str, Vector]
) -> dict[str, Target]:
    """Where each ball must be: where it was, or anywhere on the floor (or at its height)."""
    wanted: dict[str, Target] = {}
    for contact in contacts:
        name, _, height = contact.partition("@")
        for ball in balls_of(name):
            pinned = None if contact in moves else pins.get(ball)
            wanted[ball] = pinned or (None, balls()[ball].radius + float(height or 0), None)
    return wanted


def between(a: Settled, b: Settled, *, plane: bool) -> list[Pose]:
    """Return the poses from one settled pose up to, and without, the next.

    What touches in both stays; a contact that slides is led along; one that is lifted is free.
    There are as many as keep every segment from turning too far at once.
    """
    count = 2
    while True:
        way = [a.pose, *(_part_way(a, b, k / count, plane=plane) for k in range(1, count))]
        turned = max(map(_turned, way, [*way[1:], b.pose]))
        if turned <= _MOST_DEGREES or count >= _MOST_FRAMES:
            return way
        count = min(_MOST_FRAMES, max(count + 1, ceil(count * turned / _MOST_DEGREES)))


def _turned(one: Pose, two: Pose) -> float:
    """How far the segment that turns most is turned from one pose to the next, in degrees."""
    p, q = skeleton(one), skeleton(two)
    least = min(min(dot(p[name].up, q[name].up), dot(p[name].ahead, q[name].ahead)) for name in p)
    return degrees(acos(max(-1.0, min(1.0, least))))


def _part_way(a: Settled, b: Settled, u: float, *, plane: bool) -> Pose:
    pose = {name: a.pose[name] * (1 - u) + b.pose[name] * u for name in a.pose}
    pins: dict[str, Target] = {
        ball: _mixed(a.pins[ball], b.pins[ball], u)
        for ball in a.pins
        if ball in b.pins and abs(a.pins[ball][1] - b.pins[ball][1]) < _SAME_CM
    }
    links = tuple(
        (ball, segment, _mixed(at, to, u))
        for ball, segment, at in a.links
        for other, there, to in b.links
        if (ball, segment) == (other, there)
    )
    solved, _ = solve(pose, Goal(pins, links, plane), steps=12)
    return solved


def _mixed(p: Vector, q: Vector, u: float) -> Vector:
    return (
        p[0] * (1 - u) + q[0] * u,
        p[1] * (1 - u) + q[1] * u,
        p[2] * (1 - u) + q[2] * u,
    )
