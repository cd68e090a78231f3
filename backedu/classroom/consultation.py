"""A patient whom a class works up together: it votes on what to ask next, then on how soon.

In each round the questions with the most votes are asked, and the answers are shown; where nobody
votes, what an expert would ask next is. The minutes run as they do for one student.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from backedu.classroom.ballot import Ballot, Choice, lettered
from backedu.classroom.stage import ROUND_BY_ROUND
from backedu.classroom.step import Step
from backedu.classroom.tally import Vote
from backedu.classroom.words import class_words
from backedu.content import sources
from backedu.content.citing import short_name
from backedu.content.level import Level
from backedu.content.wording import words
from backedu.topics.patients.play import Play, play
from backedu.topics.patients.records import Patient, patients

ASK, LEVEL, READING = "patient:", "level:", "reading:"
AT_ONCE = 3
"""How many questions a round of votes asks: a class would get through too few one at a time."""

Told = Sequence[Sequence[str]]
"""What was asked in each round."""


def worked_up(lesson: str, patient: str) -> tuple[Step, ...]:
    """Return the steps of a patient: asking, deciding, and what the triage makes of it.

    Example:
        >>> [step.id for step in worked_up("10_patients", "early-ces")]
        ['patient:early-ces', 'level:early-ces', 'reading:early-ces']
    """
    title = f"“{patients()[patient].title}”"
    reading = class_words("patient")["reading_title"].format(title=title)
    ask = Step(f"{ASK}{patient}", "patient", lesson, title, votes=ROUND_BY_ROUND)
    level = Step(f"{LEVEL}{patient}", "question", lesson, _stem(patients()[patient]))
    answers = (ask.id, level.id)
    return (ask, level, Step(f"{READING}{patient}", "reading", lesson, reading, answers=answers))


def patient_of(id_: str) -> Patient:
    """Return whom a step or a ballot is about.

    Raises:
        KeyError: It is about nobody.
    """
    return patients()[id_.partition(":")[2]]


def consulted(patient: Patient, told: Told) -> Play:
    """Return where the consultation has got to."""
    return play(patient, [f"ask:{id_}" for id_ in chain.from_iterable(told)])


def may_ask(state: Play) -> list[str]:
    """Return what can still be asked in the time that is left."""
    offered = state.patient.asks.items()
    return [id_ for id_, ask in offered if id_ not in state.asked and ask.minutes <= state.left]


def asked_next(state: Play, votes: Sequence[Vote]) -> tuple[str, ...]:
    """Return what a round of votes asks: what most want, as far as the time goes.

    Example:
        >>> state = consulted(patients()["early-ces"], [["saddle"]])
        >>> votes = [Vote("p", "q", 1, "saddle"), Vote("r", "q", 1, "bowel")]
        >>> asked_next(state, votes), asked_next(state, [])
        (('bowel',), ('bladder',))
    """
    wanted = [vote.choice for vote in votes]
    open_ = may_ask(state)
    popular = sorted({*wanted} & {*open_}, key=lambda id_: (-wanted.count(id_), open_.index(id_)))
    expert = [id_ for id_ in state.patient.expert if id_ in open_]
    asked = tuple(popular[:AT_ONCE]) or tuple((expert or open_)[:1])
    after = play(state.patient, [*state.log, *(f"ask:{id_}" for id_ in asked)])
    return after.asked[len(state.asked) :]


def ask_ballot(patient: Patient) -> Ballot:
    """Return all that may be asked of a patient; a number names each, the same in every round.

    Example:
        >>> [choice.letter for choice in ask_ballot(patients()["early-ces"]).options][:3]
        ['1', '2', '3']
    """
    parts = words("consultation")
    options = tuple(
        Choice(id_, str(number), ask.text, group=parts[ask.part])
        for number, (id_, ask) in enumerate(patient.asks.items(), 1)
    )
    return Ballot(f"{ASK}{patient.id}", class_words("patient")["next"], options)


def level_ballot(patient: Patient) -> Ballot:
    """Return the vote on how soon a patient should be seen.

    Example:
        >>> level_ballot(patients()["early-ces"]).right[0].text
        'Emergency: hospital now'
    """
    short, long = words("consultation_levels_short"), words("consultation_levels")
    texts = [
        (level.value, f"{short[level.value]}: {long[level.value]}") for level in reversed(Level)
    ]
    options = tuple(
        replace(
            each,
            why=_why(patient, Level(each.id)),
            is_right=each.id == patient.level.value,
            short=short[each.id],
        )
        for each in lettered(texts)
    )
    named = "; ".join(short_name(sources()[id_]) for id_ in patient.sources)
    return Ballot(f"{LEVEL}{patient.id}", _stem(patient), options, named)


def told_lines(state: Play) -> Iterator[str]:
    """Yield the record so far, a line each, beginning with what was said unasked."""
    yield state.patient.opening_note
    for id_ in state.asked:
        yield state.patient.line(id_)


def _stem(patient: Patient) -> str:
    return class_words("patient")["level"].format(name=patient.name)


def _why(patient: Patient, level: Level) -> str:
    if level is patient.level:
        return patient.why
    if level < patient.level:
        return patient.too_slow.get(level.value, "")
    return patient.too_fast or ""
