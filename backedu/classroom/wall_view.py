"""What the projector shows: finished sentences, and no count before its reveal."""

from __future__ import annotations

from typing import Any

from backedu import content
from backedu.classroom.lecture import Progress
from backedu.classroom.showing import DISCUSS_S, Showing, lettered, right_option
from backedu.classroom.stage import Stage
from backedu.classroom.tally import moves
from backedu.classroom.words import class_words
from backedu.content.citing import short_name
from backedu.content.model import Question
from backedu.content.wording import words


def wall_view(showing: Showing) -> dict[str, Any]:
    """Return what is on the wall.

    Example:
        >>> from backedu.classroom.lecture import Lecture
        >>> from backedu.classroom.programme import programme
        >>> wall_view(Showing(Lecture(), list(programme().values())))["kind"]
        'lobby'
    """
    step, asked, now = showing.step, showing.question, showing.now
    view: dict[str, Any] = {"version": showing.lecture.version, "kind": step.kind}
    view |= {"at": step.id, "here": showing.here, "place": _place(showing)}
    if step.kind == "title":
        lesson = content.lessons()[step.lesson]
        return view | {"heading": lesson.title, "text": lesson.question, "icon": lesson.icon}
    if step.kind == "idea":
        return view | {"heading": step.title, "texts": step.text, "is_list": step.is_list}
    if step.kind == "page":
        return view | {"heading": step.title, "page": f"/lesson/{step.id}"}
    if asked and now:
        return view | {"stage": now.stage.value} | _asked(showing, asked, now)
    return view


def _place(showing: Showing) -> list[int]:
    """How far the lesson has come: the number of this step, and of all."""
    steps = [step.id for step in showing.steps if step.lesson == showing.step.lesson]
    return [steps.index(showing.step.id) + 1, len(steps)]


def _asked(showing: Showing, asked: Question, now: Progress) -> dict[str, Any]:
    text, stem, stage = class_words("wall"), asked.stem, now.stage
    options = [{"letter": letter, "text": each.text} for letter, each in lettered(asked)]
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
    note = text[stage.value.removesuffix("_again") if stage is Stage.CLOSED_AGAIN else stage.value]
    view = {
        "heading": stem,
        "options": options,
        "note": note.format(voted=showing.voted, here=showing.here),
    }
    return view if stage is Stage.THINK else view | {"ring": [showing.voted, showing.here]}


def _result(showing: Showing, asked: Question, now: Progress) -> dict[str, Any]:
    text, counts = class_words("wall"), showing.counts()
    letter, right = right_option(asked)
    known = now.stage.reached(Stage.RIGHT)
    options = [
        {"letter": each_letter, "text": each.text}
        | {"counts": [count[each.id] for count in counts]}
        | ({"right": each.correct} if known else {})
        for each_letter, each in lettered(asked)
    ]
    if now.stage is Stage.SPREAD:
        heading = text["spread_two" if now.voted_twice else "spread_one"]
        note = text["spread_note"] if now.voted_twice else asked.stem
        return {"heading": heading, "options": options, "note": note}
    if now.stage is Stage.RIGHT:
        numbers = {"right": counts[0][right.id], "voted": counts[0].total()}
        numbers |= {"right_second": counts[-1][right.id], "voted_second": counts[-1].total()}
        form = text["right_two" if now.voted_twice else "right_one"]
        note = text["right_note"].format(letter=letter)
        return {"heading": form.format(**numbers), "options": options, "note": note}
    if now.stage is Stage.MOVED:
        return _moved(showing, asked)
    return _why(asked, options)


def _moved(showing: Showing, asked: Question) -> dict[str, Any]:
    text, (letter, right) = class_words("wall"), right_option(asked)
    names = {option.id: each for each, option in lettered(asked)}
    went = moves(showing.rounds[0], showing.rounds[-1])
    changed = sum(count for (was, now), count in went.items() if was != now)
    to_right = sum(count for (was, now), count in went.items() if was != now == right.id)
    from_right = sum(count for (was, now), count in went.items() if now != was == right.id)
    form = text[
        "moved" if to_right or from_right else "moved_elsewhere" if changed else "moved_none"
    ]
    flows = [
        {"was": names[was], "now": names[now], "count": count}
        for (was, now), count in sorted(went.items())
    ]
    told = [text["moved_from"].format(**{"from": f["was"], "to": f["now"], "count": f["count"]})
            for f in flows]  # fmt: skip
    heading = form.format(changed=changed, to_right=to_right, from_right=from_right, letter=letter)
    return {
        "heading": heading, "letters": list(names.values()), "right": letter, "flows": flows,
        "told": " ".join(told), "note": text["moved_note"].format(both=went.total()),
    }  # fmt: skip


def _why(asked: Question, options: list[dict[str, Any]]) -> dict[str, Any]:
    letter, right = right_option(asked)
    named = (short_name(content.sources()[id_]) for id_ in asked.sources)
    certainty = words("certainty")[asked.certainty]
    others = [
        {"letter": each, "text": option.feedback}
        for each, option in lettered(asked)
        if not option.correct
    ]
    return {
        "heading": right.text,
        "kicker": class_words("wall")["why"].format(letter=letter),
        "text": right.feedback,
        "others": others,
        "note": f"{'; '.join(named)} · {certainty}",
        "options": options,
    }
