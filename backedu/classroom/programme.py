"""What a class goes through: the lobby, then each lesson with its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from backedu import content
from backedu.content.cached import cached
from backedu.content.model import Question

LOBBY = "lobby"

Kind = Literal["lobby", "title", "question"]


@dataclass(frozen=True)
class Step:
    """One thing that is on the wall at a time.

    Attributes:
        id: Its name; that of a question is the question's own.
        kind: What it is.
        lesson: Id of the lesson that it belongs to; empty in the lobby.
        title: What a list of the steps calls it.
    """

    id: str
    kind: Kind
    lesson: str = ""
    title: str = ""


@cached
def programme() -> Mapping[str, Step]:
    """Return every step by its id, in the order of the lessons.

    Example:
        >>> [step.kind for step in list(programme().values())[:3]]
        ['lobby', 'title', 'question']
    """
    steps = [Step(LOBBY, "lobby")]
    for lesson in content.lessons().values():
        steps.append(Step(lesson.id, "title", lesson.id, lesson.title))
        steps += [
            Step(question.id, "question", lesson.id, question.stem)
            for question in content.questions().values()
            if question.lesson == lesson.id
        ]
    return {step.id: step for step in steps}


def question(step: Step) -> Question | None:
    """Return the question that a step asks, or None."""
    return content.questions()[step.id] if step.kind == "question" else None
