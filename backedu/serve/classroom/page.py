"""The three pages of a class, each one file that needs no other."""

from __future__ import annotations

import gzip
import hashlib
import io
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader

from backedu.classroom.words import class_words
from backedu.scripts import script
from backedu.serve.page.frame import icon

_FOLDER = Path(__file__).parent / "pages"
_SCENE = Path(__file__).parents[1] / "page" / "styles" / "scene.css"
_TOKENS = Path(__file__).parents[2] / "widgets" / "shared" / "tokens.css"


@dataclass(frozen=True)
class Page:
    """A page as it is sent: plain, as gzip, and what it may load and run."""

    raw: bytes
    packed: bytes
    policy: str


@cache
def phone_page() -> Page:
    """Return the audience's page, which is made once.

    Example:
        >>> len(phone_page().packed) < 20_000
        True
    """
    return page("phone")


def page(name: str, **values: Any) -> Page:
    """Return a page.

    Args:
        name: ``phone``, ``wall``, ``panel`` or ``report``.
        values: What its template needs.
    """
    templates = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True)
    text = f"(() => {{\n{script(f'serve/classroom/pages/{name}.js')}\n}})();"
    style = (_FOLDER / f"{name}.css").read_text("utf-8")
    if name != "phone":
        shared = (_TOKENS, _SCENE, _FOLDER / "slide.css")
        style = "".join(sheet.read_text("utf-8") for sheet in shared) + style
    known = {"text": dict(class_words(name)), "wall_text": dict(class_words("wall"))} | values
    if name == "wall":
        known["on_the_wall"] = (_FOLDER / "lesson_on_wall.css").read_text("utf-8")
    made = templates.get_template(f"{name}.html.j2").render(
        script=text, style=style, qr=qr_picture, icon=icon, **known
    )
    digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; "
        + ("frame-src 'self'; " if name == "wall" else "")  # a lesson's page, in its own frame
        + "frame-ancestors 'none'"
    )
    return Page(made.encode(), gzip.compress(made.encode(), 9), policy)


def qr_picture(url: str) -> str:
    """Return an address as a picture for the cameras of phones.

    Example:
        >>> qr_picture("http://192.0.2.1:8866/1234").startswith("<svg")
        True
    """
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, svgns=False, border=2, dark="#1b2328", light="#fff",
        svgclass="qr", lineclass=None, omitsize=True,
    )  # fmt: skip
    return picture.getvalue().decode()
