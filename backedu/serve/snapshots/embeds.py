"""What a notebook's text and outputs bring in: pictures, sounds, films, scripts and frames.

Pictures, sounds and films from the served folder get their address there, attachments are put
into the page. Whatever cannot be shown leaves a sentence in its place, and its author is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from backedu.content.wording import words
from backedu.serve.folder.beside import address_beside
from backedu.serve.notices import printable
from backedu.serve.snapshots.formulas import LessonMarkdown, shown_output

WIDGET = "application/vnd.jupyter.widget-view+json"
SCRIPT = "application/javascript"

# Only HTML with one of these is taken apart and put together again.
_TO_SETTLE = re.compile(
    r"<(?:img|video|audio|source|track|script|iframe|frame|object|embed|link|meta|base)\b"
    r"|\sdata-untypeset\b|\son[a-z]+\s*=",
    re.IGNORECASE,
)
_MEDIA = ("img", "video", "audio", "source", "track")
_FRAMES = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
_LONGEST_NAME = 80

Attachments = Mapping[str, Mapping[str, str]]


class Embeds:
    """Settles the parts of one notebook.

    ``looked_for`` are the addresses of the files that it names, there or not; ``notes`` are
    sentences for the author.
    """

    def __init__(self, lesson: str, base: str, is_there: Callable[[str], bool]) -> None:
        """Settle nothing yet.

        Args:
            lesson: The notebook's name: its path without the ending.
            base: What the addresses of files beside notebooks begin with.
            is_there: Whether a file of the folder can be served, by its address.
        """
        self.looked_for: set[str] = set()
        self._lesson = lesson
        self._base = base
        self._is_there = is_there
        self._notes: dict[str, None] = {}

    @property
    def notes(self) -> list[str]:
        """What the author should know, each sentence once."""
        return list(self._notes)

    def settled(self, html: str, attachments: Attachments | None = None) -> str:
        """Return HTML that a page can show.

        Args:
            html: A cell's text or output as HTML.
            attachments: Files inside the cell, by name and media type, in base64.
        """
        if not _TO_SETTLE.search(html):
            return html
        soup = BeautifulSoup(html, "html.parser")
        for tag in list(soup.find_all(_MEDIA)):
            self._settle_media(tag, attachments or {})
        for tag in list(soup.find_all(list(_FRAMES))):
            self._replace(
                tag, "frame", "a page inside the page", str(tag.get(_FRAMES[tag.name], ""))
            )
        self._settle_scripts(soup)
        for tag in list(soup.find_all(["link", "meta", "base"])):
            tag.decompose()
        for tag in soup.select("code[data-untypeset]"):
            self._note(f"the formula “{_short(tag.get_text())}” cannot be typeset")
        return str(soup.decode(formatter="minimal"))

    def settled_output(self, output: Any, models: Container[str]) -> Any:
        """Return a cell's output that a page can show; it is changed in place.

        Args:
            output: As the notebook format has it.
            models: The widgets that there are, by id.
        """
        data = output.get("data", {})
        if WIDGET in data and data[WIDGET].get("model_id") not in models:
            del data[WIDGET]
            data["text/html"] = self._sentence("lost_control", "a stored control")
        if SCRIPT in data and "text/html" not in data:
            del data[SCRIPT]
            data["text/html"] = self._sentence("script", "a script")
        if "text/html" not in data and "text/markdown" in data:
            data["text/html"] = to_html(data["text/markdown"])
        if "text/html" not in data and "text/latex" in data:
            data["text/html"] = shown_output(data["text/latex"])
        if "text/html" in data:
            data["text/html"] = self.settled(data["text/html"])
        return output

    def _settle_media(self, tag: Tag, attachments: Attachments) -> None:
        """Give each reference its address; without one that can be shown, leave a sentence."""
        tag.attrs.pop("srcset", None)  # the same picture in other sizes
        if poster := str(tag.attrs.pop("poster", "")):
            tag["poster"] = self._address(poster, attachments)
        reference = str(tag.get("src", ""))
        if not reference:  # a film with several sources, which are looked at next
            return
        if address := self._address(reference, attachments):
            tag["src"] = address
            return
        outer = tag.parent if tag.name in {"source", "track"} else tag
        others = [one for one in outer.find_all("source") if one is not tag] if outer else []
        if tag.name == "track" or (tag is not outer and others):
            tag.decompose()
        elif outer is not None and outer.parent is not None:
            self._leave_out(outer, reference)

    def _leave_out(self, tag: Tag, reference: str) -> None:
        if _is_elsewhere(reference):
            self._replace(tag, "elsewhere", "a file of another computer", reference)
        else:
            path = reference.removeprefix("attachment:").partition("?")[0].replace("\\", "/")
            name = _short(unquote(path).rpartition("/")[2])
            self._note(f"“{name}” is not in the folder of the notebooks")
            _put(tag, words("notebooks")["missing_file"].format(name=name))

    def _address(self, reference: str, attachments: Attachments) -> str:
        """Return where a page finds what is referred to, or nothing."""
        if reference.startswith("data:"):
            return reference
        if reference.startswith("attachment:"):
            found = attachments.get(unquote(reference.removeprefix("attachment:")), {})
            return next((f"data:{kind};base64,{data}" for kind, data in found.items()), "")
        rest = reference.removeprefix(self._base)
        if rest != reference:  # settled before: an Output widget tells again what it shows
            address: str | None = unquote(rest)
        else:
            address = address_beside(self._lesson, reference)
        if address is None:
            return ""
        self.looked_for.add(address)
        return self._base + quote(address) if self._is_there(address) else ""

    def _settle_scripts(self, soup: BeautifulSoup) -> None:
        scripts = [tag for tag in soup.find_all("script") if _is_run(tag)]
        actions = [tag for tag in soup.select("*") if any(_events(tag))]
        for tag in actions:
            for name in list(_events(tag)):
                del tag[name]
        if not (scripts or actions):
            return
        last = (scripts or actions)[-1]
        for tag in scripts[:-1]:
            tag.decompose()
        if scripts:
            self._replace(last, "script", "a script", str(last.get("src", "")))
        else:
            self._note("a script is not shown")
            last.insert_after(_element(words("notebooks")["script"]))

    def _replace(self, tag: Tag, sentence: str, what: str, link: str) -> None:
        self._note(f"{what} is not shown")
        _put(tag, words("notebooks")[sentence], link if _is_elsewhere(link) else "")

    def _sentence(self, sentence: str, what: str) -> str:
        self._note(f"{what} is not shown")
        return str(_element(words("notebooks")[sentence]))

    def _note(self, fault: str) -> None:
        self._notes[f"{self._lesson}.ipynb: {fault}."] = None


def to_html(markdown: str) -> str:
    """Return what Markdown says as HTML, its formulas typeset."""
    return str(MarkdownWithMath(renderer=LessonMarkdown(escape=False)).render(markdown))


def _put(tag: Tag, sentence: str, link: str = "") -> None:
    element = _element(sentence)
    if link:
        address = f"https:{link}" if link.startswith("//") else link
        leads = {"href": address, "target": "_blank", "rel": "noreferrer noopener"}
        anchor = BeautifulSoup("", "html.parser").new_tag("a", attrs=leads)
        anchor.string = _short(address)
        element.extend([" ", anchor])
    tag.replace_with(element)


def _element(sentence: str) -> Tag:
    element = BeautifulSoup("", "html.parser").new_tag("em")
    element.string = sentence
    return element


def _is_elsewhere(reference: str) -> bool:
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return False
    return bool(parts.netloc) and parts.scheme in {"", "http", "https"}


def _is_run(script: Tag) -> bool:
    return str(script.get("type", "")).strip().lower() in _RUN


def _events(tag: Tag) -> Iterator[str]:
    return (name for name in tag.attrs if name.lower().startswith("on"))


def _short(text: str) -> str:
    """Return a name from a notebook as a terminal may print it."""
    plain = printable(text)
    return plain if len(plain) <= _LONGEST_NAME else plain[:_LONGEST_NAME] + "…"
