"""100 people without a measure against the next episode, and 100 with it."""

from __future__ import annotations

from typing import Any

from backedu.content.cached import cached
from backedu.content.citing import sources_of
from backedu.content.wording import words
from backedu.figures.drawing.icons import People, icon_array, icon_axes, icon_key
from backedu.figures.drawing.style import BLUE, GREY, VERMILION, Figure, labels, layout
from backedu.topics.prevention import (
    Baseline,
    Count,
    Measure,
    RatioKind,
    Reading,
    TrialResult,
    baselines,
    count,
    is_borrowed,
    measures,
    percent_with,
)

_COLUMNS = 20
_TOP = (1.3, 8.2)  # of the two arrays, in cells
_KEY = 14.0
_ROWS = 18.6

_LOOK = {
    "still": (GREY, "full"),
    "spared": (BLUE, "half"),
    "harmed": (VERMILION, "crossed"),
    "free": (GREY, "hollow"),
}


def prevention_figure(measure: str, baseline: str, reading: str = "estimate") -> Figure:
    """Draw 100 people without and with a measure.

    Args:
        measure: Id of a record in ``prevention.toml``.
        baseline: Id of a record in ``recurrence.toml``: how often back pain comes back.
        reading: ``estimate``, or the ``hopeful`` or ``cautious`` end of the interval.

    Raises:
        ValueError: One of the three is not known.

    Example:
        >>> prevention_figure("exercise_alone", "lower").finding
        'Of 100 people, 20 have another episode within a year without it and about 13 with \
exercise: 7 fewer.'
    """
    chosen = _known(measure, measures(), "measure")
    base = _known(baseline, baselines(), "risk")
    end = _known(reading, {each.value: each for each in Reading}, "reading")
    counted = count(chosen, base, end)
    finding = _finding(chosen, base, end, counted)
    data, around = _picture(chosen.id, base.of_100, counted)
    return Figure(
        data=data,
        layout=around,
        finding=finding,
        columns=tuple(
            words("prevention")[name]
            for name in ("measure", "ratio", "with_column", "change_column", "certainty")
        ),
        rows=_rows(base.id),
        sources=sources_of([chosen, base]),
        note=words("prevention")["note" if counted else "note_nothing"],
        alt=f"{finding} {words('prevention')['alt']}",
        certainty=(chosen.certainty,),
        sections=_sections(chosen, base, end, counted),
    )


def _known(id_: str, records: Any, kind: str) -> Any:
    if id_ not in records:
        raise ValueError(f"There is no {kind} '{id_}'; choose one of {', '.join(records)}.")
    return records[id_]


@cached
def _picture(
    measure: str, without: int, counted: Count | None
) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    text, chosen = words("prevention"), measures()[measure]
    before = [_people("still", without, "have"), _people("free", 100 - without, "have_none")]
    if counted is not None:
        shown = counted.groups
        del shown["spared" if counted.fewer < 0 else "harmed"]
        after = [_people(id_, n, id_) for id_, n in shown.items()]
        head = text["head_with"].format(n=counted.with_it)
    elif chosen.standing is TrialResult.NO_EFFECT:
        after, head = before, text["head_no_effect"]
    else:
        after = [People(text["unknown"], 100, GREY, "dot")]
        head = text["head_untested"]
    named, texts = icon_key([*after], top=_KEY, line=1.5)
    heads = [f"<b>{text['head_without'].format(n=without)}</b>", f"<b>{head}</b>"]
    shapes = [
        *icon_array(before, columns=_COLUMNS, top=_TOP[0]),
        *icon_array(after, columns=_COLUMNS, top=_TOP[1]),
        *named,
    ]
    return (labels([0, 0], [top - 0.6 for top in _TOP], heads, "middle right"), texts), layout(
        430, shapes=shapes, **icon_axes(_COLUMNS, _ROWS)
    )


def _people(look: str, n: int, label: str) -> People:
    return People(words("prevention")[label], n, *_LOOK[look])


def _change(n: int) -> str:
    text = words("prevention")
    return text["same"] if n == 0 else text["fewer" if n > 0 else "more"].format(n=abs(n))


