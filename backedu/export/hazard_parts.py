"""The hazard log as a table."""

from __future__ import annotations

from collections.abc import Iterable

from backedu.content.wording import words
from backedu.export.markup import items, table, text
from backedu.export.page import Part
from backedu.triage.hazards import Hazard


def hazards_part(hazards: Iterable[Hazard]) -> Part:
    """Return the part with the hazard log."""
    said = words("hazards")
    headings = (said["hazard"], said["rating"], said["control"], said["residual"])
    rows = ((_what(one), _rating(one), _control(one), text(one.residual)) for one in hazards)
    body = f"<p>{text(said['lead'])}</p>{table(said['caption'], headings, rows, 'hazards')}"
    return Part("hazards", said["title"], body)


def _what(one: Hazard) -> str:
    said = words("hazards")
    return (
        f"<b>{text(one.hazard)}</b><p>{text(said['cause'])} {text(one.cause)}</p>"
        f"<p>{text(said['harm'])} {text(one.harm)}</p>"
    )


def _rating(one: Hazard) -> str:
    return f"{text(one.severity.capitalize())},<br>{text(one.likelihood)}"


def _control(one: Hazard) -> str:
    said = words("hazards")
    shown = items(f"<code>{text(name)}</code>" for name in one.shown_by)
    tests = f"{text(said['shown_by'])}{shown}" if one.shown_by else text(said["not_shown"])
    return f'<p>{text(one.control)}</p><div class="tests">{tests}</div>'
