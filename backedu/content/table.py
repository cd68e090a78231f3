"""A file of content declares itself: its name, the kind of its records, and what they must be.

A module that owns a file says so once, at its top level::

    findings = Table("scans.toml", ScanFinding, check=_faults, sourced=True)

``findings()`` then returns the records, read and checked once, and ``backedu check`` counts them
and lists what is wrong with them. A folder of :data:`backedu.content.reader.FOLDERS` is declared in
the same way. A file of another form is a :class:`Document`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from backedu.content.cached import cached
from backedu.content.error import ContentError
from backedu.content.faults import Fault, FileFault, record_faults
from backedu.content.reader import FOLDERS, files_of, find, parse, read_table
from backedu.places import data_dir

T = TypeVar("T")

RecordCheck = Callable[[Any, "Data"], Iterable[Fault]]
"""Says what is wrong with one record; what it is compared with is read from the same folder."""

FileCheck = Callable[[Any, "Data"], Iterable[FileFault]]
"""Says what is wrong with a file as a whole."""


class Data:
    """A folder of content, of which each file is read once.

    What a file is compared with comes from the same folder, or from the shipped content where the
    folder lacks it: so one changed file can be checked by itself.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Look at a folder; the shipped ``data/`` by default."""
        self.folder = folder or data_dir()
        self._found: dict[str, Any] = {}
        self._sound: set[str] = set()

    def read(self, document: Document[T]) -> T:
        """Return what a file holds, compared with nothing.

        Raises:
            ContentError: The file cannot be read.
        """
        if document.file not in self._found:
            self._found[document.file] = document.read(self._home(document.file))
        found: T = self._found[document.file]
        return found

    def load(self, document: Document[T]) -> T:
        """Return what a file holds, if it is sound.

        Raises:
            ContentError: The first fault found.
        """
        if document.file not in self._sound:
            for error in document.faults(self):
                raise error
            self._sound.add(document.file)
        return self.read(document)

    def tables(self, file: str) -> Mapping[str, Any]:
        """Return the TOML document of a file.

        Raises:
            ContentError: See :func:`backedu.content.reader.read_table`.
        """
        return read_table(find(file, self.folder))

    def has(self, table: str) -> bool:
        """Say whether the folder has the file, or files of the table."""
        return bool(files_of(table, self.folder))

    def files(self, table: str) -> tuple[str, ...]:
        """Return the names of the files that a table is read from.

        Raises:
            ContentError: A folder that is one table has no files.
        """
        found = files_of(table, self.folder)
        if not found and table in FOLDERS:
            raise ContentError(table, f"the folder is missing from {self.folder}, or is empty")
        return found or (table,)

    def source_ids(self) -> Mapping[str, Any]:
        """Return the publications as they are written, by id."""
        return self.as_written("sources.toml")

    def as_written(self, file: str) -> Mapping[str, Any]:
        """Return the TOML document of a file that records are compared with, read once."""
        key = f"{file} as written"
        if key not in self._found:
            self._found[key] = self._home(file).tables(file)
        found: Mapping[str, Any] = self._found[key]
        return found

    def _home(self, file: str) -> Data:
        return self if self.has(file) or self.folder == data_dir() else shipped()


class Document(Generic[T]):
    """One file of content, of any form."""

    def __init__(
        self,
        file: str,
        read: Callable[[Data], T],
        *,
        check: FileCheck | None = None,
        count: Callable[[Any], int] = len,
    ) -> None:
        """Declare a file.

        Args:
            file: Its name; no two folders of ``data/`` have a file of the same name.
            read: Makes something of it, or raises :class:`ContentError`.
            check: Says what is wrong with what was read.
            count: How many records there are.
        """
        self.file, self.read, self.count = file, read, count
        self.name = file.removesuffix(".toml")
        self._check = check

    def __call__(self) -> T:
        """Return what the shipped file holds, read and checked once.

        Raises:
            ContentError: A record is wrong.
        """
        return shipped().load(self)

    def load(self, folder: Path | None = None) -> T:
        """Read and check the file of a folder; the shipped one by default.

        Raises:
            ContentError: A record is wrong; the error names file, record and field.
        """
        return Data(folder).load(self)

    def faults(self, data: Data) -> Iterator[ContentError]:
        """Yield what is wrong with the file."""
        try:
            found = self._read_here(data)
            for record, field, fault in self._check(found, data) if self._check else ():
                yield ContentError(self.file, fault, record, field)
        except ContentError as error:  # of this file, or of one that it is compared with
            yield error

    def _read_here(self, data: Data) -> T:
        """Read the file of this folder, which must have it."""
        if not data.has(self.file):
            for file in data.files(self.file):  # raises: it says what is missing from where
                data.tables(file)
        return data.read(self)


def _as_it_is(record: T, _data: Data) -> T:
    return record


class Table(Document[Mapping[str, T]]):
    """Records that are all of one kind: by id, in the file's order, or file by file of a folder."""

    def __init__(  # noqa: PLR0913 - what a table may be is named, and has a default
        self,
        file: str,
        kind: type[T],
        check: RecordCheck | None = None,
        *,
        together: FileCheck | None = None,
        sourced: bool = False,
        made: Callable[[T, Data], T] = _as_it_is,
    ) -> None:
        """Declare a file.

        Args:
            file: Its name; no two folders of ``data/`` have a file of the same name. For a folder
                that is one table, the folder's name.
            kind: A dataclass with an ``id``.
            check: Says what is wrong with one record, beside what is wrong with any record.
            together: Says what is wrong with the records as a whole.
            sourced: Every record must name a publication.
            made: What becomes of a record once it is read; what it takes is from the same folder.
        """
        super().__init__(file, self._records, check=together)
        self.kind, self._check_record, self._sourced, self._made = kind, check, sourced, made

    def faults(self, data: Data) -> Iterator[ContentError]:
        """Yield what is wrong with the file; records are compared once all of them can be read."""
        try:
            records = self._read_here(data)
        except ContentError as error:
            yield from self._unreadable(data) if data.has(self.file) else (error,)
            return
        try:
            for id_, record in records.items():
                for field, fault in self._record_faults(record, data):
                    yield ContentError(self._file_of(id_, data), fault, id_, field)
        except ContentError as error:  # what they are compared with cannot be read
            yield error
        else:
            yield from super().faults(data)

    def _record_faults(self, record: T, data: Data) -> Iterator[Fault]:
        names_sources = bool(getattr(record, "sources", ()))
        yield from record_faults(record, data.source_ids() if names_sources else ())
        if self._sourced and not getattr(record, "sources", ()):
            yield "sources", "is empty; name at least one"
        if self._check_record:
            yield from self._check_record(record, data)

    def _unreadable(self, data: Data) -> Iterator[ContentError]:
        """Yield why each record cannot be read, or why the file cannot."""
        seen: dict[str, str] = {}
        for file in data.files(self.file):
            try:
                tables = data.tables(file)
            except ContentError as error:
                yield error
                continue
            for id_, fields in tables.items():
                try:
                    self._parsed(file, id_, fields, seen, data)
                except ContentError as error:
                    yield error

    def _records(self, data: Data) -> Mapping[str, T]:
        seen: dict[str, str] = {}
        return MappingProxyType(
            {
                id_: self._parsed(file, id_, fields, seen, data)
                for file, id_, fields in self._tables(data)
            }
        )

    def _tables(self, data: Data) -> Iterator[tuple[str, str, Any]]:
        """Yield the file, the id and the fields of each record."""
        for file in data.files(self.file):
            for id_, fields in data.tables(file).items():
                yield file, id_, fields

    def _file_of(self, id_: str, data: Data) -> str:
        """Return the file of a record, which is looked up only for one that has a fault."""
        return next(file for file, known, _ in self._tables(data) if known == id_)

    def _parsed(self, file: str, id_: str, fields: Any, seen: dict[str, str], data: Data) -> T:
        """Return a record; ``seen`` has the files of the ids so far."""
        if not isinstance(fields, dict):
            fault = f"'{id_}' is outside any record; put it under [id]"
            raise ContentError(file, fault)
        if seen.setdefault(id_, file) != file:
            raise ContentError(file, f"this name is taken in {seen[id_]}; choose another", id_)
        return self._made(parse(self.kind, file, id_, fields), data)


@cached
def shipped() -> Data:
    """Return the content that comes with backedu."""
    return Data()
