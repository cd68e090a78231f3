"""What every phone is sent: the question while it can be answered, the result once it is shown.

It is the same for all phones, so it holds nothing of one person; and no count before its reveal.
"""

from __future__ import annotations

from typing import Any

from backedu.classroom.ballot import LONGEST_WORDS, Ballot
from backedu.classroom.screens.body_view import body
from backedu.classroom.screens.consultation_view import patient_on_phones
from backedu.classroom.screens.showing import Showing
from backedu.classroom.stage import Stage

_SHOWN = (Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN)


def phone_view(showing: Showing) -> dict[str, Any]:
    """Return what the phones show.

    Example:
        >>> from backedu.classroom.lecture import Lecture
        >>> from backedu.classroom.programme import programme
        >>> phone_view(Showing(Lecture(), list(programme().values())))
        {'version': 0, 'stage': 'lobby'}
    """
    asked, now = showing.ballot, showing.now
    view: dict[str, Any] = {"version": showing.lecture.version}
    if not (asked and now):
        return view | {"stage": "lobby" if showing.step.kind == "lobby" else "look"}
    view |= {"stage": now.stage.value, "round": now.round, "rounds": now.rounds}
    view |= {"question": asked.id}
    if showing.step.kind == "patient":
        return view | {"lead": "ask"} | patient_on_phones(showing)
    view |= {"lead": now.stage.value} if asked.right else {"lead": "poll"}
    if now.stage in _SHOWN or now.stage.reached(Stage.SPREAD):
        view |= {"stem": asked.stem, "options": _options(showing, asked)}
        view |= {"form": asked.kind} | _form(asked)
    if asked.right and now.stage.reached(Stage.RIGHT):
        view |= {"right": [each.id for each in asked.right], "answer": asked.answer}
        view |= {"close": asked.scale.reach, "number": asked.scale.answer} if asked.scale else {}
        view |= {"pairs": asked.pairs} if asked.kind == "match" else {}
        view |= {"note": asked.note} if now.stage is Stage.WHY else {}
    return view


def _form(asked: Ballot) -> dict[str, Any]:
    """What a phone needs to draw anything else than a list to choose one from."""
    if asked.kind == "places":
        return {"body": body(asked)}
    if asked.kind == "match":
        return {"partners": asked.partners}
    if asked.kind == "words":
        return {"longest": LONGEST_WORDS}
    if scale := asked.scale:
        return {"scale": [scale.low, scale.high, scale.step], "said": scale.said}
    return {}


def _options(showing: Showing, asked: Ballot) -> list[dict[str, Any]]:
    counts = showing.counts() if showing.reached(Stage.SPREAD) else []
    return [
        {"id": option.id, "letter": option.letter, "text": option.text}
        | ({"group": option.group} if option.group else {})
        | ({"counts": [count[option.id] for count in counts]} if counts else {})
        | ({"why": option.why} if showing.reached(Stage.WHY) else {})
        for option in asked.shown
    ]
