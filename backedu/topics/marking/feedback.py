"""Marking: what a student committed to, and the feedback that belongs to it.

Explained feedback for each option teaches; right or wrong alone hardly does (a standardised
mean difference of 0.49 against 0.05; Van der Kleij and others, 2015,
https://doi.org/10.3102/0034654314564881).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from backedu.content.model import Case, Claim, Level, Question, Verdict
from backedu.content.wording import words
from backedu.topics.marking.answer_formats import Part, judge
from backedu.topics.patients.records import Patient
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
    word = marks["agree" if right else "differ"].format(verdict=words("verdicts")[claim.verdict])
    points = [f"{marks['to_think_about']}: {_flat(claim.teaching_point)}"]
    if claim.unsafe and claim.could_happen and claim.instead:
        points[:0] = [
            marks["could_hurt"],
            f"{marks['could_happen']}: {_flat(claim.could_happen)}",
            f"{marks['instead']}: {_flat(claim.instead)}",
        ]
    return Feedback(
        right,
        word,
        _flat(claim.why),
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
    result, marks = triage(case.answers), words("marks")
    certain = [reason for reason in result.reasons if reason.certain]
    points = tuple(f"{reason.topic}. {reason.sentence}" for reason in certain)
    told = _level_told(level, result.level, marks["case_right"], case.teaching_point)
    # Its reasons speak to whoever answered, who isn't the reader.
    text = f"{told.text}\n\n{marks['triage_tells']}" if points else told.text
    return replace(told, text=text, points=points, sources=case.sources)


def mark_patient(patient: Patient, level: Level) -> Feedback:
    """Judge the student's level of a staged patient, and say what would have happened.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> mark_patient(patients()["early-ces"], Level.SOON).word
        'Not quite.'
    """
    marks = words("consultation_marks")
    happens = patient.too_slow.get(level.value) if level < patient.level else patient.too_fast
    is_told = happens and level is not patient.level
    told = _level_told(level, patient.level, marks["right"], patient.why)
    points = (f"{marks['happens']}: {happens}",) if is_told else ()
    return replace(told, points=points, sources=patient.sources)


def _level_told(level: Level, reached: Level, right: str, why: str) -> Feedback:
    """What is said of a level, beside the one that is right."""
    marks = words("marks")
    is_right = level is reached
    verdict = right if is_right else marks["too_low" if level < reached else "too_high"]
    text = f"{verdict} {words('levels')[reached.value]}.\n\n{_flat(why)}"
    word = marks["right" if is_right else "wrong"]
    return Feedback(is_right, word, text, answer=reached.value)


def _flat(text: str) -> str:
    """The text with single line breaks folded; empty lines still separate paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))
