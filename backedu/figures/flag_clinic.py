"""What a rule of flags does in a made-up practice: whom it finds, misses and sends for nothing."""

from __future__ import annotations

from typing import Any

from backedu.content.citing import sources_of
from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.style import (
    BLUE,
    CLEAR,
    GREY,
    Figure,
    axis,
    bars,
    beside,
    hidden_axis,
    labels,
    layout,
)
from backedu.topics.flag_clinic import OTHERS, PEOPLE, Outcome, diseases, outcomes, practice_flags

_COLUMNS = ("name", "people", "sent", "not_sent", "shares")


def own_rule_figure(flags: str, at_least: str) -> Figure:
    """Draw which share of each group a rule sends on.

    Args:
        flags: Ids of the flags that count, with spaces between; none is a rule too.
        at_least: How many of them send a person on: ``one`` or ``two``.

    Raises:
        ValueError: There is no such flag or number.

    Example:
        >>> own_rule_figure("numb-saddle leg-weakness", "two").finding
        'Of 100,000 people the rule sends 48 on: 33 of the 1,450 with a serious disease, and 15 \
for nothing. It misses 1,417.'
    """
    numbers = {"one": 1, "two": 2}
    if at_least not in numbers:
        raise ValueError(f"A rule asks for one or two flags, not for '{at_least}'.")
    chosen = flags.split()
    found = outcomes(chosen, numbers[at_least])
    text, finding = words("own_rule"), _finding(found, len(chosen) < numbers[at_least])
    data, around = _picture(found)
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=tuple(text[name] for name in _COLUMNS),
        rows=tuple(
            (
                each.name,
                f"{each.people:,}",
                f"{each.sent:,}",
                f"{each.missed:,}",
                _shares(chosen, each.group),
            )
            for each in found
        ),
        certainty=(Certainty.LOW,),  # invented practice, few measured shares
        sources=sources_of([*diseases().values(), *practice_flags().values()]),
        note=text["note"].format(people=f"{PEOPLE:,}"),
        alt=f"{finding} {text['alt']}",
    )


def _picture(found: tuple[Outcome, ...]) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """Traces and layout: one bar per group, full as far as the rule sends people on."""
    text, rows = words("own_rule"), list(range(len(found)))
    sent = [100 * each.sent / each.people for each in found]
    full = [GREY if each.group == OTHERS else BLUE for each in found]
    hollow = {"color": CLEAR, "line": {"color": full, "width": 2}}
    bar = {"y": rows, "orientation": "h", "width": 0.36}
    names = [text["group"].format(name=f"<b>{each.name}</b>", said=_said(each)) for each in found]
    data = (
        bars(x=sent, marker={"color": full}, **bar),
        bars(x=[100 - each for each in sent], marker=hollow, **bar),
        labels([0] * len(rows), [row - 0.44 for row in rows], names, "middle right")
        | beside(rows, 44, 310, in_two=27),
    )
    hundred: dict[float, str] = {value: str(value) for value in (0, 25, 50, 75, 100)}
    return data, layout(
        400,
        barmode="stack",
        xaxis=axis(text["x_axis"], hundred, (0, 104)),
        yaxis=hidden_axis((len(rows) - 0.6, -0.75)),
    )


def _said(outcome: Outcome) -> str:
    """What matters in a group: whom the rule misses, or sends for nothing."""
    text = words("own_rule")
    if outcome.group == OTHERS:
        return text["for_nothing"].format(n=f"{outcome.sent:,}")
    return text["missed"].format(n=f"{outcome.missed:,}", people=f"{outcome.people:,}")


def _finding(found: tuple[Outcome, ...], too_few: bool) -> str:  # noqa: FBT001
    text, ill = words("own_rule"), [each for each in found if each.group != OTHERS]
    people, sent = sum(each.people for each in ill), sum(each.sent for each in ill)
    if too_few:
        return text["too_few"].format(ill=f"{people:,}")
    nothing = found[-1].sent
    return text["finding"].format(
        people=f"{PEOPLE:,}",
        sent=f"{sent + nothing:,}",
        found=f"{sent:,}",
        ill=f"{people:,}",
        nothing=f"{nothing:,}",
        missed=f"{people - sent:,}",
    )


def _shares(chosen: list[str], group: str) -> str:
    """How common each chosen flag is in a group; a star marks our assumption."""
    wording, shares = words("own_rule"), []
    for flag in (practice_flags()[each] for each in chosen):
        published = (group if group in flag.shares else OTHERS) in flag.published
        text = wording["share" if published else "share_ours"]
        shares.append(text.format(flag=flag.name, n=f"{100 * flag.share(group):g}"))
    return "; ".join(shares) or "–"
