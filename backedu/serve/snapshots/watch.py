"""Notices that a notebook or the content was changed, so that its author sees it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path


class Watch:
    """Remembers when files were last changed.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     note = Path(folder) / "note.txt"
        ...     _ = note.write_text("one")
        ...     watch = Watch(lambda: Path(folder).glob("*.txt"))
        ...     before = watch.changed()
        ...     _ = note.write_text("another")
        ...     after = watch.changed()
        >>> before, [path.name for path in after]
        (set(), ['note.txt'])
    """

    def __init__(self, files: Callable[[], Iterable[Path]]) -> None:
        """Watch the files that ``files`` returns: those that there are now."""
        self._files = files
        self._seen = self._stamps()

    def _stamps(self) -> dict[Path, tuple[int, int]]:
        stamps = {}
        for path in self._files():
            try:
                about = path.stat()
            except OSError:  # an editor replaces a file by another
                continue
            stamps[path] = (about.st_mtime_ns, about.st_size)
        return stamps

    def changed(self) -> set[Path]:
        """Return the files that are new, gone or different since the last call."""
        now, before = self._stamps(), self._seen
        self._seen = now
        return {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
