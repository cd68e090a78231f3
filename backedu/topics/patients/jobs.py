"""Other jobs that a variant of a patient may have: only what is said of work changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from backedu.content.faults import Fault
from backedu.content.table import Data, Table
from backedu.topics.patients.spoken import spoken


class Load(Enum):
    """What a job asks of the body, as the person does it now."""

    RETIRED = "retired"
    SITTING = "sitting"
    STANDING = "standing"
    MOVING = "moving"
    LIFTING = "lifting"


@dataclass(frozen=True)
class Job:
    """A job, as the person would tell of it.

    Attributes:
        title: What is said of the person beside name and age, and to the triage.
        load: What it asks of the body.
        says: What the person answers when asked about work.
        note: The same in a line of the record.
    """

    id: str
    title: str
    load: Load
    says: str
    note: str


def _faults(job: Job, data: Data) -> Iterator[Fault]:
    """Say where a job speaks of a fact of the triage: it would be heard, and not be so."""
    for name in ("title", "says", "note"):
        for known in data.read(spoken).values():
            if found := known.says(getattr(job, name), is_answer=False):
                fault = f"speaks of '{known.id}' (“{found[0]}”)"
                yield name, f"{fault}; a job changes no fact but 'work'"


jobs = Table("jobs.toml", Job, _faults)
"""Jobs by the name that a patient's ``jobs`` gives."""
