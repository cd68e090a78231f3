"""The votes of a class as a table for a spreadsheet, and what its columns mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from backedu.classroom.lecture import Lecture
from backedu.classroom.lookup import ballot
from backedu.classroom.tally import Vote
from backedu.classroom.words import class_words

COLUMNS = ("person", "question", "stem", "round", "choice", "text", "right", "sure")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")


def votes_csv(votes: Iterable[Vote], lecture: Lecture) -> str:
    """Return the votes, a line each; people are numbered in no particular order.

    Example:
        >>> votes = [Vote("a-hash", "what-the-word-says", 1, "b")]
        >>> votes_csv(votes, Lecture()).splitlines()[1][:24]
        '1,what-the-word-says,A p'
    """
    votes = list(votes)
    people = {phone: number for number, phone in enumerate(sorted({v.phone for v in votes}), 1)}
    made = io.StringIO()
    table = csv.writer(made)
    table.writerow(COLUMNS)
    for vote in votes:
        asked = ballot(vote.question, lecture)
        stem = asked.stem if asked else ""
        letter, text = asked.in_words(vote.choice) if asked else ("", "")
        right = int(asked.is_right(vote.choice)) if asked and asked.right and letter else ""
        row = (people[vote.phone], vote.question, stem, vote.round, letter, text, right, vote.sure)
        table.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return made.getvalue()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Example:
        >>> guarded("=1+1"), guarded("About 2")
        ("'=1+1", 'About 2')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def codebook() -> str:
    """Return what each column means, as plain text.

    Example:
        >>> codebook().splitlines()[2].split(":")[0]
        'person'
    """
    text = class_words("codebook")
    return "\n".join([text["title"], "", *(f"{name}: {text[name]}" for name in COLUMNS), ""])
