"""Which question comes back next: what is due, the least remembered first; then new ones.

What can be reviewed are the questions of the lessons, the patients to judge, the claims of the
article and the staged patients. These are met in their lesson first, where they answer what they
are asked; here what decided their level comes back. New ones come lesson by lesson, and so does
what was answered wrongly the last time: blocked practice first. What has been answered rightly
comes back mixed, not twice in a row from one lesson where that can be helped, because telling one
kind of question from another is part of what is learnt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from backedu import content
from backedu.content.cached import cached
from backedu.content.model import Case, Claim, Question
from backedu.content.notebook import lesson_cells
from backedu.content.question import Format
from backedu.topics.patients.records import Patient, patients
from backedu.topics.review.exam import due_s
from backedu.topics.review.kept import Kept
from backedu.topics.review.schedule import DAY_S, Trace, recalled

EARLY_S = DAY_S // 2
"""What is due within half a day is due: nobody comes back to the minute."""

# Lesson and place of the objective: to choose a level of urgency, to give a verdict on a claim.
_OF_CASES, _OF_CLAIMS = ("02_is_it_safe", 1), ("04_claim_check", 0)
# By lesson the place of what its staged patients practise: to commit, to call, to recognise.
_OF_PATIENTS = {"10_into_the_leg": 2, "11_is_it_the_back": 2, "12_weeks_and_months": 1}
_SHOWN = re.compile(r"lesson\.patient\([\"']([^\"']+)[\"']\)")


@dataclass(frozen=True)
class Item:
    """Something to review: a record of the content, its lesson, and which of its objectives."""

    id: str
    lesson: str
    objective: str
    record: Question | Case | Claim | Patient

    @property
    def text(self) -> str:
        """What is asked, in a line."""
        match self.record:
            case Question(stem=text) | Claim(claim=text) | Case(title=text) | Patient(title=text):
                return text

    @property
    def can_be_new(self) -> bool:
        """Whether the review may be the first to ask it."""
        return not isinstance(self.record, Patient)


@cached
def items() -> dict[str, Item]:
    """Return everything that can be reviewed, by its id, in the order in which it is new.

    Example:
        >>> next(iter(items()))
        'question/what-the-word-says'
    """
    place = {id_: i for i, id_ in enumerate(content.lessons())}
    found = sorted(_items(), key=lambda item: place[item.lesson])
    return {item.id: item for item in found}


def _items() -> Iterator[Item]:
    for question in content.questions().values():
        if not question.beside_lab and question.format is not Format.CONCORDANCE:
            yield Item(f"question/{question.id}", question.lesson, question.objective, question)
    for case in content.cases().values():
        yield Item(f"case/{case.id}", *_objective(*_OF_CASES), case)
    for claim in content.claims().values():
        yield Item(f"claim/{claim.id}", *_objective(*_OF_CLAIMS), claim)

    for lesson, place in _OF_PATIENTS.items():
        shown = "".join(cell["source"] for cell in lesson_cells(lesson))
        for id_ in _SHOWN.findall(shown):
            yield Item(f"patient/{id_}", *_objective(lesson, place), patients()[id_])


def _objective(lesson: str, place: int) -> tuple[str, str]:
    return lesson, content.lessons()[lesson].outcomes[place]


@dataclass(frozen=True)
class Reader:
    """What is known of someone who reviews.

    Attributes:
        kept: What is kept of each question that has been answered, by its id.
        at_s: The time, in seconds since 1970.
        exam_s: When the day of an exam begins, likewise; None without one.
        left_out: Ids of the questions that are not to come back.
    """

    kept: Mapping[str, Kept]
    at_s: int
    exam_s: int | None = None
    left_out: frozenset[str] = frozenset()

    @cached_property
    def items(self) -> dict[str, Item]:
        """Everything that the review may ask by now, in its order."""
        return {id_: item for id_, item in items().items() if item.can_be_new or id_ in self.kept}

    @cached_property
    def traces(self) -> dict[str, Trace]:
        """What is left of the questions that can come back."""
        return {
            id_: kept.trace
            for id_, kept in self.kept.items()
            if id_ in items() and id_ not in self.left_out
        }

    @cached_property
    def due_s(self) -> dict[str, int]:
        """When each of them is due, in seconds since 1970."""
        return {
            id_: due_s(id_, trace, self.exam_s, self.at_s) for id_, trace in self.traces.items()
        }

    @cached_property
    def due(self) -> list[str]:
        """The ids of what is due, in the order in which it is asked.

        What was answered wrongly comes first, lesson by lesson; the rest mixed, the least
        remembered first.
        """
        place = {id_: i for i, id_ in enumerate(items())}

        def order(id_: str) -> tuple[bool, float, int]:
            right = self.kept[id_].right
            return right, self.recalled_now[id_] if right else 0, place[id_]

        return sorted(self.due_within(EARLY_S), key=order)

    @property
    def lost(self) -> float:
        """How many of those that are due are forgotten by now, as the model sees it."""
        return sum(1 - self.recalled_now[id_] for id_ in self.due_within(EARLY_S))

    def due_within(self, within_s: int) -> list[str]:
        """The ids of what is due by so many seconds from now."""
        return [id_ for id_, at_s in self.due_s.items() if at_s <= self.at_s + within_s]

    @cached_property
    def recalled_now(self) -> dict[str, float]:
        """The chance of recalling each of them now, from 0 to 1."""
        return self.recalled(self.at_s)

    def recalled(self, at_s: int) -> dict[str, float]:
        """The chance of recalling each of them at a time, from 0 to 1."""
        return {id_: recalled(trace, at_s) for id_, trace in self.traces.items()}


def following(reader: Reader) -> str | None:
    """Return the id of what to ask now; None when all has been answered and nothing is due.

    Example:
        >>> following(Reader({}, 0))
        'question/what-the-word-says'
    """
    late = reader.due
    if not late:
        out = reader.kept.keys() | reader.left_out
        return next((id_ for id_ in reader.items if id_ not in out), None)
    if not reader.kept[late[0]].right:
        return late[0]
    last = max(reader.traces, key=lambda id_: reader.traces[id_].answered_s)
    others = (id_ for id_ in late if items()[id_].lesson != items()[last].lesson)
    return next(others, late[0])


@dataclass(frozen=True)
class Ahead:
    """What is expected some days from now, if nothing is asked until then.

    Attributes:
        days: How many.
        due: How many questions are due by then.
        recalled: How many of those answered would be recalled, as the model sees it.
    """

    days: float
    due: int
    recalled: float


def ahead(reader: Reader, days: float) -> Ahead:
    """Return what is expected after some days.

    Example:
        >>> ahead(Reader({}, 0), 7)
        Ahead(days=7, due=0, recalled=0)
    """
    then = reader.at_s + int(days * DAY_S)
    chances = reader.recalled(then) if days else reader.recalled_now
    late = reader.due_within(max(EARLY_S, then - reader.at_s))
    return Ahead(days, len(late), sum(chances.values()))


@dataclass(frozen=True)
class Strength:
    """How well one objective is remembered.

    Attributes:
        lesson: Id of its lesson.
        objective: What one is able to do.
        answered: How many of its items have been answered.
        expected: How many of those answered would be recalled today, as the model sees it.
        then: How many would have been when the latest of them was answered.
        last_s: When the latest of them was answered, in seconds since 1970.
    """

    lesson: str
    objective: str
    answered: int
    expected: float
    then: float
    last_s: int


def strengths(reader: Reader) -> list[Strength]:
    """Return how well each objective is remembered that has been practised, the weakest first."""
    groups: dict[tuple[str, str], list[str]] = {}
    for item in reader.items.values():
        if item.id in reader.traces:
            groups.setdefault((item.lesson, item.objective), []).append(item.id)
    found = []
    for (lesson, objective), ids in groups.items():
        expected = sum(reader.recalled_now[id_] for id_ in ids)
        last_s = max(reader.traces[id_].answered_s for id_ in ids)
        then = sum(recalled(reader.traces[id_], last_s) for id_ in ids)
        found.append(Strength(lesson, objective, len(ids), expected, then, last_s))
    return sorted(found, key=lambda one: one.expected / one.answered)
