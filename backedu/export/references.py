"""The publications that a page rests on: each in full, and whether we saw what we say of it."""

from __future__ import annotations

from collections.abc import Iterable

from backedu.content import sources
from backedu.content.citing import reference_text
from backedu.content.model import Source
from backedu.content.wording import words
from backedu.export.markup import items, paragraphs, terms, text
from backedu.export.page import Part


def cited(ids: Iterable[str]) -> str:
    """Return the full references as HTML, each leading to what was seen of it."""
    named = ((text(id_), sources()[id_]) for id_ in ids)
    return items(
        f'<a href="#source-{id_}">{reference(one)}</a> {standing(one)}' for id_, one in named
    )


def references(ids: Iterable[str]) -> Part:
    """Return the part that lists publications in alphabetical order, once each."""
    wording = words("rules_page")
    ordered = sorted((sources()[id_] for id_ in set(ids)), key=lambda one: (one.authors, one.title))
    listed = (f'<li id="source-{text(one.id)}">{_whole(one)}</li>' for one in ordered)
    body = f'<p>{text(wording["sources_lead"])}</p><ol class="sources">{"".join(listed)}</ol>'
    return Part("sources", wording["sources"], body)


def _whole(source: Source) -> str:
    wording = words("rules_page")
    link = f'<a href="{text(source.link)}">{text(source.link)}</a>' if source.link else ""
    return f"{reference(source)} {link} {standing(source)}" + terms(
        [
            (wording["seen"], paragraphs(source.confirmed) if source.confirmed else ""),
            (wording["not_seen"], paragraphs(source.uncertain) if source.uncertain else ""),
        ]
    )


def reference(source: Source) -> str:
    """Return a publication in one line of HTML."""
    return text(reference_text(source))


def standing(source: Source) -> str:
    """Return whether what is said of a publication was seen in it, as HTML."""
    wording = words("rules_page")
    word = wording["confirmed"] if source.checked else wording["unconfirmed"]
    return f'<span class="{"" if source.checked else "un"}confirmed">{text(word)}</span>'
