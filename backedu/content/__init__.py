"""What the lessons say, read from ``data/`` and checked: the one door to it.

``content.claims()`` and its like return records of :mod:`backedu.content.model`, by id.
"""

from backedu.content.error import ContentError
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
