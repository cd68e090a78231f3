"""What a class votes on, by its id: a question of the lessons, a patient, the presenter's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from backedu import content
from backedu.classroom.added import PREFIX
from backedu.classroom.ballot import Ballot
from backedu.classroom.bank import CHART, CLAIM, GUESSED, asked, charted, guessed, judged
from backedu.classroom.consultation import ASK, LEVEL, ask_ballot, level_ballot
from backedu.classroom.lecture import Lecture
from backedu.content.cached import cached
from backedu.topics.guesses import guesses
from backedu.topics.patients.records import patients

_MADE: Mapping[str, Callable[[str], Ballot]] = {
    ASK: lambda name: ask_ballot(patients()[name]),
    LEVEL: lambda name: level_ballot(patients()[name]),
    GUESSED: lambda name: guessed(guesses()[name]),
    CLAIM: lambda name: judged(content.claims()[name]),
    CHART: lambda name: {"low-back": charted}[name](),
    "": lambda name: asked(content.questions()[name]),
}


def ballot(id_: str, lecture: Lecture) -> Ballot | None:
    """Return what is voted on under an id; None when there is no such thing.

    Args:
        id_: Id of a step, as a vote names it.
        lecture: Where the class is: it holds what the presenter asked.

    Example:
        >>> ballot("what-the-word-says", Lecture()).answer
        'B'
    """
    if id_.startswith(PREFIX):
        return next((each.ballot for each in lecture.added if each.id == id_), None)
    try:
        return _of_the_lessons(id_)
    except KeyError:
        return None


@cached
def _of_the_lessons(id_: str) -> Ballot:
    """Return what the lessons hold: made once, because every vote and every screen asks for it.

    Raises:
        KeyError: They hold no such thing; this isn't kept, as a phone may send any name.
    """
    kind, colon, name = id_.rpartition(":")
    return _MADE[kind + colon](name)
