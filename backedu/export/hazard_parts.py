"""The hazard log as a table."""

from __future__ import annotations

from collections.abc import Iterable

from backedu.content.wording import words
from backedu.export.markup import items, table, text
from backedu.export.page import Part
from backedu.triage.hazards import Hazard


def hazards_part(hazards: Iterable[Hazard]) -> Part:
    """Return the part with the hazard log."""
    wording = words("hazards")
    headings = (wording["hazard"], wording["rating"], wording["control"], wording["residual"])
    rows = ((_what(one), _rating(one), _control(one), text(one.residual)) for one in hazards)
    body = f"<p>{text(wording['lead'])}</p>{table(wording['caption'], headings, rows, 'hazards')}"
    return Part("hazards", wording["title"], body)


def _what(one: Hazard) -> str:
    wording = words("hazards")
    return (
        f"<b>{text(one.hazard)}</b><p>{text(wording['cause'])} {text(one.cause)}</p>"
        f"<p>{text(wording['harm'])} {text(one.harm)}</p>"
    )


def _rating(one: Hazard) -> str:
    return f"{text(one.severity.capitalize())},<br>{text(one.likelihood)}"


def _control(one: Hazard) -> str:
    wording = words("hazards")
    shown = items(f"<code>{text(name)}</code>" for name in one.shown_by)
    tests = f"{text(wording['shown_by'])}{shown}" if one.shown_by else text(wording["not_shown"])
    return f'<p>{text(one.control)}</p><div class="tests">{tests}</div>'
