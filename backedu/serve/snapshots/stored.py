"""Snapshots of the shipped lessons, stored on disk: the next start need not run the notebooks.

What a shipped lesson shows follows from its notebook, this package, its content and the libraries
that are installed; while all of them are the same, so is its snapshot. A notebook of other people
may depend on anything, and is run at every start.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_data_dir

from backedu import __version__
from backedu.places import data_dir
from backedu.serve.answers.desk import Offered
from backedu.serve.folder.notebook import Notebook
from backedu.serve.page.assets import Asset
from backedu.serve.snapshots.sections import Section
from backedu.serve.snapshots.snapshot import Snapshot

_PACKAGE = Path(__file__).parents[2]
_LATEST = 3  # of a lesson: another version of this package, or another address, may be used next
_DIGITS = 32  # of the hash in a file's name
# What JSON writes as it is.
_PLAIN = ("body", "models", "has_figures", "needs_full", "needs_kernel")


def default_folder() -> Path:
    """Return where snapshots are stored unless another place is named."""
    return Path(jupyter_data_dir()) / "backedu" / "snapshots"


class StoredSnapshots:
    """The snapshots that an earlier start has stored.

    A file that is damaged, or of anything that has changed since, counts as none.
    """

    def __init__(self, folder: Path, base_url: str) -> None:
        """Look into ``folder`` for snapshots whose addresses begin with ``base_url``."""
        self._folder = folder
        self._base_url = base_url

    @cached_property
    def _made_of(self) -> bytes:
        """A hash of all that every lesson is made of; 30 ms."""
        digest = hashlib.sha256(f"{self._base_url}\n{sys.version}\n{__version__}".encode())
        for name in _libraries():
            digest.update(name.encode())
        for path in _files():
            digest.update(path.name.encode() + path.read_bytes())
        return digest.digest()

    def forget(self) -> None:
        """Look again at what lessons are made of: something has been changed."""
        self.__dict__.pop("_made_of", None)

    def find(self, notebook: Notebook) -> Snapshot | None:
        """Return the snapshot of a notebook, if it is stored."""
        try:
            digest, _, text = self._file(notebook).read_bytes().partition(b"\n")
            if digest.decode() != hashlib.sha256(text).hexdigest():
                return None
            return _read(json.loads(text), notebook)
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def store(self, snapshot: Snapshot) -> None:
        """Store a snapshot, as far as the disk allows; without it the next start is slower."""
        file = self._file(snapshot.notebook)
        text = json.dumps(_written(snapshot), separators=(",", ":")).encode()
        part = file.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
            part.replace(file)
            self._forget_older(snapshot.notebook.name)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _forget_older(self, lesson: str) -> None:
        of_lesson = self._folder.glob(f"{lesson}-{'?' * _DIGITS}.json")
        for old in sorted(of_lesson, key=lambda each: each.stat().st_mtime)[:-_LATEST]:
            old.unlink()

    def _file(self, notebook: Notebook) -> Path:
        """Return the file for a notebook as it is now."""
        made_of = self._made_of + json.dumps(notebook.content, sort_keys=True).encode()
        return (
            self._folder / f"{notebook.name}-{hashlib.sha256(made_of).hexdigest()[:_DIGITS]}.json"
        )


def _libraries() -> list[str]:
    """The names of what is installed, each with its version."""
    folders = [Path(place) for place in sys.path if place]
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))


def _files() -> Iterator[Path]:
    """All files of this package and of its content, in one order on every machine."""
    for folder in (_PACKAGE, data_dir()):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path


def _written(snapshot: Snapshot) -> dict[str, Any]:
    """Return a snapshot as what JSON can write, without the notebook: that is read again."""
    return {
        **{name: getattr(snapshot, name) for name in _PLAIN},
        "looked_for": sorted(snapshot.looked_for),
        "notes": snapshot.notes,
        "sections": [[each.id, each.title, each.exercises] for each in snapshot.sections],
        "modules": snapshot.modules,
        "files": {
            name: [b64encode(asset.packed).decode(), asset.media_type, asset.digest]
            for name, asset in snapshot.files.items()
        },
        "offered": [sorted(snapshot.offered.answers), snapshot.offered.needs_kernel],
    }


def _read(written: dict[str, Any], notebook: Notebook) -> Snapshot:
    answers, needs_kernel = written["offered"]
    return Snapshot(
        notebook=notebook,
        looked_for=frozenset(written["looked_for"]),
        notes=tuple(written["notes"]),
        sections=tuple(Section(*each) for each in written["sections"]),
        modules=tuple(written["modules"]),
        files={
            name: Asset(b64decode(packed), media_type, digest)
            for name, (packed, media_type, digest) in written["files"].items()
        },
        offered=Offered(frozenset(answers), needs_kernel),
        **{name: written[name] for name in _PLAIN},
    )
