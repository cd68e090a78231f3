"""The exercises as data: key poses, what touches the floor, tempo and cues.

``data/body/poses.toml`` holds the geometry of the key poses, ``data/body/movements.toml`` the steps
of each form of an exercise with their words and seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from backedu.content.faults import Fault, FileFault
from backedu.content.table import Data, Table
from backedu.person.body import balls, builds, joints
from backedu.person.contact import balls_of

FORMS = ("easier", "usual", "harder")
"""The forms of an exercise, in this order."""


@dataclass(frozen=True)
class Hold:
    """A ball kept at a place of the body: forward, up and outwards in a segment, in cm."""

    ball: str
    segment: str
    at: tuple[float, ...]


@dataclass(frozen=True)
class KeyPose:
    """A key pose before it is settled on its contacts.

    It starts as the pose ``after`` (or the ``mirror`` of one), with some angles ``set``. Its
    ``contacts`` rest on the floor, or at a height in cm (``sit_r@43``); one that the pose
    ``after`` has too stays where it is, unless it ``moves``. A pose without contacts is a start
    for others and is never shown.
    """

    id: str
    reviewed: date
    after: str | None = None
    mirror: str | None = None
    contacts: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    holds: tuple[Hold, ...] = ()
    set: dict[str, float] = field(default_factory=dict)
    plane: bool | None = None
    anywhere: bool = False


@dataclass(frozen=True)
class Step:
    """A key pose in a movement: what to do, and how many seconds to reach and to keep it."""

    pose: str
    name: str
    cue: str
    seconds: float
    hold_s: float = 0.0


@dataclass(frozen=True)
class Form:
    """One form of an exercise; after the last step comes the first.

    ``view`` is where it is seen from, if that is not where the others are seen from.
    """

    name: str
    steps: tuple[Step, ...]
    says: str | None = None
    view: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Mistake:
    """A mistake that is often made: its pose, and what is wrong with it."""

    name: str
    says: str
    pose: str


@dataclass(frozen=True)
class Movement:
    """An exercise to be drawn.

    Attributes:
        view: Azimuth and elevation in degrees: 0 sees the right side, 90 the front.
        plane: It happens in the side plane.
        travels: The person goes along; the picture goes with them.
        seat_cm: Height of a stool, where there is one.
        build: Who is shown at first; a reader may choose another.
        tone: The skin tone shown at first, 1 (lightest) to 4.
        drawn_after: The pages whose instructions the poses follow, and what they say.
    """

    id: str
    view: tuple[float, ...]
    usual: Form
    easier: Form
    harder: Form
    mistake: Mistake
    build: str
    tone: int
    drawn_after: str
    reviewed: date
    plane: bool = False
    travels: bool = False
    seat_cm: float | None = None
    uncertain: str | None = None

    def form(self, name: str) -> Form:
        """Return a form by its name in :data:`FORMS`."""
        return {"easier": self.easier, "usual": self.usual, "harder": self.harder}[name]


def _pose_faults(pose: KeyPose, data: Data) -> Iterator[Fault]:
    known = data.read(joints)
    sided = {id_ for id_, joint in known.items() if joint.both_sides}
    for name in pose.set:
        if name not in known and name[:-2] not in sided:
            yield "set", f"names '{name}', which is not a joint"
    for field_name, names in (
        ("contacts", pose.contacts),
        ("moves", pose.moves),
        ("holds", [hold.ball for hold in pose.holds]),
    ):
        for name in names:
            if any(ball not in balls() for ball in balls_of(name.partition("@")[0])):
                yield field_name, f"names '{name}', which is not a place that may touch"


def _order_faults(known: Mapping[str, KeyPose], _: Data) -> Iterator[FileFault]:
    """A pose starts from one above it, so that there is no circle."""
    above: set[str] = set()
    for pose in known.values():
        for name, other in (("after", pose.after), ("mirror", pose.mirror)):
            if other is not None and other not in above:
                yield pose.id, name, f"names '{other}', which is not a pose above it"
        above.add(pose.id)


key_poses = Table("poses.toml", KeyPose, _pose_faults, together=_order_faults)
"""The key poses."""


def _movement_faults(movement: Movement, data: Data) -> Iterator[Fault]:
    known = data.read(builds)
    if movement.build not in known:
        yield "build", f"is '{movement.build}', not one of: {', '.join(known)}"
    poses = data.read(key_poses)
    named = [("mistake", movement.mistake.pose)]
    for form in FORMS:
        steps = movement.form(form).steps
        named += [(form, step.pose) for step in steps]
        if len(movement.form(form).view or movement.view) != 2:
            yield form, "has a view that is not azimuth and elevation"
        if any(step.seconds <= 0 or step.hold_s < 0 for step in steps):
            yield form, "has a step that takes no time"
    for name, pose in named:
        if pose not in poses or not (poses[pose].contacts or poses[pose].mirror):
            yield name, f"names '{pose}', which is not a pose with contacts in poses.toml"


movements = Table("movements.toml", Movement, _movement_faults)
"""The drawn exercises, by the id of the exercise."""
