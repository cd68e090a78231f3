"""A question that a reader writes for themselves, in the form of those of the bank.

It rests on no publication and belongs to no lesson, so the review and the counts leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from backedu.content.certainty import Certainty
from backedu.content.model import Question
from backedu.content.question import Bloom, Format, Option
from backedu.content.wording import words

_MOST = 10
"""Answers: more are a list to search through, and a card has letters for no more."""

_LONGEST = 2000
"""Characters of a text: more isn't a question, and would slow the page down."""


def own_question(
    stem: str, right: Mapping[str, str], wrong: Mapping[str, str], hints: Sequence[str] = ()
) -> Question:
    """Return a question with one right answer, or with several where more than one is given.

    Args:
        stem: What is asked.
        right: The right answers, each with the reason why.
        wrong: The wrong answers, each with the reason why.
        hints: What helps on the way, one after another.

    Raises:
        ValueError: Something is missing, or isn't a text; the sentence says what to write.

    Example:
        >>> asked = own_question("2 + 2?", {"4": "Count."}, {"5": "One too many."})
        >>> asked.format.value, sorted(option.label for option in asked.options)
        ('single', ['4', '5'])
    """
    for fault in _faults(stem, right, wrong, hints):
        raise ValueError(fault)
    texts = sorted((*right, *wrong), key=lambda text: _mixed(stem, text))
    options = tuple(
        Option(chr(ord("a") + i), {**wrong, **right}[text], text, correct=text in right)
        for i, text in enumerate(texts)
    )
    return Question(
        id=own_id(stem),
        lesson="",
        objective="",
        bloom=Bloom.REMEMBER,
        stem=stem,
        options=options,
        sources=(),
        certainty=Certainty.CONSENSUS,
        reviewed=date.min,
        format=Format.SINGLE if len(right) == 1 else Format.SEVERAL,
        hints=tuple(hints),
    )


def own_id(stem: str) -> str:
    """Return the name under which the answer to it is kept: another question has another."""
    return f"own-{sha256(stem.encode()).hexdigest()[:12]}"


def _mixed(stem: str, text: str) -> str:
    return sha256(f"{stem}/{text}".encode()).hexdigest()


def _faults(stem: object, right: object, wrong: object, hints: object) -> Iterator[str]:
    said = words("own_question")
    if not _is_text(stem):
        yield said["no_stem"]
    for name, answers in (("right", right), ("wrong", wrong)):
        if not isinstance(answers, Mapping) or not answers:
            yield said["no_answers"].format(name=name)
            return
        for text, why in answers.items():
            if not _is_text(text):
                yield said["no_text"].format(name=name)
            elif not _is_text(why):
                yield said["no_reason"].format(text=text[:40])
    if both := set(right) & set(wrong):  # type: ignore[call-overload]  # mappings by now
        yield said["both"].format(text=min(both)[:40])
    if len({**right, **wrong}) > _MOST:  # type: ignore[dict-item]
        yield said["too_many"].format(most=_MOST)
    if isinstance(hints, str) or not isinstance(hints, Sequence) or not all(map(_is_text, hints)):
        yield said["no_hints"]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST
