"""What helps: points of pain beyond placebo with a reader's own limit, and people out of 100."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from backedu.content.cached import cached
from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.icons import People, icon_array, icon_axes, icon_key
from backedu.figures.drawing.style import (
    BLUE,
    CLEAR,
    GREY,
    VERMILION,
    Figure,
    axis,
    beside,
    hidden_axis,
    labels,
    layout,
    marks,
)
from backedu.topics.consult.effects import (
    Effect,
    PeopleEffect,
    Reach,
    against,
    effects,
    people_effects,
)
from backedu.topics.likelihood import whole_people

_SPAN = (-11.0, 22.0)
_TICKS = (-10, -5, 0, 5, 10, 15, 20)
_LINE, _LETTERS, _BOLD = 0.56, 33, 3  # lines below the rows: apart, how long, and bold
_ABOVE, _BELOW = 0.75, 0.4  # how far an upright line reaches past the first and the last interval
_TOPS = (1.3, 8.2)
_KEY, _ROWS, _COLUMNS = 14.0, 18.6, 20


def pain_effects_figure(treatment: str, worth: float) -> Figure:
    """Draw what treatments take off the pain, beside what a reader would call worthwhile.

    Args:
        treatment: Id of the record in ``effects.toml`` that is in front.
        worth: Points of 100, 0 to 20.

    Raises:
        ValueError: There is no such treatment.

    Example:
        >>> pain_effects_figure("nsaid", 10).finding
        'Of 4 treatments with an interval none is sure to take 10 points of 100 off the pain, and \
2 may.'
    """
    known, text = effects(), words("pain_effects")
    if treatment not in known:
        raise ValueError(f"There is no treatment '{treatment}'; choose one of {', '.join(known)}.")
    chosen, finding = known[treatment], _finding(worth)
    return Figure(
        data=_picture(treatment, worth),
        layout=layout(
            480,
            xaxis=axis(text["x_axis"], {n: _signed(n) for n in _TICKS}, _SPAN),
            yaxis=hidden_axis((min(_other_rows()) - 0.4, 1.3)),
        ),
        finding=finding,
        columns=tuple(text[name] for name in ("treatment", "points", "against", "reach")),
        rows=tuple(_row(each, worth) for each in known.values()),
        sources=sources_of(known.values()),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=(chosen.certainty,),
        sections=(
            (
                chosen.name,
                (
                    (text["measured"], f"{_points(chosen)}; {chosen.against}."),
                    (text["found"], chosen.found),
                    (text["rule"], chosen.rule),
                ),
            ),
        ),
    )


def _finding(worth: float) -> str:
    text, reach = words("pain_effects"), [against(each, worth) for each in effects().values()]
    surely, perhaps = reach.count(Reach.SURELY), reach.count(Reach.PERHAPS)
    return text["finding"].format(
        known=len(reach) - reach.count(Reach.UNKNOWN),
        surely=surely or text["none"],
        are=text["is" if surely < 2 else "are"],
        perhaps=perhaps or text["none"],
        worth=f"{worth:g}",
    )


def _signed(number: float) -> str:
    return f"{number:g}".replace("-", "\N{MINUS SIGN}")


def _points(effect: Effect) -> str:
    text = words("pain_effects")
    if effect.points is None:
        return text["no_points"]
    if effect.low is None or effect.high is None:
        return text["no_interval"].format(points=_signed(effect.points))
    numbers = {"points": effect.points, "low": effect.low, "high": effect.high}
    return text["interval"].format(**{name: _signed(each) for name, each in numbers.items()})


def _row(effect: Effect, worth: float) -> tuple[str, ...]:
    text = words("pain_effects")
    return effect.name, _points(effect), effect.against, text[against(effect, worth).value]


@cached
def _drawn_ones() -> tuple[Effect, ...]:
    """The treatments that have points: the first has its row at 0, the next at -1."""
    return tuple(each for each in effects().values() if each.points is not None)


def _others(treatment: str) -> list[str]:
    """The names of those that have none, in lines; no name is broken."""
    text, known = words("pain_effects")["not_here"], effects()
    names = {
        id_: each.name.replace(" ", "\N{NO-BREAK SPACE}")
        for id_, each in known.items()
        if each.points is None
    }
    lines = wrap(text.format(names="; ".join(names.values())), _LETTERS)
    chosen = names.get(treatment)
    return [line.replace(chosen, f"<b>{chosen}</b>") if chosen else line for line in lines]


def _other_rows() -> list[float]:
    """Where those lines are."""
    return [0.15 - len(_drawn_ones()) - _LINE * line for line in range(len(_others("")))]


def _picture(treatment: str, worth: float) -> tuple[dict[str, Any], ...]:
    text, drawn = words("pain_effects"), _drawn_ones()
    ends = (_ABOVE, 1 - len(drawn) - _BELOW)
    return (
        _upright(0, ends, {"color": GREY, "width": 1.5}),
        _upright(worth, ends, {"color": BLUE, "width": 2, "dash": "dash"}),
        *(
            _drawn(each, -row, each.id == treatment)
            for row, each in enumerate(drawn)
            if each.low is not None
        ),
        _dots([(-row, each) for row, each in enumerate(drawn)], treatment),
        _names(treatment),
        labels([worth], [1.1], [text["yours"]], "middle right" if worth < 8 else "middle left"),
    )


def _upright(x: float, ends: tuple[float, float], line: dict[str, Any]) -> dict[str, Any]:
    """A line at one number, past every interval; a name that it passes stands before it."""
    return marks(x=[x, x], y=list(ends), mode="lines", line=line)


def _names(treatment: str) -> dict[str, Any]:
    """Each name above its interval; below them those that have none."""
    drawn, below = _drawn_ones(), _other_rows()
    names = [f"<b>{each.name}</b>" if each.id == treatment else each.name for each in drawn]
    rows = [-row for row in range(len(drawn))]
    heights = [row + 0.42 for row in rows] + below
    above = labels([_SPAN[0]] * len(heights), heights, names + _others(treatment), "middle right")
    return above | beside([*rows, *below], _LETTERS + _BOLD, 450, in_two=29)


def _drawn(effect: Effect, y: float, in_front: bool) -> dict[str, Any]:  # noqa: FBT001 - one place
    line = {"color": BLUE if in_front else GREY, "width": 6 if in_front else 4}
    return marks(x=[effect.low, effect.high], y=[y, y], mode="lines", line=line)


def _dots(points: list[tuple[float, Effect]], treatment: str) -> dict[str, Any]:
    """Full where there is an interval, hollow where we have confirmed none."""
    colours = [BLUE if each.id == treatment else GREY for _, each in points]
    fills = [
        colour if each.low is not None else CLEAR
        for colour, (_, each) in zip(colours, points, strict=True)
    ]
    look = {"color": fills, "size": 13, "symbol": "diamond", "opacity": 1}
    return marks(
        x=[each.points for _, each in points],
        y=[y for y, _ in points],
        mode="markers",
        marker={**look, "line": {"color": colours, "width": 2}},
    )


def out_of_100_figure(effect: str, reading: str) -> Figure:
    """Draw 100 people with placebo and 100 with a medicine.

    Args:
        effect: Id of a record in ``people_effects.toml``.
        reading: ``estimate``, or the ``low`` or ``high`` end of the interval.

    Raises:
        ValueError: There is no such record or reading.

    Example:
        >>> out_of_100_figure("opioid_unwanted", "estimate").finding
        'Of 100 people, 30 with placebo and 35 with an opioid have an unwanted effect within six \
weeks: 5 more.'
    """
    known, ends = people_effects(), ("estimate", "low", "high")
    if effect not in known or reading not in ends:
        raise ValueError(f"Choose one of {', '.join(known)}, and {', '.join(ends)}.")
    text, chosen = words("out_of_100"), known[effect]
    without, with_it = whole_people(chosen.without), chosen.of_100[ends.index(reading)]
    finding = text["finding" if reading == "estimate" else "end"].format(
        without=without,
        with_it=with_it,
        medicine=chosen.medicine,
        counted=chosen.counted,
        change=_change(with_it - without),
    )
    data, around = _arrays(effect, without, with_it)
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=tuple(text[name] for name in ("medicine", "counted", "placebo", "with_it")),
        rows=tuple(_people_row(each) for each in known.values()),
        sources=sources_of(known.values()),
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=(chosen.certainty,),
        sections=((text["about"], ((text["counted_lead"], chosen.note), _for_one(chosen))),),
    )


def _change(more: int) -> str:
    text = words("out_of_100")
    return text["same"] if not more else text["more" if more > 0 else "fewer"].format(n=abs(more))


def _for_one(effect: PeopleEffect) -> tuple[str, str]:
    """How many take it for one person to be different; said only where the two shares differ."""
    text, more = words("out_of_100"), effect.of_100[0] - whole_people(effect.without)
    if more <= 1:
        return text["for_one_lead"], text["for_none"]
    return text["for_one_lead"], text["for_one"].format(n=round(100 / more))


def _people_row(effect: PeopleEffect) -> tuple[str, ...]:
    text, (middle, low, high) = words("out_of_100"), effect.of_100
    return (
        effect.medicine,
        effect.counted,
        str(whole_people(effect.without)),
        text["cell"].format(n=middle, low=low, high=high),
    )


@cached
def _arrays(
    effect: str, without: int, with_it: int
) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    text, chosen = words("out_of_100"), people_effects()[effect]
    colour = BLUE if chosen.good else VERMILION
    both, least = min(without, with_it), abs(with_it - without)
    differ = "more_people" if with_it >= without else "fewer_people"
    mark = "half" if with_it >= without else "crossed"
    before = [
        People(text["counted_people"], without, colour, "full"),
        People(text["others"], 100 - without, GREY, "hollow"),
    ]
    after = [
        People(text["counted_people"], both, colour, "full"),
        People(text[differ], least, colour, mark),
        People(text["others"], 100 - both - least, GREY, "hollow"),
    ]
    named, texts = icon_key(after, top=_KEY, line=1.5)
    heads = [text["head_placebo"].format(n=without), text["head_with"].format(n=with_it)]
    shapes = [
        *icon_array(before, columns=_COLUMNS, top=_TOPS[0]),
        *icon_array(after, columns=_COLUMNS, top=_TOPS[1]),
        *named,
    ]
    bold = [f"<b>{head}</b>" for head in heads]
    return (labels([0, 0], [top - 0.6 for top in _TOPS], bold, "middle right"), texts), layout(
        430, shapes=shapes, **icon_axes(_COLUMNS, _ROWS)
    )
