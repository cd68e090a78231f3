"""What a presenter can do, by the name of the key: each makes a new lecture of the one before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backedu.classroom.added import added
from backedu.classroom.bank import GUESSED, class_guess
from backedu.classroom.consultation import ASK, asked_next, consulted, may_ask, patient_of
from backedu.classroom.lecture import Lecture
from backedu.classroom.lookup import ballot
from backedu.classroom.own_words import mark
from backedu.classroom.programme import course
from backedu.classroom.stage import GUESS, Stage
from backedu.classroom.step import Step
from backedu.classroom.tally import Vote

Votes = Callable[[str, Sequence[int]], list[Vote]]
"""Returns the votes of some rounds of a question."""

_KEYS = {
    "forward": Lecture.forward,
    "back": Lecture.back,
    "vote": Lecture.vote,
    "talk": Lecture.talk,
    "reveal": Lecture.reveal,
    "again": Lecture.again,
}
KEYS = frozenset({*_KEYS, "go", "ask", "show", "until"})
"""What a presenter can ask for."""
_LATEST = 2**53  # a whole number to every browser


def driven(lecture: Lecture, told: Mapping[str, Any], votes: Votes) -> Lecture:
    """Return where a key leads; the same lecture where it leads nowhere.

    Args:
        lecture: Where the class is.
        told: ``do``, one of :data:`KEYS`; for ``go`` where ``to``; for ``ask`` what it asks;
            for ``show`` the mark of a text; for ``until`` when the class is to end.
        votes: Where the votes are read.

    Raises:
        ValueError: What is to be asked can't be.

    Example:
        >>> driven(Lecture(), {"do": "ask", "letters": 4}, lambda *_: []).at
        'added:1'
    """
    steps, do = course(lecture.added), told["do"]
    if do == "ask":
        asked = added(told, len(lecture.added) + 1, lecture.at)
        moved = lecture.ask(steps, asked)
    elif do == "show":
        text, now = str(told.get("text")), lecture.now(steps)
        written = votes(lecture.at, now.rounds) if now else ()
        return lecture.show(text) if text in map(mark, written) else lecture
    elif do == "until":
        moved = lecture.end_at(_moment(told.get("until")))
    elif do == "go":
        moved = lecture.go(steps, told.get("to", ""))
    elif do == "forward" and _is_unused(lecture, steps, votes):
        moved = lecture.answered(steps)
    else:
        is_over = do in {"forward", "vote"} and _is_over(lecture)
        moved = _KEYS["reveal" if is_over else do](lecture, steps)
    return _answered(lecture, moved, votes)


def _moment(told: Any) -> int:
    if type(told) is not int or not 0 <= told <= _LATEST:
        raise ValueError("not a moment")
    return told


def _is_unused(lecture: Lecture, steps: Sequence[Step], votes: Votes) -> bool:
    """Whether nobody guesses: without phones, a key less leads on to the lab."""
    now = lecture.now(steps)
    is_open = bool(now and now.stage.is_open)
    return (
        is_open and lecture.way(steps) == GUESS and not votes(lecture.at, now.rounds if now else ())
    )


def _is_over(lecture: Lecture) -> bool:
    """Whether there is no time left to ask the patient on the wall anything."""
    if not lecture.at.startswith(ASK):
        return False
    return not may_ask(consulted(patient_of(lecture.at), lecture.told.get(lecture.at, ())))


def _answered(lecture: Lecture, moved: Lecture, votes: Votes) -> Lecture:
    """Return the lecture with what came of a vote that was closed: a question, a guess."""
    at = lecture.at
    was, now = lecture.now(course(lecture.added)), moved.progress.get(at)
    if not (was and now and was.stage is Stage.VOTE is not now.stage):
        return moved
    if at.startswith(GUESSED):
        asked, cast = ballot(at, lecture), votes(at, [was.round])
        return moved.tell(at, (class_guess(asked, cast),)) if asked and cast else moved
    if not at.startswith(ASK):
        return moved
    state = consulted(patient_of(at), lecture.told.get(at, ()))
    return moved.tell(at, asked_next(state, votes(at, [was.round])))
