"""The review in words: the question that is asked now, what an answer is told, and how it stands.

What a reader has in memory is kept by the page, not here: it comes with each request.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from math import isfinite
from time import time
from typing import Any

from backedu import content
from backedu.content.cached import cached
from backedu.content.model import Case, Claim, Question
from backedu.content.wording import words
from backedu.topics.patients.records import Patient
from backedu.topics.review.choice import Item, Reader, following, items
from backedu.topics.review.exam import exam_s
from backedu.topics.review.kept import LATEST_S, Kept, in_time, read
from backedu.topics.review.schedule import after
from backedu.views.hand_in import hand_in
from backedu.views.judged import is_missed, judged
from backedu.views.prompt import (
    Prompt,
    case_prompt,
    claim_prompt,
    patient_prompt,
    question_prompt,
)
from backedu.views.review_outlook import (
    day_lines,
    days_ago,
    done_today,
    exam_lines,
    forgetting_curve,
    in_days,
    outlook,
    strength_rows,
)

_EXAM, _OUT = "exam", "out/"
_LETTERS = 6  # of a fingerprint


def review(value: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a review shows.

    An answer that is not kept yet is told at once, and that alone. How it stands by then comes when
    the page asks again with the row that it is to keep.

    Args:
        value: ``at`` (the time, in seconds since 1970), and for an answer ``item``, ``option``,
            ``sure`` and ``times`` (how often it had been answered before); ``hand_in`` where the
            page to hand in is wanted.
        kept: What the page keeps: a row for each question that has been answered, by its id;
            ``exam`` with the day of an exam; and ``out/`` with an id for what is not to come back.
            Whatever makes no sense is left out.

    Example:
        >>> shown = review({"at": 0}, {})
        >>> shown["item"], shown["feedback"]
        ('question/what-the-word-says', {})
    """
    reader, moved = _reader(_whole(value.get("at")), kept)
    feedback, answered = _marked(value, reader)
    if answered:
        reader = replace(reader, kept={**reader.kept, **answered})
    asked = str(value.get("item")) if feedback else following(reader) or ""
    shown = items().get(asked)
    told = {
        "item": asked,
        "prompt": _asked(shown) if shown else {},
        "about": _about(shown, reader, is_answered=bool(feedback)) if shown else {},
        "feedback": feedback,
        "news": {id_: each.row for id_, each in (moved | answered).items()},
        "comes_back": _comes_back(asked, reader) if feedback else "",
        "due": len(reader.due),
        "lost": round(reader.lost),
        "lines": day_lines(reader, is_answered=bool(feedback)),
        "today": done_today(reader),
    }
    wanted = value.get("hand_in") is True
    if answered and not wanted:
        return told
    return told | _standing(reader, _day(kept), wanted=wanted)


def _standing(reader: Reader, exam_day: str, *, wanted: bool) -> dict[str, Any]:
    """How it stands, and where it is wanted the page to hand in."""
    unchanged = _unchanged(reader.kept)
    judgement = judged(unchanged)
    return {
        "outlook": outlook(reader) if reader.traces else [],
        "curve": forgetting_curve(reader) if reader.traces else {},
        "exam": {"day": exam_day, "lines": exam_lines(reader)},
        "strengths": strength_rows(reader),
        "judged": judgement | {"missed": _missed(unchanged)},
        "hand_in": hand_in(reader, judgement) if wanted else "",
        "left_out": [_named(items()[id_]) for id_ in items() if id_ in reader.left_out],
    }


def _reader(at_s: int, kept: Mapping[str, Any]) -> tuple[Reader, dict[str, Kept]]:
    """Who reviews, and what is to be kept otherwise, as it came from a clock that was ahead.

    The time that a page has told may be that of an earlier visit, or not be told yet: only what is
    ahead of our clock too came from one that was ahead.
    """
    now_s = max(at_s, int(time()))
    found = {id_: each for id_, row in _mapping(kept).items() if (each := _known(id_, row))}
    sound = {id_: in_time(each, now_s) for id_, each in found.items()}
    moved = {id_: each for id_, each in sound.items() if each is not found[id_]}
    out = {
        name.removeprefix(_OUT)
        for name, row in _mapping(kept).items()
        if str(name).startswith(_OUT) and row == [True]
    }
    return Reader(sound, at_s, exam_s(_day(kept)), frozenset(out)), moved


