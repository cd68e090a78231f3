"""The words in which the invariants are written: those of the contract of the answers.

Never those of the rules' own named conditions: one that is wrong must not make its own proof true.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import z3

from backedu.content.model import Level
from backedu.triage.answers import Kind, contract
from tests.proof.answers import SILENT, Answers, Change, Formula, changed, every, some
from tests.proof.claims import Claim
from tests.proof.encoder import Encoding
from tests.proof.sample import HEALTHY

SELF_CARE, SOON, URGENT, EMERGENCY = Level

CAUDA_EQUINA = {
    "bladder_change": (
        "retention", "incontinence", "altered_sensation_or_flow", "urgency_or_frequency",
    ),
    "bowel_change": ("incontinence", "loss_of_sensation"),
    "saddle_numbness": ("yes",),
}  # fmt: skip
OLD = "longstanding_unchanged"

_NONE = {
    "age": 45,
    "duration_days": 3,
    "onset": "gradual",
    "pain_score": 0,
    "pregnancy_weeks": 0,
    "leg_weakness_grade_mrc": 5,
    "leg_side": "none",
    "slr": "negative",
    "age_onset_under_45": "no",
    "newest_sign_days": 400,
    "weight_kg": 120,
}
"""What "none of this" is where the contract has no value for it."""


class Terms:
    """Formulas in the words of the contract, for one encoding of the triage."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.answers = encoding.answers
        words = {name: reading.parts for name, reading in self.answers.readings.items()}
        self.other = Answers(words, prefix="other ")

    def is_(self, name: str, *values: str) -> Formula:
        """Return that the answer is, or the list has, one of these."""
        return self.answers.says(name, *values)

    def yes(self, *names: str) -> Formula:
        """Return that one of these is answered with yes."""
        return some(self.answers.says(name, "yes") for name in names)

    def unknown(self, *names: str) -> Formula:
        """Return that one of these is not answered."""
        return some(z3.Not(self.answers.known(name)) for name in names)

    def number(self, name: str, low: float | None = None, high: float | None = None) -> Formula:
        """Return that a number is known and stands between these, both included."""
        number, known = self.answers.number(name), self.answers.known(name)
        return every(
            [
                known,
                *([number >= low] if low is not None else []),
                *([number <= high] if high is not None else []),
            ]
        )

    def reaches(self, level: Level, change: Change | None = None) -> Formula:
        """Return that the level is at least this, after a change if there is one."""
        return changed(self.encoding.at_least[level], change or [])

    def never_lower(self, before: Change, after: Change) -> Formula:
        """Return that one change gives at least the level that another gives."""
        return every(
            z3.Implies(self.reaches(level, before), self.reaches(level, after))
            for level in (SOON, URGENT, EMERGENCY)
        )

    def never_below_flags(self, name: str) -> Formula:
        """Return that an answer never lowers the level below what holds without it.

        What holds without it are the rules that are true whatever this answer is.
        """
        silent = self.answers.setting(name, SILENT)
        return every(
            z3.Implies(changed(self.encoding.surely_at_least[level], silent), self.reaches(level))
            for level in (SOON, URGENT, EMERGENCY)
        )

    def same_level(self, one: Change, two: Change) -> Formula:
        """Return that two changes give the same level."""
        return every([self.never_lower(one, two), self.never_lower(two, one)])

    def values(self, **answers: Any) -> Change:
        """Return the change to these answers."""
        return [
            pair for name, value in answers.items() for pair in self.answers.setting(name, value)
        ]

    def at_least(self, level: Level, about: str, *when: Formula) -> Claim:
        """Claim that everyone of whom all this is true reaches the level."""
        return Claim(f"{about} -> at least {level.value}", self.implies(when, self.reaches(level)))

    def order(self, name: str, worse: Any, better: Any, *when: Formula) -> Claim:
        """Claim that one value of an answer never gives less than another, where all this holds."""
        order = self.never_lower(self.values(**{name: better}), self.values(**{name: worse}))
        return Claim(
            f"{name}: {_shown(worse)} is not below {_shown(better)}",
            self.implies(when, order),
            variants=({name: better}, {name: worse}),
        )

    def healthy_but_for(self, *names: str) -> Change:
        """Return the change that makes all other answers those of a healthy adult."""
        others = (name for name in contract() if name not in names)
        return self.values(**{name: healthy(name) for name in others})

    @staticmethod
    def implies(when: Iterable[Formula], then: Formula) -> Formula:
        """Return that all of the first imply the second."""
        return z3.Implies(every(when), then)

    # What several invariants speak of, each from the answers alone.

    def recent_pain(self, days: int) -> Formula:
        """Pain of up to so many days, or of unknown length."""
        return some([self.number("duration_days", high=days), self.unknown("duration_days")])

    def recent_sign(self, days: int) -> Formula:
        """A sign of up to so many days; where its age is not known, such pain."""
        like_the_pain = every([self.unknown("newest_sign_days"), self.recent_pain(days)])
        return some([self.number("newest_sign_days", high=days), like_the_pain])

    @property
    def both_legs(self) -> Formula:
        """New or changed pain, tingling, numbness or weakness in both legs."""
        said, weakness = (
            z3.Not(self.is_(name, OLD)) for name in ("bilateral_leg_pain", "leg_weakness")
        )
        return some(
            [
                self.yes("bilateral_leg_pain"),
                every([self.is_("leg_side", "both"), said]),
                every([self.yes("leg_weakness_bilateral"), weakness]),
            ]
        )

    @property
    def weak(self) -> Formula:
        """A weak leg, whichever answer says so, that is not called old and unchanged."""
        tested = some(
            [self.number("leg_weakness_grade_mrc", high=4), self.yes("leg_weakness_bilateral")]
        )
        return some(
            [
                self.is_("leg_weakness", "stable", "progressive"),
                every([tested, z3.Not(self.is_("leg_weakness", OLD))]),
            ]
        )

    @property
    def very_weak(self) -> Formula:
        """A weak leg of MRC grade 3 or less."""
        return every([self.weak, self.number("leg_weakness_grade_mrc", high=3)])

    @property
    def cauda_equina(self) -> Formula:
        """A new change between the legs, of bladder, bowel or sexual function."""
        signs = [self.is_(name, *values) for name, values in CAUDA_EQUINA.items()]
        return some([*signs, self.is_("sexual_dysfunction", "new")])

    @property
    def fall_or_blow(self) -> Formula:
        """A fall, or more than a small injury."""
        return some([self.is_("trauma", "moderate", "major"), self.yes("recent_fall")])

    @property
    def neurology(self) -> Formula:
        """Any sign that nerves to legs, bladder or bowel are affected."""
        return some(
            [
                self.weak,
                self.both_legs,
                self.cauda_equina,
                self.yes("leg_numbness", "gait_disturbance"),
            ]
        )

    @property
    def injury(self) -> Formula:
        """A fall or an injury of any size."""
        return some([self.is_("trauma", "minor", "moderate", "major"), self.yes("recent_fall")])


def none_of(name: str) -> Any:
    """Return the value that says "none of this", or the most harmless; None if there is none."""
    none = contract()[name].none_value
    value = _NONE.get(name) if none is None else none
    return tuple(value) if isinstance(value, list) else value


def healthy(name: str) -> Any:
    """Return a healthy adult's answer as a checked value."""
    value = HEALTHY.get(name)
    return tuple(value) if isinstance(value, list) else value


def yes_no_names() -> list[str]:
    """Return the names of the questions that are answered with yes or no."""
    return [
        name
        for name, answer in contract().items()
        if answer.kind is Kind.CHOICE and set(answer.options) == {"yes", "no", "unknown"}
    ]


def text_names() -> list[str]:
    """Return the names of the answers that are free text."""
    free = {Kind.TEXT, Kind.TEXTS}
    return [name for name, answer in contract().items() if answer.kind in free]


def _shown(value: Any) -> str:
    return "unknown" if value is None else "none" if value == () else str(value)
