"""What a reader hands in: a page of their own answers that stands alone, for whoever teaches them.

It is made when it is asked for and handed to the reader, who decides what becomes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any

from backedu.content import lessons
from backedu.content.wording import day, words
from backedu.topics.review.choice import Item, Reader
from backedu.views.judged import sureness
from backedu.views.review_outlook import strength_rows

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc}"
    "thead{display:table-header-group}tr{break-inside:avoid}"
)


def hand_in(reader: Reader, judgement: Mapping[str, Any]) -> str:
    """Return the page as HTML, readable without anything else.

    Args:
        reader: Whose answers.
        judgement: How sure against how right, as :func:`backedu.views.judged.judged` has it.

    Example:
        >>> page = hand_in(Reader({}, 0), {"levels": [], "lines": []})
        >>> page.startswith("<!doctype html>"), "1 January 1970" in page
        (True, True)
    """
    text = words("hand_in")
    today = day(datetime.fromtimestamp(reader.at_s, UTC).date())
    body = [
        _tag("h1", text["title"]),
        _tag("p", text["made"].format(day=today)),
        _tag("p", text["name"]),
        _tag("p", text["answered"].format(n=len(reader.traces), of=len(reader.items))),
    ]
    for lesson in lessons().values():
        mine = [item for item in reader.items.values() if item.lesson == lesson.id]
        rows = [_row(item, reader) for item in mine if item.id in reader.kept]
        if rows:
            head = [text[column] for column in ("question", "right", "sure", "when", "times")]
            body += [_tag("h2", lesson.title), _table(head, rows)]
    strengths = [[row["title"], row["text"]] for row in strength_rows(reader)]
    if strengths:
        body += [_tag("h2", words("review")["strengths"]), _table([], strengths)]
    body += [_tag("h2", words("judged")["title"]), *_judged(judgement)]
    title = _tag("title", text["title"])
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{title}'
        f"<style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"
    )


def _row(item: Item, reader: Reader) -> list[str]:
    text, kept = words("hand_in"), reader.kept[item.id]
    sure = sureness().get(kept.sure, text["unknown"])
    right = (text["yes"] if kept.right else text["no"]) if kept.sure else text["unknown"]
    when = day(datetime.fromtimestamp(kept.trace.answered_s, UTC).date())
    return [item.text, right, sure, when, str(kept.trace.times)]


def _judged(shown: Mapping[str, Any]) -> list[str]:
    rows = [[level["text"], level["said"]] for level in shown["levels"]]
    return [*([_table([], rows)] if rows else []), *(_tag("p", line) for line in shown["lines"])]


def _table(head: list[str], rows: list[list[str]]) -> str:
    cells = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    lines = "".join(f"<tr>{''.join(_tag('td', each) for each in row)}</tr>" for row in rows)
    start = f"<thead><tr>{cells}</tr></thead>" if head else ""
    return f"<table>{start}<tbody>{lines}</tbody></table>"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
