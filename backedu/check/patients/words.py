"""Does what a staged patient says, and what they are, agree with their answers to the triage?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from backedu.content.faults import Fault
from backedu.topics.patients.jobs import jobs
from backedu.topics.patients.offer import healthy
from backedu.topics.patients.records import Patient, is_usual
from backedu.topics.patients.spoken import spoken
from backedu.topics.patients.variants import VARIANTS, WORK, began_before_45, variant

# Words of a job that a story may use of something else.
_OF_ANY_JOB = {"retired", "assistant", "worker", "a", "an", "and", "at", "in", "of", "the"}
_TOLD = (
    *("title", "context", "opening", "opening_note", "why"),
    *("expert_first", "expert_why", "too_fast"),
)


def agreed(patient: Patient) -> Iterator[Fault]:
    """Say where words or facts contradict each other, as written and at another age."""
    known = {*_disagreeing(patient)}
    yield from _not_on_purpose(patient, known)
    at_other_ages: dict[tuple[str, str], int] = {}
    for number in range(1, VARIANTS + 1):
        made = variant(patient, number)
        at_other_ages.update(dict.fromkeys({*_disagreeing(made)} - known, made.age))
    for (field, fault), age in at_other_ages.items():
        if _named(field) not in patient.on_purpose:
            yield "ages", f"has {age}, where '{field}' {fault}"


def _not_on_purpose(patient: Patient, known: set[tuple[str, str]]) -> Iterator[Fault]:
    """What contradicts without a reason, and the reasons for what doesn't."""
    fields = {_named(field) for field, _ in known}
    for field, fault in sorted(known):
        if _named(field) not in patient.on_purpose:
            yield field, fault
    for name in patient.on_purpose:
        if name not in fields:
            yield f"on_purpose.{name}", "explains a contradiction that isn't there; leave it out"


def employed(patient: Patient) -> Iterator[Fault]:
    """Say which job no variant has, and where the story still speaks of the written one."""
    if not patient.jobs:
        return
    made = {variant(patient, number).job for number in range(1, VARIANTS + 1)}
    for id_ in patient.jobs:
        if jobs()[id_].title not in made:
            fault = f"names '{id_}', which none of the {VARIANTS} variants has"
            yield "jobs", f"{fault}; give fewer ages or jobs"
    yield from _spoken_of(patient)


def _spoken_of(patient: Patient) -> Iterator[Fault]:
    """Where the words of the written job are in what every variant keeps."""
    words = [word for word in re.findall(r"\w+", patient.job) if word not in _OF_ANY_JOB]
    if not words:
        return
    written = re.compile(rf"\b(?:{'|'.join(words)})s?\b", re.IGNORECASE)
    for field, text in _story(patient):
        if found := written.search(text):
            fault = f"names other jobs, but '{field}' speaks of the written one (“{found[0]}”)"
            yield "jobs", f"{fault}; say it without the job, or leave 'jobs' out"


def _story(patient: Patient) -> Iterator[tuple[str, str]]:
    """All that stays as it is written when the job changes."""
    for name in _TOLD:
        yield name, getattr(patient, name) or ""
    yield "contrast", f"{patient.contrast.same} {patient.contrast.differs}"
    for name in ("says", "notes", "too_slow"):
        for id_, text in getattr(patient, name).items():
            if id_ != WORK:
                yield f"{name}.{id_}", text
    for name in ("plan", "words"):
        for step in getattr(patient, name):
            yield name, f"{step.text} {step.then}"


def _named(field: str) -> str:
    """What a field is called under ``on_purpose``."""
    return field.removeprefix("says.").removeprefix("notes.")


def _disagreeing(patient: Patient) -> Iterator[tuple[str, str]]:
    yield from _of_this_age(patient)
    yield from _said(patient, "opening", patient.opening, spoken().keys())
    for name in ("says", "notes"):
        for id_, text in getattr(patient, name).items():
            yield from _said(patient, f"{name}.{id_}", text, patient.asks[id_].tells)


def _of_this_age(patient: Patient) -> Iterator[tuple[str, str]]:
    facts = patient.facts
    youngest, oldest = next(iter(healthy().values())).childbearing_ages
    is_asked = patient.sex == "female" and youngest <= patient.age <= oldest
    if is_asked and facts.get("pregnancy") == "not_applicable":
        fault = f"is 'not_applicable' for a woman of {patient.age}; write \"no\", or what is so"
        yield "answers.pregnancy", fault
    began, given = began_before_45(patient), facts.get("age_onset_under_45")
    if began and given in {"yes", "no"} and given != began:
        fault = f"is '{given}' at {patient.age} with this duration and 'previous_episodes'"
        yield "answers.age_onset_under_45", f"{fault}; it must be '{began}'"


def _said(
    patient: Patient, field: str, text: str, names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """What a text says of some answers, where the facts have it the other way round."""
    for name in names:
        is_answer = field != "opening"
        said = spoken()[name].says(text, is_answer=is_answer) if name in spoken() else None
        if said is None or name not in patient.facts:
            continue
        words, is_so = said
        fact = patient.facts[name]
        if (is_so and is_usual(patient, name)) or (not is_so and fact == "yes"):
            how = "has" if is_so else "denies"
            fault = f"{how} “{words}”, but '{name}' is {fact!r}; change one of them"
            yield field, f"{fault}, or say why under 'on_purpose'"
