"""What is recommended and withheld, tag by tag, with what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.export.condition_words import in_words
from backedu.export.markup import items, terms, text
from backedu.export.page import Part
from backedu.export.references import cited
from backedu.triage.advice import Tag
from backedu.triage.rules import RuleBook


def advice_part(book: RuleBook, tags: Iterable[Tag], plain: Mapping[str, str]) -> Part:
    """Return the part with all advice.

    Args:
        book: The rule book, for the words of the levels.
        tags: The advice.
        plain: What each named condition means, by its id.
    """
    wording = words("rules_page")
    lead = f"<p>{text(wording['advice_lead'])}</p>"
    parts = tuple(_tag(book, tag, plain) for tag in tags)
    return Part("advice", wording["advice"], lead, parts)


def _tag(book: RuleBook, tag: Tag, plain: Mapping[str, str]) -> Part:
    wording, advice = words("rules_page"), tag.advice
    instead = tag.instead_of.advice.label if tag.instead_of else ""
    said_of = f"<blockquote><p>{text(advice.text)}</p></blockquote>" if advice.text else ""
    withheld = (
        f"{text(book.levels[Level(level)].label)}: {text(reason)}"
        for level, reason in advice.withheld_at.items()
    )
    body = said_of + terms(
        [
            (
                wording["recommended"],
                text("; ".join(book.levels[at].label for at in advice.recommended_at)),
            ),
            (wording["only_if"], in_words(tag.only_if, plain) if tag.only_if else ""),
            (wording["instead_of"], text(instead)),
            (wording["withheld"], items(withheld) if advice.withheld_at else ""),
            (wording["unless"], _contraindications(tag, plain)),
            (wording["note"], text(advice.note or "")),
            (wording["sources"], cited(advice.sources)),
            (wording["reviewed"], text(advice.reviewed)),
        ]
    )
    body += f'<p class="mark">{text(wording["mark"])}</p>'
    return Part(f"advice-{advice.id.replace('_', '-')}", advice.label, body, css="record")


def _contraindications(tag: Tag, plain: Mapping[str, str]) -> str:
    """List what speaks against a tag, each with the reason that is given."""
    wording = words("rules_page")
    return (
        items(
            f"{in_words(condition, plain)}"
            f'<p class="reason">{text(wording["reason"])} {text(unless.reason)}</p>'
            + (
                f'<p class="reason">{text(wording["ask"])} {text(unless.ask)}</p>'
                if unless.ask
                else ""
            )
            for unless, condition in tag.unless
        )
        if tag.unless
        else ""
    )
