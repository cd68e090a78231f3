"""Publications named in the text of a lesson lead to their entry in its list of references."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from backedu import content
from backedu.serve.snapshots.sections import PROSE

_LISTED = re.compile(r'<li id="(source-[^"]+)" data-cite="([^"]+)">')
_LINK = re.compile(r'<a href="#source-([^"]+)">([^<]+)</a>')
_TEXT = re.compile(r"<(p|li)>((?:(?!<(?:p|li)\b).)*?)</\1>", re.DOTALL)


def link_citations(body: str) -> str:
    """Return the page's body with each "Name 2020" of its text linked to the entry of that name.

    What is a link already is left alone, and so is a name that two entries share. Each
    paragraph begins with the titles of what it names, for the margin.

    Args:
        body: HTML in which the text is in ``section.prose`` and the entries of the references
            are ``li`` elements with an ``id`` and ``data-cite``.

    Example:
        >>> link_citations('<section class="prose">(Doe 2020)</section>'
        ...                '<li id="source-doe" data-cite="Doe 2020">')[:59]
        '<section class="prose">(<a href="#source-doe">Doe 2020</a>)'
    """
    entries = _LISTED.findall(body)
    times = Counter(cite for _, cite in entries)
    known = {cite: id_ for id_, cite in entries if times[cite] == 1}
    if not known:
        return body
    names = "|".join(re.escape(cite) for cite in sorted(known, key=len, reverse=True))
    named = re.compile(rf"<a\b.*?</a>|<[^>]*>|(?<!\w)({names})(?!\w)", re.DOTALL)

    def linked(found: re.Match[str]) -> str:
        cite = found[1]
        return f'<a href="#{known[cite]}">{cite}</a>' if cite else found[0]

    def noted(found: re.Match[str]) -> str:
        notes = "".join(map(_note, dict.fromkeys(_LINK.findall(found[2]))))
        return f"<{found[1]}>{notes}{found[2]}</{found[1]}>"

    return PROSE.sub(lambda prose: _TEXT.sub(noted, named.sub(linked, prose[0])), body)


def _note(cited: tuple[str, str]) -> str:
    """The title of a publication; not read aloud, since the entry that it repeats is."""
    id_, cite = cited
    source = content.sources().get(id_)
    title = f"<b>{cite}</b>{escape(source.title)}" if source else ""
    return f'<span class="beside" aria-hidden="true">{title}</span>' if title else ""
