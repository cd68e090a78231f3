"""The floor: the lesson as a static page, its files compressed beforehand and kept by browsers."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import sys
from html import escape
from pathlib import Path

from tornado.web import Application, RequestHandler

from backedu.places import plotly_js
from bench import lesson

_HERE = Path(__file__).parent


def page(plotly_address: str) -> str:
    """Return the page as HTML."""
    told = {
        "choices": lesson.CHOICES,
        "numbers": lesson.NUMBERS,
        "sliders": lesson.SLIDERS,
        "quiz": lesson.QUIZ,
        "figures": [lesson.figure(i, **lesson.START) for i in range(2)],
        "told": [lesson.RIGHT, lesson.WRONG],
        "plotly": plotly_address,
    }
    prose = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in lesson.PROSE)
    scripts = [(_HERE / name).read_text(encoding="utf-8") for name in ("curves.js", "floor.js")]
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{lesson.TITLE}</title>'
        f'<link rel="icon" href="data:,"><link rel="preload" as="script" href="{plotly_address}">'
        f"<h1>{lesson.TITLE}</h1>{prose}"
        f'<script type="application/json" id="lesson">{json.dumps(told)}</script>'
        f"<script>{''.join(scripts)}</script></html>"
    )


class File(RequestHandler):
    """One file, packed when the program starts."""

    def initialize(self, text: bytes, media_type: str, keep: str) -> None:
        """Serve ``text``."""
        self.text, self.media_type, self.keep = text, media_type, keep

    def get(self) -> None:
        """Answer."""
        self.set_header("Content-Type", self.media_type)
        self.set_header("Cache-Control", self.keep)
        self.set_header("Content-Encoding", "gzip")
        self.finish(self.text)


async def main(port: int) -> None:
    """Serve until stopped."""
    plotly = plotly_js().read_bytes()
    address = f"/plotly.js?v={hashlib.sha256(plotly).hexdigest()[:12]}"
    html = page(address).encode()
    files = (
        ("/", html, "text/html; charset=utf-8", "no-cache"),
        ("/plotly.js", plotly, "text/javascript", "public, max-age=31536000, immutable"),
    )
    names = ("text", "media_type", "keep")
    table = [
        (path, File, dict(zip(names, (gzip.compress(text, 9), *rest), strict=True)))
        for path, text, *rest in files
    ]
    Application(table).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
