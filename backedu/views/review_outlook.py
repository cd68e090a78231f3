"""What is expected of someone's memory, in words: the days ahead, an exam, each lesson."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil, floor
from typing import Any

from backedu.content.question import CARD_S
from backedu.content.wording import day, words
from backedu.topics.review.choice import EARLY_S, Reader, ahead, following, strengths
from backedu.topics.review.exam import LAST_DAYS
from backedu.topics.review.forgetting import DAYS, course, forgetting
from backedu.topics.review.schedule import DAY_S

_DAYS = (0, 7, 30)
_ROOM = 0.18  # of a picture's height, below the lower line: its name
_NOON_S = DAY_S // 2


def day_lines(reader: Reader, *, is_answered: bool = False) -> list[str]:
    """Return what heads the card: its place in the day; then how far one is, or what is left.

    Args:
        reader: Whose day.
        is_answered: Whether the card on the screen has its answer: it is one of today's by then.

    Example:
        >>> day_lines(Reader({}, 0))[0]
        'Your first card'
    """
    text, late, today = words("review"), len(reader.due), done_today(reader)
    counts = {"n": len(reader.traces), "of": len(reader.items), "today": today}
    if not reader.traces:
        return [text["first"], text["none_yet"].format(**counts)]
    if late:
        place = today if is_answered else today + 1
        return [text["card"].format(n=place, of=today + late), _left(late)]
    open_card = text["new_one"] if following(reader) else text["none_due"]
    first = text["done_today"].format(**counts) if is_answered else open_card
    when = in_days(min(reader.due_s.values()) - reader.at_s)
    return [first, text["so_far"].format(**counts), text["next_due"].format(when=when)]


def _left(cards: int) -> str:
    """About how long so many cards take."""
    minutes = ceil(cards * CARD_S / 60)
    return words("review")["left" if minutes > 1 else "left_short"].format(n=minutes)


def done_today(reader: Reader) -> int:
    """Return how many were answered in the last half day: the page's day isn't known here.

    Example:
        >>> done_today(Reader({}, 0))
        0
    """
    return sum(reader.at_s - trace.answered_s < EARLY_S for trace in reader.traces.values())


def outlook(reader: Reader) -> list[dict[str, str]]:
    """Return what is due and what is remembered today, in a week and in a month."""
    text = words("review")
    rows = []
    for days in _DAYS:
        then = ahead(reader, days)
        of = {"n": round(then.recalled), "of": len(reader.traces)}
        when = text["within"].format(n=days) if days else text["today"]
        rows.append({"when": when, "due": str(then.due), "recalled": text["recalled"].format(**of)})
    return rows


def forgetting_curve(reader: Reader) -> dict[str, Any]:
    """Return how a weak card fades, and in a sentence what that makes of all of them.

    Chances are from 0 to 1; the picture begins at ``low``, below the lowest of them.
    """
    text, one, all_ = words("review"), course(reader), forgetting(reader)
    weeks, times = DAYS // 7, len(one.reviews)
    tenths = floor(10 * (one.without[-1] - _ROOM) / (1 - _ROOM))
    reviewed = text["curve_reviewed_one" if times == 1 else "curve_reviewed"].format(n=times)
    return {
        "without": [round(chance, 3) for chance in one.without],
        "reviewed": [[day, round(chance, 3)] for day, chance in one.reviewed],
        "reviews": one.reviews,
        "low": tenths / 10,
        "labels": {
            "reviewed": reviewed if times else "",
            "without": text["curve_without"],
            "top": text["curve_chance"].format(n=10),
            "low": text["curve_chance"].format(n=tenths),
            "start": text["on_this_day"],
            "end": text["curve_end"].format(weeks=weeks),
        },
        "text": text["curve"].format(
            weeks=weeks,
            of=len(reader.traces),
            without=round(all_.without[DAYS]),
            reviewed=round(all_.reviewed[DAYS]),
        ),
    }


def exam_lines(reader: Reader) -> list[str]:
    """Return what an exam does to the days, and what is expected on its own day.

    Example:
        >>> exam_lines(Reader({}, 0))
        []
    """
    text = words("review")
    if reader.exam_s is None:
        return []
    if reader.exam_s <= reader.at_s:
        return [text["exam_over"]]
    when = day(datetime.fromtimestamp(reader.exam_s, UTC).date())
    left = (reader.exam_s + _NOON_S - reader.at_s) / DAY_S
    lines = [text["exam_rule"].format(day=when, days=LAST_DAYS)]
    if reader.traces:
        expected = {"n": round(ahead(reader, left).recalled), "of": len(reader.traces)}
        lines.append(text["exam_recalled"].format(day=when, **expected))
    new = len(reader.items.keys() - reader.kept.keys() - reader.left_out)
    if new:
        a_day = ceil(new / max(1, int((reader.exam_s - reader.at_s - EARLY_S) / DAY_S)))
        lines.append(text["exam_new"].format(n=new, a_day=a_day))
    return lines


def strength_rows(reader: Reader) -> list[dict[str, Any]]:
    """Return how well each objective is remembered, now and when it was last practised."""
    text = words("review")
    rows = []
    for one in strengths(reader):
        now, then = one.expected / one.answered, one.then / one.answered
        when = days_ago(reader.at_s - one.last_s)
        said = text["strength_today" if when == text["on_this_day"] else "strength"]
        rows.append(
            {
                "title": one.objective,
                "text": said.format(n=round(10 * now), then=round(10 * then), when=when),
                "expected": round(now, 3),
                "practised": round(then, 3),
            }
        )
    return rows


def days_ago(seconds: float) -> str:
    """Return a time that is past as people say it.

    Example:
        >>> days_ago(0), days_ago(DAY_S), days_ago(9 * DAY_S)
        ('today', 'yesterday', '9 days ago')
    """
    text, days = words("review"), max(0, round(seconds / DAY_S))
    return {0: text["on_this_day"], 1: text["yesterday"]}.get(days) or text["ago"].format(n=days)


def in_days(seconds: float) -> str:
    """Return a time from now in whole days, or in months where people count in them.

    Example:
        >>> in_days(3 * DAY_S), in_days(400 * DAY_S)
        ('in 3 days', 'in 13 months')
    """
    text, days = words("review"), max(1, round(seconds / DAY_S))
    if days == 1:
        return text["tomorrow"]
    if days < 60:  # up to two months people count in days
        return text["in_days"].format(n=days)
    return text["in_months"].format(n=round(days / 30.4))
