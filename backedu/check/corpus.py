"""All that the rules look at: the files of content and the lessons, with their lines."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from backedu.check.finding import Finding
from backedu.check.lines import lines_of
from backedu.content.apostrophes import typeset
from backedu.content.error import ContentError
from backedu.content.notebook import is_on_page
from backedu.content.reader import kind_of, text_of
from backedu.content.table import Data, Table

T = TypeVar("T")


@dataclass(frozen=True)
class Document:
    """One file of ``data/``; one that cannot be read has no records, and says so.

    ``kind`` is the table that the file is, or is part of.
    """

    name: str
    kind: str
    text: str
    records: Mapping[str, dict[str, Any]]
    lines: Mapping[tuple[str | int, ...], int]
    readable: bool = True

    def line(self, record: str | None, *path: str | int) -> int:
        """Return the line of a field, else of what contains it, else 1."""
        if record is None:
            return 1
        for length in range(len(path), -1, -1):
            if (found := self.lines.get((record, *path[:length]))) is not None:
                return found
        return min((line for way, line in self.lines.items() if way[0] == record), default=1)

    def finding(self, record: str, path: str | tuple[str | int, ...], fault: str) -> Finding:
        """Return a finding at a field of a record.

        Args:
            record: Its id.
            path: The field, or the way to it: ``("options", 1, "feedback")``.
            fault: See :class:`backedu.check.finding.Finding`.
        """
        way = (path,) if isinstance(path, str) else path
        name = ".".join(str(part) for part in way if isinstance(part, str))
        return Finding(self.name, self.line(record, *way), record, name, fault)


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook; ``number`` counts from 1, as people do.

    ``on_page`` says whether a lesson's page shows it, too, and not JupyterLab alone.
    """

    notebook: str
    number: int
    kind: str
    source: str
    on_page: bool = True

    def finding(self, offset: int, fault: str) -> Finding:
        """Return a finding at a character of the cell."""
        line = self.source.count("\n", 0, offset) + 1
        return Finding(self.notebook, line, f"cell {self.number}", None, fault)


@dataclass(frozen=True)
class Corpus:
    """The content on a given day.

    Attributes:
        folder: Where the files of content are.
        today: The day on which reviews are judged.
        documents: The files, by name without ending.
        cells: The cells of all notebooks.
        unreadable: Names of notebooks that cannot be read.
    """

    folder: Path
    today: date
    documents: Mapping[str, Document]
    cells: tuple[Cell, ...] = field(default=())
    unreadable: tuple[str, ...] = ()

    def of(self, name: str) -> Iterator[tuple[Document, str, dict[str, Any]]]:
        """Yield the records of one table, with their file; nothing if it cannot be read."""
        for document in self.documents.values():
            if document.kind == name:
                for id_, record in document.records.items():
                    yield document, id_, record

    def sound(self, table: Table[T]) -> Mapping[str, T]:
        """Return the records of a table; none if any is wrong, for the rule about form says why."""
        try:
            return self._data.load(table)
        except ContentError:
            return {}

    @cached_property
    def _data(self) -> Data:
        return Data(self.folder)

    def all(self) -> Iterator[tuple[Document, str, dict[str, Any]]]:
        """Yield the records of every file."""
        for document in self.documents.values():
            for id_, record in document.records.items():
                yield document, id_, record


def read_corpus(data: Path, notebooks: Path, today: date) -> Corpus:
    """Read what can be read; what cannot is for the rule about structure to say."""
    cells = {path.name: _cells(path) for path in sorted(notebooks.glob("*.ipynb"))}
    return Corpus(
        folder=data,
        today=today,
        documents={path.stem: _document(path) for path in sorted(data.rglob("*.toml"))},
        cells=tuple(cell for of_one in cells.values() for cell in of_one or ()),
        unreadable=tuple(name for name, of_one in cells.items() if of_one is None),
    )


def _document(path: Path) -> Document:
    text, tables, readable = "", {}, True
    try:
        text = text_of(path)
        tables = tomllib.loads(typeset(text))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        readable = False  # the rule about form says what is wrong
    records = {id_: table for id_, table in tables.items() if isinstance(table, dict)}
    return Document(path.name, kind_of(path), text, records, lines_of(text), readable)


def _cells(path: Path) -> list[Cell] | None:
    """The cells of a notebook; None where it cannot be read."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return [
            Cell(path.name, number, cell["cell_type"], "".join(cell["source"]), is_on_page(cell))
            for number, cell in enumerate(cells, 1)
        ]
    except (ValueError, KeyError, TypeError):
        return None
