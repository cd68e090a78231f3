"""What someone answered, in every lesson: the document that a page keeps in the browser, too.

Either can read the other's. An answer, a row of the review and what was done in a lesson each have
the time at which they were made: of two the newest stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = 3
REVIEW = "00_review/Review"
"""Under which name the rows of the review are kept."""

Entries = dict[str, dict[str, Any]]


class AnswersError(Exception):
    """A file cannot be read or written; the text is one sentence for its reader."""


class NewerFormatError(AnswersError):
    """A newer version has written it."""


@dataclass(frozen=True)
class Document:
    """What is kept.

    Attributes:
        answers: By lesson and question: ``set`` (what was set), ``when`` (milliseconds since 1970),
            ``asked`` (a hash).
        progress: By lesson: ``done`` (names of the exercises that were answered), ``of`` (how many
            there are) and ``when``.
    """

    answers: Entries = field(default_factory=dict)
    progress: Entries = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The document as a file has it."""
        whole = {"format": FORMAT, "answers": self.answers, "progress": self.progress}
        return json.dumps(whole, ensure_ascii=False)

    @property
    def counted(self) -> int:
        """How many answers there are; a row of the schedule is none of them.

        Example:
            >>> Document({"01_a/q": {}, "00_review/Review/question/q": {}}).counted
            1
        """
        return sum(not name.startswith(f"{REVIEW}/") for name in self.answers)

    def merged(self, other: Document) -> Document:
        """Return what both have; of each the newest stays, and of two as new the other's.

        Example:
            >>> old, new = {"when": 1, "set": {}}, {"when": 2, "set": {"value": "b"}}
            >>> Document({"q": new}).merged(Document({"q": old})).answers["q"]["when"]
            2
        """
        return Document(
            _newest(self.answers, other.answers), _newest(self.progress, other.progress)
        )

    def split(self, lesson: str) -> tuple[Document, Document]:
        """Return what is kept of a lesson, and what is kept of all others.

        Example:
            >>> own, others = Document({"01_a/q": {}, "01_ab/q": {}}).split("01_a")
            >>> list(own.answers), list(others.answers)
            (['01_a/q'], ['01_ab/q'])
        """
        stem, own, others = f"{lesson}/", Document(), Document()
        for name, entry in self.answers.items():
            (own if name.startswith(stem) else others).answers[name] = entry
        for name, done in self.progress.items():
            (own if name == lesson else others).progress[name] = done
        return own, others


def document_in(text: str) -> Document:
    """Return a document of this or an older version; damaged parts are left out.

    Raises:
        AnswersError: It isn't such a document, or a newer version has written it.

    Example:
        >>> kept = '{"format": 2, "answers": {"01_a/q": {"when": 5, "set": {"value": "b"}}}}'
        >>> document_in(kept).answers
        {'01_a/q': {'when': 5, 'set': {'value': 'b'}}}
    """
    try:
        document = json.loads(text)
        format_, answers = document["format"], document["answers"]
        progress = document.get("progress")
        if isinstance(format_, int) and format_ > FORMAT:
            raise NewerFormatError("a newer backedu has written it; please open it there.")
        if format_ not in {2, FORMAT} or not isinstance(answers, dict):
            raise AnswersError("it isn't a file of answers from backedu.")
    except (ValueError, TypeError, KeyError, RecursionError):
        raise AnswersError("it isn't a file of answers from backedu, or it is damaged.") from None
    sound = {name: entry for name, entry in answers.items() if _is_entry(entry)}
    known = progress.items() if isinstance(progress, dict) else ()
    done = {lesson: {"when": 0, **each} for lesson, each in known if _is_progress(each)}
    return Document(_with_rows(sound) if format_ == 2 else sound, done)


def _newest(one: Mapping[str, Any], other: Mapping[str, Any]) -> Entries:
    newer = {
        name: entry
        for name, entry in other.items()
        if name not in one or one[name]["when"] <= entry["when"]
    }
    return {**one, **newer}


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict) and isinstance(entry.get("set"), dict) and _is_time(entry, "when")
    )


def _is_progress(done: Any) -> bool:
    if not isinstance(done, dict) or not isinstance(done.get("done"), list):
        return False
    return type(done.get("of")) is int and ("when" not in done or _is_time(done, "when"))


def _is_time(entry: Mapping[str, Any], name: str) -> bool:
    return isinstance(entry.get(name), int | float) and not isinstance(entry[name], bool)


def _with_rows(answers: Entries) -> Entries:
    """Until format 3 the whole schedule of the review was one answer of its control."""
    review = answers.get(REVIEW, {})
    value = review.get("set", {}).get("value")
    traces = value.get("traces") if isinstance(value, dict) else None
    if not isinstance(traces, dict):
        return answers
    others = {name: entry for name, entry in answers.items() if name != REVIEW}
    when = review["when"]
    return others | {
        f"{REVIEW}/{id_}": {"when": when, "set": {"row": row}} for id_, row in traces.items()
    }
