"""What a clinician is asked to decide before signing."""

from __future__ import annotations

from backedu.content.wording import words
from backedu.export.markup import table, text
from backedu.export.page import Part
from backedu.export.references import cited
from backedu.triage.open_points import OpenPoint, open_points


def open_points_part() -> Part:
    """Return the part with the open points, each with what the rules do now and room to answer."""
    said = words("rules_page")
    headings = (said["open_question"], said["open_now"], said["open_decision"])
    rows = [
        (_question(one), text(one.now) + cited(one.sources), text(said["mark"]))
        for one in open_points().values()
    ]
    body = f"<p>{text(said['open_lead'])}</p>{table(said['open_caption'], headings, rows, 'open')}"
    return Part("open-points", said["open"], body)


def _question(one: OpenPoint) -> str:
    ids = [text(id_) for id_ in one.rules]
    rules = ", ".join(f'<a href="#rule-{id_}"><code>{id_}</code></a>' for id_ in ids)
    return f"<b>{text(one.question)}</b><p>{rules}</p>"
