"""Drawings are beside the points of a list, or the list stays as it is."""

import pytest

from backedu.serve.snapshots.sketches import titled, with_sketches

LIST = """<p>Two.</p>
<ul>
<li><strong>One.</strong> tea</li>
<li>Two</li>
</ul>
<ul><li>3</li></ul>"""


def test_each_point_has_its_drawing_in_words_too() -> None:
    """The first list alone; what is drawn is said to whoever doesn't see it."""
    html = with_sketches(LIST, ["minutes", "not-asked"])

    assert html.count('<svg viewBox="0 0 104 84" role="img" aria-label="') == 2
    assert "<div><strong>One</strong> tea</div></li>" in html
    assert html.endswith("</ul>\n<ul><li>3</li></ul>")


@pytest.mark.parametrize("names", [[], ["minutes"], ["minutes", "no-such"], ["minutes"] * 3])
def test_a_list_that_does_not_fit_stays_as_it_is(names: list[str]) -> None:
    """No reader misses a point for a misspelt drawing."""
    assert with_sketches(LIST, names) == LIST


def test_a_title_of_its_own_line_ends_without_a_stop() -> None:
    """Each point's beginning; a question keeps its mark, and bold words in a sentence stay."""
    points = "<li><strong>Tea.</strong> <b>Hot.</b></li><li>\n<strong>How?</strong> <b>A.</b></li>"

    assert titled(points) == points.replace("Tea.", "Tea")
