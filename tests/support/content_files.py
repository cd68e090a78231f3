"""Files of content that a test adds a record to, or spoils."""

from pathlib import Path
from typing import Any

import pytest

from backedu.check.files import documents
from backedu.content import ContentError
from backedu.content.reader import files_of, find
from backedu.content.table import Table


def last_file(kind: str, folder: Path) -> Path:
    """Return the file of a kind of record, or the last one of its folder."""
    table = documents()[kind].file
    names = files_of(table, folder)
    return find(names[-1] if names else table, folder)


def spoilt(file: str, old: str, new: str, folder: Path) -> Path:
    """Write a file of content with the first ``old`` in it changed; return the folder it is in."""
    text = find(file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def assert_refused(table: Table[Any], old: str, new: str, fault: str, folder: Path) -> None:
    """See that a table isn't read with the first ``old`` in its file changed.

    Args:
        table: What is read.
        old: What is in its file.
        new: What is written instead.
        fault: What the sentence says, as a regular expression.
        folder: An empty one, for the changed file.
    """
    with pytest.raises(ContentError, match=fault):
        table.load(spoilt(table.file, old, new, folder))
