"""Files of content that a test adds a record to, or spoils."""

from pathlib import Path

from backedu.check.files import documents
from backedu.content.reader import files_of, find


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
