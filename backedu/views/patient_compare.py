"""The comparison after a consultation: the student beside an expert and the triage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backedu.content.citing import evidence
from backedu.content.wording import words
from backedu.topics.patients.marks import Marks, marks
from backedu.topics.patients.offer import Net, nets
from backedu.topics.patients.play import Play
from backedu.topics.patients.reading import decisive, reading
from backedu.topics.patients.records import OPENING, Step, patients
from backedu.triage import TriageResult
from backedu.views.patient_beside import beside, level_shown

_THIN = 4
"""So many questions left out that no consultation should miss: a thin record. Our convention."""


def comparison(state: Play) -> dict[str, Any]:
    """Return what a student sees who has committed.

    Example:
        >>> from backedu.topics.patients.play import play
        >>> done = ["level:soon", "because:opening", "do:1", "say:1", "net:rest", "sure:guess"]
        >>> comparison(play(patients()["early-ces"], done))["word"]
        'Too slow for this patient.'
    """
    patient, found = state.patient, marks(state)
    label = words("consultation_marks")
    return {
        "right": _verdict(found) == "right",
        "word": label[_verdict(found)],
        "points": label["points"].format(got=found.got, of=found.of),
        "parts": [
            {"label": label[f"point_{part.id}"], "got": part.got, "of": part.of}
            for part in found.parts
        ],
        "heads": [label["you"], label["expert"]],
        "rows": _rows(state, found),
        "happens": _happens(state, found),
        "why": {"title": label["why"], "text": patient.why},
        "lists": _lists(state, found),
        "readings": [
            _reading(label["triage_asked"], reading(patient, state.asked)),
            _reading(label["triage_all"], reading(patient)),
        ],
        "contrast": _contrast(state),
        "differs": patient.level_differs or "",
        "note": label["composed"],
        **evidence(patient.sources, None, patient.reviewed),
    }


def _verdict(found: Marks) -> str:
    if found.level:
        return "too_slow" if found.level < 0 else "too_fast"
    return "right_thin" if len(found.not_asked) >= _THIN else "right"


def _rows(state: Play, found: Marks) -> list[dict[str, Any]]:
    """The table: what it is about, the student's, the expert's."""
    patient, label = state.patient, words("consultation_marks")
    first = patient.asks[state.asked[0]].text if state.asked else label["none"]
    keys = [id_ for id_ in patient.key if id_ != OPENING]
    asked = len(keys) - len(found.key_missed)
    every, names = (
        ". ".join(patient.line(id_) for id_ in ids)  # one may have a semicolon
        for ids in (keys, found.key_missed)
    )
    expert_min = sum(patient.asks[id_].minutes for id_ in patient.expert)
    left_out = f" {label['left_out'].format(names=names)}" if names else ""
    return [
        {
            "label": label["row_level"],
            "cells": [level_shown(state.level), level_shown(patient.level.value)],
            "same": label["agreed"] if state.level == patient.level.value else "",
        },
        {
            "label": label["row_first"],
            "cells": [first, f"“{patient.expert_first}” {patient.expert_why}"],
        },
        {
            "label": label["row_findings"],
            "cells": [label["findings"].format(n=asked, of=len(keys)) + left_out, f"{every}."],
        },
        {
            "label": label["row_time"],
            "cells": [
                label["time"].format(n=patient.minutes - state.left, of=patient.minutes),
                label["time"].format(n=expert_min, of=patient.minutes),
            ],
        },
        _spoken(state),
    ]


def _spoken(state: Play) -> dict[str, Any]:
    """What each says to the patient; the same words are not read twice."""
    label, said = words("consultation_marks"), state.patient.speeches[state.say or 0]
    best = next(step.text for step in state.patient.words if step.good)
    return {
        "label": label["row_say"],
        "cells": [f"“{said.text}”", "" if said.good else f"“{best}”"],
        "same": label["agreed"] if said.good else "",
        "said": True,
    }


def _happens(state: Play, found: Marks) -> list[dict[str, str]]:
    """What follows from the level, when it is not the right one."""
    label = words("consultation_marks")["happens"]
    if found.level < 0:
        return [{"title": label, "text": state.patient.too_slow[state.level]}]
    if found.level > 0 and state.patient.too_fast:
        return [{"title": label, "text": state.patient.too_fast}]
    return []


def _lists(state: Play, found: Marks) -> list[dict[str, Any]]:
    """Titled lists of what harmed, would have helped and was left out; none is empty."""
    patient, label = state.patient, words("consultation_marks")
    lines = [nets()[id_].text for id_ in patient.net if id_ not in state.net]
    titled = (
        ("harms", _told(found.harms)),
        ("not_done", _told(found.not_done)),
        ("net_missing", [{"text": line} for line in lines]),
        ("not_asked", [{"text": patient.asks[id_].text} for id_ in found.not_asked]),
    )
    return [{"title": label[name], "items": items} for name, items in titled if items]


def _told(steps: Sequence[Step | Net]) -> list[dict[str, str]]:
    return [{"strong": step.text, "text": step.then or ""} for step in steps]


def _reading(heading: str, result: TriageResult) -> dict[str, Any]:
    certain = [f"{topic}." for topic in decisive(result)]
    careful = words("consultation_marks")["open_reading"]
    return {
        "heading": heading,
        **level_shown(result.level.value),
        "lines": ([careful] if result.decided_by_unknown else []) + certain[:3],
    }


def _contrast(state: Play) -> dict[str, Any]:
    """Who seems alike; how fast they should be seen only once both have been worked up."""
    label, patient = words("consultation_marks"), state.patient
    partner = patients()[patient.contrast.partner]
    return {
        "title": label["contrast"].format(title=partner.title),
        "partner": partner.id,
        "rows": [
            {"label": label["same"], "text": patient.contrast.same},
            {"label": label["differs"], "text": patient.contrast.differs},
        ],
        "beside": beside(patient, partner) if state.is_beside else {},
    }
