"""What a patient says is compared with the facts; what is meant to differ says why."""

from dataclasses import replace

from backedu.check.patients.words import agreed
from backedu.topics.patients.records import patients

ELIF, AILEEN = patients()["kidney-infection"], patients()["sciatica-foot-drop"]


def test_a_contradiction_on_purpose_is_allowed() -> None:
    """Where a reason is given; without it, the field and the words are named."""
    assert list(agreed(ELIF)) == []
    [(field, fault)] = agreed(replace(ELIF, on_purpose={}))

    assert field == "says.place"
    assert fault.startswith("has “ribs”, but 'thoracic_pain' is 'no'; change one of them, or say")


def test_another_age_is_compared_too() -> None:
    """The fault is at the ages, with the age."""
    changed = replace(AILEEN, ages=(48,), answers={"pregnancy": "not_applicable"}, on_purpose={})
    faults = list(agreed(changed))

    assert ("answers.pregnancy", "is 'not_applicable' for a woman of 51;") in [
        (field, fault.partition(";")[0] + ";") for field, fault in faults
    ]
    assert any(field == "ages" and fault.startswith("has 48") for field, fault in faults)
