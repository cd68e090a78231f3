"""A consultation as a log of choices: the same log always gives the same state.

Each choice is ``kind:target``: ``variant:3``, as the first one, chooses a variant of the patient,
``ask:bladder`` asks or tests, ``level:urgent`` chooses the level,
``because:bladder``, ``do:2``, ``net:two-weeks`` tick and untick, ``say:0`` chooses the words, and
``sure:fairly`` commits to it all. After that, ``beside:stenosis`` looks at who seems alike, and
nothing else counts. What cannot be chosen, or not any more, is left out: an unknown name, a
question asked twice or without time left, a reason that nobody has told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.topics.patients.offer import nets
from backedu.topics.patients.records import OPENING, Patient
from backedu.topics.patients.variants import VARIANTS, variant

MOST_REASONS = 3
MOST_NETS = 4
"""Lines of a safety net: nobody remembers ten."""

_AFTER = "beside"  # the one kind of choice that counts after the commitment

MOST_CHOICES = 500
"""So many choices a log keeps: far more than a consultation takes."""


@dataclass(frozen=True)
class Play:
    """Where a consultation has got to.

    Attributes:
        patient: Who it is: the variant, where one was chosen.
        number: Which variant it is; 0 for the patient as written.
        log: The choices that counted, in order.
        asked: Ids of what was asked and tested, in order.
        left: Minutes left.
        level: The level chosen, or "".
        because: Ids of the reasons chosen: what was asked, or ``opening``.
        do: Places of the steps chosen among those offered, from 0.
        say: Place of the words chosen among those offered; None before.
        net: Ids of the lines of the safety net that were chosen.
        sure: How sure; "" until the student commits.
        is_beside: Whether the one who seems alike is shown, too.
    """

    patient: Patient
    left: int
    number: int = 0
    log: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    level: str = ""
    because: tuple[str, ...] = ()
    do: tuple[int, ...] = ()
    say: int | None = None
    net: tuple[str, ...] = ()
    sure: str = ""
    is_beside: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the student has committed."""
        return bool(self.sure)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the parts of the decision that are still open."""
        said = "" if self.say is None else "say"
        parts = {"level": self.level, "because": self.because, "do": self.do, "say": said}
        return tuple(name for name, chosen in {**parts, "net": self.net}.items() if not chosen)


def play(patient: Patient, log: Iterable[str]) -> Play:
    """Return the state that a log of choices leads to.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> state = play(patients()["early-ces"], ["ask:saddle", "ask:saddle", "sure:sure"])
        >>> state.log, state.left
        (('ask:saddle',), 18)
    """
    state = Play(patient, patient.minutes)
    for choice in log:
        if state.is_beside or len(state.log) == MOST_CHOICES:
            break
        kind, _, target = choice.partition(":")
        if (
            kind in _MOVES
            and state.is_done is (kind == _AFTER)
            and (after := _MOVES[kind](state, target))
        ):
            state = replace(after, log=(*state.log, choice))
    return state


def _variant(state: Play, number: str) -> Play | None:
    chosen = _place(number, VARIANTS + 1)
    if state.log or not chosen:
        return None
    return replace(state, patient=variant(state.patient, chosen), number=chosen)


def _ask(state: Play, id_: str) -> Play | None:
    ask = state.patient.asks.get(id_)
    if ask is None or id_ in state.asked or ask.minutes > state.left:
        return None
    return replace(state, asked=(*state.asked, id_), left=state.left - ask.minutes)


def _level(state: Play, level: str) -> Play | None:
    known = {each.value for each in Level}
    return replace(state, level=level) if level in known else None


def _because(state: Play, id_: str) -> Play | None:
    if id_ in state.because:
        return replace(state, because=tuple(each for each in state.because if each != id_))
    if id_ not in {OPENING, *state.asked} or len(state.because) == MOST_REASONS:
        return None
    return replace(state, because=(*state.because, id_))


def _do(state: Play, place: str) -> Play | None:
    if (number := _place(place, len(state.patient.steps))) is None:
        return None
    return replace(state, do=tuple(sorted({*state.do} ^ {number})))


def _say(state: Play, place: str) -> Play | None:
    number = _place(place, len(state.patient.speeches))
    return None if number is None else replace(state, say=number)


def _net(state: Play, id_: str) -> Play | None:
    if id_ not in nets() or (id_ not in state.net and len(state.net) == MOST_NETS):
        return None
    chosen = {*state.net} ^ {id_}
    return replace(state, net=tuple(each for each in nets() if each in chosen))


def _sure(state: Play, sure: str) -> Play | None:
    may = sure in words("confidence") and not state.missing
    return replace(state, sure=sure) if may else None


def _beside(state: Play, id_: str) -> Play | None:
    return replace(state, is_beside=True) if id_ == state.patient.contrast.partner else None


def _place(text: str, length: int) -> int | None:
    return next((number for number in range(length) if text == str(number)), None)


_MOVES: Mapping[str, Callable[[Play, str], Play | None]] = {
    "variant": _variant,
    "ask": _ask,
    "level": _level,
    "because": _because,
    "do": _do,
    "say": _say,
    "net": _net,
    "sure": _sure,
    _AFTER: _beside,
}
