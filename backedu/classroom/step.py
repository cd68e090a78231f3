"""One thing that is on the wall at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["lobby", "title", "idea", "page", "question"]


@dataclass(frozen=True)
class Step:
    """One thing that is on the wall at a time.

    Attributes:
        id: Its name; that of a question is the question's own, that of a page the lesson and its
            section.
        kind: What it is: an ``idea`` is a paragraph or a list, a ``page`` a section of the lesson
            with what is done there.
        lesson: Id of the lesson that it belongs to; empty in the lobby.
        title: What a list of the steps calls it.
        text: What an idea says: one paragraph, or the items of a list.
        is_list: Which of the two.

    Example:
        >>> Step("lobby", "lobby").text
        ()
    """

    id: str
    kind: Kind
    lesson: str = ""
    title: str = ""
    text: tuple[str, ...] = ()
    is_list: bool = False
