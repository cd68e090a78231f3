"""What a notebook's one-line calls show: content and controls put together.

The only module that knows both. What each lesson uses is remembered per kernel, so that its
list of references is made from what it really showed.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from backedu import content, figures
from backedu.content.citing import cited, evidence
from backedu.content.model import Level, Verdict
from backedu.content.wording import sections, words
from backedu.topics import marking
from backedu.topics.care import care_facts
from backedu.topics.care import exercises as known_exercises
from backedu.topics.labs import labs
from backedu.topics.safety_net import safety_net
from backedu.views import cards, prevention_sorter, warning_sorter
from backedu.views import claim_check as claims
from backedu.views import pain_chart as chart
from backedu.views.questionnaire import groups
from backedu.views.triage_panel import assess, compare
from backedu.widgets import ClaimCheck, Lab, LinkMap, PainMap, QuestionCard, Questionnaire, Sorter
from backedu.widgets.claim_check.claim_check import Appraiser

__all__ = [
    "all_references",
    "appraise",
    "ask",
    "claim_check",
    "contradictions",
    "exercises",
    "facts",
    "glossary",
    "judge",
    "lab",
    "pain_chart",
    "references",
    "rewrite_warning",
    "sort_prevention",
    "triage_questionnaire",
]

_shown: set[str] = set()


def __dir__() -> list[str]:
    """Return what a notebook completes after ``lessons.``: what a lesson calls."""
    return __all__


def prepare() -> None:
    """Read and draw once what every kernel would read and draw again.

    The lesson server calls this in the process that its kernels are copies of.
    """
    content.sources(), content.claims(), content.questions(), content.cases()
    content.glossary(), care_facts(), known_exercises()
    for lab_id, lab in labs().items():
        figures.draw(lab_id, lab.start()).as_dict()
    groups()
    assess({})
    chart.chart(), chart.answer({})
    claims.menu(), claims.contradictions(), warning_sorter.sentences()


def ask(question_id: str) -> QuestionCard:
    """Return a question to commit to.

    Example:
        >>> ask("what-the-word-says").feedback
        {}
    """
    question = _find(content.questions(), question_id, "question")
    options = [{"id": option.id, "text": option.text} for option in question.options]
    _shown.update(question.sources)
    return QuestionCard(
        _line(question.stem),
        options,
        lambda option: _feedback(marking.mark_question(question, option), question),
        kicker=words("prompts")["question"],
        words=sections("question", "cited"),
    )


def appraise(claim_id: str) -> QuestionCard:
    """Return one of the article's claims, to be judged before its appraisal shows."""
    claim = _find(content.claims(), claim_id, "claim")
    options = [{"id": verdict.value, "text": words("verdicts")[verdict]} for verdict in Verdict]
    _shown.update(claim.sources)
    return QuestionCard(
        words("prompts")["judge_claim"],
        options,
        lambda verdict: _feedback(marking.mark_claim(claim, Verdict(verdict)), claim),
        kicker=words("prompts")["claim"],
        story=_line(claim.claim),
        words=sections("question", "cited"),
    )


def judge(case_id: str) -> QuestionCard:
    """Return a patient to judge; the triage marks the student's level."""
    case = _find(content.cases(), case_id, "case")
    options = [
        {"id": level.value, "text": words("levels")[level.value]} for level in reversed(Level)
    ]
    _shown.update(case.sources)
    return QuestionCard(
        words("prompts")["judge_case"],
        options,
        lambda level: _feedback(marking.mark_case(case, Level(level)), case),
        kicker=f"{words('prompts')['case']}: {case.title}",
        story=case.story.strip(),
        words=sections("question", "cited"),
    )


def claim_check() -> ClaimCheck:
    """Return the claims of the article to draw, pick and judge, each before its appraisal.

    Example:
        >>> len(claim_check().shown), claim_check().feedback
        (10, {})
    """
    _shown.update(*(claim.sources for claim in content.claims().values()))
    return ClaimCheck(
        claims.menu(),
        claims.START,
        Appraiser(
            content.claims().keys(),
            claims.shown,
            claims.appraisal,
            claims.report,
            claims.picture,
        ),
        words={
            **words("claim_check"),
            "kicker": words("prompts")["claim"],
            **sections("cited", "picture"),
        },
    )


