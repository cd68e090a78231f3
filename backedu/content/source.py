"""A publication that statements rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Source:
    """A publication that a statement rests on.

    ``checked`` says that the figure in ``confirmed`` was seen in the publication's own text or
    abstract; what was not seen is in ``uncertain`` and is shown as such. ``year`` is None
    where no year could be traced. ``kept_for`` says why it is listed although nothing rests on it.
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
