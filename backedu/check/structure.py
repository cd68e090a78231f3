"""Is every file of the form that its reader expects?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backedu.check import loaders
from backedu.check.corpus import Corpus, Document
from backedu.check.finding import Finding, Rule

_SENTENCE = re.compile(
    r"(?P<file>[\w-]+\.toml): (?:record '(?P<record>[^']*)': )?"
    r"(?:field '(?P<field>[^']+)' )?(?P<fault>.*?)\.?$",
    re.DOTALL,
)
_LINE = re.compile(r"\bat line (\d+)")


def located(corpus: Corpus, sentence: str) -> Finding:
    """Return what a reader refused, with the line that it could not name.

    Args:
        corpus: The content.
        sentence: The reader's sentence: file, record, field, fault.
    """
    match = _SENTENCE.match(sentence)
    if match is None:
        return Finding("data", 1, None, None, sentence.removesuffix("."))
    file, record, field, fault = match.group("file", "record", "field", "fault")
    document = corpus.documents.get(file.removesuffix(".toml"))
    if named := _LINE.search(fault):
        line = int(named[1])
    else:
        line = _line(document, record, field) if document else 1
    return Finding(file, line, record, field, fault)


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
    for sentence in loaders.faults():
        yield located(corpus, sentence)
    for name in corpus.unreadable:
        fault = "this is no notebook; save it anew from JupyterLab, or fetch it again"
        yield Finding(name, 1, "cell 1", None, fault)


RULES = (
    Rule(
        "form",
        "Every file can be read, and every field is what it must be",
        "A lesson is not served from content that its readers refuse.",
        _faults,
    ),
)