def contradictions() -> LinkMap:
    """Return the map of the article's contradictions."""
    return LinkMap(claims.contradictions(), words=dict(words("contradictions")))


def rewrite_warning() -> Sorter:
    """Return the sentences from which the article's warning can be written anew."""
    _shown.update(*(sign.sources for sign in safety_net().signs.values()))
    return Sorter(
        warning_sorter.sentences(),
        warning_sorter.speeds(),
        warning_sorter.check_warning,
        words={**words("rewrite"), **sections("cited")},
    )


def sort_prevention() -> Sorter:
    """Return the article's advice against the next episode, to be sorted by the evidence."""
    _shown.update(*(claim.sources for claim in prevention_sorter.prevention_claims()))
    return Sorter(
        prevention_sorter.advice_to_sort(),
        prevention_sorter.places(),
        prevention_sorter.check_order,
        words={**words("sort_prevention"), **sections("cited")},
    )


def triage_questionnaire() -> Questionnaire:
    """Return the triage as a questionnaire whose result follows the answers."""
    return Questionnaire(
        groups(),
        assess,
        compare,
        what_if_labels=dict(words("what_if")),
        words=sections("questionnaire", "cited"),
    )


def lab(lab_id: str) -> Lab:
    """Return a lab: sliders and choices beside the figure that follows them.

    Example:
        >>> lab("scans").value
        {'age': 40}
    """
    about = _find(labs(), lab_id, "lab")
    start = about.start()
    first = figures.draw(lab_id, start)
    _shown.update(first.sources)

    def draw(values: dict[str, Any]) -> dict[str, Any]:
        figure = first if values == start else figures.draw(lab_id, values)
        return figure.as_dict() | {"sources": cited(figure.sources)}

    return Lab(
        [slider.as_dict() for slider in about.sliders],
        draw,
        [choice.as_dict() for choice in about.choices],
        title=about.title,
        task=_line(about.task),
        notice=[_line(sentence) for sentence in about.notice],
        words=sections("lab", "slider", "picture", "cited"),
    )


def pain_chart() -> PainMap:
    """Return a body chart: mark where it hurts, and lay patterns over it.

    Example:
        >>> pain_chart().value["places"]
        ''
    """
    _shown.update(chart.cited_sources())
    return PainMap(chart.chart(), chart.answer, words=sections("cited"))


def facts(*fact_ids: str) -> cards.Card:
    """Return what is known of some measures."""
    chosen = [_find(care_facts(), fact_id, "fact") for fact_id in fact_ids]
    _shown.update(*(fact.sources for fact in chosen))
    return cards.fact_card(chosen)


def exercises(*exercise_ids: str) -> cards.Card:
    """Return some exercises, or all of them, with dose and cautions."""
    ids = exercise_ids or tuple(known_exercises())
    chosen = [_find(known_exercises(), id_, "exercise") for id_ in ids]
    _shown.update(*(exercise.sources for exercise in chosen))
    return cards.exercise_card(chosen)


def glossary() -> cards.Card:
    """Return the words of the field with their plain meaning."""
    return cards.glossary_card(content.glossary().values())


def shown() -> set[str]:
    """Return the ids of the publications behind all that was shown so far, to read or to clear."""
    return _shown


def references(*more: str) -> cards.Card:
    """Return the publications behind all that this notebook has shown so far.

    Args:
        more: Ids of further publications that the text names.
    """
    return cards.reference_card(_shown | set(more))


def all_references() -> cards.Card:
    """Return every publication that any lesson rests on."""
    return cards.reference_card(content.sources(), words("facts")["all_references"])


def _feedback(feedback: marking.Feedback, record: Any) -> dict[str, Any]:
    """The feedback with what stands behind it: publications, certainty, date of the review."""
    certainty = getattr(record, "certainty", None)
    return asdict(feedback) | evidence(feedback.sources, certainty, record.reviewed)


def _line(text: str) -> str:
    return " ".join(text.split())


def _find(records: Any, id_: str, kind: str) -> Any:
    """The record, or a sentence for the author of a notebook."""
    if id_ in records:
        return records[id_]
    raise LookupError(f"There is no {kind} '{id_}'; choose one of {', '.join(records)}.")
