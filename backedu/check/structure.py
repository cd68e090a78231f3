"""Is every file of the form that its reader expects?"""

from __future__ import annotations

from collections.abc import Iterator

from backedu.check import files
from backedu.check.corpus import Corpus, Document
from backedu.check.finding import Finding
from backedu.check.rule import Rule
from backedu.content import ContentError
from backedu.content.reader import files_of


def located(corpus: Corpus, error: ContentError) -> Finding:
    """Return what a reader refused, with the line that it could not name.

    Args:
        corpus: The content.
        error: The reader's error.
    """
    document = corpus.documents.get(error.file.removesuffix(".toml"))
    line = error.line or (_line(document, error.record, error.field) if document else 1)
    return Finding(error.file, line, error.record, error.field, error.fault)


def _line(document: Document, record: str | None, field: str | None) -> int:
    """The line of a field; of a table in a list, the first one that lacks it or has it wrong."""
    if record is None or field is None:
        return document.line(record)
    first, _, rest = field.partition(".")
    entries = document.records.get(record, {}).get(first)
    if rest and isinstance(entries, list):
        for number, entry in enumerate(entries):
            if isinstance(entry, dict) and rest not in entry:
                return document.line(record, first, number)
    return document.line(record, *field.split("."))


def _faults(corpus: Corpus) -> Iterator[Finding]:
    for error in files.faults():
        yield located(corpus, error)
    known = _read(corpus)
    for path in sorted(corpus.folder.rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.name not in known:
            meant = path.name.partition(".toml")[0] + ".toml"
            fault = f"no lesson reads a file of this name; is it {meant}, saved under another name?"
            yield Finding(path.name, 1, None, None, fault)
    for name in corpus.unreadable:
        fault = "this isn't a notebook; save it again from JupyterLab, or fetch it again"
        yield Finding(name, 1, "cell 1", None, fault)


def _read(corpus: Corpus) -> set[str]:
    """The names of the files that are read."""
    tables = (document.file for document in files.documents().values())
    return {name for table in tables for name in files_of(table, corpus.folder)}


RULES = (
    Rule(
        "form",
        "Every file can be read, and every field is what it must be",
        "A lesson is not served from content that its readers refuse.",
        _faults,
    ),
)
