"""What there is to show at a moment; each screen shows its own part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from backedu.classroom.ballot import Ballot
from backedu.classroom.lecture import Lecture, Progress
from backedu.classroom.lookup import ballot
from backedu.classroom.stage import Stage
from backedu.classroom.step import Step
from backedu.classroom.tally import Vote

DISCUSS_S = 120
"""How long a class talks before it votes again, in seconds; the presenter may go on earlier."""


@dataclass(frozen=True)
class Showing:
    """A moment of a class.

    Attributes:
        lecture: Where the class is.
        steps: All steps.
        rounds: The votes of each round of the question on the wall, in the order of its rounds.
        connected: The phones that are connected now.
        stage_s: Seconds since the last change.
        class_s: Seconds since the class began.
    """

    lecture: Lecture
    steps: Sequence[Step]
    rounds: Sequence[Sequence[Vote]] = ()
    connected: frozenset[str] = frozenset()
    stage_s: float = 0
    class_s: float = 0

    @property
    def step(self) -> Step:
        """The step on the wall; the first one when what was written down is no longer there."""
        found = (step for step in self.steps if step.id == self.lecture.at)
        return next(found, self.steps[0])

    @property
    def ballot(self) -> Ballot | None:
        """What is voted on."""
        return ballot(self.step.id, self.lecture) if self.step.way else None

    @property
    def now(self) -> Progress | None:
        """How far it has come."""
        return self.lecture.now(self.steps)

    @property
    def here(self) -> int:
        """How many take part: the connected phones, and those that voted before they were lost."""
        voters = {vote.phone for vote in self.rounds[-1]} if self.rounds else set()
        return len(self.connected | voters)

    @property
    def voted(self) -> int:
        """How many have voted in the round that is open or was the last."""
        return len(self.rounds[-1]) if self.rounds else 0

    def reached(self, stage: Stage) -> bool:
        """Whether the question on the wall has come so far."""
        return bool(self.now and self.now.stage.reached(stage))

    def counts(self) -> list[Counter[str]]:
        """Return how many chose each option, for each round."""
        asked = self.ballot
        return [asked.counts(votes) for votes in self.rounds] if asked else []
