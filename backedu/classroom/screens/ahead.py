"""What the presenter's next keys lead to, so that the panel can show it beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backedu.classroom.driving import Votes, driven
from backedu.classroom.screens.showing import Showing
from backedu.classroom.stage import Stage
from backedu.classroom.tally import Vote, by_round

_ASKED = frozenset({Stage.THINK, Stage.VOTE, Stage.CLOSED, Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN})
"""The stages that leave the question on the wall: each looks as the one before."""


def ahead(showing: Showing, votes: Votes) -> list[Showing]:
    """Return what would be shown if the presenter went on, up to what looks different.

    Nothing where nothing follows.

    Args:
        showing: The moment that is shown.
        votes: Where the votes on anything else are read: whoever comes back finds its result.

    Example:
        >>> from backedu.classroom.lecture import Lecture
        >>> from backedu.classroom.programme import programme
        >>> coming = ahead(Showing(Lecture(), list(programme().values())), lambda *_: [])
        >>> [each.step.kind for each in coming]
        ['title']
    """
    moments = [showing]
    while len(moments) == 1 or _is_alike(*moments[-2:]):
        if (coming := _next(moments[-1], votes)) is None:
            break
        moments.append(coming)
    return moments[1:]


def _is_alike(before: Showing, after: Showing) -> bool:
    stages = {each.now.stage for each in (before, after) if each.now}
    return before.step == after.step and bool(stages) and stages <= _ASKED


def _next(showing: Showing, votes: Votes) -> Showing | None:

    def known(question: str, rounds: Sequence[int]) -> list[Vote]:
        if question != showing.lecture.at:
            return votes(question, rounds)
        return [vote for each in showing.rounds for vote in each if vote.round in rounds]

    lecture = driven(showing.lecture, {"do": "forward"}, known)
    if lecture is showing.lecture:
        return None
    now = lecture.now(showing.steps)
    rounds = by_round(known(lecture.at, now.rounds), now.rounds) if now else []
    return replace(showing, lecture=lecture, rounds=rounds, stage_s=0)
