"""Whatever a presenter and the phones do, and whenever the server dies, the votes are the truth."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from backedu import content
from backedu.classroom.phone_view import phone_view
from backedu.classroom.programme import programme
from backedu.classroom.showing import Showing
from backedu.classroom.stage import Stage
from backedu.classroom.store import Fate, Store
from backedu.classroom.tally import Vote
from backedu.classroom.wall_view import wall_view

ALL = list(programme().values())
QUESTIONS = [step.id for step in ALL if step.kind == "question"][:3]
STEPS = [*ALL[:3], *(step for step in ALL if step.id in QUESTIONS)]
PHONES = st.sampled_from([f"phone-{number}" for number in range(4)])
CHOICES = st.sampled_from("abc")
DRIVE = st.sampled_from(["forward"] * 4 + ["back", "reveal", "again"])


def shown(rounds: Sequence[Sequence[Vote]], machine: "Room") -> list[dict[str, Any]]:
    """Return what the phones and the wall show of some votes."""
    showing = Showing(machine.lecture, STEPS, rounds)
    return [phone_view(showing), wall_view(showing)]


class Room(RuleBasedStateMachine):
    """A class, its store on a disk, and the truth in a dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "class.sqlite3"
        self.store = Store(self.file)
        self.opened = self.store.open()
        self.lecture = self.opened.lecture
        self.truth: dict[tuple[str, int, str], str] = {}
        self.kept: dict[tuple[str, int, str], Vote] = {}
        self.turns = 0
        self.sent: list[Vote] = []
        self.closed: set[tuple[str, int]] = set()

    def teardown(self) -> None:
        """Let go of the file."""
        self.store.close()
        self.folder.cleanup()

    def save(self) -> None:
        """Write down where the class is, as the server does after each step."""
        self.store.save(self.opened.id, self.lecture, STEPS)

    @rule(do=DRIVE)
    def drive(self, do: str) -> None:
        """The presenter presses a key."""
        before = self.lecture.open_round(STEPS)
        self.lecture = getattr(self.lecture, do)(STEPS)
        self.save()
        if before and before != self.lecture.open_round(STEPS):
            self.closed.add(before)

    @rule(to=st.sampled_from([step.id for step in STEPS]))
    def jump(self, to: str) -> None:
        """The presenter jumps to a step."""
        before = self.lecture.open_round(STEPS)
        self.lecture = self.lecture.go(STEPS, to)
        self.save()
        if before and before != self.lecture.open_round(STEPS):
            self.closed.add(before)

    @rule(phone=PHONES, choice=CHOICES)
    def vote(self, phone: str, choice: str) -> None:
        """A phone votes in the round on the wall, open or not, for the first time or again."""
        now = self.lecture.now(STEPS)
        question = self.lecture.at if now else QUESTIONS[0]
        self.turns += 1
        self.cast(Vote(phone, question, now.round if now else 1, choice, turn=self.turns))

    @rule(
        phone=PHONES, choice=CHOICES, question=st.sampled_from(QUESTIONS), number=st.integers(1, 4)
    )
    def vote_anywhere(self, phone: str, choice: str, question: str, number: int) -> None:
        """Someone makes up a question and a round."""
        self.turns += 1
        self.cast(Vote(phone, question, number, choice, turn=self.turns))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        """A phone that heard nothing sends once more, perhaps after a newer vote."""
        self.cast(data.draw(st.sampled_from(self.sent)))

    @rule()
    def crash(self) -> None:
        """The server is killed and started again."""
        self.store.close()
        self.store = Store(self.file)
        again = self.store.open()

        assert replace(again, lecture=self.lecture) == replace(self.opened, lecture=self.lecture)
        assert again.lecture == self.lecture or self.lecture.version == 0
        self.lecture = again.lecture

    def cast(self, vote: Vote) -> None:
        """Vote, and note what is true from then on if it was acknowledged."""
        is_open = self.lecture.open_round(STEPS) == (vote.question, vote.round)
        fates = self.store.cast(self.opened.id, [vote])

        key = (vote.question, vote.round, vote.phone)
        is_kept = self.kept.get(key) == vote  # sent again, for its acknowledgement was lost
        assert fates == [Fate.SAVED if is_open or is_kept else Fate.CLOSED]
        if is_open:
            newest = max((old.turn for old in self.sent if place(old) == key), default=0)
            if vote.turn >= newest:
                self.truth[key] = vote.choice
                self.kept[key] = vote
            self.sent.append(vote)

    @invariant()
    def the_table_is_the_truth(self) -> None:
        """One vote a person a round, a change replaced, nothing lost, late or made up."""
        found = {place(vote): vote.choice for vote in self.store.votes(self.opened.id)}

        assert found == self.truth

    @invariant()
    def a_closed_round_stays_closed(self) -> None:
        """No round takes votes twice."""
        assert self.lecture.open_round(STEPS) not in self.closed

    @invariant()
    def nothing_is_shown_early(self) -> None:
        """Before the reveal, phones and wall show the same whatever was chosen."""
        now = self.lecture.now(STEPS)
        if now is None:
            return
        rounds = [self.store.votes(self.opened.id, self.lecture.at, [each]) for each in now.rounds]
        other = [[replace(vote, choice="d") for vote in votes] for votes in rounds]
        if not now.stage.reached(Stage.SPREAD):
            assert shown(rounds, self) == shown(other, self)

    @invariant()
    def both_rounds_are_kept_and_shown(self) -> None:
        """After the reveal, the counts of each round are those of the table."""
        now = self.lecture.now(STEPS)
        if now is None or now.stage not in {Stage.SPREAD, Stage.RIGHT}:
            return
        rounds = [self.store.votes(self.opened.id, self.lecture.at, [each]) for each in now.rounds]
        for view in shown(rounds, self):
            counts = [option["counts"] for option in view["options"]]
            totals = [sum(column) for column in zip(*counts, strict=True)]
            assert totals == [len(votes) for votes in rounds]


def place(vote: Vote) -> tuple[str, int, str]:
    """Return what a person has one vote for."""
    return vote.question, vote.round, vote.phone


TestRoom = Room.TestCase
TestRoom.settings = settings(
    max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_every_question_has_letters_and_a_right_option() -> None:
    """The class can be asked every question of the lessons."""
    assert QUESTIONS
    assert all(len(question.options) <= 26 for question in content.questions().values())
