"""What a class goes through: the lobby, then each lesson with its ideas, labs and questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backedu import content
from backedu.classroom.added import Added
from backedu.classroom.outline import outline
from backedu.classroom.step import Step
from backedu.content.cached import cached

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


def contents(added: Iterable[Added] = ()) -> tuple[Step, ...]:
    """Return the steps that one jumps to: of several ideas under a heading the first.

    Example:
        >>> [step.title for step in contents()][1:3]
        ['What is a back spasm?', 'A word for a feeling']
    """
    found: dict[object, Step] = {}
    for step in course(added):
        key = (step.lesson, step.title) if step.kind in {"idea", "page"} else step.id
        found.setdefault(key, step)
    return tuple(found.values())


def course(added: Iterable[Added]) -> list[Step]:
    """Return every step, with what was asked off the cuff where it was asked.

    Example:
        >>> [step.id for step in course([Added(1, 4, "", "lobby")])][:2]
        ['lobby', 'added:1']
    """
    steps = list(programme().values())
    for each in added:
        ids = [step.id for step in steps]
        steps.insert(ids.index(each.after) + 1 if each.after in ids else 1, each.step)
    return steps
