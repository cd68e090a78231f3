"""How a consultation is marked: parts that can be counted, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from backedu.content.level import Level
from backedu.topics.patients.offer import Net, nets
from backedu.topics.patients.play import MOST_REASONS, Play
from backedu.topics.patients.records import Step


@dataclass(frozen=True)
class Part:
    """One part of the mark: so many points of so many."""

    id: str
    got: int
    of: int


@dataclass(frozen=True)
class Marks:
    """The marks of a consultation.

    Attributes:
        level: 0 where the level is right, below 0 where it is too slow, above where too fast.
        parts: The parts of the score.
        not_asked: Ids of what no consultation should miss and nobody asked.
        key_missed: Ids of what decides the level and nobody asked.
        harms: Steps, words and lines chosen that don't help this person, and what happens then.
        not_done: Steps that would have helped and were not chosen.
    """

    level: int
    parts: tuple[Part, ...]
    not_asked: tuple[str, ...]
    key_missed: tuple[str, ...]
    harms: tuple[Step | Net, ...]
    not_done: tuple[Step, ...]

    @property
    def got(self) -> int:
        """Points reached."""
        return sum(part.got for part in self.parts)

    @property
    def of(self) -> int:
        """Points that there are."""
        return sum(part.of for part in self.parts)


def marks(state: Play) -> Marks:
    """Return the marks of a consultation that was committed to.

    One point for the level, for each reason that decides it (of those that may be chosen), for
    each helpful step, for the words, and for each line of the safety net that this person needs.
    A harmful step takes the point of a helpful one.

    Raises:
        ValueError: The student has not committed yet: no mark may be seen before.
    """
    if not state.is_done:
        raise ValueError("The student has not committed yet, so there is nothing to mark.")
    patient = state.patient
    chosen = [patient.steps[place] for place in state.do]
    said = patient.speeches[state.say or 0]
    helpful = [step for step in patient.plan if step.good]
    done = [step for step in chosen if step.good]
    lines = [nets()[id_] for id_ in state.net]
    taken: tuple[Step | Net, ...] = (*chosen, said, *lines)
    harms = [each for each in taken if not each.good]
    off = Level(state.level).rank - patient.level.rank
    parts = (
        Part("level", int(off == 0), 1),
        Part(
            "because",
            len({*state.because} & {*patient.key}),
            min(MOST_REASONS, len(patient.key)),
        ),
        Part("do", max(0, len(done) - (len(chosen) - len(done))), len(helpful)),
        Part("say", int(said.good), 1),
        Part("net", len({*state.net} & {*patient.net}), len(patient.net)),
    )
    return Marks(
        level=off,
        parts=parts,
        not_asked=not_asked(state),
        key_missed=tuple(
            id_ for id_ in patient.key if id_ in patient.asks and id_ not in state.asked
        ),
        harms=tuple(harms),
        not_done=tuple(step for step in helpful if step not in done),
    )


def not_asked(state: Play) -> tuple[str, ...]:
    """Return the ids of what no consultation should miss, and nobody has asked or told yet."""
    said = set(state.patient.opening_tells)
    return tuple(
        id_
        for id_, ask in state.patient.asks.items()
        if ask.open and id_ not in state.asked and not said & set(ask.tells)
    )
