"""What a phone sent, read as a vote."""

from __future__ import annotations

import hashlib
from typing import Any

from backedu.classroom.ballot import tidied
from backedu.classroom.lecture import Lecture
from backedu.classroom.lookup import ballot
from backedu.classroom.tally import Vote
from backedu.content.wording import words

_MOST_TURNS = 1_000_000


class FullError(Exception):
    """No more phones can take part."""


def hashed(token: str) -> str:
    """Return what is written down of a phone's random number: the number itself is not.

    Example:
        >>> len(hashed("a random number"))
        32
    """
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def told_of(vote: Vote) -> dict[str, Any]:
    """Return a vote as its phone sent it.

    Example:
        >>> told_of(Vote("a-hash", "q", 1, "b"))["choice"]
        'b'
    """
    names = ("question", "round", "choice", "sure", "turn")
    return {name: getattr(vote, name) for name in names}


def vote_of(phone: str, told: dict[str, Any], lecture: Lecture) -> Vote:
    """Return the vote that a phone sent.

    Args:
        phone: Whose it is, hashed.
        told: What it sent.
        lecture: Where the class is: it holds what the presenter asked.

    Raises:
        ValueError: It isn't one: a question or an option that isn't there, a number that is none.
    """
    question, choice, sure = (told.get(name, "") for name in ("question", "choice", "sure"))
    number, turn = told.get("round"), told.get("turn", 0)
    are_texts = all(isinstance(each, str) for each in (question, choice, sure))
    if not (are_texts and all(type(n) is int and 0 <= n < _MOST_TURNS for n in (number, turn))):
        raise ValueError("not a vote")
    asked = ballot(question, lecture)
    if asked and asked.kind == "words":
        choice = tidied(choice)
    if not asked or not asked.accepts(choice):
        raise ValueError("not a vote")
    if sure and sure not in words("confidence"):
        raise ValueError("not a vote")
    return Vote(phone, asked.id, number, choice, sure, turn)  # type: ignore[arg-type]
