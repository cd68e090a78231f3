"""How sure against how right, over all lessons: one picture, one list, one score, in words.

Of each question the latest answer counts. One whose question has been changed since is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from backedu.content.citing import cited
from backedu.content.wording import words
from backedu.topics.calibration import (
    CONFIDENT_PERCENT,
    FEWEST,
    WORDS_PERCENT,
    Bin,
    Judgement,
    bins,
    brier,
    lean,
    scores,
)
from backedu.topics.review.kept import Kept


def judged(answers: Mapping[str, Kept]) -> dict[str, Any]:
    """Return the picture as ``levels`` (least sure first), ``lines`` about it, and ``counts``.

    Args:
        answers: By the id of each question, its latest answer; those without sureness don't count.

    Example:
        >>> judged({})["levels"], len(judged({})["lines"])
        ([], 1)
    """
    text = words("judged")
    said = [
        Judgement(WORDS_PERCENT[kept.sure], kept.right) for kept in answers.values() if kept.sure
    ]
    if len(said) < FEWEST:
        lines = [text["too_few"].format(n=FEWEST - len(said))]
        return {"levels": [], "counts": [], "lines": lines}
    names, used = _names(), bins(said)
    levels = [
        {
            "text": names[each.sure_percent],
            "said": text["level"].format(right=each.right, of=each.judged),
            "right": round(each.right_percent / 100, 3),
            "sure": each.sure_percent / 100,
        }
        for each in used
    ]
    lines = [text[lean(said).value], text["score"].format(score=f"{brier(said):.2f}")]
    return {
        "levels": levels,
        "counts": _counts(used),
        "lines": lines,
        "sources": cited(scores()["brier-score"].sources),
    }


def _counts(used: Sequence[Bin]) -> list[str]:
    """How often the surest answers were right, and the least sure ones, where these are others."""
    text = words("judged")["count"]
    names = {WORDS_PERCENT[id_]: name.lower() for id_, name in sureness().items()}
    ends = [used[-1], *used[:1]][: len(used)]
    return [
        text.format(word=names[each.sure_percent], right=each.right, of=each.judged)
        for each in ends
    ]


def is_missed(kept: Kept) -> bool:
    """Return whether an answer was confident and wrong.

    Example:
        >>> from backedu.topics.review.kept import read
        >>> is_missed(read([0, "sure", False])), is_missed(read([0, "guess", False]))
        (True, False)
    """
    return bool(kept.sure) and WORDS_PERCENT[kept.sure] >= CONFIDENT_PERCENT and not kept.right


def sureness() -> dict[str, str]:
    """Return what each degree of sureness is called, by its id.

    Example:
        >>> sureness()["sure"], sureness()["p60"]
        ('Sure', 'More likely than not')
    """
    return {**words("confidence"), **words("sureness")}


def _names() -> dict[int, str]:
    """What each degree of sureness is called, with what it counts as."""
    text = words("judged")["sure"]
    return {
        WORDS_PERCENT[id_]: text.format(word=name, percent=WORDS_PERCENT[id_])
        for id_, name in sureness().items()
    }
