"""The chance of a disease before and after one flag, and after two in a row (after Fagan 1975)."""

from __future__ import annotations

from backedu.content.citing import sources_of
from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.log_odds import Row, log_odds_picture
from backedu.figures.drawing.style import BLUE, GREY, Figure
from backedu.figures.frequencies import percent
from backedu.topics.accuracy import Accuracy, Likelihood, accuracies, both
from backedu.topics.likelihood import Interval

NO_SECOND = "none"
"""Stands for no second flag."""


def flags_in_a_row_figure(first_id: str, second_id: str, before: float) -> Figure:
    """Draw how one flag, or two in a row, move the chance of a disease up, and their absence down.

    The axis is in log odds: there a likelihood ratio is the same distance everywhere.

    Args:
        first_id: Id of a record of :func:`backedu.topics.accuracy.accuracies`.
        second_id: Id of another one, or :data:`NO_SECOND`. A flag for another disease, or the same
            one again, changes nothing, and the finding says so.
        before: Chance before the flag, from 0 to 1.

    Raises:
        ValueError: There is no such flag, or the chance is out of range.

    Example:
        >>> flags_in_a_row_figure("ces-leg-weakness", "none", 0.0008).finding
        'Before, the chance of cauda equina syndrome is 0.08%. With leg weakness it is 0.19% \
(0.14 to 0.27).'
    """
    first = _flag(first_id)
    second = None if second_id == NO_SECOND else _flag(second_id)
    refused = _refused(first, second)
    used = None if refused else second
    there = [first.present, *([both(first.present, used.present)] if used else [])]
    away = _absent(first, used)
    text, condition = words("flags_in_a_row"), {"condition": first.condition}
    data, around = log_odds_picture(
        tuple(_rows(before, there, away, first)), text["x_axis"].format(**condition)
    )
    finding = _finding(before, there, first, used) + refused
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=(text["what"], text["chance"].format(**condition), text["ratio"]),
        rows=(
            (text["row_before"], percent(before), "–"),
            *_table(before, there, "row_with", first, used),
            *_table(before, away, "row_without", first, used),
        ),
        certainty=(Certainty.LOW,),  # flags are taken as independent
        sources=sources_of([first, *([used] if used else [])]),
        note=_note(first, used),
        alt=f"{finding} {text['alt']}",
    )


def _flag(accuracy_id: str) -> Accuracy:
    known = accuracies()
    if accuracy_id not in known:
        raise ValueError(f"There is no flag '{accuracy_id}'; choose one of {', '.join(known)}.")
    return known[accuracy_id]


def _refused(first: Accuracy, second: Accuracy | None) -> str:
    """Why a second flag does not count, as a further sentence of the finding."""
    if second is None:
        return ""
    text = words("flags_in_a_row")
    if second.id == first.id:
        return f" {text['same_flag']}"
    if second.condition != first.condition:
        why = text["other_disease"].format(
            flag=_capital(second.short), other=second.condition, condition=first.condition
        )
        return f" {why}"
    return ""


def _absent(first: Accuracy, second: Accuracy | None) -> list[Likelihood]:
    """The ratios of not having the flags; none where they were not published."""
    if first.absent is None:
        return []
    if second is None or second.absent is None:
        return [first.absent]
    return [first.absent, both(first.absent, second.absent)]


def _rows(
    before: float, there: list[Likelihood], away: list[Likelihood], first: Accuracy
) -> list[Row]:
    """The rows from the lowest chance to the highest, with the chance before between them."""
    text = words("flags_in_a_row")
    up = [text["with"].format(flag=first.short), text["with_both"]]
    down = [text["without"].format(flag=first.short), text["without_either"]]
    below = [
        _row(name, GREY, "square", *each.chances(before))
        for name, each in zip(down, away, strict=False)
    ]
    above = [
        _row(name, BLUE, "circle", *each.chances(before))
        for name, each in zip(up, there, strict=False)
    ]
    return [*reversed(below), _row(text["before"], GREY, "diamond", before, None), *above]


def _row(
    name: str, colour: str, symbol: str, point: float | None, interval: Interval | None
) -> Row:
    """A row that says its chance without the interval, which is drawn; or the range alone."""
    chance = percent(point) if point is not None else _long(point, interval)
    label = words("flags_in_a_row")["row"].format(name=name, chance=f"<b>{chance}</b>")
    return Row(label, colour, symbol, point, interval)


def _finding(
    before: float, there: list[Likelihood], first: Accuracy, second: Accuracy | None
) -> str:
    text = words("flags_in_a_row")
    after = [_long(*each.chances(before)) for each in there]
    known = {
        "condition": first.condition,
        "before": percent(before),
        "flag": first.short,
        "after": after[0],
    }
    if second is None:
        return text["finding"].format(**known)
    return text["finding_two"].format(**known, other=second.short, after_both=after[1])


def _table(
    before: float,
    steps: list[Likelihood],
    row: str,
    first: Accuracy,
    second: Accuracy | None,
) -> list[tuple[str, str, str]]:
    text = words("flags_in_a_row")
    names = [text[row].format(flag=first.short)]
    if second:
        names.append(text[f"{row}_two"].format(flag=first.short, other=second.short))
    return [
        (name, _long(*each.chances(before)), each.said())
        for name, each in zip(names, steps, strict=False)
    ]


def _note(first: Accuracy, second: Accuracy | None) -> str:
    """Where the numbers come from, what is assumed, and what to doubt."""
    wording, parts = words("flags_in_a_row"), []
    for flag in filter(None, (first, second)):
        parts.append(wording["of_whom"].format(flag=_capital(flag.short), whom=flag.of_whom))
        parts += [text for text in (flag.note, flag.doubtful) if text]
    if second:
        parts.append(wording["multiplied"])
    if first.absent is None:
        parts.append(wording["no_pooling"])
    else:
        parts.append(wording["intervals"].format(ours=words("frequencies")["our_intervals"]))
    return " ".join(dict.fromkeys(parts))


def _long(point: float | None, interval: Interval | None) -> str:
    """A chance with its interval, or the range alone."""
    text = words("flags_in_a_row")
    if interval is None:
        return text["unknown"] if point is None else percent(point)
    low, high = percent(interval.low).removesuffix("%"), percent(interval.high)
    if point is None:
        return text["range"].format(low=low, high=high)
    return text["interval"].format(chance=percent(point), low=low, high=high.removesuffix("%"))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
