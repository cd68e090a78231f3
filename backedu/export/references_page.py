"""Every publication on one page: what it supports, and whether we saw what we say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from backedu.content import sources
from backedu.content.model import Source
from backedu.content.wording import words
from backedu.export.markup import items, paragraphs, terms, text
from backedu.export.page import Part, document
from backedu.export.references import reference, standing
from backedu.export.uses import Use, uses


def references_page(ids: Iterable[str] | None = None) -> str:
    """Return the page as HTML; the same content, the same page.

    Args:
        ids: Ids of the publications; all of them by default.

    Example:
        >>> "source-dahm-2010" in references_page(["dahm-2010"])
        True
    """
    chosen = sources().values() if ids is None else [sources()[id_] for id_ in set(ids)]
    ordered = sorted(chosen, key=lambda one: (one.authors.casefold(), one.year or 0, one.title))
    wording, used = words("references_page"), uses()
    seen = sum(one.checked for one in ordered)
    lead = wording["lead"].format(n=len(ordered), seen=seen, unseen=len(ordered) - seen)
    by_letter = groupby(ordered, lambda one: one.authors[:1].upper())
    return document(
        title=wording["title"],
        lead=f"<p>{text(lead)}</p><p>{text(words('rules_page')['sources_lead'])}</p>",
        contents=words("rules_page")["contents"],
        skip=words("rules_page")["skip"],
        parts=[
            Part(f"letter-{letter}", letter, parts=tuple(_part(one, used) for one in of_letter))
            for letter, of_letter in by_letter
        ],
    )


def _part(source: Source, used: Mapping[str, tuple[Use, ...]]) -> Part:
    wording, rules = words("references_page"), words("rules_page")
    link = f'<a href="{text(source.link)}">{text(source.link)}</a>' if source.link else ""
    body = f"<p>{reference(source)} {link} {standing(source)}</p>" + terms(
        [
            (rules["seen"], paragraphs(source.confirmed) if source.confirmed else ""),
            (rules["not_seen"], paragraphs(source.uncertain) if source.uncertain else ""),
            (wording["supports"], _supports(used.get(source.id, ()))),
            (wording["kept_for"], text(source.kept_for or "")),
            (rules["reviewed"], text(source.reviewed)),
        ]
    )
    return Part(f"source-{source.id}", source.title, body, tag=source.id, css="record")


def _supports(used: Iterable[Use]) -> str:
    """List the records that rest on a publication, under the kind of each."""
    kinds = words("kinds")
    parts = []
    for kind, of_kind in groupby(used, lambda use: use.kind):
        name = kinds.get(kind, kind.replace("_", " ").capitalize())
        parts.append(f"{text(name)}{items(_use(use) for use in of_kind)}")
    return items(parts, "when") if parts else ""


def _use(use: Use) -> str:
    known = [
        words("verdicts")[use.verdict] if use.verdict else "",
        words("certainty").get(use.certainty, ""),
    ]
    appraisal = "; ".join(filter(None, known))
    return f"{text(use.says)} <em>({text(appraisal)})</em>" if appraisal else text(use.says)
