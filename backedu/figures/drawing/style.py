"""What every figure has in common: its parts, and the house style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.traces import joined

BLUE = "#0072b2"
"""What the picture is about: the reader's point, of which there is one."""

GREY = "#7c929f"
"""What is around it."""

VERMILION, GREEN = "#c65600", "#009e73"
"""What must be told apart from both. All: 3:1 on light paper; a page changes them in the dark."""

CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Figure:
    """A picture of numbers and the same numbers in words.

    Colour and size of the text are left to the page: no font colour or size is set anywhere, so
    that ``layout.font`` (which the control fills from the page's style) reaches every text, in
    light and dark and at any text size.

    Attributes:
        data: Traces for plotly.js, of type scatter or bar.
        layout: Layout for plotly.js, without width.
        finding: The title: one sentence with the numbers.
        columns: Heads of the table.
        rows: Cells of the table, one tuple per row, as long as ``columns``.
        sources: Ids of the publications.
        note: What the reader must know to read the picture rightly.
        alt: What the picture looks like, for those who do not see it.
        sections: What else to read beside the picture: a heading, and under it entries of a bold
            lead and a text.
        certainty: How sure what is drawn is, one for each part that has its own.
    """

    data: tuple[dict[str, Any], ...]
    layout: dict[str, Any]
    finding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    note: str
    alt: str
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    certainty: tuple[Certainty, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the figure as plain lists, dicts, numbers and texts, ready for JSON."""
        return {
            "data": joined(self.data),
            "layout": self.layout,
            "finding": self.finding,
            "table": {"columns": list(self.columns), "rows": [list(row) for row in self.rows]},
            "sources": list(self.sources),
            "certainty": _how_sure(self.certainty),
            "note": self.note,
            "alt": self.alt,
            "sections": [
                {"title": title, "entries": [list(entry) for entry in entries]}
                for title, entries in self.sections
            ],
        }


def _how_sure(levels: Sequence[Certainty]) -> str:
    """Name the levels of certainty: those of evidence as a range, then a consensus."""
    names = words("certainty")
    graded = [each for each in Certainty if each in levels and each is not Certainty.CONSENSUS]
    said = [names[each] for each in graded]
    if len(graded) > 1:
        ends = words("certainty_range")
        said = [ends["text"].format(most=ends[graded[0]], least=ends[graded[-1]])]
    agreed = [names[Certainty.CONSENSUS]] if Certainty.CONSENSUS in levels else []
    return "; ".join([*said, *agreed])


def bars(**options: Any) -> dict[str, Any]:
    """Return a trace of bars as a plain dict; ``options`` are those of plotly's ``Bar``."""
    from plotly.graph_objects import Bar

    return _plain(Bar(hoverinfo="skip", showlegend=False, **options))


def marks(**options: Any) -> dict[str, Any]:
    """Return a trace of lines, points or texts; ``options`` are those of plotly's ``Scatter``."""
    from plotly.graph_objects import Scatter

    return _plain(Scatter(hoverinfo="skip", showlegend=False, cliponaxis=False, **options))


def spot(
    x: float, y: float, marker: dict[str, Any], text: str = "", side: str = "middle right"
) -> dict[str, Any]:
    """Return one point with its text; several are alike enough to become one trace.

    Args:
        x: Where it is, in the units of the axis.
        y: As ``x``.
        marker: Its ``color``, ``size`` (0 for a text alone) and ``symbol``, and its ``line``, the
            rim, unless it has none.
        text: What is written beside it.
        side: On which side of the point the text is.

    Example:
        >>> head = spot(0, 1, {"color": GREY, "size": 30, "symbol": "circle"})
        >>> load = spot(1, 1, {"color": BLUE, "size": 20, "symbol": "square"}, "20 kg")
        >>> [trace["text"] for trace in joined([head, load])]
        [['', '20 kg']]
    """
    rim = {"color": marker["color"], "width": 0} | marker.get("line", {})
    solid = marker | {"opacity": 1, "line": rim}
    return marks(x=[x], y=[y], mode="markers+text", marker=solid, text=[text], textposition=side)


def labels(
    x: Sequence[float], y: Sequence[float], text: Sequence[str], side: str
) -> dict[str, Any]:
    """Return texts in the picture itself, in place of a legend.

    Args:
        x: Where each text is, in the units of the axis.
        y: As ``x``.
        text: The texts.
        side: On which side of its place a text is, such as ``middle right``.
    """
    return marks(x=list(x), y=list(y), text=list(text), mode="text", textposition=side)


def beside(
    level: Sequence[float],
    letters: int,
    height_px: int,
    in_two: int | None = None,
    on_wall: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what lets names above their rows stand beside them where a figure is wide.

    The page decides (``widgets/figure/beside.js``), by the room that the names could need: no
    setting of a lab moves them from above to beside.

    Args:
        level: Where the row of each name is; a name that is there already has nothing beside it.
        letters: How wide a column the longest name needs that there can be; a bold letter counts
            as a little more than one.
        height_px: Of the figure where they are beside.
        in_two: As ``letters``, where a name may have two lines.
        on_wall: Shorter names, where a class sees rows that have no room for two lines.

    Example:
        >>> name = labels([0], [-0.4], ["Bulging disc"], "middle right")
        >>> (name | beside([0], 12, 300))["meta"]
        {'level': [0], 'letters': 12, 'height': 300}
    """
    more: dict[str, Any] = {"in_two": in_two} if in_two else {}
    more |= {"wall": list(on_wall)} if on_wall else {}
    return {"meta": {"level": list(level), "letters": letters, "height": height_px} | more}


def layout(height_px: int, **options: Any) -> dict[str, Any]:
    """Return the house layout: no paper colour, no grid, no title, narrow margins.

    Args:
        height_px: Height in pixels at the usual text size.
        options: Further options of plotly's ``Layout``.
    """
    from plotly.graph_objects import Layout

    margin = {"l": 8, "r": 8, "t": 8, "b": 8} | options.pop("margin", {})
    house = Layout(
        height=height_px,
        margin=margin,
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"family": "system-ui, sans-serif"},
        showlegend=False,
        hovermode=False,
        dragmode=False,
        **options,
    )
    return _plain(house)


def axis(title: str, ticks: dict[float, str], span: tuple[float, float]) -> dict[str, Any]:
    """Return an axis with a title, named ticks and a fixed span, without grid.

    Args:
        title: What is counted, with its unit.
        ticks: Text of each tick by its value.
        span: First and last value shown.
    """
    return {
        "title": {"text": title, "standoff": 8},
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
        "range": list(span),
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": GREY,
        "ticks": "outside",
        "tickcolor": GREY,
        "fixedrange": True,
        "automargin": True,
    }


def hidden_axis(span: tuple[float, float]) -> dict[str, Any]:
    """Return an axis that only places things; ``span`` is its first and last value."""
    return {"visible": False, "range": list(span), "fixedrange": True}


def _plain(part: Any) -> dict[str, Any]:
    """A plotly object as plain data."""
    plain: dict[str, Any] = part.to_plotly_json()
    return plain
