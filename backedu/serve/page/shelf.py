"""The path through the lessons, as the shelf has it: in legs."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from backedu import content
from backedu.content.model import Group, Lesson
from backedu.content.wording import words

BESIDE = {"00_review": "review", "00_the_article": "article", "00_index": "index"}
"""Notebooks that are no lessons, with the word for each: they are beside the shelf, in the bar.

The last is the index in JupyterLab. Here the shelf is, and it only holds the words.
"""


@dataclass(frozen=True)
class Leg:
    """A part of the path: its name, what it is about, and its lessons in order."""

    id: str
    title: str
    about: str
    lessons: tuple[Lesson, ...]

    def short(self, lesson: Lesson) -> str:
        """Return a lesson's title as it stands under the leg's own, which needn't be said twice.

        Example:
            >>> patients = path({"12_weeks_and_months"})[0]
            >>> patients.short(patients.lessons[0])
            'Weeks and months'
        """
        rest = lesson.title.removeprefix(f"{self.title}: ")
        return rest[0].upper() + rest[1:]


def path(present: Container[str]) -> list[Leg]:
    """Return the legs that have a lesson in the folder.

    Args:
        present: Ids of the lessons that are there.

    Example:
        >>> [leg.title for leg in path({"01_what_is_a_spasm", "06_staying_well"})]
        ['Understand', 'Keep well']
    """
    known = [lesson for lesson in content.lessons().values() if lesson.id in present]
    legs = (
        Leg(
            group.value,
            words("groups")[group],
            words("groups_about")[group],
            tuple(lesson for lesson in known if lesson.group is group),
        )
        for group in Group
    )
    return [leg for leg in legs if leg.lessons]
