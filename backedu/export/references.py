"""The publications that a page rests on: in full, with what we saw of each, or numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from backedu.content import sources
from backedu.content.citing import dated, reference_text, short_name
from backedu.content.model import Source
from backedu.content.wording import words
from backedu.export.citation import cite
from backedu.export.markup import items, paragraphs, terms, text
from backedu.export.page import Part

_ONE_BELOW_THE_OTHER = 7  # publications; more are in two columns
_BRIEFLY = 12  # up to so many have their authors; of more the name in a text has to do
_MOST_NUMBERS = 4  # at one place: a row of more could not be read


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


class Numbered:
    """Some publications in the order in which they are cited.

    Example:
        >>> from backedu.content import sources
        >>> both = Numbered([sources()["dahm-2010"], sources()["taylor-2013"]], "So Taylor 2013.")
        >>> both.marked("Rest does not help (Dahm 2010).")
        'Rest does not help<sup>2</sup>.'
    """

    def __init__(self, cited: Iterable[Source], said: str) -> None:
        """Number them.

        Args:
            cited: The publications.
            said: The texts that cite them, in their order; those that none does come last.
        """

        def place(source: Source) -> tuple[int, str]:
            found = said.find(short_name(source))
            return (found if found >= 0 else len(said)), source.authors

        self._known = sorted(cited, key=place)
        self._number = {text(short_name(one)): i for i, one in enumerate(self._known, 1)}
        names = sorted(map(re.escape, self._number), key=len, reverse=True)
        one = rf"(?<!\w)(?:{'|'.join(names)})(?!\w)" if names else r"(?!)"
        self._one, self._all = re.compile(one), re.compile(rf"\s*\((?:{one}(?:; |, )?)+\)")

    def marked(self, html: str) -> str:
        """Return a text with the number of each publication instead of its name in brackets."""
        made = self._all.sub(lambda found: self._sup(self._one.findall(found[0])), html)
        return self._one.sub(lambda found: found[0] + self._sup([found[0]]), made)

    def of(self, ids: Iterable[str]) -> str:
        """Return the numbers of some publications, by their ids; of many none."""
        wanted = set(ids)
        if len(wanted) > _MOST_NUMBERS:
            return ""
        return self._sup([text(short_name(one)) for one in self._known if one.id in wanted])

    def _sup(self, names: Sequence[str]) -> str:
        return f"<sup>{', '.join(str(self._number[name]) for name in names)}</sup>" if names else ""

    def listed(self) -> str:
        """Return the list: who, when and where, which is enough to find them."""
        n = len(self._known)
        look = "" if n <= _ONE_BELOW_THE_OTHER else "many" if n <= _BRIEFLY else "most"
        told = _briefest if look == "most" else _brief
        rows = (f"<b>{i}</b> {text(told(one))}" for i, one in enumerate(self._known, 1))
        return items(rows, look)


def _brief(source: Source) -> str:
    """The first author and where it was published; of a body's page or a book the title, too."""
    first, *others = source.authors.split(", ")
    year, journal = dated(source), source.published_in
    is_body = not any(person.initials for person in cite(source).people)
    if is_body or not others:
        return f"{source.authors} ({year}). {source.title.rstrip('.')}. {journal}."
    return f"{first}, et al. ({year}). {journal}."


def _briefest(source: Source) -> str:
    return f"{short_name(source)}. {source.published_in}."
