"""The page that a reader hands in: readable, complete, and inert."""

import re
from html import escape

import pytest

from backedu.topics.review.choice import Item, Reader, items
from backedu.topics.review.kept import Kept
from backedu.topics.review.schedule import DAY_S, after
from backedu.views.hand_in import hand_in
from backedu.views.judged import judged


def test_each_answer_is_a_row_with_what_was_right_and_how_sure() -> None:
    """By lesson, with the day; what nobody knows of an older version is called so."""
    first, second, third = list(items())[:3]
    trace = after(None, 20_000 * DAY_S, "sure", right=False)
    kept = {
        first: Kept(trace, "sure", right=False),
        second: Kept(trace, "p60", right=True),
        third: Kept(trace),
    }
    page = hand_in(Reader(kept, 20_001 * DAY_S), judged(kept))
    rows = re.findall(r"<tr><td>.*?</tr>", page)

    assert f"<td>{escape(items()[first].text)}</td>" in rows[0]
    assert rows[0].endswith("<td>no</td><td>Sure</td><td>4 October 2024</td><td>1</td></tr>")
    assert "<td>yes</td><td>More likely than not</td>" in rows[1]
    assert "<td>not known</td><td>not known</td>" in rows[2]
    assert f"3 of {len(Reader({}, 0).items)} questions" in page


def test_it_runs_and_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No script, no address; what looks like HTML in a question is shown as text."""
    first = next(iter(items()))
    kept = {first: Kept(after(None, 0, "sure", right=True), "sure")}
    monkeypatch.setattr(Item, "text", "<script>1</script>")
    page = hand_in(Reader(kept, 0), judged(kept))

    assert "&lt;script&gt;" in page
    assert not re.search(r"<script|<link|<img|https?:|url\(", page)
