"""Content as a small piece of HTML: facts, references, a glossary.

A card shows itself in JupyterLab and on a lesson's page. All text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from backedu.content import sources as all_sources
from backedu.content.citing import reference_text, short_name
from backedu.content.model import Certainty, Source, Term
from backedu.content.units import NO_BREAK, unbroken
from backedu.content.wording import day, words
from backedu.topics.care import CareFact


class Card(str):
    """A piece of HTML that shows itself.

    Example:
        >>> Card("<p>Hello</p>")._repr_html_()
        '<p>Hello</p>'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def sentence_card(begins: str, sentence: str) -> Card:
    """Return a sentence in place of what can't be shown."""
    return Card(f'<p class="not-shown" role="note"><b>{escape(begins)}</b> {escape(sentence)}</p>')


def fact_card(facts: Iterable[CareFact]) -> Card:
    """Return what is known of each measure, with certainty and sources."""
    label = words("facts")
    parts = [
        _folded(
            fact.topic,
            fact.certainty,
            f"<p>{line(fact.advice)}</p>"
            + (f"<p><b>{label['effect']}:</b> {line(fact.effect)}</p>" if fact.effect else "")
            + _cautions(fact)
            + _footing(fact.certainty, fact.sources, fact.reviewed),
        )
        for fact in facts
    ]
    return Card(f'<div class="facts">{"".join(parts)}</div>')


def _cautions(fact: CareFact) -> str:
    """Who should not use it, who should ask first, and when to stop, as far as it is known."""
    label = words("facts")
    rows = (
        (label["do_not_use"], _items(fact.do_not_use) if fact.do_not_use else ""),
        (label["ask_first"], _items(fact.ask_first) if fact.ask_first else ""),
        (label["stop"], line(fact.stop_if or "")),
    )
    told = "".join(f"<li><b>{name}:</b> {text}</li>" for name, text in rows if text)
    if not told:
        return ""
    return (
        f"<details><summary>{label['cautions']}</summary><ul>{told}</ul>"
        f"<p>{label['cautions_rest_on']}</p></details>"
    )


def glossary_card(terms: Iterable[Term]) -> Card:
    """Return the terms in alphabetical order.

    A plain list: of a list of terms JupyterLab makes two columns, where a long term of a narrow
    window lies over its meaning.
    """
    ordered = sorted(terms, key=lambda term: term.term.casefold())
    rows = "".join(f"<li><b>{line(t.term)}:</b> {line(t.meaning)}</li>" for t in ordered)
    title = words("facts")["glossary"].format(n=len(ordered))
    return Card(f'<details><summary>{title}</summary><ul class="glossary">{rows}</ul></details>')


def reference_card(ids: Iterable[str], title: str | None = None) -> Card:
    """Return the publications by author, year and title, each saying whether it was confirmed.

    Args:
        ids: Ids of the publications; one named twice is listed once.
        title: The title, in which ``{n}`` is their number; that of a lesson's list by default,
            whose entries also say what was seen in each publication, and when.
    """
    named = {all_sources()[id_] for id_ in ids}
    chosen = sorted(named, key=lambda source: (source.authors, source.year or 0, source.title))
    rows = "".join(_entry(source, full=title is None) for source in chosen)
    title = (title or words("facts")["references"]).format(n=len(chosen))
    return Card(f'<details><summary>{title}</summary><ol class="references">{rows}</ol></details>')


def _entry(source: Source, *, full: bool) -> str:
    """An entry of a list of references, under a name that a citation can lead to."""
    dated = words("facts")["reviewed"].format(day=day(source.reviewed))
    seen = _seen(source, dated) if full else ""
    name = f'id="source-{escape(source.id)}" data-cite="{escape(short_name(source))}"'
    return f"<li {name}>{_reference(source)}{seen}</li>"


def _reference(source: Source) -> str:
    link = f' <a href="{escape(source.link)}">{escape(source.link)}</a>' if source.link else ""
    doubt = "" if source.checked else f" <em>({words('facts')['unconfirmed']})</em>"
    return f"{line(reference_text(source))}{link}{doubt}"


def sureness(certainty: Certainty, names: Sequence[str]) -> str:
    """Return how sure a statement is and the publications behind it, which are HTML, in a line.

    Example:
        >>> sureness(Certainty.LOW, ["Dahm 2010"])
        'Low certainty. Source: Dahm 2010.'
    """
    rest = f" {_cited(names)}." if names else ""
    return f"{words('certainty')[certainty].capitalize()}.{rest}"


def _cited(names: Sequence[str]) -> str:
    label = words("cited")["sources" if len(names) > 1 else "source"]
    return label.format(names="; ".join(names)) if names else ""


def _footing(certainty: Certainty, ids: Iterable[str], reviewed: date) -> str:
    """What a statement rests on; it opens to the publications, what was seen in each, and dates."""
    label = words("facts")
    chosen = [all_sources()[id_] for id_ in ids]
    names = [escape(short_name(source)).replace(" ", NO_BREAK) for source in chosen]
    known = _cited(names) or words("certainty")[certainty].capitalize()
    rows = "".join(f"<li>{_reference(source)}{_seen(source)}</li>" for source in chosen)
    return (
        f'<details class="footing evidence"><summary>{known}</summary>'
        f"{f'<ul>{rows}</ul>' if rows else ''}"
        f"<p>{label['reviewed'].format(day=day(reviewed))}</p></details>"
    )


def _seen(source: Source, dated: str = "") -> str:
    """What was seen in a publication, and what was not; when, in the last of its paragraphs."""
    label = words("facts")
    parts = ((label["seen"], source.confirmed), (label["unseen"], source.uncertain))
    said = "</p><p>".join(f"<b>{name}:</b> {line(text)}" for name, text in parts if text)
    return f"<p>{' '.join(filter(None, (said, dated)))}</p>" if said or dated else ""


def _folded(title: str, certainty: Certainty, text: str) -> str:
    """A part that opens: its title and how sure we are stay in sight."""
    sure = f'<span class="certainty">{words("certainty")[certainty]}</span>'
    return f"<details><summary>{line(title)} {sure}</summary>{text}</details>"


def _items(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{line(text)}</li>' for text in texts)}</ul>"


def line(text: str) -> str:
    """Return a sentence of the content as one line of HTML, without meaning to a browser.

    Example:
        >>> line(" A  & B ")
        'A &amp; B'
    """
    return escape(unbroken(" ".join(text.split())))
