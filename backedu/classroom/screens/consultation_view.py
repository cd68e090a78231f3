"""What the screens show of a patient whom the class works up together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backedu.classroom.consultation import (
    ASK,
    ask_ballot,
    consulted,
    may_ask,
    patient_of,
    told_lines,
)
from backedu.classroom.screens.showing import Showing
from backedu.classroom.stage import Stage
from backedu.classroom.words import class_words
from backedu.content.wording import words
from backedu.topics.patients.marks import not_asked
from backedu.topics.patients.play import Play
from backedu.topics.patients.reading import decisive, reading
from backedu.triage import TriageResult

_LINES = 6
"""How many lines of a record fit the wall."""
_REASONS = 2


def state_of(showing: Showing) -> Play:
    """Return the consultation of the patient on the wall."""
    patient = patient_of(showing.step.id)
    return consulted(patient, showing.lecture.told.get(f"{ASK}{patient.id}", ()))


def patient_on_wall(showing: Showing) -> dict[str, Any]:
    """Return what the wall shows while the class asks, before and after a vote."""
    text, state, now = class_words("patient"), state_of(showing), showing.now
    patient, stage = state.patient, now.stage if now else Stage.THINK
    clock = text["clock"].format(left=state.left, of=patient.minutes)
    view: dict[str, Any] = {
        "stage": stage.value,
        "who": f"{patient.name}, {patient.age}, {patient.job}. {patient.context}",
        "opening": f"“{patient.opening.strip()}”",
        "note": clock,
    }
    if stage is Stage.SPREAD:
        return view | {"heading": text["told"], "answers": list(answers(showing, state))}
    if stage is Stage.VOTE:
        lines = list(told_lines(state))
        view |= {"ring": [showing.voted, showing.here], "record": lines[-_LINES:]}
        return view | {"heading": text["next"], "record_title": words("consultation")["record"]}
    return view | {"heading": f"“{patient.title}”"}


def answers(showing: Showing, state: Play) -> Iterator[dict[str, Any]]:
    """Yield what this round has asked: the question, how many wanted it, and the answer."""
    rounds = showing.lecture.told.get(showing.step.id, ())
    run = showing.now.run if showing.now else 0
    counts = showing.counts()
    for id_ in rounds[run] if run < len(rounds) else ():
        wanted = counts[0][id_] if counts else 0
        count = class_words("patient")["wanted" if wanted else "expert"].format(count=wanted)
        yield {
            "text": state.patient.asks[id_].text,
            "count": count,
            "answer": state.patient.quoted(id_),
        }


def patient_on_phones(showing: Showing) -> dict[str, Any]:
    """Return what the phones show of it: what may be asked, or what was answered."""
    state, now = state_of(showing), showing.now
    if not now or now.stage is Stage.THINK:
        return {}
    if now.stage is Stage.SPREAD:
        return {"answers": list(answers(showing, state))}
    open_ = may_ask(state)
    options = [
        {"id": each.id, "letter": each.letter, "text": each.text, "group": each.group}
        for each in ask_ballot(state.patient).options
        if each.id in open_
    ]
    return {"stem": class_words("patient")["next"], "options": options}


def reading_on_wall(showing: Showing) -> dict[str, Any]:
    """Return what the triage makes of what the class asked, and of all there was to know."""
    text, label, state = class_words("patient"), words("consultation_marks"), state_of(showing)
    missed = [state.patient.asks[id_].open or "" for id_ in not_asked(state)]
    return {
        "heading": showing.step.title,
        "readings": [
            _reading(label["triage_asked"], reading(state.patient, state.asked)),
            _reading(label["triage_all"], reading(state.patient)),
        ],
        "missed_title": words("consultation")["open"] if missed else text["nothing_missed"],
        "missed": missed[:_LINES],
        "texts": [state.patient.level_differs] if state.patient.level_differs else [],
        "note": label["composed"],
    }


def _reading(title: str, result: TriageResult) -> dict[str, Any]:
    certain = [f"{topic}." for topic in decisive(result)]
    careful = words("consultation_marks")["open_reading"] if result.decided_by_unknown else ""
    return {
        "title": title,
        "level": result.level.value,
        "label": result.label,
        "lines": [*([careful] if careful else []), *certain[:_REASONS]],
    }
