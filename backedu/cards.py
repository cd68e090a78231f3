"""Content as a small piece of HTML: facts, exercises, references, a glossary.

A card shows itself in JupyterLab and on a lesson's page. All text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from backedu.content import sources as all_sources
from backedu.model import CareFact, Certainty, Exercise, Source, Term
from backedu.wording import words


class Card(str):
    """A piece of HTML that shows itself.

    Example:
        >>> Card("<p>Hello</p>")._repr_html_()
        '<p>Hello</p>'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def short_name(source: Source) -> str:
    """Return how a source is cited in a line: first author or body, and year.

    Example:
        >>> from backedu.content import sources
        >>> short_name(sources()["dahm-2010"])
        'Dahm 2010'
    """
    if source.cite:
        return source.cite
    first = source.authors.split(",")[0].split(" and ")[0].strip()
    names = first.split()
    has_initials = len(names) > 1 and names[-1].isupper()
    return f"{' '.join(names[:-1]) if has_initials else first} {source.year}"


def cited(source: Source) -> dict[str, str | None]:
    """Return what a control needs to cite a source: label, title and url."""
    title = f"{source.authors}. {source.title}."
    return {"label": short_name(source), "title": title, "url": source.link}


def fact_card(facts: Iterable[CareFact]) -> Card:
    """Return what is known of each measure, with certainty and sources."""
    label = words("facts")
    parts = [
        _folded(
            fact.topic,
            fact.certainty,
            f"<p>{_line(fact.advice)}</p>"
            + (f"<p><b>{label['effect']}:</b> {_line(fact.effect)}</p>" if fact.effect else "")
            + _footing(fact.certainty, fact.sources),
        )
        for fact in facts
    ]
    return Card(f'<div class="facts">{"".join(parts)}</div>')


def exercise_card(exercises: Iterable[Exercise]) -> Card:
    """Return each exercise with its starting dose, steps up and down, and cautions."""
    label = words("facts")
    parts = []
    for exercise in exercises:
        rows = (
            (label["purpose"], _line(exercise.purpose)),
            (label["dose"], _line(exercise.start)),
            (label["easier"], _items(exercise.regressions)),
            (label["harder"], _items(exercise.progression)),
            (label["care"], _items(exercise.precautions)),
            (label["stop"], _line(exercise.stop_if)),
        )
        table = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows)
        text = f"<dl>{table}</dl>{_footing(exercise.certainty, exercise.sources)}"
        parts.append(_folded(exercise.name, exercise.certainty, text))
    return Card(f'<div class="facts">{"".join(parts)}</div>')


def glossary_card(terms: Iterable[Term]) -> Card:
    """Return the terms in alphabetical order."""
    ordered = sorted(terms, key=lambda term: term.term.casefold())
    rows = "".join(f"<dt>{_line(t.term)}</dt><dd>{_line(t.meaning)}</dd>" for t in ordered)
    title = words("facts")["glossary"].format(n=len(ordered))
    return Card(f'<details><summary>{title}</summary><dl class="glossary">{rows}</dl></details>')


def reference_card(ids: Iterable[str]) -> Card:
    """Return the publications in alphabetical order, each saying whether it was confirmed."""
    chosen = sorted(
        (all_sources()[id_] for id_ in set(ids)), key=lambda s: (s.authors, s.year or 0)
    )
    rows = "".join(f"<li>{_reference(source)}</li>" for source in chosen)
    title = words("facts")["references"].format(n=len(chosen))
    return Card(f'<details><summary>{title}</summary><ol class="references">{rows}</ol></details>')


def _reference(source: Source) -> str:
    year = source.year or words("facts")["undated"]
    text = f"{source.authors} ({year}). {source.title}. {source.published_in}."
    link = f' <a href="{escape(source.link)}">{escape(source.link)}</a>' if source.link else ""
    doubt = "" if source.checked else f" <em>({words('facts')['unconfirmed']})</em>"
    return f"{_line(text)}{link}{doubt}"


def _footing(certainty: Certainty, ids: Iterable[str]) -> str:
    names = []
    for source in (all_sources()[id_] for id_ in ids):
        name = escape(short_name(source))
        names.append(f'<a href="{escape(source.link)}">{name}</a>' if source.link else name)
    known = words("certainty")[certainty].capitalize()
    said = f" {words('facts')['sources']}: {'; '.join(names)}." if names else ""
    return f'<p class="footing">{known}.{said}</p>'


def _folded(title: str, certainty: Certainty, text: str) -> str:
    """A part that opens: its title and how sure we are stay in sight."""
    sure = f'<span class="certainty">{words("certainty")[certainty]}</span>'
    return f"<details><summary>{_line(title)} {sure}</summary>{text}</details>"


def _items(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_line(text)}</li>' for text in texts)}</ul>"


def _line(text: str) -> str:
    return escape(" ".join(text.split()))
