"""A hand: a palm, four fingers and a thumb that curl with the grip, and the lines between them.

Places are towards the thumb, up and outwards (where the back of the hand looks), in cm.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin

from backedu.person.body import Digit, Rows, digits
from backedu.person.outline import Layer, Points, View, dot, wrap
from backedu.person.skeleton import Frame, Vector

_PALM: Rows = (
    (0.8, 0.7, 0.0, 1.6), (-0.8, 0.7, 0.0, 1.6), (1.9, -2.6, -0.2, 1.5), (-2.1, -2.6, -0.2, 1.5),
    (2.75, -8.6, 0.0, 1.2), (0.9, -9.2, 0.0, 1.2), (-2.6, -7.9, 0.0, 1.05),
)  # fmt: skip
_BENDS = ((1.1, 95.0), (0.6, 55.0))  # of a finger's further joints: share of the grip, and at most
_THUMB_STRAIGHTENS = 9.0  # degrees by which each bone of the thumb turns towards the fingers
_THUMB_OPPOSES, _THUMB_BENDS = 62.0, 22.0  # degrees across the palm, and at each further joint
_THUMB_DRAWS_IN = 0.6  # share of its angle that a closed hand takes from the thumb
_FIST = 40.0  # a grip from which the ends of the fingers are out of sight
_LINED = 0.35  # no lines between fingers on a hand that is turned less than this to the reader
_IN_FRONT_CM = 0.5  # how much nearer than the palm a thumb is whose edge is drawn
_EDGE = slice(4, 11)  # the nodes of the thumb's outline around its tip


def hand(view: View, palm: Frame, fingers: Frame, sign: float, grip: float) -> Layer:
    """Return a hand.

    Args:
        view: Where it is seen from.
        palm: Frame at the wrist.
        fingers: Frame at the knuckles, already turned by the grip.
        sign: 1 for the right hand, -1 for the left.
        grip: How far the fingers curl, in degrees; it bends their further joints too.
    """
    thumb_digit, *finger_digits = digits().values()
    thumb = _thumb(thumb_digit, grip)
    chains = [_finger(digit, grip) for digit in finger_digits]
    edge = wrap(view, palm, _balls(thumb_digit, thumb), sign, 14)
    shapes = [
        wrap(view, palm, _PALM, sign, 18),
        *(
            wrap(view, fingers, _balls(digit, chain), sign, 12)
            for digit, chain in zip(finger_digits, chains, strict=True)
        ),
        edge,
    ]
    is_turned = abs(dot(fingers.right, view.near)) > _LINED
    lines = [
        _parting(view, fingers, (one, two), sign, grip if is_turned else None)
        for one, two in pairwise(chains)
    ]
    middle, end = palm.at(0.0, -5.0), palm.at(*_outwards(thumb[2], sign))
    nearer = dot(end, view.near) - dot(middle, view.near)
    shown = edge[_EDGE]
    hidden = view.flat(palm.at(*_outwards(thumb[1], sign)))
    return "", shapes, [*lines, shown if nearer > _IN_FRONT_CM else [hidden] * len(shown)]


def _finger(digit: Digit, grip: float) -> list[Vector]:
    """Its joints and its tip, in the frame of the fingers."""
    aside = digit.aside * (1 - grip / 100)
    bends = [0.0, *(min(most, share * grip) for share, most in _BENDS)]
    return _chain(digit, [(aside, sum(bends[: i + 1])) for i in range(len(bends))])


def _thumb(digit: Digit, grip: float) -> list[Vector]:
    """Its joints and its tip, in the frame of the palm."""
    closing = grip / 100
    aside = digit.aside * (1 - _THUMB_DRAWS_IN * closing)
    turns = [
        (aside - i * _THUMB_STRAIGHTENS, (_THUMB_OPPOSES + i * _THUMB_BENDS) * closing)
        for i in range(len(digit.bones))
    ]
    return _chain(digit, turns)


def _chain(digit: Digit, turns: Sequence[tuple[float, float]]) -> list[Vector]:
    """The joints of a digit whose bones point aside and towards the palm by these degrees."""
    x, y, z = digit.at
    out: list[Vector] = [(x, y, z)]
    bones = [*digit.bones[:-1], digit.bones[-1] - digit.half_widths[-1]]
    for bone, (aside, bend) in zip(bones, turns, strict=True):
        a, b = radians(aside), radians(bend)
        x, y, z = x + bone * sin(a) * cos(b), y - bone * cos(a) * cos(b), z - bone * sin(b)
        out.append((x, y, z))
    return out


def _balls(digit: Digit, chain: Sequence[Vector]) -> Rows:
    return tuple((*at, half) for at, half in zip(chain, digit.half_widths, strict=True))


def _parting(
    view: View,
    fingers: Frame,
    chains: tuple[Sequence[Vector], Sequence[Vector]],
    sign: float,
    grip: float | None,
) -> Points:
    """The line between two fingers; without a grip it is not seen."""
    knuckle, first, second, tip = (
        tuple((p + q) / 2 for p, q in zip(one, two, strict=True))
        for one, two in zip(*chains, strict=True)
    )
    start = tuple(p + 0.25 * (q - p) for p, q in zip(knuckle, first, strict=True))
    far = (start, first, second, tip) if grip is not None and grip < _FIST else (start, first)
    places = [*far, *([far[-1]] * (4 - len(far)))] if grip is not None else [start] * 4
    return [view.flat(fingers.at(*_outwards(at, sign))) for at in places]


def _outwards(at: Sequence[float], sign: float) -> Vector:
    x, y, z = at
    return (x, y, sign * z)
