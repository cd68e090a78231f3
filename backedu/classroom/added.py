"""A question that the presenter asks off the cuff: letters, yes or no, or a sentence from each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from backedu.classroom.ballot import Ballot, Choice
from backedu.classroom.stage import POLL
from backedu.classroom.step import Step
from backedu.classroom.words import class_words

YES_NO, IN_WORDS = 0, -1
MOST_LETTERS = 6
LONGEST_TEXT = 200
PREFIX = "added:"


@dataclass(frozen=True)
class Added:
    """A question that was asked off the cuff; it has no right answer.

    Attributes:
        number: Which one of this class it is, from 1.
        letters: How many letters there are to choose from; :data:`YES_NO` for yes and no, and
            :data:`IN_WORDS` for an answer in the phone's own words.
        text: Its words; empty where it is about what is on the projector.
        after: Id of the step that was on the wall.
    """

    number: int
    letters: int
    text: str
    after: str

    @property
    def id(self) -> str:
        """Its name among the steps.

        Example:
            >>> Added(1, 4, "", "lobby").id
            'added:1'
        """
        return f"{PREFIX}{self.number}"

    @property
    def step(self) -> Step:
        """The step that it is."""
        title = self.text or class_words("added")["title"].format(number=self.number)
        return Step(self.id, "question", title=title, votes=POLL)

    @property
    def ballot(self) -> Ballot:
        """What is voted on.

        Example:
            >>> [choice.letter for choice in Added(1, 3, "", "lobby").ballot.options]
            ['A', 'B', 'C']
        """
        text = class_words("added")
        if self.letters == IN_WORDS:
            return Ballot(self.id, self.text, (), kind="words")
        names = [text["yes"], text["no"]] if self.letters == YES_NO else [""] * self.letters
        options = [
            Choice(letter.lower(), letter, name)
            for letter, name in zip(ascii_uppercase, names, strict=False)
        ]
        return Ballot(self.id, self.text or text["stem"], tuple(options))


def added(told: Mapping[str, Any], number: int, after: str) -> Added:
    """Return the question that a panel asks for.

    Args:
        told: ``letters`` and ``text``.
        number: Which one of this class it is.
        after: Id of the step that is on the wall.

    Raises:
        ValueError: That cannot be asked.

    Example:
        >>> added({"letters": 0, "text": " Has  it changed? "}, 1, "lobby").text
        'Has it changed?'
    """
    letters, text = told.get("letters"), told.get("text", "")
    if type(letters) is not int or letters not in {IN_WORDS, YES_NO, *range(2, MOST_LETTERS + 1)}:
        raise ValueError("letters are 2 to 6, 0 for yes and no, or -1 for words")
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise ValueError("not a question")
    text = " ".join(text.split())
    if letters == IN_WORDS and not text:
        text = class_words("added")["muddiest"]
    return Added(number, letters, text, after)
