"""Publications named in the text of a lesson lead to their entry in its list of references."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from backedu import content
from backedu.content.units import NO_BREAK
from backedu.serve.snapshots.sections import PROSE

_LISTED = re.compile(r'<li id="(source-[^"]+)" data-cite="([^"]+)">')
_LINK = re.compile(r'<a href="#source-([^"]+)">([^<]+)</a>')
_TEXT = re.compile(r"<(p|li)>((?:(?!<(?:p|li)\b).)*?)</\1>", re.DOTALL)
_FOLD = re.compile(r"(<details\b.*?</details>)", re.DOTALL)
_SHORT = 18  # letters: a name of more may need two lines on a phone
_PARAGRAPH = re.compile(r"<(p)>(.*?)</p>", re.DOTALL)
_NOTE = r'<span class="beside[^>]*>(?:<span>.*?</span>|<b>.*?</b>[^<]*)</span>'
_LOW_NOTE = re.compile(  # in a paragraph that ends its text, below one without a note
    rf'<p>(?!<span class="beside)(?P<above>(?:(?!</?p>).)*)</p>\n'
    rf"<p>(?P<notes>(?:{_NOTE})+)(?P<text>(?:(?!</?p>).)*)</p>(?!\s*<p>)",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_LETTERS, _NOTE_LETTERS = 76, 22
"""Of a line of the text, and of a note in the narrowest margin."""


def link_citations(body: str) -> str:
    r"""Return the page's body with each "Name 2020" of its text linked to the entry of that name.

    What is a link already is left alone, and so is a name that two entries share. Each
    paragraph begins with what each that it is the first to name has found, or with its title,
    for the margin. A note that would be longer than the last paragraph of a text begins beside
    the one before, if that has none.

    Args:
        body: HTML in which the text is in ``section.prose`` and the entries of the references
            are ``li`` elements with an ``id`` and ``data-cite``.

    Example:
        >>> link_citations('<section class="prose">(Doe 2020)</section>'
        ...                '<li id="source-doe" data-cite="Doe 2020">')[:59]
        '<section class="prose">(<a href="#source-doe">Doe\xa02020</a>)'
    """
    entries = _LISTED.findall(body)
    times = Counter(cite for _, cite in entries)
    known = {cite: id_ for id_, cite in entries if times[cite] == 1}
    if not known:
        return body
    names = "|".join(map(_written, sorted(known, key=len, reverse=True)))
    named = re.compile(rf"<a\b.*?</a>|<[^>]*>|(?<!\w)({names})(?!\w)", re.DOTALL)

    def linked(found: re.Match[str]) -> str:
        cite = found[1]
        return _link(known[cite.replace(NO_BREAK, " ")], cite) if cite else found[0]

    told: set[tuple[str, str]] = set()

    def noted(found: re.Match[str]) -> str:
        new = [each for each in dict.fromkeys(_LINK.findall(found[2])) if each not in told]
        told.update(new)
        notes = "".join(map(_note, new))
        return f"<{found[1]}>{notes}{found[2]}</{found[1]}>"

    def read(prose: re.Match[str]) -> str:
        text = named.sub(linked, prose[0])
        if "<table" in text:
            return text
        pattern = _beside_which(text)
        parts = _FOLD.split(text)  # a fold has no margin: it is as wide as its card
        told_beside = (part if i % 2 else pattern.sub(noted, part) for i, part in enumerate(parts))
        return _LOW_NOTE.sub(_raised, "".join(told_beside))

    return PROSE.sub(read, body)


def _link(id_: str, cite: str) -> str:
    """A short name, such as "van der Windt 2010", stays in one line."""
    name = cite if len(cite) > _SHORT else cite.replace(" ", NO_BREAK)
    return f'<a href="#{id_}">{name}</a>'


def _raised(found: re.Match[str]) -> str:
    """Have a note begin one paragraph earlier where it would leave a gap below its own."""
    text, note = (len(_TAG.sub("", found[part])) for part in ("text", "notes"))
    if note / _NOTE_LETTERS <= text / _LETTERS + 1:
        return found[0]
    return f"<p>{found['notes']}{found['above']}</p>\n<p>{found['text']}</p>"


def _written(cite: str) -> str:
    """The pattern of a name in a text, in which no line may end before its year."""
    return re.escape(cite).replace(r"\ ", f"[ {NO_BREAK}]")


def _beside_which(prose: str) -> re.Pattern[str]:
    """What of a text has a margin: points side by side need the width, as a table does."""
    return _PARAGRAPH if prose.startswith('<section class="prose keys') else _TEXT


def _note(cited: tuple[str, str]) -> str:
    """What a publication found, or its title; not read aloud, since its entry says the same."""
    id_, cite = cited
    source = content.sources().get(id_)
    if not source:
        return ""
    if source.found:
        text = f"<span><b>{cite}:</b> {escape(source.found.strip())}</span>"
        return f'<span class="beside found" aria-hidden="true">{text}</span>'
    return f'<span class="beside" aria-hidden="true"><b>{cite}</b>{escape(source.title)}</span>'
