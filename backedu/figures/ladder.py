"""The ladder back to activity, with the rung to be on."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    CLEAR,
    GREY,
    Figure,
    bars,
    hidden_axis,
    labels,
    layout,
)
from backedu.topics.care import exercises
from backedu.topics.ladder.ladder import Place, place
from backedu.topics.ladder.rules import ladder


def ladder_figure(day: float, pain_during: float, morning_rise: float, sign: str) -> Figure:
    """Draw the ladder, the rung to be on, and say why, what is held back and when to get help.

    Rungs up to the one in front are full, those above it hollow.

    Args:
        day: Days since the pain began.
        pain_during: Highest pain during an activity, 0 to 10.
        morning_rise: How many points higher the pain was the next morning than before.
        sign: What is new since yesterday, an id in ``signs.toml``.

    Raises:
        ValueError: A value is out of range, or there is no such sign.

    Example:
        >>> ladder_figure(14, 4, 0, "nothing").finding
        'Day 14, pain 4 during activity and no higher the next morning: stay on rung 3, Load.'
    """
    here = place(day, pain_during, morning_rise, sign)
    number = None if here.rung is None else ladder().rungs.index(here.rung)
    usual = ladder().rungs.index(here.usual)
    finding = _finding(here, day, pain_during, morning_rise)
    data, around = _picture(number, None if number is None else usual)
    limits = [f"{each.pain_during_max}" for each in ladder().responses[:-1]]
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=tuple(words("ladder")[name] for name in _COLUMNS),
        rows=tuple(_row(i, number, usual) for i in range(len(ladder().rungs))),
        sources=_sources(here),
        note=words("ladder")["note"].format(
            limits=f"{', '.join(limits[:-1])} {words('ladder')['and']} {limits[-1]}"
        ),
        alt=f"{finding} {words('ladder')['alt'].format(n=len(ladder().rungs))}",
        certainty=(here.response.certainty, *([here.rung.certainty] if here.rung else [])),
        sections=_sections(here, number),
    )


_EVERYDAY = ("walking", "sitting", "work", "lifting", "sport")
_COLUMNS = ("rung", "standing", "aim", *_EVERYDAY, "exercises", "days")


@cached
def _picture(
    number: int | None, usual: int | None
) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """The drawing for a rung (None: no rung) and the usual one; the same for many responses."""
    text = words("ladder")
    rungs = ladder().rungs
    rows = list(range(len(rungs)))
    reached = -1 if number is None else number
    colours = [BLUE if i == number else GREY for i in rows]
    here = {number: f" <b>{text['here']}</b>"}
    texts = [
        " · ".join(each[i] for each in (here, {usual: text["usual"]}) if i in each) for i in rows
    ]
    names = [
        f"<b>{i} {rung.name}</b> · {rung.gist}" if i == number else f"{i} {rung.name} · {rung.gist}"
        for i, rung in enumerate(rungs)
    ]
    steps = bars(
        x=[4 + i for i in rows],
        y=rows,
        orientation="h",
        width=0.34,
        marker={
            "color": [colour if i <= reached else CLEAR for i, colour in enumerate(colours)],
            "line": {"color": colours, "width": 2},
        },
        text=texts,
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        constraintext="none",
    )
    named = labels([0] * len(rows), [row + 0.42 for row in rows], names, "middle right")
    return (steps, named), layout(
        420, xaxis=hidden_axis((0, 14)), yaxis=hidden_axis((-0.4, len(rows) - 0.25))
    )


def _finding(here: Place, day: float, pain_during: float, morning_rise: float) -> str:
    text = words("ladder")
    rise = text["not_higher"] if morning_rise <= 0 else text["higher"].format(n=f"{morning_rise:g}")
    known = {"day": f"{day:g}", "pain": f"{pain_during:g}", "rise": rise}
    if here.rung is None:
        return text["no_rung"].format(**known)
    number = ladder().rungs.index(here.rung)
    usual = ladder().rungs.index(here.usual)
    move = "stay" if number == usual else "up" if number > usual else "down"
    return text["finding"].format(**known, move=text[move], n=number, name=here.rung.name)


def _row(i: int, number: int | None, usual: int) -> tuple[str, ...]:
    text, rungs = words("ladder"), ladder().rungs
    rung = rungs[i]
    first = 0 if i == 0 else (rungs[i - 1].until_day or 0) + 1
    if number is None:
        standing = text["held_back"]
    else:
        standing = text["here" if i == number else "open" if i < number else "held_back"]
    if i == usual and number is not None:
        standing = f"{standing}; {text['usual']}"
    names = ", ".join(exercises()[id_].name for id_ in rung.exercises)
    days = text["from_day"].format(n=first)
    if rung.until_day is not None:
        days = text["days_range"].format(first=first, last=rung.until_day)
    return (
        f"{i} {rung.name}",
        standing,
        rung.aim,
        *(getattr(rung, name) for name in _EVERYDAY),
        names or text["none"],
        days,
    )


def _sections(here: Place, number: int | None) -> tuple[Any, ...]:
    text = words("ladder")
    stop = (text["stop_title"], _pairs("stop_1", "stop_2", "stop_3"))
    if here.rung is None or number is None:
        return (
            (text["first_title"], ((text["do"], here.sign.act),)),
            (text["held_title"], ((text["all_rungs"], text["why_none"]),)),
            stop,
        )
    why = [(text["response"], f"{here.response.meaning.capitalize()}. {_advice(here, number)}")]
    if here.sign.highest_rung:
        why.insert(0, (f"{here.sign.label}.", here.sign.act))
    why.append((text["agreed"], text["no_trial"]))
    on_rung = [(f"{text[name]}:", getattr(here.rung, name)) for name in _EVERYDAY]
    return (
        (text["why_title"], tuple(why)),
        (
            text["do_title"].format(n=number, name=here.rung.name),
            (*on_rung, *_moves(number, here.sign.withheld)),
        ),
        (text["held_title"], (*_withheld(here), *_held(number))),
        (text["review_title"], ((f"{here.checkpoint.phase}.", here.checkpoint.advice),)),
        stop,
    )


def _advice(here: Place, number: int) -> str:
    """What the response asks for, where neither a sign nor an end of the ladder is in its way."""
    text = words("ladder")
    if here.sign.highest_rung:
        return text["sign_first"]
    asked = ladder().rungs.index(here.usual) + here.response.step
    if asked == number:
        return here.response.advice
    return text["at_the_top" if asked > number else "at_the_bottom"]


@cached
def _moves(number: int, withheld: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The exercises of a rung: how to start, one step down, one step up, and precautions."""
    rung, wording = ladder().rungs[number], words("ladder")
    entries = []
    for exercise in (exercises()[id_] for id_ in rung.exercises if id_ not in withheld):
        parts = [exercise.start, wording["easier"].format(easier=_within(exercise.regressions[0]))]
        if exercise.id in rung.how:  # already an easier form
            parts = [rung.how[exercise.id], exercise.start]
        care = "; ".join(_within(text) for text in exercise.precautions)
        parts.append(wording["harder"].format(harder=_within(exercise.progression[0])))
        parts.append(wording["care"].format(care=care))
        entries.append((f"{exercise.name}.", " ".join(parts)))
    return tuple(entries)


