"""The file of content that a test adds a record to."""

from pathlib import Path

from backedu.check.files import documents
from backedu.content.reader import files_of, find


def last_file(kind: str, folder: Path) -> Path:
    """Return the file of a kind of record, or the last one of its folder."""
    table = documents()[kind].file
    names = files_of(table, folder)
    return find(names[-1] if names else table, folder)
