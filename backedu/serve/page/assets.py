"""The files that every page uses, read once, compressed once, and cached by their hash."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backedu.places import plotly_js
from backedu.scripts import script

_PAGE = Path(__file__).parent
INLINE = ("first.js", "page.js")  # written into the page: a request would cost more
_JAVASCRIPT = "text/javascript"


@dataclass(frozen=True)
class Asset:
    """One file: its bytes as gzip, which nearly every browser asks for, its type, its hash."""

    packed: bytes
    media_type: str
    digest: str

    @classmethod
    def of(cls, raw: bytes, media_type: str) -> Asset:
        """Compress what a file would hold."""
        return cls(gzip.compress(raw, 9, mtime=0), media_type, hashlib.sha256(raw).hexdigest()[:16])

    @property
    def raw(self) -> bytes:
        """What the file holds; kept packed: the pictures of a lesson are megabytes."""
        return gzip.decompress(self.packed)

    @classmethod
    def read(cls, path: Path) -> Asset:
        """Read and compress the file at ``path``."""
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if path.suffix == ".js":  # some Windows registries say text/plain, which browsers refuse
            media_type = _JAVASCRIPT
        return cls.of(path.read_bytes(), media_type)


@cache
def page_assets() -> dict[str, Asset]:
    """Return the page's own files and plotly.js, by name."""
    # The page's colours are the controls' own.
    tokens = _PAGE.parents[1] / "widgets" / "shared" / "tokens.css"
    found = [*(_PAGE / "styles").iterdir(), tokens, _PAGE / "icon.svg", plotly_js()]
    files = {path.name: Asset.read(path) for path in found}
    return files | {name: Asset.of(text.encode(), _JAVASCRIPT) for name, text in _scripts().items()}


def _scripts() -> dict[str, str]:
    """The scripts that a page loads, each in one round trip with all that it uses."""
    names = ("author.js", "full.js", "host.js", *INLINE)
    found = {name: script(f"serve/page/{name}") for name in names}
    # Written into the page as plain scripts, whose names would be those of the whole page.
    return found | {name: f"(() => {{\n{found[name]}\n}})();" for name in INLINE}
