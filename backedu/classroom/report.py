"""What a class has learnt, question by question, and how well it knew what it knew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import correlation
from typing import Any

from backedu.classroom.ballot import Ballot
from backedu.classroom.lecture import ROUNDS_OF_A_RUN, Lecture
from backedu.classroom.lookup import ballot
from backedu.classroom.programme import course
from backedu.classroom.tally import Vote
from backedu.classroom.words import class_words
from backedu.content.wording import words

FEWEST_PEOPLE, FEWEST_OTHERS = 10, 3
"""People, and other questions, below which a correlation says nothing: our convention."""


@dataclass(frozen=True)
class Item:
    """A question with a right answer, as a class voted on it for the first time.

    Attributes:
        id: Its name.
        stem: What was asked.
        first: Who was right when voting alone, by phone.
        second: Who was right after talking, by phone.
        sure: How many of the first votes were sure.
        sure_wrong: How many of those were wrong.
    """

    id: str
    stem: str
    first: Mapping[str, bool]
    second: Mapping[str, bool]
    sure: int
    sure_wrong: int

    @property
    def both(self) -> tuple[int, int, int]:
        """How many voted both times, and how many of them were right before and after."""
        people = self.first.keys() & self.second.keys()
        return (
            len(people),
            sum(self.first[each] for each in people),
            sum(self.second[each] for each in people),
        )


def items(votes: Sequence[Vote], lecture: Lecture) -> list[Item]:
    """Return the questions that were voted on and have a right answer, in the order of the steps.

    Example:
        >>> found = items([Vote("p", "what-the-word-says", 1, "b", "sure")], Lecture())
        >>> found[0].first, found[0].sure_wrong
        ({'p': True}, 0)
    """
    found = []
    voted_on = {vote.question for vote in votes}
    for id_ in (step.id for step in course(lecture.added) if step.id in voted_on):
        asked = ballot(id_, lecture)
        if asked and asked.right:
            found.append(_item(asked, [vote for vote in votes if vote.question == id_]))
    return found


def discrimination(item: Item, all_items: Sequence[Item]) -> float | None:
    """Return how well a question tells those who know from those who don't.

    It is the correlation between being right here and the share of right answers to all other
    questions (the corrected item-total correlation), each in the first vote; None where too few
    voted, or all were right or wrong.

    Example:
        >>> discrimination(Item("q", "", {}, {}, 0, 0), []) is None
        True
    """
    others = [each for each in all_items if each is not item]
    known: list[tuple[float, float]] = []
    for phone, is_right in item.first.items():
        answers = [each.first[phone] for each in others if phone in each.first]
        if len(answers) >= FEWEST_OTHERS:
            known.append((float(is_right), sum(answers) / len(answers)))
    here, elsewhere = [one for one, _ in known], [other for _, other in known]
    if len(known) < FEWEST_PEOPLE or len(set(here)) == 1 or len(set(elsewhere)) == 1:
        return None
    return correlation(here, elsewhere)


def calibration(votes: Sequence[Vote], lecture: Lecture) -> list[tuple[str, int, int]]:
    """Return for each level of sureness its name, how many votes had it, and how many were right.

    Example:
        >>> calibration([Vote("p", "what-the-word-says", 1, "b", "sure")], Lecture())[-1]
        ('Sure', 1, 1)
    """
    found = []
    for level, name in words("confidence").items():
        asked = [(ballot(v.question, lecture), v.choice) for v in votes if v.sure == level]
        marks = [each.is_right(choice) for each, choice in asked if each and each.right]
        found.append((name, len(marks), sum(marks)))
    return found


def report(votes: Sequence[Vote], lecture: Lecture) -> dict[str, Any]:
    """Return what the report of a class shows: finished numbers and words."""
    known = items(votes, lecture)
    text = dict(class_words("report"))
    text["how_few"] = text["how_few"].format(people=FEWEST_PEOPLE, others=FEWEST_OTHERS)
    people = len({vote.phone for vote in votes})
    return {
        "text": text,
        "lead": text["lead"].format(people=people, questions=len(known), votes=len(votes)),
        "rows": [_row(item, known) for item in known],
        "calibration": [
            {"name": name, "asked": asked, "right": right, "share": _percent(right, asked)}
            for name, asked, right in calibration(votes, lecture)
        ],
    }


def _item(asked: Ballot, votes: Sequence[Vote]) -> Item:
    first = [vote for vote in votes if vote.round == 1]
    second = [vote for vote in votes if vote.round == ROUNDS_OF_A_RUN]
    sure = [asked.is_right(vote.choice) for vote in first if vote.sure == "sure"]
    return Item(
        asked.id,
        asked.stem,
        {vote.phone: asked.is_right(vote.choice) for vote in first},
        {vote.phone: asked.is_right(vote.choice) for vote in second},
        len(sure),
        len(sure) - sum(sure),
    )


def _row(item: Item, known: Sequence[Item]) -> dict[str, Any]:
    text = class_words("report")
    both, before, after = item.both
    apart = discrimination(item, known)
    return {
        "stem": item.stem,
        "first": text["share"].format(right=sum(item.first.values()), voted=len(item.first)),
        "difficulty": _percent(sum(item.first.values()), len(item.first)),
        "second": text["both"].format(before=before, after=after, both=both) if both else "–",
        "discrimination": text["few"] if apart is None else f"{apart:z.2f}".replace("-", "\u2212"),
        "sure_wrong": text["share"].format(right=item.sure_wrong, voted=item.sure),
    }


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
