"""What the lessons say, read from ``data/`` and checked: the one door to it.

``content.claims()`` and its like return records of :mod:`backedu.content.model`, by id. A file
that one topic alone needs is declared in that topic's module.
"""

from backedu.content.cached import forget
from backedu.content.error import ContentError
from backedu.content.library import cases, claims, glossary, lessons, questions, sections, sources

__all__ = [
    "ContentError",
    "cases",
    "claims",
    "forget",
    "glossary",
    "lessons",
    "questions",
    "sections",
    "sources",
]
