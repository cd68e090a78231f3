"""What a page receives of a patient: on offer from the start, answers once asked."""

import json

from backedu.topics.patients.records import Patient, patients
from backedu.views.patient import case, scene

LEANNE = patients()["early-ces"]
DECIDED = ["level:soon", "because:opening", "do:1", "say:1", "net:rest"]


def _secrets(patient: Patient) -> list[str]:
    """All that a page must not have before the commitment."""
    return [
        *patient.says.values(),
        *(step.then for step in (*patient.plan, *patient.words)),
        *patient.too_slow.values(),
        patient.why,
        patient.expert_first,
        patient.expert_why,
        patient.contrast.differs,
        '"good"',
        '"key"',
    ]


def test_nothing_right_is_in_the_page_before_the_commitment() -> None:
    """No answer unasked, no consequence, no expert, no mark: whatever was ticked."""
    for patient in patients().values():
        received = json.dumps(
            [case(patient), scene(patient, []), scene(patient, DECIDED)], ensure_ascii=False
        )

        assert [secret for secret in _secrets(patient) if secret in received] == []


def test_an_answer_comes_with_its_question_alone() -> None:
    """Asking one thing brings its answer and its line in the record, and closes its gap."""
    shown = scene(LEANNE, ["ask:bladder"])["scene"]

    assert shown["answers"] == {"bladder": f"“{LEANNE.says['bladder']}”"}
    assert LEANNE.notes["bladder"] in shown["record"]["said"]
    assert "Bladder: feeling, starting, emptying" not in shown["record"]["open"]
    assert [reason["id"] for reason in shown["reasons"]] == ["opening", "bladder"]


def test_an_empty_answer_is_no_reason() -> None:
    """What everyone would say is in the record, and not among the reasons to choose."""
    shown = scene(LEANNE, ["ask:cancer"])["scene"]

    assert [reason["id"] for reason in shown["reasons"]] == ["opening"]
    assert shown["record"]["said"][1] == "Never had cancer"


def test_what_is_still_open_is_named() -> None:
    """A decision says which of its parts are missing, until none is."""
    assert scene(LEANNE, DECIDED[:3])["scene"]["missing"] == ["what you say", "the safety net"]
    assert scene(LEANNE, DECIDED)["scene"]["missing"] == []


def test_the_outcome_is_known_once_committed() -> None:
    """Right or not is said after the commitment, never before."""
    assert scene(LEANNE, DECIDED)["outcome"] == {"done": False}
    assert scene(LEANNE, [*DECIDED, "sure:sure"])["outcome"] == {
        "done": True,
        "right": False,
        "sure": "sure",
        "judged": {"patient/early-ces": {"right": False, "sure": "sure"}},
    }
