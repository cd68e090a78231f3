"""Two patients side by side: what differed, and why the level differs."""

import pytest

from backedu.topics.patients.play import play
from backedu.topics.patients.records import Patient, patients
from backedu.topics.patients.variants import variant
from backedu.views.patient_beside import beside
from backedu.views.patient_compare import comparison

LEANNE, TOM = patients()["early-ces"], patients()["sciatica-no-weakness"]
DONE = ["level:soon", "because:opening", "do:1", "say:1", "net:rest", "sure:guess"]


@pytest.mark.parametrize("patient", patients().values(), ids=lambda patient: patient.id)
def test_every_pair_differs_in_what_decides(patient: Patient) -> None:
    """Both levels' reasons, and some answer or finding that one of them has otherwise."""
    partner = patients()[patient.contrast.partner]
    rows = beside(patient, partner)["rows"]

    assert rows[-1]["cells"] == [patient.why, partner.why]
    assert len(rows) > 4
    assert all(row["cells"][0] != row["cells"][1] for row in rows)


def test_what_is_alike_or_cannot_be_is_not_compared() -> None:
    """The same answer is left out; what nobody asks someone of this sex doesn't apply."""
    labels = [row["label"] for row in beside(TOM, patients()["gymnast"])["rows"]]
    cells = {row["label"]: row["cells"] for row in beside(TOM, patients()["gymnast"])["rows"]}

    assert "Level" not in labels
    assert cells["Pregnancy and bleeding"][0] == "Doesn’t apply"


def test_a_variant_is_compared_as_it_was_seen() -> None:
    """With its age and its side."""
    compared = comparison(play(TOM, ["variant:1", *DONE, "beside:early-ces"]))
    table = compared["contrast"]["beside"]

    assert table["heads"][0] == f"Tom, {variant(TOM, 1).age}"
    assert "Right leg only, to the little toe" in [row["cells"][0] for row in table["rows"]]
