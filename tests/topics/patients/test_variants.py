"""Variants of a patient: another age, side or job, harmless words, and always the same level."""

from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.topics.patients.jobs import jobs
from backedu.topics.patients.play import play
from backedu.topics.patients.reading import reading
from backedu.topics.patients.records import Patient, patients
from backedu.topics.patients.variants import VARIANTS, distractors, variant
from backedu.views.patient import scene

TOM, MAYA = patients()["sciatica-no-weakness"], patients()["gymnast"]


@pytest.mark.parametrize("patient", patients().values(), ids=lambda patient: patient.id)
def test_every_variant_keeps_the_level(patient: Patient) -> None:
    """The triage reaches the same level for each, and each says two harmless things besides."""
    made = [variant(patient, number) for number in range(1, VARIANTS + 1)]

    assert {reading(each).level for each in made} == {patient.level}
    for each in made:
        assert len(each.says) == sum(id_ in each.asks for id_ in patient.says) + 2
    assert {each.job for each in made} == {
        patient.job,
        *(jobs()[id_].title for id_ in patient.jobs),
    }
    assert {each.age for each in made} == {patient.age, *patient.ages}
    assert len({(each.age, *each.says.items()) for each in made}) == VARIANTS


def test_the_other_side_is_the_other_side_everywhere() -> None:
    """Words, findings and facts change together; “all right” stays what it is."""
    other = variant(TOM, 1)

    assert other.answers["leg_side"] == "right"
    assert other.says["legs"] == "Only the right, down to the little toe."
    assert other.says["leg-raise"].startswith("Right 35 degrees")
    assert variant(MAYA, 1).says["mood"].startswith("All right.")


def test_another_job_changes_work_and_nothing_else() -> None:
    """Who they are, what they say of work, its line and its answer change together."""
    marek = patients()["plain-spasm"]
    sorter, written = variant(marek, 1), variant(marek, 7)
    job = jobs()["parcel-sorter"]

    assert (sorter.job, sorter.answers["work"]) == (job.title, job.title)
    assert (sorter.says["work"], sorter.notes["work"]) == (job.says, job.note)
    assert {**sorter.answers, "work": marek.answers["work"]} == marek.answers
    assert (written.job, written.says["work"]) == (marek.job, marek.says["work"])
    assert "parcel sorter" in scene(marek, ["variant:1"])["scene"]["who"]


def test_there_is_no_other_variant() -> None:
    """The numbers end, and 0 is the patient as written."""
    assert variant(TOM, 0) is TOM
    with pytest.raises(ValueError, match="choose one from 0 to"):
        variant(TOM, VARIANTS + 1)


def test_a_variant_is_the_first_choice_or_none() -> None:
    """A log begins with it; later it doesn't count. A page shows who it is."""
    first, late = play(TOM, ["variant:1", "ask:legs"]), play(TOM, ["ask:legs", "variant:1"])

    assert (first.number, late.number) == (1, 0)
    assert "right" in scene(TOM, first.log)["scene"]["answers"]["legs"]
    assert scene(TOM, [f"variant:{VARIANTS}"])["scene"]["another"] == "variant:1"


def test_a_distractor_belongs_to_a_question(tmp_path: Path) -> None:
    """What no question brings is never said."""
    (tmp_path / "distractors.toml").write_text(
        '[a]\nask = "weather"\nsays = "Rain."\nnote = "Rain"\n', encoding="utf-8"
    )

    with pytest.raises(ContentError, match="isn't a question"):
        distractors.load(tmp_path)
