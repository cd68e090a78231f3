"""Marking: what a student committed to, and the feedback that belongs to it.

Explained feedback for each option teaches; right or wrong alone hardly does (a standardised
mean difference of 0.49 against 0.05; Van der Kleij and others, 2015,
https://doi.org/10.3102/0034654314564881).
"""

from __future__ import annotations

from dataclasses import dataclass

from backedu.content.model import Case, Claim, Level, Question, Verdict
from backedu.content.wording import words
from backedu.topics.marking.answer_formats import Part, judge
from backedu.triage import triage

_WORDS = {True: "right", False: "wrong", None: "practice"}


@dataclass(frozen=True)
class Feedback:
    """What is shown after a commitment.

    Attributes:
        right: Whether the commitment was right; None where no one has said yet what is.
        word: The mark, in a few words.
        text: The explanation; an empty line separates paragraphs.
        points: Single sentences that support it.
        sources: Ids of the publications.
        answer: Id of the right option, verdict or level; ids of several.
        parts: Thing by thing, where an answer says several.
    """

    right: bool | None
    word: str
    text: str
    points: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    answer: str = ""
    parts: tuple[Part, ...] = ()


def mark_question(question: Question, answer: str) -> Feedback:
    """Return the feedback of an answer, as :mod:`backedu.topics.marking.answer_formats` writes it.

    Raises:
        ValueError: The text isn't an answer to the question.
    """
    judged = judge(question, answer)
    word = words("marks")[_WORDS[judged.right]]
    return Feedback(
        judged.right, word, judged.text, (), question.sources, judged.answer, judged.parts
    )


def mark_claim(claim: Claim, verdict: Verdict) -> Feedback:
    """Return the appraisal of the claim, beside the student's verdict.

    Example:
        >>> from backedu.content import claims
        >>> mark_claim(claims()["piriformis-in-lower-back"], Verdict.CONTRADICTED).right
        True
    """
    marks = words("marks")
    right = verdict is claim.verdict
    found = words("verdicts")[claim.verdict]
    appraisal = f"{marks['appraisal']}: {found} ({words('certainty')[claim.certainty]})."
    points = [f"{marks['to_think_about']}: {_flat(claim.teaching_point)}"]
    if claim.unsafe and claim.could_happen and claim.instead:
        points[:0] = [
            marks["could_hurt"],
            f"{marks['could_happen']}: {_flat(claim.could_happen)}",
            f"{marks['instead']}: {_flat(claim.instead)}",
        ]
    return Feedback(
        right,
        marks["agree" if right else "differ"],
        f"{appraisal}\n\n{_flat(claim.why)}",
        tuple(points),
        claim.sources,
        claim.verdict.value,
    )


def mark_case(case: Case, level: Level) -> Feedback:
    """Judge the student's level against the triage, and give its reasons.

    Example:
        >>> from backedu.content import cases
        >>> case = next(iter(cases().values()))
        >>> mark_case(case, triage(case.answers).level).right
        True
    """
    marks = words("marks")
    result = triage(case.answers)
    reached = f"{words('levels')[result.level.value]}."
    verdict = (
        "case_right" if level is result.level else "too_low" if level < result.level else "too_high"
    )
    certain = [reason for reason in result.reasons if reason.certain]
    return Feedback(
        level is result.level,
        marks["right" if level is result.level else "wrong"],
        f"{marks[verdict]} {reached}\n\n{_flat(case.teaching_point)}",
        tuple(f"{reason.topic}. {reason.sentence}" for reason in certain),
        case.sources,
        result.level.value,
    )


def _flat(text: str) -> str:
    """The text with single line breaks folded; empty lines still separate paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))
