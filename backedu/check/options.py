"""Do the options of a question teach, and does none give the answer away?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule

FEWEST_WORDS = 8
"""A reason cannot be given in less; "Yes, that is right." is a mark, not a reason."""

MOST_ABOVE_CHANCE = 1.3
FEWEST_QUESTIONS = 3


def _options(question: dict[str, Any]) -> list[dict[str, Any]]:
    options = question.get("options", [])
    return [one for one in options if isinstance(one, dict) and isinstance(one.get("text"), str)]


def correct_is_longest(question: dict[str, Any]) -> bool:
    """Say whether the correct option is longer than every other."""
    right = [len(one["text"]) for one in _options(question) if one.get("correct")]
    wrong = [len(one["text"]) for one in _options(question) if not one.get("correct")]
    return len(right) == 1 and bool(wrong) and right[0] > max(wrong)


def _without_reason(corpus: Corpus) -> Iterator[Finding]:
    for document, id_, question in corpus.of("questions"):
        for number, option in enumerate(question.get("options", [])):
            words = str(option.get("feedback", "")).split()
            if words and len(words) < FEWEST_WORDS:
                yield document.finding(
                    id_,
                    ("options", number, "feedback"),
                    f"of option '{option.get('id')}' is a mark without a reason; "
                    f"say why, in {FEWEST_WORDS} words or more",
                )


def _given_away(corpus: Corpus) -> Iterator[Finding]:
    lessons: dict[str, list[str]] = defaultdict(list)
    longest: dict[str, list[str]] = defaultdict(list)
    chance = 0.0
    for _, id_, question in corpus.of("questions"):
        lesson = str(question.get("lesson"))
        lessons[lesson].append(id_)
        options = _options(question)
        if sum(bool(one.get("correct")) for one in options) == 1:
            chance += 1 / len(options)
        if correct_is_longest(question):
            longest[lesson].append(id_)
    for lesson, ids in longest.items():
        if len(lessons[lesson]) >= FEWEST_QUESTIONS and 2 * len(ids) > len(lessons[lesson]):
            yield from _too_long(corpus, ids, f"the {len(lessons[lesson])} of lesson '{lesson}'")
    everywhere = [id_ for ids in longest.values() for id_ in ids]
    total = sum(map(len, lessons.values()))
    if total >= 4 * FEWEST_QUESTIONS and len(everywhere) > MOST_ABOVE_CHANCE * chance:
        yield from _too_long(corpus, everywhere, f"all {total} questions")


def _too_long(corpus: Corpus, ids: list[str], of_which: str) -> Iterator[Finding]:
    for document, id_, question in corpus.of("questions"):
        if id_ in ids:
            options = question["options"]
            right = next(place for place, one in enumerate(options) if one.get("correct"))
            yield document.finding(
                id_,
                ("options", right, "text"),
                f"is the correct option and the longest, as in {len(ids)} of {of_which}; "
                "shorten it, or write a longer wrong one",
            )


RULES = (
    Rule(
        "reason",
        "Every option says why it is right or wrong",
        "Explained feedback teaches, right or wrong alone hardly does (Van der Kleij 2015, "
        "https://doi.org/10.3102/0034654314564881).",
        _without_reason,
    ),
    Rule(
        "length",
        "The correct option is not the longest as a habit",
        "Students who know nothing of the subject learn to choose the longest option "
        "(Haladyna 2002, https://doi.org/10.1207/S15324818AME1503_5).",
        _given_away,
    ),
)
