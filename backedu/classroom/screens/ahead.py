"""The moment that the presenter's next key leads to, so that the panel can show it beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backedu.classroom.driving import Votes, driven
from backedu.classroom.screens.showing import Showing
from backedu.classroom.tally import Vote, by_round


def ahead(showing: Showing, votes: Votes) -> Showing | None:
    """Return what would be shown if the presenter went on now; None where nothing follows.

    Args:
        showing: The moment that is shown.
        votes: Where the votes on anything else are read: whoever comes back finds its result.

    Example:
        >>> from backedu.classroom.lecture import Lecture
        >>> from backedu.classroom.programme import programme
        >>> coming = ahead(Showing(Lecture(), list(programme().values())), lambda *_: [])
        >>> coming.step.kind
        'title'
    """

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
