"""Does every staged patient make sense: can it be found out, solved, and not solved dangerously?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from backedu.check.citations import citations
from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.patients.words import agreed, employed
from backedu.check.rule import Rule
from backedu.content.faults import Fault
from backedu.content.level import Level
from backedu.topics.patients.offer import nets
from backedu.topics.patients.play import MOST_NETS, MOST_REASONS
from backedu.topics.patients.reading import reading
from backedu.topics.patients.records import (
    OPENING,
    Patient,
    Step,
    is_usual,
    patients,
)
from backedu.topics.patients.variants import VARIANTS, variant
from backedu.triage import TriageResult

_FEWEST_STEPS = 2  # of each kind, so that choosing is a choice

PatientCheck = Callable[[Patient], Iterable[Fault]]


def reached(patient: Patient) -> Iterator[Fault]:
    """Say which facts nothing tells, and which a usual answer would hide."""
    told = {name for ask in patient.asks.values() for name in ask.tells}
    for name in patient.answers:
        if name not in told | {*patient.opening_tells}:
            yield f"answers.{name}", "is told by no question or test that is on offer"
    for ask in patient.asks.values():
        differs = [name for name in ask.tells if not is_usual(patient, name)]
        if differs and ask.id not in patient.says:
            what = f"lacks '{ask.id}', whose usual answer is “{ask.usual}”; but '{differs[0]}' is"
            yield "says", f"{what} {patient.facts[differs[0]]!r}"
    for id_, text in patient.says.items():
        if text == patient.asks[id_].usual:
            yield f"says.{id_}", "is what everyone says; leave it out"
    for id_ in patient.notes:
        if id_ not in patient.says:
            yield f"notes.{id_}", "notes what this person does not say; give the words in 'says'"
    for conflict in reading(patient).contradictions:
        yield "answers", f"contradict each other: {conflict.sentence}"


def judged(patient: Patient) -> Iterator[Fault]:
    """Say where the triage reaches another level, of everything or on the expert's path."""
    result = reading(patient)
    if result.level is not patient.level and not patient.level_differs:
        fault = f"is '{patient.level.value}', but the triage reaches '{result.level.value}'"
        yield "level", f"{fault}; change it, or say why in 'level_differs'"
    if result.level is patient.level and patient.level_differs:
        yield "level_differs", "explains a difference that isn't there; leave it out"
    certain = _certain(reading(patient, patient.expert))
    if certain is not result.level:
        fault = f"brings what reaches '{certain.value}' for certain, not '{result.level.value}'"
        yield "expert", f"{fault}; add what decides it"


def _certain(result: TriageResult) -> Level:
    return max((each.level for each in result.reasons if each.certain), default=Level.SELF_CARE)


def solved(patient: Patient) -> Iterator[Fault]:
    """Say why an expert could not reach every point in the time there is."""
    took = sum(patient.asks[id_].minutes for id_ in patient.expert)
    if took > patient.minutes:
        yield "expert", f"takes {took} minutes of {patient.minutes}; leave something out"
    for name in ("expert", "key", "net"):
        listed = getattr(patient, name)
        if len(set(listed)) < len(listed):
            yield name, "names something twice"
    asked = {OPENING, *patient.expert}
    wanted = min(MOST_REASONS, len(patient.key))
    if not patient.key or len({*patient.key} & asked) < wanted:
        yield "key", f"needs at least {max(1, wanted)} of what the expert asks or the opening tells"
    if not 1 <= len(patient.net) <= MOST_NETS:
        yield "net", f"has {len(patient.net)} lines; give 1 to {MOST_NETS}"
    for id_ in patient.net:
        if not nets()[id_].good:
            yield "net", f"names '{id_}', a line that helps nobody"


def safe(patient: Patient) -> Iterator[Fault]:
    """Say where an emergency could end at home, and which consequence is missing."""
    slower = {level.value for level in Level if level < patient.level}
    for level in sorted(slower - patient.too_slow.keys()):
        yield "too_slow", f"does not say what happens at the level '{level}'"
    for level in sorted(patient.too_slow.keys() - slower):
        yield f"too_slow.{level}", f"isn't slower than '{patient.level.value}'"
    is_emergency = patient.level is Level.EMERGENCY
    if is_emergency and patient.too_fast:
        yield "too_fast", "can't be: nothing is faster than an emergency"
    if not is_emergency and not patient.too_fast:
        yield "too_fast", "is missing; say what happens when this person is sent on too fast"
    yield from _sent(patient)


