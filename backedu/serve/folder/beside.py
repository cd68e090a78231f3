"""The pictures, sounds and films in the served folder: all that visitors can fetch of it."""

from __future__ import annotations

import posixpath
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from backedu.serve.folder.visible import address_of, composed, visible_files

# No other kind of file is ever served from there.
KINDS = MappingProxyType(
    {
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".gif": "image/gif",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".svg": "image/svg+xml",
        ".mp4": "video/mp4",
        ".m4v": "video/mp4",
        ".webm": "video/webm",
        ".ogv": "video/ogg",
        ".mp3": "audio/mpeg",
        ".m4a": "audio/mp4",
        ".ogg": "audio/ogg",
        ".oga": "audio/ogg",
        ".opus": "audio/ogg",
        ".wav": "audio/wav",
        ".flac": "audio/flac",
        ".vtt": "text/vtt",  # the subtitles of a film
    }
)


class Beside:
    """A table of files by address; an address is looked up in it and never becomes a path."""

    def __init__(self, folder: Path) -> None:
        """List what is in the folder and below it."""
        self._folder = folder.resolve()
        self._paths: dict[str, Path] = {}
        self._listed: frozenset[Path] = frozenset()
        self.refresh()

    def refresh(self) -> None:
        """List it again."""
        paths: dict[str, Path] = {}
        for path in visible_files(self._folder, frozenset(KINDS)):
            try:
                paths[address_of(path, self._folder)] = path
            except ValueError:  # no page can name it
                continue
        self._paths, self._listed = paths, frozenset(paths.values())

    def get(self, address: str) -> Path | None:
        """Return the file of an address that is listed; a link leads only to one that is, too."""
        path = self._paths.get(composed(address))
        if path is None:
            return None
        try:
            real = path.resolve(strict=True)
        except OSError:  # it is gone
            return None
        return path if real in self._listed and real.is_file() else None


def address_beside(lesson: str, reference: str) -> str | None:
    """Return where a reference in a notebook leads, as an address from the served folder.

    Args:
        lesson: The notebook's name: its path without the ending.
        reference: What its text says, such as ``my%20pic.png`` or ``../figures/a.png``.

    Returns:
        The address, or None when the reference leads out of the folder or to another machine.

    Example:
        >>> address_beside("week 1/tea", "../my%20pic.png?x=1#top")
        'my pic.png'
        >>> [address_beside("tea", text) for text in ("../x.png", "https://x.org/a.png", "/a.png")]
        [None, None, None]
    """
    try:
        parts = urlsplit(reference.strip())
    except ValueError:  # such as "http://["
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith(("/", "\\")):
        return None
    path = unquote(parts.path).replace("\\", "/")  # as it is typed on Windows
    address = posixpath.normpath(posixpath.join(posixpath.dirname(lesson), path))
    return None if address.startswith("../") or address in {".", ".."} else composed(address)
