"""Which files of a folder count: those that its author sees there, in it and below it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

# Folders of programs, not of an author: packages of JavaScript, and Python's own notes.
_OF_PROGRAMS = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENTS = ("pyvenv.cfg", "conda-meta")  # what a folder with a Python in it has


def visible_files(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    """Yield the files in and below a folder whose name ends so, without the hidden ones.

    Hidden are names that begin with a dot: checkpoints of notebooks, and what a Mac leaves beside
    each file. A folder behind a symbolic link is not entered.

    Args:
        folder: Where to look.
        suffixes: Endings such as ``.ipynb``, in small letters.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as made:
        ...     for name in ("b.PNG", "a.png", "._a.png", "a.txt"):
        ...         (Path(made) / name).touch()
        ...     [path.name for path in visible_files(Path(made), frozenset({".png"}))]
        ['a.png', 'b.PNG']
    """
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if _counts(Path(place, name)))
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in suffixes and not name.startswith("."):  # noqa: PTH122 - no path is made of what does not count
                yield Path(place, name)


def _counts(folder: Path) -> bool:
    own = not folder.name.startswith(".") and folder.name not in _OF_PROGRAMS
    return own and not any((folder / name).exists() for name in _ENVIRONMENTS)


def address_of(path: Path, folder: Path) -> str:
    """Return what a file is called in addresses: from the folder on, in composed letters.

    Systems write "ü" as one character or as two; an address is compared in one form.

    Raises:
        ValueError: The name cannot be written in an address, because it is not Unicode.

    Example:
        >>> address_of(Path("/n/weeks/u\u0308bung.ipynb"), Path("/n")) == "weeks/\u00fcbung.ipynb"
        True
    """
    address = composed(path.relative_to(folder).as_posix())
    address.encode()  # a UnicodeEncodeError is a ValueError
    return address


def composed(text: str) -> str:
    """Return text with each letter and its accents as one character where there is one."""
    return unicodedata.normalize("NFC", text)
