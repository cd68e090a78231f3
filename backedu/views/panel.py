"""What a result panel shows: a banner, sections of items, a footnote.

The views build these; :meth:`as_dict` gives the plain data that a control hands to its script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backedu.content.citing import cited

MARKS = {
    "emergency": "M6.5 2.5h7l4 4v7l-4 4h-7l-4-4v-7zM10 6v5M10 13.5v.5",
    "urgent": "M10 3l8 14H2zM10 8v4M10 14.2v.3",
    "soon": "M3 5h14v12H3zM3 9h14M7 2.5V6M13 2.5V6",
    "self_care": "M3 9.5L10 3.5l7 6M5 8v9h10V8M8.5 17v-4.5h3V17",
}
"""The sign of each level, beside its colour: an octagon, a triangle, a calendar, a house.

Each is the path of a drawing of 20 by 20.
"""


@dataclass(frozen=True)
class Banner:
    """The head of a result.

    Attributes:
        tone: The id of a level, which gives the colour, or ``open`` where none is reached yet.
        mark: A sign that says the same without colour: a character, or the path of a drawing.
        title: The result in a few words.
        lines: What follows from it.
        sources: Ids of the publications; None where the sections name them.
    """

    tone: str
    mark: str
    title: str
    lines: Sequence[str] = ()
    sources: Sequence[str] | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the banner as plain data."""
        banner = {
            "tone": self.tone,
            "mark": self.mark,
            "title": self.title,
            "lines": list(self.lines),
        }
        return banner if self.sources is None else {**banner, "sources": cited(self.sources)}


@dataclass(frozen=True)
class Item:
    """One entry of a section.

    Attributes:
        text: The sentence or sentences.
        strong: What comes before it in bold type; None for nothing.
        answers: Questions with the answers that were given, None where the entry rests on none.
        sources: Ids of the publications; None where the entry rests on none.
        question: Name of the question that it leads to; None where it leads nowhere.

    Example:
        >>> Item("Keep moving.", strong="Walking:").as_dict()
        {'strong': 'Walking:', 'text': 'Keep moving.'}
    """

    text: str
    strong: str | None = None
    answers: Sequence[tuple[str, str]] | None = None
    sources: Sequence[str] | None = None
    question: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the entry as plain data; what it lacks is left out."""
        item: dict[str, Any] = {} if self.strong is None else {"strong": self.strong}
        item["text"] = self.text
        if self.question is not None:
            item["question"] = self.question
        if self.answers is not None:
            item["answers"] = [{"question": q, "answer": a} for q, a in self.answers]
        if self.sources is not None:
            item["sources"] = cited(self.sources)
        return item


@dataclass(frozen=True)
class Section:
    """Entries under a title; a ``folded`` section opens when it is asked for."""

    title: str
    items: Sequence[Item]
    folded: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the section as plain data."""
        items = [item.as_dict() for item in self.items]
        return {"title": self.title, "items": items, "folded": self.folded}


@dataclass(frozen=True)
class Panel:
    """A whole result; its sections without an entry are left out."""

    banner: Banner
    sections: Sequence[Section]
    footnote: str

    def as_dict(self) -> dict[str, Any]:
        """Return the result as plain data.

        Example:
            >>> panel = Panel(Banner("soon", "●", "See someone"), [Section("Why", [])], "")
            >>> panel.as_dict()["sections"]
            []
        """
        return {
            "banner": self.banner.as_dict(),
            "sections": [section.as_dict() for section in self.sections if section.items],
            "footnote": self.footnote,
        }
