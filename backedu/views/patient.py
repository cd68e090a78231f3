"""A staged patient as a control shows it: what is on offer, and the scene that a log leads to.

What nobody has asked, and what is right, is in neither: a scene holds the answers to what was
asked, and the comparison only once the student has committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.topics.patients.marks import not_asked
from backedu.topics.patients.offer import PARTS, nets
from backedu.topics.patients.play import MOST_NETS, MOST_REASONS, Play, play
from backedu.topics.patients.records import OPENING, Patient, Step
from backedu.topics.patients.variants import VARIANTS
from backedu.views.panel import MARKS
from backedu.views.patient_compare import comparison


def parts(
    patient: Patient,
) -> tuple[dict[str, Any], Callable[[Iterable[str]], dict[str, Any]]]:
    """Return what a control of this patient is made of: what is on offer, and what plays a log."""
    return case(patient), partial(scene, patient)


def case(patient: Patient) -> dict[str, Any]:
    """Return what a student is offered, before anything was asked.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> case(patients()["early-ces"])["title"]
        '“It is just the tablets”'
    """
    return {
        "id": patient.id,
        "kicker": words("consultation")["kicker"].format(minutes=patient.minutes),
        "title": f"“{patient.title}”",
        "context": patient.context,
        "look": patient.look,
        "minutes": patient.minutes,
        "parts": [_part(patient, part) for part in PARTS],
        "level": _levels(),
        "do": _steps(patient.steps),
        "say": _steps(patient.speeches),
        "net": [{"id": id_, "text": net.text} for id_, net in nets().items()],
        "sure": [{"id": id_, "text": text} for id_, text in words("confidence").items()],
        "most": {"because": MOST_REASONS, "net": MOST_NETS},
    }


def scene(patient: Patient, log: Iterable[str]) -> dict[str, Any]:
    """Return what a log of choices leads to: the choices that counted, and what is seen then.

    Example:
        >>> from backedu.topics.patients.records import patients
        >>> shown = scene(patients()["early-ces"], ["ask:waterworks", "sure:sure"])
        >>> shown["log"], shown["scene"]["answers"]
        (['ask:waterworks'], {'waterworks': '“No more than usual, with these tablets.”'})
    """
    state = play(patient, log)
    patient = state.patient
    shown = {
        "count": len(state.log),
        "who": f"{patient.name}, {patient.age}, {patient.job}.",
        "opening": f"“{patient.opening}”",
        "another": f"variant:{state.number % VARIANTS + 1}",
        "left": state.left,
        "answers": {id_: patient.quoted(id_) for id_ in state.asked},
        "record": _record(state),
        "reasons": _reasons(state),
        "chosen": _chosen(state),
        "missing": [words("consultation")[f"missing_{name}"] for name in state.missing],
        "compare": comparison(state) if state.is_done else {},
    }
    outcome: dict[str, Any] = {"done": state.is_done}
    if state.is_done:
        said = {"right": Level(state.level) is patient.level, "sure": state.sure}
        outcome |= said | {"judged": {f"patient/{patient.id}": said}}
    return {"log": list(state.log), "scene": shown, "outcome": outcome}


def _part(patient: Patient, part: str) -> dict[str, Any]:
    return {
        "id": part,
        "title": words("consultation")[part],
        "asks": [
            {"id": id_, "text": ask.text, "minutes": ask.minutes, "search": ask.search}
            for id_, ask in patient.asks.items()
            if ask.part == part
        ],
    }


def _levels() -> list[dict[str, str]]:
    return [
        {
            "id": level.value,
            "text": words("consultation_levels_short")[level.value],
            "note": words("consultation_levels")[level.value],
            "mark": MARKS[level.value],
        }
        for level in reversed(Level)
    ]


def _steps(steps: Sequence[Step]) -> list[dict[str, str]]:
    """The steps without what they are worth."""
    return [{"id": str(place), "text": step.text} for place, step in enumerate(steps)]


def _record(state: Play) -> dict[str, list[str]]:
    patient = state.patient
    tests = [id_ for id_ in state.asked if patient.asks[id_].is_test]
    said = [OPENING, *(id_ for id_ in state.asked if id_ not in tests)]
    return {
        "said": [patient.line(id_) for id_ in said],
        "found": [patient.line(id_) for id_ in tests],
        "open": [patient.asks[id_].open or "" for id_ in not_asked(state)],
    }


def _reasons(state: Play) -> list[dict[str, str]]:
    return [{"id": id_, "text": state.patient.line(id_)} for id_ in _worth_a_reason(state)]


def _worth_a_reason(state: Play) -> Iterator[str]:
    """What this person told that not everyone tells: the rest is in the record alone."""
    yield OPENING
    for id_ in state.asked:
        if id_ in state.patient.says or id_ in state.patient.key:
            yield id_


def _chosen(state: Play) -> Mapping[str, list[str]]:
    return {
        "level": [state.level] if state.level else [],
        "because": list(state.because),
        "do": [str(place) for place in state.do],
        "say": [] if state.say is None else [str(state.say)],
        "net": list(state.net),
    }
