"""What a class goes through: the lobby, then each lesson with its ideas, labs and questions."""

from __future__ import annotations

from collections.abc import Mapping

from backedu import content
from backedu.classroom.outline import outline
from backedu.classroom.step import Step
from backedu.content.cached import cached
from backedu.content.model import Question

LOBBY = "lobby"


@cached
def programme() -> Mapping[str, Step]:
    """Return every step by its id, in the order of the lessons.

    Example:
        >>> [step.kind for step in list(programme().values())[:3]]
        ['lobby', 'title', 'idea']
    """
    steps = [Step(LOBBY, "lobby")]
    steps += [step for lesson in content.lessons() for step in outline(lesson)]
    return {step.id: step for step in steps}


@cached
def contents() -> tuple[Step, ...]:
    """Return the steps that one jumps to: of several ideas under a heading the first.

    Example:
        >>> [step.title for step in contents()][1:3]
        ['What is a back spasm?', 'A word for a feeling']
    """
    found: dict[object, Step] = {}
    for step in programme().values():
        key = (step.lesson, step.title) if step.kind in {"idea", "page"} else step.id
        found.setdefault(key, step)
    return tuple(found.values())


def question(step: Step) -> Question | None:
    """Return the question that a step asks, or None."""
    return content.questions()[step.id] if step.kind == "question" else None
