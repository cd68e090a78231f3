"""What every phone is sent: the question while it can be answered, the result once it is shown.

It is the same for all phones, so it holds nothing of one person; and no count before its reveal.
"""

from __future__ import annotations

from typing import Any

from backedu.classroom.showing import Showing, lettered, right_option
from backedu.classroom.stage import Stage
from backedu.content.model import Question

_SHOWN = (Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN)


def phone_view(showing: Showing) -> dict[str, Any]:
    """Return what the phones show.

    Example:
        >>> from backedu.classroom.lecture import Lecture
        >>> from backedu.classroom.programme import programme
        >>> phone_view(Showing(Lecture(), list(programme().values())))
        {'version': 0, 'stage': 'lobby'}
    """
    asked, now = showing.question, showing.now
    view: dict[str, Any] = {"version": showing.lecture.version}
    if not (asked and now):
        return view | {"stage": "lobby" if showing.step.kind == "lobby" else "look"}
    view |= {"stage": now.stage.value, "round": now.round, "rounds": now.rounds}
    view |= {"question": asked.id}
    if now.stage in _SHOWN or now.stage.reached(Stage.SPREAD):
        view |= {"stem": asked.stem, "options": _options(showing, asked)}
    if now.stage.reached(Stage.RIGHT):
        view |= {"right": right_option(asked)[1].id}
    return view


def _options(showing: Showing, asked: Question) -> list[dict[str, Any]]:
    counts = showing.counts() if showing.reached(Stage.SPREAD) else []
    return [
        {"id": option.id, "letter": letter, "text": option.text}
        | ({"counts": [count[option.id] for count in counts]} if counts else {})
        | ({"why": option.feedback} if showing.reached(Stage.WHY) else {})
        for letter, option in lettered(asked)
    ]
