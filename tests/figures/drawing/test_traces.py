"""Fewer traces show the same picture."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import pytest

from backedu import figures
from backedu.figures.drawing.traces import joined
from backedu.topics.labs import labs

RED = {"type": "scatter", "mode": "markers", "x": [1, 2], "y": [3, 4], "marker": {"color": "red"}}
BLUE = {**RED, "x": [5], "y": [6], "marker": {"color": "blue"}}
LINE = {"type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "line": {"width": 2}}


def flat(part: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what a trace sets, by name."""
    for name, value in part.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def points(traces: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return each point with all that is said of it, and each line with all its corners."""
    found = []
    for trace in traces:
        said = dict(flat(trace))
        number = len(said["x"])
        runs: list[list[Any]] = []
        run: list[Any] = []
        for i in range(number):
            here = {n: v[i] if isinstance(v, list | tuple) else v for n, v in said.items()}
            if here["x"] is None:
                runs, run = [*runs, run], []
            else:
                run = [*run, sorted(here.items())]
        runs = [*runs, run]
        is_line = "lines" in trace.get("mode", "") and trace["type"] == "scatter"
        found += [repr(each) for each in (runs if is_line else chain(*runs))]
    return sorted(found)


@pytest.mark.parametrize("lab", labs().values(), ids=list(labs()))
def test_every_point_is_still_there_as_it_was(lab: Any) -> None:
    """Of every lab, the joined traces have the same points, texts and lines, in the same looks."""
    figure = figures.draw(lab.id, lab.start())

    assert points(joined(figure.data)) == points(figure.data)


def test_points_keep_their_own_colour() -> None:
    """Two colours become one trace in which each point says its colour."""
    (both,) = joined([RED, BLUE])

    assert both["x"] == [1, 2, 5]
    assert both["marker"] == {"color": ["red", "red", "blue"]}


def test_points_of_two_sizes_are_joined_only_where_they_say_how_solid_they_are() -> None:
    """Else plotly.js would take them for bubbles: clear, and with a rim."""

    def of_size(size: int, **solid: Any) -> dict[str, Any]:
        return RED | {"marker": {"color": "red", "size": size, **solid}}

    solid = {"opacity": 1, "line": {"width": 0}}

    assert joined([of_size(5), of_size(9)]) == [of_size(5), of_size(9)]
    (both,) = joined([of_size(5, **solid), of_size(9, **solid)])
    assert both["marker"]["size"] == [5, 5, 9, 9]


def test_lines_drawn_alike_have_a_gap_between_them() -> None:
    """Two lines of one width are one trace, and no stroke leads from the first to the second."""
    (both,) = joined([LINE, {**LINE, "x": [2, 3]}])

    assert both["x"] == [0, 1, None, 2, 3]
    assert both["y"] == [0, 1, None, 0, 1]


def test_points_lie_over_the_lines_between_them() -> None:
    """The joined points stand where the last of them stood."""
    assert [trace["mode"] for trace in joined([RED, LINE, BLUE])] == ["lines", "markers"]


@pytest.mark.parametrize(
    "other",
    [
        {**BLUE, "xaxis": "x2"},
        {**BLUE, "mode": "markers+text"},
        {**BLUE, "marker": {"color": "blue", "symbol": "diamond"}},
        {**BLUE, "marker": {"color": ["blue", "red"]}},
        {**BLUE, "x": [], "y": []},
        {**LINE, "line": {"width": 3}},
    ],
)
def test_what_is_different_stays_apart(other: dict[str, Any]) -> None:
    """Another panel, another kind, another style: nothing is joined or guessed."""
    assert joined([RED, LINE, other]) == [RED, LINE, other]
