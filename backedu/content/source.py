"""A publication that statements rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MOST_WORDS = 22
"""So many words of a finding fit into the margin beside a sentence."""

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_OF_WHOM = re.compile(r"% of |^[^:%]*\d[^:%]*:")
"""Whose percentage it is, or "120 people: " in front."""


@dataclass(frozen=True)
class Source:
    """A publication that a statement rests on.

    ``checked`` says that the figure in ``confirmed`` was seen in the publication's own text or
    abstract; what was not seen is in ``uncertain`` and is shown as such. ``year`` is None
    where no year could be traced. ``kept_for`` says why it is listed although nothing rests on it.
    ``found`` is what it found, in one sentence with its numbers and whom they are about: the
    margin of a lesson has it beside the sentence that rests on it.
    """

    id: str
    authors: str
    title: str
    published_in: str
    checked: bool
    reviewed: date
    year: int | None = None
    cite: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: str | None = None
    url: str | None = None
    updated: int | None = None
    found: str | None = None
    confirmed: str | None = None
    uncertain: str | None = None
    kept_for: str | None = None

    @property
    def link(self) -> str | None:
        """The address a reader can open, or None."""
        if self.url:
            return self.url
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return None


def finding_faults(source: Source) -> Iterator[str]:
    """Say why what a publication found cannot be shown: it says no more than what was seen.

    Example:
        >>> from datetime import date
        >>> source = Source("s", "A", "T", "J", checked=True, reviewed=date(2026, 11, 22),
        ...                 found="Better in 40%.", confirmed="30 of 120 people were better.")
        >>> for fault in finding_faults(source):
        ...     print(fault)
        has the number 40, which isn't in 'confirmed'
        has a percentage and does not say of whom: write "40% of ..." or begin with "120 people: "
    """
    text = (source.found or "").strip()
    if not text:
        return
    if not source.checked:
        yield "belongs to a publication that was seen, with 'checked = true'"
    if (words := len(text.split())) > MOST_WORDS:
        yield f"has {words} words, and {MOST_WORDS} fit into the margin"
    if not text.endswith(".") or re.search(r"[.!?]\s", text):
        yield "is not one sentence with a full stop at its end"
    seen = set(_NUMBER.findall(source.confirmed or ""))
    for number in dict.fromkeys(_NUMBER.findall(text)):
        if number not in seen:
            yield f"has the number {number}, which isn't in 'confirmed'"
    share = re.search(r"[\d.]+%", text)
    if share and not _OF_WHOM.search(text):
        yield (
            "has a percentage and does not say of whom: "
            f'write "{share[0]} of ..." or begin with "120 people: "'
        )