def _withheld(here: Place) -> tuple[tuple[str, str], ...]:
    """What a sign takes off every rung up to this one, with its reason."""
    if not here.sign.why_withheld:
        return ()
    names = ", ".join(exercises()[id_].name for id_ in here.sign.withheld)
    return ((f"{names}.", here.sign.why_withheld),)


@cached
def _held(number: int) -> tuple[tuple[str, str], ...]:
    """What the rungs above wait for; bed rest waits everywhere."""
    text, rungs = words("ladder"), ladder().rungs
    above = tuple(
        (f"{i} {rungs[i].name}.", rungs[i].why_wait) for i in range(number + 1, len(rungs))
    )
    return (*above, (text["bed_rest"], text["why_no_bed_rest"]))


def _within(text: str) -> str:
    """The text as it is written within a sentence."""
    return text[0].lower() + text[1:]


def _pairs(*names: str) -> tuple[tuple[str, str], ...]:
    """Entries whose lead and text are in the wording, as ``name`` and ``name_text``."""
    text = words("ladder")
    return tuple((text[name], text[f"{name}_text"]) for name in names)


def _sources(here: Place) -> tuple[str, ...]:
    """What the rung, the response, the sign and the exercises rest on."""
    if here.rung is None:
        return here.sign.sources
    moves = [exercises()[id_] for id_ in here.rung.exercises]
    return sources_of([here.sign, here.response, here.checkpoint, here.rung, *moves])