def _sent(patient: Patient) -> Iterator[Fault]:
    """Say where the safety net sends this person the wrong way."""
    is_emergency = patient.level is Level.EMERGENCY
    sends = {id_: nets()[id_].sends for id_ in patient.net}
    if is_emergency and "hospital" not in sends.values():
        yield "net", "lacks a line that sends to hospital, though this is an emergency"
    for id_, where in sends.items():
        if is_emergency and where == "home":
            yield "net", f"names '{id_}', which sends someone in an emergency home"
        if not is_emergency and where == "hospital":
            yield "net", f"names '{id_}', though this isn't an emergency"


def varied(patient: Patient) -> Iterator[Fault]:
    """Say which variants have another level by the triage."""
    level = reading(patient).level
    wrong: dict[tuple[int, Level], list[int]] = {}
    for number in range(1, VARIANTS + 1):
        made = variant(patient, number)
        if (reached := reading(made).level) is not level:
            wrong.setdefault((made.age, reached), []).append(number)
    for (age, reached), numbers in wrong.items():
        which = ", ".join(map(str, numbers))
        fault = f"at the age of {age} the triage reaches '{reached.value}', not '{level.value}'"
        if age in patient.ages:
            yield "ages", f"has {age}, but {fault}; take it out (variants {which})"
        else:
            yield None, f"has variants ({which}) of another level: {fault}"


def chosen(patient: Patient) -> Iterator[Fault]:
    """Say where a choice is none, or its consequence is missing."""
    for name, steps in (("plan", patient.plan), ("words", patient.words)):
        texts = [step.text.casefold() for step in steps]
        if len(set(texts)) < len(texts):
            yield name, "offers the same text twice"
        for step in steps:
            if step.then == step.text:
                yield name, f"repeats “{step.text[:40]}” instead of what happens then"
            if name == "words" and any(citations(step.text, {})):
                yield (
                    name,
                    f"says a source aloud (“{step.text[:40]}”); name it in what happens then",
                )
    good, bad = _counted(patient.plan)
    if good < _FEWEST_STEPS or bad < _FEWEST_STEPS:
        fault = f"has {good} steps that help and {bad} that don't"
        yield "plan", f"{fault}; give at least {_FEWEST_STEPS} of each"
    good, bad = _counted(patient.words)
    if good != 1 or bad < 1:
        yield "words", f"has {good} that help and {bad} that don't; give one that helps, and others"


def _counted(steps: Iterable[Step]) -> tuple[int, int]:
    good = [step.good for step in steps]
    return sum(good), len(good) - sum(good)


def _faults(check: PatientCheck, corpus: Corpus) -> Iterator[Finding]:
    for patient in corpus.sound(patients).values():
        document, found = corpus.documents["patients"], {*check(patient)}
        if patient.counterpart:
            found |= {
                (field, f"{fault} (as {patient.counterpart.name})")
                for field, fault in {*check(patient.counterpart)} - found
            }
        for field, fault in sorted(found, key=str):
            yield document.finding(patient.id, tuple((field or "").split(".")), fault)


RULES = (
    Rule(
        "patient-reached",
        "Every fact of a staged patient can be found out, and no words contradict it",
        "A fact that no question brings can't be asked for, and a usual “no” would hide it.",
        partial(_faults, reached),
    ),
    Rule(
        "patient-words",
        "What a staged patient says, and their age and sex, agree with the answers",
        "“Yes, 39 since yesterday” beside no fever would teach the opposite of what is meant. The "
        "words are those of spoken.toml; the check can't read a sentence.",
        partial(_faults, agreed),
    ),
    Rule(
        "patient-level",
        "A staged patient has the level that the triage reaches, or says why not",
        "Of all there is to know, and for certain of what the expert asks: a student who follows "
        "the expert must come to the same.",
        partial(_faults, judged),
    ),
    Rule(
        "patient-solved",
        "A staged patient can be solved in the time there is",
        "An expert's path within the minutes, and every point within reach.",
        partial(_faults, solved),
    ),
    Rule(
        "patient-safe",
        "An emergency can't end at home, and every level that is too slow says what happens",
        "A student who errs must see what would follow, and no safety net may send the wrong way.",
        partial(_faults, safe),
    ),
    Rule(
        "patient-variants",
        "Every variant of a staged patient keeps the level, proved by the triage",
        "Someone much like this patient is solved in the same way: age, side, job and what is said "
        "besides must not decide.",
        partial(_faults, varied),
    ),
    Rule(
        "patient-jobs",
        "Every job that a staged patient may have fits the story",
        "A plan that speaks of the van is about nobody once the driver is a clerk.",
        partial(_faults, employed),
    ),
    Rule(
        "patient-choices",
        "Every choice is one, and says what happens then",
        "Explained feedback teaches; a bare right or wrong hardly does (Van der Kleij 2015).",
        partial(_faults, chosen),
    ),
)
