"""Publications named in the text of a lesson lead to their entry in its list of references."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from backedu import content
from backedu.content.units import NO_BREAK
from backedu.serve.snapshots.sections import PROSE
from backedu.serve.snapshots.whole import SHORT

_LISTED = re.compile(r'<li id="(source-[^"]+)" data-cite="([^"]+)">')
_LINK = re.compile(r'<a href="#source-([^"]+)">([^<]+)</a>')
_TEXT = re.compile(r"<(p|li)>((?:(?!<(?:p|li)\b).)*?)</\1>", re.DOTALL)
_FOLD = re.compile(r"(<details\b.*?</details>)", re.DOTALL)
_PARAGRAPH = re.compile(r"<(p)>(.*?)</p>", re.DOTALL)
_NOTE = r'<span class="beside[^>]*>(?:<span>.*?</span>|<a\b.*?</a>[^<]*|<b>.*?</b>[^<]*)</span>'
_ASIDE = re.compile(r' \((?:<a href="#source-[^"]+">[^<]+</a>(?:[,;] |(?=\))))+\)')
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_LOW_NOTE = re.compile(  # in a paragraph that ends its text, below one without a note
    rf'<p>(?!<span class="beside)(?P<above>(?:(?!</?p>).)*)</p>\n'
    rf"<p>(?P<notes>(?:{_NOTE})+)(?P<text>(?:(?!</?p>).)*)</p>(?!\s*<p>)",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_LETTERS, _NOTE_LETTERS = 76, 22
"""Of a line of the text, and of a note in the narrowest margin."""
_LONG = 4 * _NOTE_LETTERS  # letters of a title


def link_citations(body: str) -> str:
    r"""Return the page's body with each "Name 2020" of its text linked to the entry of that name.

    What is a link already is left alone, and so is a name that two entries share. Each
    paragraph begins with what each that it is the first to name has found, or with its title
    where the paragraph gives those numbers itself, for the margin. What a pair of brackets names
    is linked there instead, wherever the margin is. A note that would be longer than the last
    paragraph of a text begins beside the one before, if that has none.

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
        if not new:
            return found[0]
        noted_here = {id_ for id_, _ in new if id_ in content.sources()}
        text, led = _without_asides(found[2], noted_here)
        said = set(_NUMBER.findall(_TAG.sub("", _LINK.sub("", text))))
        notes = "".join(_note(id_, cite, said, is_link=id_ in led) for id_, cite in new)
        return f"<{found[1]}>{notes}{text}</{found[1]}>"

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
    name = cite if len(cite) > SHORT else cite.replace(" ", NO_BREAK)
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


def _without_asides(text: str, noted: set[str]) -> tuple[str, set[str]]:
    """Mark the brackets that name nothing but what the margin names, and return also those names.

    The style hides them where there is a margin: the link is in the note there.
    """
    led: set[str] = set()

    def marked(found: re.Match[str]) -> str:
        named = {id_ for id_, _ in _LINK.findall(found[0])}
        if not named <= noted - led:
            return found[0]
        led.update(named)
        return f'<span class="brackets">{found[0]}</span>'

    return _ASIDE.sub(marked, text), led


def _note(id_: str, cite: str, said: set[str], *, is_link: bool) -> str:
    """What a publication found, or its title where that is ``said`` already.

    It is read aloud only where it has the link: its entry says the same.
    """
    source = content.sources().get(id_)
    if not source:
        return ""
    found = (source.found or "").strip()
    is_new = bool(found) and not _is_told(_NUMBER.findall(found), said)
    link, mark = f'<a href="#source-{id_}">{cite}</a>', ":" if is_new else ""
    name = f"{link}{mark}" if is_link else f"<b>{cite}{mark}</b>"
    unheard = "" if is_link else ' aria-hidden="true"'
    if is_new:
        return f'<span class="beside found"{unheard}><span>{name} {escape(found)}</span></span>'
    return f'<span class="beside"{unheard}>{name}{escape(_headline(source.title))}</span>'


def _headline(title: str) -> str:
    """A title, without what follows its colon where it is long for a margin."""
    return title if len(title) <= _LONG else title.partition(": ")[0]


def _is_told(numbers: list[str], said: set[str]) -> bool:
    """Whether half of a finding's numbers or more are in the paragraph itself."""
    return 2 * sum(each in said for each in numbers) >= max(1, len(numbers))
