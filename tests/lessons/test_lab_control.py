import pytest

from backedu.figures import draw
from backedu.lessons.lab_control import lab_control
from backedu.topics.labs import labs


@pytest.mark.parametrize("lab", labs())
def test_a_lab_shows_the_figure_of_its_start(lab: str) -> None:
    """Before a slider moves, with what the figure rests on; its name keeps the answer."""
    about = labs()[lab]
    shown, sources = lab_control(about)
    figure = draw(lab, about.start())

    assert shown.figure["finding"] == figure.finding
    assert set(about.sources) <= set(sources)
    assert (sources, shown.kept_as) == (figure.sources, f"lab-{lab}")
