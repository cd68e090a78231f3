"""What the project says in its own voice, passage by passage, with the place of each.

Left out is what someone else says: the article in a claim, a patient in a case, the wrong options
of a question, a sentence that doesn't belong in a warning, what could go wrong in the hazard log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backedu.check.corpus import Cell, Corpus, Document
from backedu.check.finding import Finding

_OTHER_VOICES = {
    "american_medicines": ("*",),
    "cases": ("title", "story", "answers"),
    "claims": ("claim",),
    "disputes": ("title", "clash"),
    "harmful_phrases": ("says",),
    "hazards": ("*",),
    "labs": ("task",),
    "patients": ("title", "opening", "says", "notes"),
    "protocols": ("says",),
    "questions": ("stem",),
    "rules": ("positive", "negative", "when"),
    "rules_of_thumb": ("*",),
    "scans": ("report_says",),
    "sources": ("*",),
    "word_lists": ("words",),
}
"""Fields by file in which someone else speaks, or which hold no sentence; ``*`` is all of them."""

_NAMES = {
    "bloom",
    "claim",
    "claims",
    "conflicts_with",
    "exercises",
    "id",
    "kind",
    "objective",
    "sources",
    "withheld",
}
"""Fields that name other records, in any file."""


@dataclass(frozen=True)
class Passage:
    """A text of one field, or of one cell of prose.

    Attributes:
        place: The file or the cell.
        record: Id of the record; the number of the cell in a notebook.
        path: The way to the field; empty in a notebook.
        text: What is said, its lines joined in a record.
    """

    place: Document | Cell
    record: str
    path: tuple[str | int, ...]
    text: str

    @property
    def file(self) -> str:
        """Name of the table, or of the notebook without its ending."""
        if isinstance(self.place, Document):
            return self.place.kind
        return self.place.notebook.rsplit(".", 1)[0]

    @property
    def field(self) -> str:
        """The field by which the passage is known, such as ``otc-nsaids.why``."""
        return ".".join([self.record, *self.path[:1]]) if self.path else self.record  # type: ignore[list-item]  # a record's own field is always named

    def finding(self, fault: str, offset: int = 0) -> Finding:
        """Return a finding here; ``offset`` is the character in a cell."""
        if isinstance(self.place, Cell):
            return self.place.finding(offset, fault)
        return self.place.finding(self.record, self.path, fault)


def own_words(corpus: Corpus) -> Iterator[Passage]:
    """Yield every passage of the content and of the lessons in which we ourselves speak."""
    for document, id_, record in corpus.all():
        left_out = _OTHER_VOICES.get(document.kind, ())
        for path, text in _texts(record):
            if "*" not in left_out and not {*left_out, *_NAMES} & set(path):
                yield Passage(document, id_, path, " ".join(text.split()))
    for cell in corpus.cells:
        if cell.kind == "markdown":
            yield Passage(cell, f"cell {cell.number}", (), cell.source)


def _texts(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a record with the way to it, wrong options and false warnings left out."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))
    elif isinstance(value, Mapping):
        wrong_option = "feedback" in value and not value.get("correct")
        no_sign = value.get("kind") in {"misleading", "vague"}
        for key, item in value.items():
            if not (key == "text" and (wrong_option or no_sign)):
                yield from _texts(item, (*path, key))
