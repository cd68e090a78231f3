"""What a class votes on, by its id: a question of the lessons, a patient, the presenter's own."""

from __future__ import annotations

from dataclasses import replace

from backedu import content
from backedu.classroom.added import PREFIX
from backedu.classroom.ballot import Ballot, lettered
from backedu.classroom.consultation import ASK, LEVEL, ask_ballot, level_ballot, patient_of
from backedu.classroom.lecture import Lecture
from backedu.content.citing import short_name
from backedu.content.model import Question
from backedu.content.wording import words


def ballot(id_: str, lecture: Lecture) -> Ballot | None:
    """Return what is voted on under an id; None when there is no such thing.

    Args:
        id_: Id of a step, as a vote names it.
        lecture: Where the class is: it holds what the presenter asked.

    Example:
        >>> ballot("what-the-word-says", Lecture()).right.letter
        'B'
    """
    if id_.startswith(PREFIX):
        return next((each.ballot for each in lecture.added if each.id == id_), None)
    try:
        if id_.startswith(ASK):
            return ask_ballot(patient_of(id_))
        if id_.startswith(LEVEL):
            return level_ballot(patient_of(id_))
        return _asked(content.questions()[id_])
    except KeyError:
        return None


def _asked(question: Question) -> Ballot:
    """Return a question of the lessons."""
    letters = lettered([(option.id, option.label) for option in question.options])
    options = tuple(
        replace(each, why=option.feedback, is_right=option.correct)
        for each, option in zip(letters, question.options, strict=True)
    )
    named = "; ".join(short_name(content.sources()[id_]) for id_ in question.sources)
    note = f"{named} · {words('certainty')[question.certainty]}"
    return Ballot(question.id, question.stem, options, note)
