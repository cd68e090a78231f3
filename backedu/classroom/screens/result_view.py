"""What the projector shows of a result: who chose what, what is right, who moved, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from backedu.classroom.ballot import Ballot
from backedu.classroom.lecture import Progress
from backedu.classroom.own_words import MOST_ON_THE_WALL, let_through
from backedu.classroom.screens.body_view import body
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.why_view import why
from backedu.classroom.stage import Stage
from backedu.classroom.tally import Vote, moves
from backedu.classroom.words import class_words

FOOT = 100
"""Letters of a line at the foot of a wall, where a cut one helps nobody."""


def _words(showing: Showing, asked: Ballot) -> dict[str, Any]:
    """What phones wrote, as far as the presenter has let it through."""
    votes = [vote for each in showing.rounds for vote in each]
    texts = let_through(votes, showing.lecture)[-MOST_ON_THE_WALL:]
    note = class_words("wall")["words_some" if texts else "words_none"]
    return {"heading": asked.stem, "texts": texts, "note": note}


def result(showing: Showing, asked: Ballot, now: Progress) -> dict[str, Any]:
    """Return what is on the wall once a vote is revealed.

    Args:
        showing: The moment.
        asked: What the class voted on.
        now: How far it has come.
    """
    if asked.kind == "words":
        return _words(showing, asked)
    options = _counted(showing, asked, is_known=now.stage.reached(Stage.RIGHT))
    if now.stage is Stage.SPREAD:
        return _spread(asked, now) | {"options": options} | _look(asked)
    if now.stage is Stage.RIGHT:
        return _told_right(showing, asked) | {"options": options} | _look(asked)
    if now.stage is Stage.MOVED:
        return _moved(showing, asked)
    return why(asked, [vote for each in showing.rounds for vote in each])


def _counted(showing: Showing, asked: Ballot, *, is_known: bool) -> list[dict[str, Any]]:
    """Each option with its votes; once it is known, with what is right."""
    counts, partner = showing.counts(), dict(asked.partners)
    known = bool(asked.right) and is_known
    return [
        {"letter": each.letter, "text": each.text, "short": each.short}
        | {"counts": [count[each.id] for count in counts]}
        | ({"right": each.is_right} if known and asked.kind not in {"order", "match"} else {})
        | ({"text": f"{each.partner}: {partner[each.partner]}"} if known and each.partner else {})
        for each in asked.shown
    ]


def in_foot(stem: str) -> str:
    """Return as much of a question as the foot of a wall says whole: it, what it asks, or nothing.

    Example:
        >>> in_foot("He lifted a box. It was a heavy one. " * 3 + "What did he feel?")
        'What did he feel?'
    """
    asked = re.split(r"(?<=[.!?]) |(?<=[.!?]”) ", stem)[-1]
    return next((each for each in (stem, asked) if len(each) <= FOOT), "")


def _spread(asked: Ballot, now: Progress) -> dict[str, Any]:
    text = class_words("wall")
    note = text["spread_note"] if now.voted_twice else in_foot(asked.stem)
    return {
        "heading": text["spread_two" if now.voted_twice else "spread_one"],
        "note": text["spread_match"] if asked.kind == "match" else note,
    }


def _told_right(showing: Showing, asked: Ballot) -> dict[str, Any]:
    text, first, last = class_words("wall"), showing.rounds[0], showing.rounds[-1]
    numbers: dict[str, int | str] = {"right": _right(asked, first), "voted": len(first)}
    numbers |= {"were": text["was" if numbers["right"] == 1 else "were"]}
    numbers |= {"right_second": _right(asked, last), "voted_second": len(last)}
    kind = "close" if asked.scale else "right"
    times = "one" if last is first else "two" if len(first) == len(last) else "two_less"
    return {"heading": text[f"{kind}_{times}"].format(**numbers), "note": right_note(asked)}


def right_note(asked: Ballot) -> str:
    """Return what the foot says was right: in words where they are short."""
    text = class_words("wall")
    if asked.scale and asked.scale.close:
        low, high = asked.scale.close_range
        return text["close_note"].format(letter=asked.answer, low=low, high=high)
    if asked.scale:
        return text["answer_note"].format(letter=asked.answer)
    if asked.kind == "one" and asked.right:
        told = text["right_told"].format(letter=asked.answer, text=asked.right[0].text)
        return told if len(told) <= FOOT else text["right_note"].format(letter=asked.answer)
    return text["right_note"].format(letter=asked.answer)


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
    flows = [{"was": was, "now": now, "count": went[was, now]} for was, now in sorted(went)]
    told = [text["moved_from"].format(**{"from": f["was"], "to": f["now"], "count": f["count"]})
            for f in flows]  # fmt: skip
    letters = list(names.values()) if is_one else [right, text["moved_other"]]
    return {
        "heading": _moved_heading(went, right, letter),
        "letters": letters, "right": right, "flows": flows,
        "names": {each.letter: each.short for each in asked.options} if is_one else {},
        "told": " ".join(told) or text["moved_none"],
        "note": text["moved_note"].format(both=went.total()),
    }  # fmt: skip


def _moved_heading(went: Mapping[tuple[str, str], int], right: str, letter: str) -> str:
    """Say how many changed their minds, and whether to what is right."""
    text = class_words("wall")
    changed = sum(count for (was, now), count in went.items() if was != now)
    to_right = sum(count for (was, now), count in went.items() if was != now == right)
    from_right = sum(count for (was, now), count in went.items() if now != was == right)
    form = "moved" if to_right or from_right else "moved_elsewhere" if changed else "moved_none"
    if changed == 1:
        form = "moved_one_to" if to_right else "moved_one_from" if from_right else "moved_one"
    return text[form].format(
        changed=changed,
        to_right=to_right or text["nobody"],
        from_right=from_right or text["nobody"],
        letter=letter,
    )