def _known(id_: str, row: object) -> Kept | None:
    """What is kept of a question that there is, with or without a lab beside it."""
    is_ours = id_ in items() or id_.removeprefix("question/") in content.questions()
    return read(row) if is_ours else None


def _marked(value: Mapping[str, Any], reader: Reader) -> tuple[dict[str, Any], dict[str, Kept]]:
    """The feedback of an answer, and what is kept of it; both empty where there is none.

    An answer that is kept already, as the page asks again or in another tab, changes nothing.
    """
    item = items().get(str(value.get("item", "")))
    option, sure = value.get("option"), value.get("sure")
    prompt = _prompt(item) if item else None
    if not item or not prompt or not prompt.offers(option) or sure not in list(words("confidence")):
        return {}, {}
    feedback = prompt.mark(str(option))
    before = reader.kept.get(item.id)
    if before and before.trace.times != value.get("times", 0):
        return feedback, {}
    right = bool(feedback["right"])
    trace = after(before.trace if before else None, reader.at_s, str(sure), right=right)
    return feedback, {item.id: Kept(trace, str(sure), right, _fingerprint(prompt))}


def _prompt(item: Item) -> Prompt:
    match item.record:
        case Question() as question:
            return question_prompt(question)
        case Case() as case:
            return case_prompt(case)
        case Patient() as patient:
            return patient_prompt(patient)
        case Claim() as claim:
            return claim_prompt(claim)


def _asked(item: Item) -> dict[str, Any]:
    return _prompt(item).about()


def _about(item: Item, reader: Reader, *, is_answered: bool) -> dict[str, Any]:
    """Where a question is from, when it was last seen, and whether it is another by now.

    Once it has been answered, when it was last seen is not known any more: that was now.
    """
    text, before = words("review"), reader.kept.get(item.id)
    about = {
        "title": content.lessons()[item.lesson].title,
        "lesson": item.lesson,
        "icon": content.lessons()[item.lesson].icon,
        "place": item.record.id,
        "times": before.trace.times if before else 0,
        "seen": text["new"],
        "changed": "",
    }
    if before:
        when = days_ago(reader.at_s - before.trace.answered_s)
        about["seen"] = "" if is_answered else text["seen"].format(when=when)
        about["changed"] = "" if _is_same(item, before) else text["changed"]
    return about


def _fingerprint(prompt: Prompt) -> str:
    """A few letters that are others when the question is."""
    asked = [prompt.story, prompt.stem, prompt.options, *prompt.formed]
    text = json.dumps(asked, sort_keys=True)
    text = text.replace(r"\u2019", "'")  # a question stays the same however its apostrophes are set
    return sha256(text.encode()).hexdigest()[:_LETTERS]


@cached
def _fingerprint_now(id_: str) -> str:
    return _fingerprint(_prompt(items()[id_]))


def _is_same(item: Item, kept: Kept) -> bool:
    return not kept.asked or kept.asked == _fingerprint_now(item.id)


def _unchanged(answers: Mapping[str, Kept]) -> dict[str, Kept]:
    return {
        id_: kept
        for id_, kept in answers.items()
        if id_ not in items() or _is_same(items()[id_], kept)
    }


def _missed(answers: Mapping[str, Kept]) -> list[dict[str, Any]]:
    """What was answered confidently and wrongly; what is right is not told before it comes back."""
    missed = (id_ for id_, kept in answers.items() if is_missed(kept))
    return [_named(items()[id_]) for id_ in missed if id_ in items()]


def _named(item: Item) -> dict[str, str]:
    """A question in a line, with where it is."""
    return {"id": item.id, "text": item.text, "lesson": item.lesson, "place": item.record.id}


def _comes_back(id_: str, reader: Reader) -> str:
    if id_ not in reader.due_s:
        return ""
    when = in_days(reader.due_s[id_] - reader.traces[id_].answered_s)
    return words("review")["comes_back"].format(when=when)


def _day(kept: Mapping[str, Any]) -> str:
    """The day of the exam that a page keeps, or nothing."""
    match _mapping(kept).get(_EXAM):
        case [str() as day] if exam_s(day) is not None:
            return day
    return ""


def _whole(number: object) -> int:
    if isinstance(number, float) and not isfinite(number):
        return 0
    return int(min(max(number, 0), LATEST_S)) if isinstance(number, int | float) else 0


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
