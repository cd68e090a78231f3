"""One thing that is on the wall at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backedu.classroom.stage import QUESTION, Stage

Kind = Literal["lobby", "title", "idea", "page", "question", "patient", "reading", "end"]


@dataclass(frozen=True)
class Step:
    """One thing that is on the wall at a time.

    Attributes:
        id: Its name; that of a question is the question's own, that of a page the lesson and its
            first cell.
        kind: What it is: an ``idea`` is a paragraph or a list, a ``page`` a section of the lesson
            with what is done there, a ``patient`` one whom the class works up together, and a
            ``reading`` what the triage makes of it; an ``end`` is what to take home.
        lesson: Id of the lesson that it belongs to; empty in the lobby.
        title: What a list of the steps calls it.
        text: What an idea says: one paragraph, or the items of a list.
        lead: What is said large above a list, in place of the paragraphs before it.
        note: What the line below says of it, such as where it comes from.
        is_list: Which of the two.
        sketches: Drawings in ``sketches.toml``, one for each item of the list.
        votes: The stages of what is voted on; empty for a question, which has all of them.
        notes: What the presenter alone reads.
        cells: Ids of the notebook's cells that a page shows.
        answers: Ids of the votes to which it shows the answer; the class votes first.
        part: The heading that it is under, in its lesson.

    Example:
        >>> Step("lobby", "lobby").text
        ()
    """

    id: str
    kind: Kind
    lesson: str = ""
    title: str = ""
    text: tuple[str, ...] = ()
    lead: str = ""
    note: str = ""
    is_list: bool = False
    sketches: tuple[str, ...] = ()
    votes: tuple[Stage, ...] = ()
    notes: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    part: str = ""

    @property
    def way(self) -> tuple[Stage, ...]:
        """The stages that this step goes through; none where nothing is voted on."""
        return self.votes or (QUESTION if self.kind == "question" else ())
