"""Why it is right, on the wall: as much as can be read from the last row.

The panel has what there is to say about every option, a phone what concerns its own vote. On the
wall is why the right one is right, and then what the class was most mistaken about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from backedu.classroom.ballot import Ballot, Choice
from backedu.classroom.tally import Vote
from backedu.classroom.words import class_words, uncited

ROOM = 240
"""Letters of what is said beside the right answer: three short sentences, or one long one."""
_ROOM_OF_A_MATCH = 320
"""Its left side has only the question, and what is beside it is the answer."""


def why(asked: Ballot, votes: Sequence[Vote]) -> dict[str, Any]:
    """Return what is on the wall about the right answer and the mistakes.

    Args:
        asked: What the class voted on.
        votes: All its votes.
    """
    options = [replace(each, why=uncited(each.why, asked.note)) for each in asked.options]
    asked = replace(asked, options=tuple(options))
    is_one = asked.kind in {"one", "number"}
    told = _most_mistaken(
        [each for each in asked.options if each.why and not (is_one and each.is_right)],
        Counter(id_ for vote in votes for id_ in asked.mistaken(vote.choice)),
        _ROOM_OF_A_MATCH if asked.kind == "match" else ROOM,
    )
    beside = [
        {"letter": letters, "text": text if letters else f"{name}: {text}"}
        for text, letters, name in told
    ]
    beside += [{"letter": "", "text": f"{title}: {text}"} for title, text in asked.more]
    kicker = class_words("wall")["why_number" if asked.scale else "why"]
    view = {"kicker": kicker.format(letter=asked.answer), "others": beside}
    if is_one:
        heading = asked.answer if asked.scale else asked.right[0].text
        return view | {"heading": heading, "text": asked.right[0].why, "note": asked.note}
    right = [{"letter": each.letter, "text": each.text} for each in asked.right]
    named = {"heading": asked.stem} if asked.kind == "match" else {"right": right}
    return view | named | {"note": asked.note}


def _most_mistaken(
    about: Sequence[Choice], counts: Counter[str], room: int
) -> list[tuple[str, str, str]]:
    """Say of the options, the most mistaken first, what there is room for; one at the least.

    What is said of several options alike is said once, with the letters of all of them.
    """
    said = dict[str, list[Choice]]()
    for each in about:
        said.setdefault(each.why, []).append(each)
    taken = list[str]()
    for text in sorted(said, key=lambda text: -sum(counts[each.id] for each in said[text])):
        if len(text) <= room or not taken:
            taken.append(text)
            room -= len(text)
    return [
        (text, ", ".join(each.letter for each in alike if each.letter), alike[0].text)
        for text, alike in said.items()
        if text in taken
    ]
