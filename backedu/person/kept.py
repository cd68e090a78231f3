"""What takes seconds to make is kept in a file, and made again when what it follows from changes.

The build of a wheel makes the files and the wheel carries them; a checkout makes them once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from backedu.content.reader import find
from backedu.places import movements_dir


def kept(name: str, digest: str, make: Callable[[], Any]) -> Any:
    """Return what a file holds, if it was made from the same; else make it and keep it.

    Args:
        name: Of the file, without its ending.
        digest: Of all that it follows from.
        make: Makes it: plain JSON.
    """
    file = movements_dir() / f"{name}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(file.read_text(encoding="utf-8"))
        if found["digest"] == digest:
            return found["made"]
    made = make()
    with suppress(OSError):  # a folder that nobody may write to: it is made again next time
        file.parent.mkdir(exist_ok=True)
        text = json.dumps({"digest": digest, "made": made}, separators=(",", ":"))
        file.write_text(text, encoding="utf-8")
    return made


def digest_of(modules: Iterable[str], files: Iterable[str], told: object) -> str:
    """Return a digest of modules of this room, of files of content, and of whatever is told.

    Example:
        >>> digest_of(["kept"], [], 1) == digest_of(["kept"], [], 2)
        False
    """
    parts = [(Path(__file__).parent / f"{name}.py").read_bytes() for name in modules]
    parts += [find(name).read_bytes() for name in files]
    return hashlib.sha256(b"\0".join((*parts, repr(told).encode()))).hexdigest()
