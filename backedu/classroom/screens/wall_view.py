"""What the projector shows: finished sentences, and no count before its reveal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from backedu import content
from backedu.classroom.ballot import Ballot
from backedu.classroom.bank import GUESSED
from backedu.classroom.lecture import Progress
from backedu.classroom.own_words import MOST_ON_THE_WALL, let_through
from backedu.classroom.screens.body_view import body
from backedu.classroom.screens.consultation_view import patient_on_wall, reading_on_wall
from backedu.classroom.screens.showing import DISCUSS_S, Showing
from backedu.classroom.stage import Stage
from backedu.classroom.tally import Vote, moves
from backedu.classroom.words import class_words
from backedu.content.wording import words


def wall_view(showing: Showing) -> dict[str, Any]:
    """Return what is on the wall.

    Example:
        >>> from backedu.classroom.lecture import Lecture
        >>> from backedu.classroom.programme import programme
        >>> wall_view(Showing(Lecture(), list(programme().values())))["kind"]
        'lobby'
    """
    step = showing.step
    view: dict[str, Any] = {"version": showing.lecture.version, "kind": step.kind}
    view |= {"at": step.id, "here": showing.here, "place": _place(showing)}
    return view | (_MADE[step.kind](showing) if step.kind in _MADE else {})


def _title(showing: Showing) -> dict[str, Any]:
    lesson = content.lessons()[showing.step.lesson]
    told = {"heading": lesson.title, "text": lesson.question, "drawing": lesson.drawing}
    return told | {"group": words("groups")[lesson.group]}


def _idea(showing: Showing) -> dict[str, Any]:
    step = showing.step
    return {"heading": step.title, "texts": step.text, "is_list": step.is_list}


def _page(showing: Showing) -> dict[str, Any]:
    step = showing.step
    view = {"heading": step.title, "page": f"/lesson/{step.lesson}", "cells": step.cells}
    return view | {"guesses": _guesses(showing)}


def _guesses(showing: Showing) -> list[dict[str, str]]:
    """What the class guessed about the labs of this lesson, once that was on the wall."""
    lecture, lesson = showing.lecture, showing.step.lesson
    return [
        {"question": step.title, "guess": lecture.told[step.id][-1][0]}
        for step in showing.steps
        if step.lesson == lesson
        and step.id.startswith(GUESSED)
        and step.id in lecture.told
        and lecture.progress[step.id].stage.reached(Stage.SPREAD)
    ]


def _question(showing: Showing) -> dict[str, Any]:
    asked, now = showing.ballot, showing.now
    if not (asked and now):
        return {}
    if behind := _behind(showing):
        letters = [each.text or each.letter for each in asked.options]
        ring = [showing.voted, showing.here]
        strip = {"letters": letters, "ring": ring, "note": _note(showing, now)}
        return wall_view(behind) | {"strip": strip}
    return {"stage": now.stage.value} | _asked(showing, asked, now)


def _behind(showing: Showing) -> Showing | None:
    """Return what a question without words is about: it stays on the wall until its result."""
    added = next((each for each in showing.lecture.added if each.id == showing.step.id), None)
    if added is None or added.text or showing.reached(Stage.SPREAD):
        return None
    at = next((step for step in showing.steps if step.id == added.after), None)
    if at is None or at.way or at.kind == "lobby":
        return None
    return replace(showing, lecture=replace(showing.lecture, at=at.id), rounds=())


def _place(showing: Showing) -> list[int]:
    """How far the lesson has come: the number of this step, and of all."""
    lesson = showing.step.lesson
    if not lesson:
        return [1, 1]
    steps = [step.id for step in showing.steps if step.lesson == lesson]
    return [steps.index(showing.step.id) + 1, len(steps)]


def _asked(showing: Showing, asked: Ballot, now: Progress) -> dict[str, Any]:
    text, stem, stage = class_words("wall"), asked.stem, now.stage
    options = [{"letter": each.letter, "text": each.text} for each in asked.shown]
    if asked.kind == "match":
        options = _side_by_side(options, asked)
    if asked.kind in {"number", "places"}:
        options = []
    if stage.reached(Stage.SPREAD):
        return _result(showing, asked, now)
    if stage is Stage.COUNT:
        form = text["count_two" if now.voted_twice else "count_one"]
        first, second = [*(len(votes) for votes in showing.rounds), 0][:2]
        return {"heading": form.format(first=first, second=second), "text": stem}
    if stage is Stage.DISCUSS:
        left = max(0, round(DISCUSS_S - showing.stage_s))
        note = text["discuss_note"].format(voted=showing.voted, here=showing.here)
        return {
            "heading": text["discuss"], "text": stem, "options": options, "note": note,
            "timer": {"left_s": left, "of_s": DISCUSS_S},
        }  # fmt: skip
    view = {"heading": stem, "options": options, "note": _note(showing, now)}
    return view if stage is Stage.THINK else view | {"ring": [showing.voted, showing.here]}


def _side_by_side(options: list[dict[str, str]], asked: Ballot) -> list[dict[str, str]]:
    """What is matched, left, and what with, right: the wall has two columns."""
    right = [{"letter": number, "text": text} for number, text in asked.partners]
    pairs = zip_longest(options, right)
    return [each or {"letter": "", "text": ""} for pair in pairs for each in pair]


def _note(showing: Showing, now: Progress) -> str:
    """What to do now, or how many have."""
    stage = Stage.CLOSED if now.stage is Stage.CLOSED_AGAIN else now.stage
    return class_words("wall")[stage.value].format(voted=showing.voted, here=showing.here)


def _words(showing: Showing, asked: Ballot) -> dict[str, Any]:
    """What phones wrote, as far as the presenter has let it through."""
    votes = [vote for each in showing.rounds for vote in each]
    texts = let_through(votes, showing.lecture)[-MOST_ON_THE_WALL:]
    note = class_words("wall")["words_some" if texts else "words_none"]
    return {"heading": asked.stem, "texts": texts, "note": note}


def _result(showing: Showing, asked: Ballot, now: Progress) -> dict[str, Any]:
    if asked.kind == "words":
        return _words(showing, asked)
    text, counts = class_words("wall"), showing.counts()
    right = asked.right
    known = bool(right) and now.stage.reached(Stage.RIGHT)
    partner = dict(asked.partners)
    options = [
        {"letter": each.letter, "text": each.text}
        | {"counts": [count[each.id] for count in counts]}
        | ({"right": each.is_right} if known and asked.kind not in {"order", "match"} else {})
        | ({"text": f"{each.partner}: {partner[each.partner]}"} if known and each.partner else {})
        for each in asked.shown
    ]
    if now.stage is Stage.SPREAD:
        heading = text["spread_two" if now.voted_twice else "spread_one"]
        note = text["spread_note"] if now.voted_twice else asked.stem
        note = text["spread_match"] if asked.kind == "match" else note
        return {"heading": heading, "options": options, "note": note} | _look(asked)
    if now.stage is Stage.RIGHT:
        first, last = showing.rounds[0], showing.rounds[-1]
        numbers = {"right": _right(asked, first), "voted": len(first)}
        numbers |= {"right_second": _right(asked, last), "voted_second": len(last)}
        kind = "close" if asked.scale else "right"
        form = text[f"{kind}_two" if now.voted_twice else f"{kind}_one"]
        note = text["answer_note" if asked.scale else "right_note"].format(letter=asked.answer)
        if asked.scale and asked.scale.close:
            low, high = asked.scale.close_range
            note = text["close_note"].format(letter=asked.answer, low=low, high=high)
        return {"heading": form.format(**numbers), "options": options, "note": note} | _look(asked)
    if now.stage is Stage.MOVED:
        return _moved(showing, asked)
    return _why(asked, options)


def _right(asked: Ballot, votes: Sequence[Vote]) -> int:
    return sum(asked.is_right(vote.choice) for vote in votes)


def _look(asked: Ballot) -> dict[str, Any]:
    """How the votes are drawn, where bars are not enough."""
    if asked.kind == "places":
        return {"body": body(asked) | {"ids": [each.id for each in asked.options]}}
    return {"is_scale": asked.scale is not None}


def _moved(showing: Showing, asked: Ballot) -> dict[str, Any]:
    text = class_words("wall")
    is_one = asked.kind == "one"
    letter = asked.answer if is_one else text["moved_right"]
    names = {each.id: each.letter for each in asked.options}

    def named(choice: str) -> str:
        if is_one:
            return names[choice]
        return text["right_mark" if asked.is_right(choice) else "moved_other"]

    went = Counter[tuple[str, str]]()
    for (was, now), count in moves(showing.rounds[0], showing.rounds[-1]).items():
        went[named(was), named(now)] += count
    right = asked.answer if is_one else text["right_mark"]
    changed = sum(count for (was, now), count in went.items() if was != now)
    to_right = sum(count for (was, now), count in went.items() if was != now == right)
    from_right = sum(count for (was, now), count in went.items() if now != was == right)
    form = text[
        "moved" if to_right or from_right else "moved_elsewhere" if changed else "moved_none"
    ]
    flows = [{"was": was, "now": now, "count": went[was, now]} for was, now in sorted(went)]
    told = [text["moved_from"].format(**{"from": f["was"], "to": f["now"], "count": f["count"]})
            for f in flows]  # fmt: skip
    numbers = {"changed": changed, "to_right": to_right, "from_right": from_right}
    heading = form.format(**numbers, letter=letter)
    letters = list(names.values()) if is_one else [right, text["moved_other"]]
    return {
        "heading": heading, "letters": letters, "right": right, "flows": flows,
        "told": " ".join(told), "note": text["moved_note"].format(both=went.total()),
    }  # fmt: skip


def _why(asked: Ballot, options: list[dict[str, Any]]) -> dict[str, Any]:
    is_match = asked.kind == "match"
    told = [each for each in asked.options if each.why and (is_match or not each.is_right)]
    more = [(each.text, each.why) for each in told if not each.letter]
    others = [{"letter": each.letter, "text": each.why} for each in told if each.letter]
    others += [{"letter": "", "text": f"{title}: {text}"} for title, text in (*more, *asked.more)]
    heading = asked.answer if asked.scale else "; ".join(each.text for each in asked.right)
    return {
        "heading": asked.stem if is_match else heading,
        "kicker": class_words("wall")["why"].format(letter=asked.answer),
        "text": "" if is_match else " ".join(each.why for each in asked.right),
        "others": others,
        "note": asked.note,
        "options": options,
    }


_MADE: Mapping[str, Callable[[Showing], dict[str, Any]]] = {
    "title": _title,
    "idea": _idea,
    "page": _page,
    "question": _question,
    "patient": patient_on_wall,
    "reading": reading_on_wall,
}
