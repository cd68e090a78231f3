"""What every question says around its options, and the verdicts that one may give on a claim."""

from __future__ import annotations

from typing import Any

from backedu.content.wording import sections, words


def asking() -> dict[str, Any]:
    """Return the words of a question, and the degrees of sureness that commit to an answer.

    Example:
        >>> [level["text"] for level in asking()["levels"]]
        ['A guess', 'Fairly sure', 'Sure']
    """
    levels = [{"id": id_, "text": text} for id_, text in words("confidence").items()]
    return {"words": sections("control", "question", "cited"), "levels": levels}


def verdict_options() -> list[dict[str, str]]:
    """Return the verdicts on a claim, each in a word or two with a note beneath.

    Example:
        >>> verdict_options()[2]
        {'id': 'unsupported', 'text': 'Not supported', 'note': 'no good evidence'}
    """
    notes = words("verdicts_notes")
    return [
        {"id": verdict, "text": text, "note": notes.get(verdict, "")}
        for verdict, text in words("verdicts_short").items()
    ]
