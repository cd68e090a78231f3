"""A figure as a still drawing."""

import pytest

from backedu import content
from backedu.export.plot import plot
from backedu.lessons import Lesson


@pytest.mark.parametrize(
    "lab", sorted({one.handout for one in content.lessons().values() if one.handout})
)
def test_every_text_of_a_figure_is_drawn(lab: str) -> None:
    """What plotly would write, the drawing writes."""
    figure = Lesson().lab(lab).figure
    drawn = plot(figure)

    for trace in figure["data"]:
        for written in trace.get("text", ()):
            for line in str(written).split("<br>"):
                first = line.partition("<")[0].strip()
                assert first.replace("&", "&amp;") in drawn
    assert "nan" not in drawn
