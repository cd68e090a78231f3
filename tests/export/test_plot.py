"""A figure as a still drawing."""

from html import escape
from typing import Any

import pytest

from backedu import content
from backedu.export.plot import plot
from backedu.lessons import Lesson


@pytest.mark.parametrize(
    "lab", sorted({one.handout for one in content.lessons().values() if one.handout})
)
def test_every_text_of_a_figure_is_drawn(lab: str) -> None:
    """What plotly would write, the drawing writes, with the wide spaces that keep it off a mark."""
    figure = Lesson().lab(lab).figure
    drawn = plot(figure)

    for trace in figure["data"]:
        for written in trace.get("text", ()):
            for line in str(written).split("<br>"):
                assert escape(line.partition("<")[0]) in drawn
    assert "nan" not in drawn


def test_short_names_stand_beside_their_bars() -> None:
    """A name begins where the bars don't, in the row of its bar."""
    names: dict[str, Any] = {
        "type": "scatter",
        "mode": "text",
        "textposition": "middle right",
        "x": [0],
        "y": [1],
    }
    names |= {"text": ["Bulging disc"], "meta": {"level": [0], "letters": 12, "height": 100}}
    bars: dict[str, Any] = {"type": "bar", "x": [5], "y": [0], "width": 0.4}
    layout: dict[str, Any] = {"height": 200, "xaxis": {"range": [0, 9], "visible": False}}
    layout["yaxis"] = {"range": [1, -1], "visible": False}
    drawn = plot({"data": [bars, names], "layout": layout, "alt": "", "finding": ""})

    assert '<text x="12.0" y="65.0"' in drawn
    assert drawn.count('<rect x="126.8"') == 1
