"""A question in words: what is asked, what can be answered, and what each answer is told.

A question, a claim to judge and a patient to judge are asked in the same way, and so is a staged
patient who comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from backedu.content.citing import evidence
from backedu.content.model import Case, Certainty, Claim, Level, Question, Verdict
from backedu.content.question import Format
from backedu.content.wording import words
from backedu.topics import marking
from backedu.topics.marking import answer_formats
from backedu.topics.patients.records import OPENING, Patient
from backedu.views.pain_chart import areas_chart
from backedu.views.question_words import verdict_options


@dataclass(frozen=True)
class Prompt:
    """What is asked of a reader.

    Attributes:
        stem: The question.
        options: Its answers, or what an answer is made of: id, text and for some a note.
        mark: Returns what follows for an answer; the right one is known to it alone.
        sources: Ids of the publications behind it.
        kicker: A line above.
        story: A text before the question.
        format: How it is answered: see :mod:`backedu.topics.marking.answer_formats`.
        partners: What the options are matched with, if anything.
        unit: The unit of a number.
        hints: What helps on the way, one after another.
        accepts: Says whether a text is an answer; by default, whether it is the id of an option.
        chart: The body that places are on; empty for another format.
        is_practice: Whether no answer is right yet; how sure one is says nothing then.
    """

    stem: str
    options: list[dict[str, str]]
    mark: Callable[[str], dict[str, Any]]
    sources: tuple[str, ...]
    kicker: str = ""
    story: str = ""
    format: str = "single"
    partners: list[dict[str, str]] = field(default_factory=list)
    unit: str = ""
    hints: tuple[str, ...] = ()
    accepts: Callable[[str], bool] | None = None
    is_practice: bool = False
    chart: dict[str, Any] = field(default_factory=dict)

    def about(self) -> dict[str, Any]:
        """Return what a page shows of it, before any answer."""
        shown = (
            "kicker", "story", "stem", "options", "format", "partners", "unit", "hints", "chart",
        )  # fmt: skip
        return {name: getattr(self, name) for name in shown} | {"hints": list(self.hints)}

    @property
    def formed(self) -> list[Any]:
        """What else makes an answer to it what it means; nothing for one of its options."""
        return [] if self.format == "single" else [self.format, self.partners, self.unit]

    def offers(self, answer: object) -> bool:
        """Say whether something that was sent is an answer to it."""
        if not isinstance(answer, str):
            return False
        if self.accepts:
            return self.accepts(answer)
        return any(answer == option["id"] for option in self.options)


def question_prompt(question: Question) -> Prompt:
    """Return a question, to be answered in its format.

    Example:
        >>> from backedu.content import questions
        >>> prompt = question_prompt(questions()["what-the-word-says"])
        >>> [prompt.mark(option["id"])["right"] for option in prompt.options]
        [False, True, False, False]
    """
    is_practice = question.format is Format.CONCORDANCE
    return Prompt(
        answer_formats.asked(question),
        _listed(answer_formats.offered(question)),
        lambda answer: _told(
            marking.mark_question(question, answer), question.certainty, question.reviewed
        ),
        question.sources,
        kicker=words("concordance")["kicker"] if is_practice else "",
        story=question.stem if is_practice else "",
        format=question.format.value,
        partners=_listed(answer_formats.partners(question)),
        unit=question.unit or "",
        hints=question.hints,
        accepts=lambda answer: answer_formats.accepts(question, answer),
        is_practice=is_practice,
        chart=areas_chart() if question.format is Format.PLACE else {},
    )


def own_prompt(question: Question) -> Prompt:
    """Return a question that a reader wrote, without the evidence that it doesn't claim to have."""
    return Prompt(
        question.stem,
        _listed(answer_formats.offered(question)),
        lambda answer: asdict(marking.mark_question(question, answer)),
        (),
        kicker=words("own_question")["kicker"],
        format=question.format.value,
        hints=question.hints,
        accepts=lambda answer: answer_formats.accepts(question, answer),
    )


def _listed(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"id": id_, "text": text} for id_, text in pairs]


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
        _levels(),
        lambda level: _told(marking.mark_case(case, Level(level)), None, case.reviewed),
        case.sources,
        kicker=f"{words('prompts')['case']}: {case.title}",
        story=case.story,
    )


def patient_prompt(patient: Patient) -> Prompt:
    """Return a staged patient as a student has met them: what decided it, to be judged again.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> patient_prompt(patients()["early-ces"]).story.splitlines()[-1]
        'You found: Saddle blunter left of the midline.'
    """
    text, asks = words("consultation"), patient.asks
    decisive = [id_ for id_ in patient.key if id_ != OPENING]
    told = [patient.line(id_) for id_ in decisive if not asks[id_].is_test]
    found = [patient.line(id_) for id_ in decisive if asks[id_].is_test]
    known = [(text["said"], told), (text["found"], found)]
    record = [f"{label}: {_sentences(lines)}" for label, lines in known if lines]
    who = f"{patient.name}, {patient.age}, {patient.job}. {patient.context}"
    return Prompt(
        words("prompts")["judge_case"],
        _levels(),
        lambda level: _told(marking.mark_patient(patient, Level(level)), None, patient.reviewed),
        patient.sources,
        kicker=f"{words('prompts')['met']}: “{patient.title}”",
        story="\n\n".join([who, f"“{patient.opening}”", *record]),
    )


def _sentences(lines: Iterable[str]) -> str:
    return " ".join(f"{line.rstrip('.')}." for line in lines)


def _levels() -> list[dict[str, str]]:
    return [{"id": level.value, "text": words("levels")[level.value]} for level in reversed(Level)]


def _told(feedback: marking.Feedback, certainty: Certainty | None, day: date) -> dict[str, Any]:
    """The feedback with what it rests on: publications, certainty, date of the review."""
    return asdict(feedback) | evidence(feedback.sources, certainty, day)
