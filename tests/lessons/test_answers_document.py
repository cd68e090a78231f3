"""The document of a reader's answers: merged, and read though parts of it are damaged."""

import json
from typing import Any

from backedu.lessons.answers_document import Document, document_in


def entry(when: int, value: str = "b") -> dict[str, Any]:
    """Return what is kept of one answer."""
    return {"asked": "h", "when": when, "set": {"value": value}}


def test_of_each_answer_the_newest_stays() -> None:
    """Whichever way two documents are put together."""
    begun, done = ({"done": ["q"] * n, "of": 2, "when": n} for n in (1, 2))
    old = Document({"q": entry(1, "old"), "a": entry(3)}, {"one": done, "two": begun})
    new = Document({"q": entry(2, "new"), "b": entry(3)}, {"one": begun})
    both = old.merged(new)

    assert both == new.merged(old)
    assert both.answers["q"]["set"]["value"] == "new"
    assert set(both.answers) == {"q", "a", "b"}
    assert both.progress == {"one": done, "two": begun}


def test_damaged_entries_are_left_out_alone() -> None:
    """The others are read."""
    answers = {
        "a": entry(5),
        "b": None,
        "c": {"when": "soon", "set": {}},
        "d": {"when": True, "set": 3},
    }

    assert document_in(json.dumps({"format": 3, "answers": answers})).answers == {"a": entry(5)}
