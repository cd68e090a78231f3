"""A question in words: what is asked, what can be answered, and what each answer is told.

A question, a claim to judge and a patient to judge are asked in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from backedu.content.citing import evidence
from backedu.content.model import Case, Certainty, Claim, Level, Question, Verdict
from backedu.content.wording import words
from backedu.topics import marking
from backedu.views.question_words import verdict_options


@dataclass(frozen=True)
class Prompt:
    """What is asked of a reader.

    Attributes:
        stem: The question.
        options: Its answers: id, text and for some a note.
        mark: Returns what follows for the id of an option; the right one is known to it alone.
        sources: Ids of the publications behind it.
        kicker: A line above.
        story: A text before the question.
    """

    stem: str
    options: list[dict[str, str]]
    mark: Callable[[str], dict[str, Any]]
    sources: tuple[str, ...]
    kicker: str = ""
    story: str = ""


def question_prompt(question: Question) -> Prompt:
    """Return a question, to be answered with one of its options.

    Example:
        >>> from backedu.content import questions
        >>> prompt = question_prompt(questions()["what-the-word-says"])
        >>> [prompt.mark(option["id"])["right"] for option in prompt.options]
        [False, True, False, False]
    """
    return Prompt(
        question.stem,
        [{"id": option.id, "text": option.label} for option in question.options],
        lambda option: _told(
            marking.mark_question(question, option), question.certainty, question.reviewed
        ),
        question.sources,
    )


def claim_prompt(claim: Claim) -> Prompt:
    """Return one of the article's claims, to be answered with a verdict."""
    return Prompt(
        words("prompts")["judge_claim"],
        verdict_options(),
        lambda verdict: _told(
            marking.mark_claim(claim, Verdict(verdict)), claim.certainty, claim.reviewed
        ),
        claim.sources,
        kicker=words("prompts")["claim"],
        story=claim.claim,
    )


def case_prompt(case: Case) -> Prompt:
    """Return a patient, to be answered with a level; the triage marks it."""
    return Prompt(
        words("prompts")["judge_case"],
        [{"id": level.value, "text": words("levels")[level.value]} for level in reversed(Level)],
        lambda level: _told(marking.mark_case(case, Level(level)), None, case.reviewed),
        case.sources,
        kicker=f"{words('prompts')['case']}: {case.title}",
        story=case.story,
    )


def _told(feedback: marking.Feedback, certainty: Certainty | None, day: date) -> dict[str, Any]:
    """The feedback with what it rests on: publications, certainty, date of the review."""
    return asdict(feedback) | evidence(feedback.sources, certainty, day)
