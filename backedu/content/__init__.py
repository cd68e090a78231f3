"""What the lessons say, read from ``data/`` and checked: the one door to it.

``content.claims()`` and its like return records of :mod:`backedu.content.model`, by id.
"""

from backedu.content.library import (
    care_facts,
    cases,
    claims,
    exercises,
    forget,
    glossary,
    lessons,
    questions,
    sections,
    sources,
)
from backedu.content.reader import ContentError

__all__ = [
    "ContentError",
    "care_facts",
    "cases",
    "claims",
    "exercises",
    "forget",
    "glossary",
    "lessons",
    "questions",
    "sections",
    "sources",
]
