"""What the projector shows: finished sentences, and no count before its reveal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import Any

from backedu import content
from backedu.classroom.ballot import Ballot
from backedu.classroom.bank import GUESSED
from backedu.classroom.lecture import Progress
from backedu.classroom.outline import SENTENCE_END
from backedu.classroom.screens.consultation_view import patient_on_wall, reading_on_wall
from backedu.classroom.screens.result_view import result
from backedu.classroom.screens.showing import DISCUSS_S, Showing
from backedu.classroom.stage import Stage
from backedu.classroom.step import Step
from backedu.classroom.words import CITED, class_words
from backedu.content.path import neighbours
from backedu.content.sketches import sketches
from backedu.content.wording import words

LARGE = 116
"""Letters of what is said large on a wall, in three lines; more are a little smaller."""
_LONGEST_LEAD = 170  # letters: four lines, a little smaller


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
    drawn = [sketches()[name] for name in step.sketches]
    paths = [{"fill": each.fill, "line": each.line, "dashed": each.dashed} for each in drawn]
    view = {"heading": step.title, "is_list": step.is_list, "sketches": paths, "note": step.note}
    if step.is_list:
        lead, texts = step.lead, step.text
    else:
        lead, rest = _lead(step.text[0])
        texts = (rest,) if rest else ()
    return view | {"lead": lead, "is_long": len(lead) > LARGE, "texts": texts}


def _lead(text: str) -> tuple[str, str]:
    """Return the first sentences of a paragraph, as many as are large on a wall, and the rest.

    Nothing is large where the first sentence is too long for it.

    Example:
        >>> _lead("Tea is warm. " * 10)[1]
        'Tea is warm.'
    """
    lead, *rest = SENTENCE_END.split(text.strip())
    if len(lead) > _LONGEST_LEAD:
        return "", text.strip()
    while rest and len(lead) + len(rest[0]) < LARGE:
        lead = f"{lead} {rest.pop(0)}"
    return lead, " ".join(rest)


def _end(showing: Showing) -> dict[str, Any]:
    step, text = showing.step, class_words("wall")
    _before, after = neighbours(step.lesson)
    said = step.text[0]
    sources = [f"{each}." for each in CITED.findall(said)]
    return {
        "group": step.title,
        "heading": text["quoted"].format(sentence=CITED.sub("", said)),
        "text": " ".join([text["take_home_what"], *sources]),
        "note": text["coming"].format(title=after.title) if after else "",
    }


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
    """How far the lesson has come: the number of this part of it, and of all."""
    lesson = showing.step.lesson
    if not lesson:
        return [1, 1]
    so_far = showing.steps[: showing.steps.index(showing.step) + 1]
    return [_parts(so_far, lesson), _parts(showing.steps, lesson)]


def _parts(steps: Sequence[Step], lesson: str) -> int:
    return len([*groupby(step.part for step in steps if step.lesson == lesson)])


def _asked(showing: Showing, asked: Ballot, now: Progress) -> dict[str, Any]:
    text, stem, stage = class_words("wall"), asked.stem, now.stage
    options = [{"letter": each.letter, "text": each.text} for each in asked.shown]
    if asked.kind == "match":
        options = _side_by_side(options, asked)
    if asked.kind in {"number", "places"}:
        options = []
    if stage.reached(Stage.SPREAD):
        return result(showing, asked, now)
    if stage is Stage.COUNT:
        form = text["count_two" if now.voted_twice else "count_one"]
        first, second = [*(len(votes) for votes in showing.rounds), 0][:2]
        return {"heading": form.format(first=first, second=second), "text": stem}
    if stage is Stage.DISCUSS:
        left = max(0, round(DISCUSS_S - showing.stage_s))
        note = text["discuss_note"].format(voted=showing.voted, here=showing.here)
        brief = [{"letter": each.letter, "text": each.short} for each in asked.shown]
        is_brief = bool(brief) and all(each["text"] for each in brief)
        return {
            "heading": text["discuss"], "text": stem, "note": note,
            "options": brief if is_brief else options, "is_brief": is_brief,
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


_MADE: Mapping[str, Callable[[Showing], dict[str, Any]]] = {
    "title": _title,
    "idea": _idea,
    "page": _page,
    "end": _end,
    "question": _question,
    "patient": patient_on_wall,
    "reading": reading_on_wall,
}
