"""Other jobs of a patient are known, ask the same of the body, and bring no fact of the triage."""

from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.places import data_dir
from backedu.topics.patients.jobs import jobs
from backedu.topics.patients.records import patients


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ('load = "moving"', 'load = "heavy"', "record 'painter': field 'load' is 'heavy', not one"),
        ("Painting, up", "I fell off a roof, up", "record 'painter': field 'says' speaks of"),
    ],
)
def test_a_job_changes_no_fact_but_work(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    """A load that isn't known, or words that bring another fact, are named with their field."""
    text = find("jobs.toml", data_dir()).read_text(encoding="utf-8")
    (tmp_path / "jobs.toml").write_text(text.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        jobs.load(tmp_path)


@pytest.mark.parametrize(
    ("named", "fault"),
    [
        ('["painter", "pilot"]', "'axspa': field 'jobs' names 'pilot', which isn't a job"),
        ('["painter", "retired-clerk"]', "'axspa': field 'jobs' names different loads"),
    ],
)
def test_a_patient_names_jobs_that_are_alike(tmp_path: Path, named: str, fault: str) -> None:
    """A job that isn't known, or that asks something else of the body, is named with its record."""
    text = find("patients.toml", data_dir()).read_text(encoding="utf-8")
    text = text.replace('["painter", "gardener"]', named)
    (tmp_path / "patients.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        patients.load(tmp_path)
