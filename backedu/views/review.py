"""The review in words: the question that is asked now, what an answer is told, and how it stands.

What a reader has in memory is kept by the page, not here: it comes with each request.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from backedu import content
from backedu.content.model import Case, Question
from backedu.content.wording import words
from backedu.topics.review.choice import Item, due, following, items, strengths
from backedu.topics.review.schedule import DAY_S, Trace, after
from backedu.views.prompt import Prompt, case_prompt, claim_prompt, question_prompt

_LATEST_S = 4_102_444_800  # the year 2100
_MOST_DAYS = 36_500  # the longest interval of the schedule
_MOST_DIFFICULTY, _MOST_TIMES = 10, 100_000


def review(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a review shows.

    Args:
        value: ``traces`` (five numbers for each item that has been answered, by its id: stability
            in days, difficulty, when answered, when due, how often), ``at`` (the time, in seconds
            since 1970), and for an answer ``item``, ``option`` and ``sure``. Whatever makes no
            sense is left out.

    Example:
        >>> shown = review({"at": 0})
        >>> shown["item"], shown["feedback"]
        ('question/what-the-word-says', {})
    """
    at = _whole(value.get("at"), _LATEST_S)
    traces = {
        id_: trace
        for id_, kept in _mapping(value.get("traces")).items()
        if (trace := _trace(kept)) and id_ in items()
    }
    answered = items().get(str(value.get("item", "")))
    prompt = _prompt(answered) if answered else None
    option, sure = value.get("option"), value.get("sure")
    feedback: dict[str, Any] = {}
    if answered and prompt and _offers(prompt, option) and sure in list(words("confidence")):
        feedback = prompt.mark(str(option))
        traces[answered.id] = after(traces.get(answered.id), at, str(sure), right=feedback["right"])
    shown = answered if feedback else items().get(following(traces, at) or "")
    return {
        "item": shown.id if shown else "",
        "prompt": _asked(shown) if shown else {},
        "feedback": feedback,
        "traces": {id_: _kept(trace) for id_, trace in traces.items()},
        "comes_back": _comes_back(traces[shown.id]) if shown and feedback else "",
        "lines": _lines(traces, at),
        "strengths": _strengths(traces, at),
    }


def _prompt(item: Item) -> Prompt:
    if isinstance(item.record, Question):
        return question_prompt(item.record)
    return case_prompt(item.record) if isinstance(item.record, Case) else claim_prompt(item.record)


def _asked(item: Item) -> dict[str, Any]:
    prompt = _prompt(item)
    return {
        "kicker": prompt.kicker or content.lessons()[item.lesson].title,
        "story": prompt.story,
        "stem": prompt.stem,
        "options": prompt.options,
    }


def _lines(traces: Mapping[str, Trace], at_s: int) -> list[str]:
    """How much is due, how much has been answered, and when the next one is due."""
    text, late = words("review"), due(traces, at_s)
    if not traces:
        return [text["none_yet"].format(of=len(items()))]
    lines = [text["due"].format(n=len(late)) if late else text["none_due"]]
    lines.append(text["answered"].format(n=len(traces), of=len(items())))
    if not late:
        first = min(trace.due_s for trace in traces.values())
        lines.append(text["next_due"].format(when=_in_days(first - at_s)))
    return lines


def _comes_back(trace: Trace) -> str:
    return words("review")["comes_back"].format(when=_in_days(trace.due_s - trace.answered_s))


def _in_days(seconds: float) -> str:
    """A time from now, in whole days, months or years."""
    text, days = words("review"), max(1, round(seconds / DAY_S))
    if days == 1:
        return text["tomorrow"]
    if days < 60:  # up to two months people count in days
        return text["in_days"].format(n=days)
    return text["in_months"].format(n=round(days / 30.4))


def _strengths(traces: Mapping[str, Trace], at_s: int) -> list[dict[str, Any]]:
    text = words("review")
    return [
        {
            "title": content.lessons()[one.lesson].title,
            "text": text["strength"].format(
                expected=round(one.expected), answered=one.answered, of=one.of
            ),
            "expected": round(one.expected / one.of, 3),
            "answered": round(one.answered / one.of, 3),
        }
        for one in strengths(traces, at_s)
    ]


def _offers(prompt: Prompt, option: object) -> bool:
    return any(option == each["id"] for each in prompt.options)


def _kept(trace: Trace) -> list[float]:
    stability = round(trace.stability_days, 4)
    return [stability, round(trace.difficulty, 4), trace.answered_s, trace.due_s, trace.times]


def _trace(kept: object) -> Trace | None:
    """What a page kept, or nothing where it makes no sense."""
    match kept:
        case [
            float() | int() as stability,
            float() | int() as difficulty,
            int() as answered,
            int() as due_s,
            int() as times,
        ]:
            known = 0 < stability <= _MOST_DAYS and 1 <= difficulty <= _MOST_DIFFICULTY
            in_time = 0 <= answered <= due_s <= _LATEST_S + _MOST_DAYS * DAY_S
            if known and in_time and 1 <= times <= _MOST_TIMES:
                return Trace(float(stability), float(difficulty), answered, due_s, times)
    return None


def _whole(number: object, most: int) -> int:
    if isinstance(number, float) and not isfinite(number):
        return 0
    return int(min(max(number, 0), most)) if isinstance(number, int | float) else 0


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
