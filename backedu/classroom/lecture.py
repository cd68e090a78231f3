"""The machine of a class: which step is on the wall, and how far each question has come.

Everything is a value: what a presenter does makes a new :class:`Lecture` of the one before, so it
can be written down whole and read again after a crash. It counts nothing and knows no votes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from types import MappingProxyType
from typing import Any

from backedu.classroom.added import Added
from backedu.classroom.programme import LOBBY
from backedu.classroom.stage import ROUND_BY_ROUND, Stage, after, before
from backedu.classroom.step import Step

ROUNDS_OF_A_RUN = 2


@dataclass(frozen=True)
class Progress:
    """How far a question has come.

    Attributes:
        stage: Where it is.
        run: 0 when it is asked for the first time, 1 when it is asked again, and so on.
        voted_twice: Whether this run has had its second vote.
    """

    stage: Stage = Stage.THINK
    run: int = 0
    voted_twice: bool = False

    @property
    def round(self) -> int:
        """Number of the vote that is open or was the last: 1 and 2; 3 and 4 when asked again."""
        return ROUNDS_OF_A_RUN * self.run + 1 + self.voted_twice

    @property
    def rounds(self) -> tuple[int, ...]:
        """The votes of this run, in their order."""
        first = ROUNDS_OF_A_RUN * self.run + 1
        return (first, first + 1) if self.voted_twice else (first,)

    def moved_to(self, stage: Stage) -> Progress:
        """Return the progress at another stage of the same run."""
        again = stage is Stage.VOTE_AGAIN or self.voted_twice
        return replace(self, stage=stage, voted_twice=again)


@dataclass(frozen=True)
class Lecture:
    """Where a class is.

    Attributes:
        at: Id of the step on the wall.
        progress: How far each question has come that was shown.
        version: How often something was changed; a screen that is behind shows an old one.
        added: What the presenter asked off the cuff.
        told: What came of votes, by the id of the step: what a patient was asked, round by round,
            and what the class guessed before a lab.
        let_through: The marks of the texts from phones that the wall may show.
        handed: The lesson whose hand-out phones can open: the last that came to its end.
        until: When the presenter's time is up, in seconds since 1970; 0 where nobody has said.

    Example:
        >>> steps = [Step("lobby", "lobby"), Step("q", "question"), Step("end", "title")]
        >>> asked = Lecture().forward(steps)
        >>> asked.at, asked.now(steps).stage
        ('q', <Stage.THINK: 'think'>)
        >>> asked.forward(steps).open_round(steps)
        ('q', 1)
    """

    at: str = LOBBY
    progress: Mapping[str, Progress] = field(default_factory=lambda: MappingProxyType({}))
    version: int = 0
    added: tuple[Added, ...] = ()
    told: Mapping[str, tuple[tuple[str, ...], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    let_through: tuple[str, ...] = ()
    handed: str = ""
    until: int = 0

    def way(self, steps: Sequence[Step]) -> tuple[Stage, ...]:
        """Return the stages of what is on the wall; none when nothing there is voted on."""
        return next((step.way for step in steps if step.id == self.at), ())

    def now(self, steps: Sequence[Step]) -> Progress | None:
        """Return how far the question on the wall has come; None when no question is."""
        way = self.way(steps)
        return self.progress.get(self.at, Progress(way[0])) if way else None

    def open_round(self, steps: Sequence[Step]) -> tuple[str, int] | None:
        """Return the question and the round that take votes, or None."""
        now = self.now(steps)
        return (self.at, now.round) if now and now.stage.is_open else None

    def forward(self, steps: Sequence[Step]) -> Lecture:
        """Return the lecture a step further: the next stage of a question, else the next step."""
        now, way = self.now(steps), self.way(steps)
        if now and (stage := after(now.stage, voted_twice=now.voted_twice, way=way)):
            return self._with(now.moved_to(stage))
        if now and way == ROUND_BY_ROUND:
            return self._with(Progress(Stage.VOTE, now.run + 1))
        return self._beside(steps, 1)

    def back(self, steps: Sequence[Step]) -> Lecture:
        """Return the lecture a step back; an open vote stays, and a closed one stays closed."""
        now = self.now(steps)
        if now and now.stage.is_open:
            return self
        way = self.way(steps)
        if now and (stage := before(now.stage, voted_twice=now.voted_twice, way=way)):
            return self._with(now.moved_to(stage))
        return self._beside(steps, -1)

    def vote(self, steps: Sequence[Step]) -> Lecture:
        """Return the lecture with its vote closed where it is open, opened where it is next."""
        now, further = self.now(steps), self.forward(steps)
        is_next = further.at == self.at and further.open_round(steps) is not None
        return further if now and (now.stage.is_open or is_next) else self

    def talk(self, steps: Sequence[Step]) -> Lecture:
        """Return the lecture at the talk before the second vote; the first is closed on the way."""
        now = self.now(steps)
        if now and now.stage in {Stage.VOTE, Stage.CLOSED} and Stage.DISCUSS in self.way(steps):
            return self._with(now.moved_to(Stage.DISCUSS))
        return self

    def reveal(self, steps: Sequence[Step]) -> Lecture:
        """Return the lecture at the result, without a second vote where there was none.

        What is worked out round by round is left, for what comes of it.
        """
        now, way = self.now(steps), self.way(steps)
        if now and way == ROUND_BY_ROUND and not now.stage.is_open:
            return self._beside(steps, 1)
        if now and now.stage in {Stage.CLOSED, Stage.DISCUSS}:
            return self._with(now.moved_to(Stage.COUNT if Stage.COUNT in way else Stage.SPREAD))
        return self

    def answered(self, steps: Sequence[Step]) -> Lecture:
        """Return the lecture at the right answer of a question on which nobody voted."""
        now = self.now(steps)
        return self._with(now.moved_to(Stage.RIGHT)) if now else self

    def again(self, steps: Sequence[Step]) -> Lecture:
        """Return the lecture with its question asked again; the votes so far keep their rounds."""
        now = self.now(steps)
        if now and now.stage.reached(Stage.COUNT):
            return self._with(Progress(self.way(steps)[0], now.run + 1))
        return self

    def ask(self, steps: Sequence[Step], asked: Added) -> Lecture:
        """Return the lecture at a question that is asked off the cuff; its vote is open."""
        left = self.forward(steps) if self.open_round(steps) else self
        added = (*self.added, asked)
        return replace(left, at=asked.id, added=added, version=self.version + 1)

    def tell(self, step: str, what: tuple[str, ...]) -> Lecture:
        """Return the lecture with what came of a vote, together with the next stage."""
        told = {**self.told, step: (*self.told.get(step, ()), what)}
        return replace(self, told=MappingProxyType(told))

    def show(self, text: str) -> Lecture:
        """Return the lecture with a text from a phone let through, or taken back if it was."""
        others = tuple(each for each in self.let_through if each != text)
        shown = (*others, text) if others == self.let_through else others
        return replace(self, let_through=shown, version=self.version + 1)

    def end_at(self, until: int) -> Lecture:
        """Return the lecture with the time at which it is to end."""
        return replace(self, until=until, version=self.version + 1)

    def go(self, steps: Sequence[Step], to: str) -> Lecture:
        """Return the lecture at another step; an open vote is closed on the way.

        A step that shows the answer to a vote which the class has not had leads to that vote.
        """
        step = next((step for step in steps if step.id == to), None)
        if step is None or to == self.at:
            return self
        left = self.forward(steps) if self.open_round(steps) else self
        handed = step.lesson if step.kind == "end" else self.handed
        return replace(left, at=self._first(step), handed=handed, version=self.version + 1)

    def _first(self, step: Step) -> str:
        """Return the vote that comes before a step, or the step where the class has had it."""
        had = [id_ for id_ in step.answers if id_ == self.at or id_ in self.progress]
        left = step.answers[step.answers.index(had[-1]) + 1 :] if had else step.answers
        return next(iter(left), step.id)

    def to_table(self) -> dict[str, Any]:
        """Return what is written down."""
        progress = {id_: asdict(each) for id_, each in self.progress.items()}
        added = [asdict(each) for each in self.added]
        place = {"at": self.at, "progress": progress, "version": self.version}
        place |= {"handed": self.handed}
        shown = {"told": dict(self.told), "let_through": self.let_through, "until": self.until}
        return place | {"added": added} | shown

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Lecture:
        """Read what was written down.

        Example:
            >>> Lecture.of(Lecture("q", {"q": Progress(Stage.VOTE)}, 3).to_table()).at
            'q'
        """
        progress = {
            id_: Progress(Stage(each["stage"]), each["run"], each["voted_twice"])
            for id_, each in table["progress"].items()
        }
        added = tuple(Added(**each) for each in table.get("added", ()))
        told = {
            patient: tuple(tuple(asked) for asked in rounds)
            for patient, rounds in table.get("told", {}).items()
        }
        place = (table["at"], MappingProxyType(progress), table["version"])
        shown = tuple(table.get("let_through", ()))
        ends = (table.get("handed", ""), table.get("until", 0))
        return cls(*place, added, MappingProxyType(told), shown, *ends)

    def _with(self, now: Progress) -> Lecture:
        progress = MappingProxyType({**self.progress, self.at: now})
        return replace(self, progress=progress, version=self.version + 1)

    def _beside(self, steps: Sequence[Step], by: int) -> Lecture:
        ids = [step.id for step in steps]
        place = (ids.index(self.at) if self.at in ids else 0) + by
        return self.go(steps, ids[place]) if 0 <= place < len(ids) else self
