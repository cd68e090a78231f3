"""What the presenter alone sees: the votes as they come in, what they suggest, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backedu import content
from backedu.classroom.ballot import Ballot
from backedu.classroom.own_words import mark
from backedu.classroom.programme import contents
from backedu.classroom.screens.showing import DISCUSS_S, Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.stage import ROUND_BY_ROUND, Stage, after
from backedu.classroom.tally import Vote
from backedu.classroom.words import class_words
from backedu.content.question import LONGEST_SHORT

TOO_FEW, ENOUGH = 30, 70
"""Percent right in the first vote, below and above which talking helps little: a rule of thumb."""
_TALK = f"{DISCUSS_S // 60}:{DISCUSS_S % 60:02}"


def panel_view(showing: Showing, coming: Sequence[Showing] = ()) -> dict[str, Any]:
    """Return what is on the panel.

    Args:
        showing: The moment that is shown.
        coming: Those that the next keys lead to, up to one that looks different.

    Example:
        >>> from backedu.classroom.lecture import Lecture
        >>> from backedu.classroom.programme import programme
        >>> panel_view(Showing(Lecture(), list(programme().values())))["heading"]
        'Waiting for the class'
    """
    text, asked, now = class_words("panel"), showing.ballot, showing.now
    lesson = content.lessons().get(showing.step.lesson)
    phones = text["phones_one" if showing.here == 1 else "phones"].format(count=showing.here)
    view = {
        "version": showing.lecture.version,
        "at": showing.lecture.at,
        "title": lesson.title if lesson else text["title"],
        "phones": phones,
        "wall": wall_view(showing),
        "next": _next(showing),
        "coming": _next([showing, *coming][-2]) if coming else "",
        "next_wall": wall_view(coming[-1]) if coming else None,
        "stage_s": round(showing.stage_s),
        "class_s": round(showing.class_s),
        "until": showing.lecture.until,
        "steps": _steps(showing),
        "notes": showing.step.notes,
    }
    if not (asked and now):
        kind = showing.step.kind
        what = kind if kind in {"lobby", "page"} else "no_question"
        return view | {"heading": text[what], "text": text.get(f"{what}_what", "")}
    rounds = showing.step.way == ROUND_BY_ROUND
    may = {
        "reveal": now.stage in {Stage.CLOSED, Stage.DISCUSS} or (rounds and not now.stage.is_open)
    }
    may |= {"again": now.stage.reached(Stage.COUNT) and not rounds}
    may |= {"talk": now.stage is Stage.VOTE and Stage.DISCUSS in showing.step.way}
    view["talk"] = text["do_discuss"].format(time=_TALK)
    if rounds:
        view["reveal"] = text["do_decide"]
    return view | {"may": may} | _votes(showing, asked) | _words(showing, asked)


def advice(votes: Sequence[Vote], asked: Ballot) -> tuple[str, str]:
    """Return what the first vote suggests to do next, and the key for it, if there is one.

    Nothing while nobody has voted.

    Args:
        votes: The votes of one round.
        asked: What they are votes on.

    Example:
        >>> from backedu.classroom.ballot import Choice
        >>> options = (Choice("a", "A", ""), Choice("b", "B", "", is_right=True))
        >>> asked = Ballot("q", "Which?", options)
        >>> advice([Vote("p", "q", 1, "a"), Vote("r", "q", 1, "b")], asked)
        ('50 of 100 right: let them talk.', 'talk')
    """
    if not votes:
        return "", ""
    share = round(100 * sum(asked.is_right(vote.choice) for vote in votes) / len(votes))
    which = "few" if share < TOO_FEW else "many" if share > ENOUGH else "some"
    said = class_words("panel")[f"advice_{which}"].format(share=share)
    return said, {"some": "talk", "many": "reveal"}.get(which, "")


def _votes(showing: Showing, asked: Ballot) -> dict[str, Any]:
    text, counts = class_words("panel"), showing.counts()
    right, is_patient = asked.right, showing.step.kind == "patient"
    stage = showing.now.stage if showing.now else Stage.THINK
    may_talk = Stage.DISCUSS in showing.step.way
    second = bool(showing.now and showing.now.voted_twice)
    name = "vote_again" if second else "vote" if right else "poll"
    heading = text["think" if stage is Stage.THINK else name]
    options: list[dict[str, Any]] = [
        {"letter": each.letter, "text": each.short or each.text, "right": each.is_right}
        | {"why": each.why, "counts": [count[each.id] for count in counts]}
        for each in asked.shown
        if not is_patient or any(count[each.id] for count in counts)
    ]
    if is_patient:
        options.sort(key=lambda option: -sum(option["counts"]))
    latest = list(showing.rounds[-1]) if showing.rounds else []
    sure = [vote for vote in latest if right and vote.sure == "sure"]
    wrong = sum(not asked.is_right(vote.choice) for vote in sure)
    is_advised = right and may_talk and not second
    said, key = advice(latest, asked) if is_advised else ("", "")
    return {
        "heading": heading.format(voted=showing.voted, here=showing.here),
        "options": options,
        "is_short": all(len(option["text"]) <= LONGEST_SHORT for option in options),
        "totals": [len(votes) for votes in showing.rounds],
        "advice": said,
        "advised": key,
        "advice_why": text["advice_why"].format(low=TOO_FEW, high=ENOUGH),
        "sure_wrong": text["sure_wrong"].format(sure=len(sure), wrong=wrong) if sure else "",
    }


def _words(showing: Showing, asked: Ballot) -> dict[str, Any]:
    """What phones wrote, the latest last: each waits until the presenter lets it through."""
    if asked.kind != "words":
        return {}
    written = {mark(vote): vote.choice for votes in showing.rounds for vote in votes}
    through = showing.lecture.let_through
    return {
        "text": class_words("panel")["words_what"],
        "written": [
            {"mark": name, "text": text, "is_shown": name in through}
            for name, text in sorted(written.items(), key=lambda each: each[1].casefold())
        ],
    }


def _next(showing: Showing) -> str:
    """What the next key press does, in words."""
    text, now, way = class_words("panel"), showing.now, showing.step.way
    stage = after(now.stage, voted_twice=now.voted_twice, way=way) if now else None
    if way == ROUND_BY_ROUND:
        return text["do_answers" if stage is Stage.SPREAD else "do_next_round"]
    if stage:
        return text[f"do_{stage.value}"].format(time=_TALK)
    if showing.step == showing.steps[-1]:
        return text["end"]
    coming = showing.steps[showing.steps.index(showing.step) + 1]
    if coming.kind == "question":
        return text["do_think"]
    return text["do_page"].format(title=coming.title) if coming.kind == "page" else coming.title


def _steps(showing: Showing) -> list[dict[str, Any]]:
    """All steps for a list to jump from, each with how far it has come."""
    progress, stages = showing.lecture.progress, class_words("stages")
    return [
        {
            "id": step.id,
            "kind": step.kind,
            "title": step.title or class_words("wall")["title"],
        }
        | ({"state": stages[progress[step.id].stage.value]} if step.id in progress else {})
        for step in contents(showing.lecture.added)
    ]