def _finding(measure: Measure, base: Baseline, reading: Reading, counted: Count | None) -> str:
    text = words("prevention")
    known = {"without": base.of_100, "outcome": base.outcome, "measure": measure.with_it}
    if counted is None:
        return text[measure.standing.value].format(**known)
    sentence = text["both" if reading is Reading.ESTIMATE else reading.value]
    return sentence.format(**known, with_it=counted.with_it, change=_change(counted.fewer))


@cached
def _rows(baseline: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(each, baselines()[baseline]) for each in measures().values())


def _row(measure: Measure, base: Baseline) -> tuple[str, ...]:
    text = words("prevention")
    sure = words("certainty")[measure.certainty]
    middle, best, worst = (count(measure, base, reading) for reading in Reading)
    if middle is None or best is None or worst is None:
        known = text["not_shown" if measure.standing is TrialResult.NO_EFFECT else "not_tested"]
        return (measure.name, "–", known, "–", sure)
    return (
        measure.name,
        text["ratio_interval"].format(
            ratio=f"{measure.ratio:.2f}", low=f"{measure.low:.2f}", high=f"{measure.high:.2f}"
        ),
        text["estimate_interval"].format(n=middle.with_it, low=best.with_it, high=worst.with_it),
        text["change_interval"].format(
            n=_change(middle.fewer), low=_change(best.fewer), high=_change(worst.fewer)
        ),
        sure,
    )


def _sections(
    measure: Measure, base: Baseline, reading: Reading, counted: Count | None
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    text = words("prevention")
    template = text["base_example" if base.our_example else "base_text"]
    known = (
        (text["counted_lead"], f"{measure.counted}. {measure.also}"),
        (
            text["base_lead"],
            template.format(n=base.of_100, low=base.low, high=base.high, note=base.note),
        ),
    )
    if counted is not None:
        return (
            (text["sums_title"], _sums(measure, base, reading, counted)),
            (text["known_title"], known),
        )
    why = "untested_text" if measure.standing is TrialResult.UNTESTED else "no_sum_text"
    return (
        (text["sums_title"], ((text["no_sum_lead"], text[why]),)),
        (text["known_title"], known),
    )


def _sums(
    measure: Measure, base: Baseline, reading: Reading, counted: Count
) -> tuple[tuple[str, str], ...]:
    """The arithmetic, step by step, with the interval."""
    text, ratio, kind = words("prevention"), measure.read(reading), measure.kind
    ends = [count(measure, base, end) for end in (Reading.HOPEFUL, Reading.CAUTIOUS)]
    best, worst = (each.with_it if each else 0 for each in ends)
    if ratio is None or kind is None:  # refused when the content is loaded
        raise ValueError(f"'{measure.id}' has no ratio.")
    name = "hazard" if kind is RatioKind.HAZARD else "risk"
    sums = [
        (
            text[f"{name}_lead"],
            text[f"{name}_text"].format(
                without=base.of_100,
                share=f"{base.of_100 / 100:g}",
                ratio=f"{ratio:.2f}",
                exact=f"{percent_with(base.of_100, ratio, kind):.4g}",
                with_it=counted.with_it,
                most=max(counted.without, counted.with_it),
                least=min(counted.without, counted.with_it),
                change=_change(counted.fewer),
            ),
        ),
        (
            text["interval_lead"],
            text["interval_text"].format(
                low=f"{measure.low:.2f}", high=f"{measure.high:.2f}", best=best, worst=worst
            ),
        ),
    ]
    if counted.fewer > 0:
        n = round(100 / counted.fewer)
        sums.append((text["for_one_lead"], text["for_one_text"].format(n=n)))
    if kind is RatioKind.RISK and ratio < 1:
        percent = round(100 * (1 - ratio))
        sums.append((text["relative_lead"], text["relative_text"].format(percent=percent)))
    if is_borrowed(measure, base):
        sums.append((text["borrowed_lead"], text["borrowed_text"]))
    return tuple(sums)
