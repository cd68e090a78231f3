"""Whatever a presenter and the phones do, and whenever a server dies, the votes are the truth."""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from backedu import content
from backedu.classroom.lecture import Lecture
from backedu.classroom.programme import programme
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.stage import Stage
from backedu.classroom.store import Fate, Store
from backedu.classroom.tally import Vote

ALL = list(programme().values())
QUESTIONS = list(content.questions())[:3]
STEPS = [*ALL[:3], *(step for step in ALL if step.id in QUESTIONS)]
PHONES = st.sampled_from([f"phone-{number}" for number in range(4)])
CHOICES = st.sampled_from("abc")
DRIVE = st.sampled_from(["forward"] * 4 + ["back", "vote", "talk", "reveal", "again"])


def shown(rounds: Sequence[Sequence[Vote]], machine: "Room") -> list[dict[str, Any]]:
    """Return what the phones and the wall show of some votes."""
    showing = Showing(machine.lecture, STEPS, rounds)
    return [phone_view(showing), wall_view(showing)]


class Room(RuleBasedStateMachine):
    """A class, its store on a disk, and the truth in a dictionary."""

    servers = 1

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock_off_s = 0.0
        self.clock = patch("backedu.classroom.store.time.time", self.time)
        self.true_time = time.time
        self.clock.start()
        self.stores = [Store(self.address()) for _ in range(self.servers)]
        self.store = self.stores[0]
        self.opened = self.store.open()
        self.lecture = self.opened.lecture
        self.truth: dict[tuple[str, int, str], str] = {}
        self.kept: dict[tuple[str, int, str], Vote] = {}
        self.turns = 0
        self.sent: list[Vote] = []
        self.closed: set[tuple[str, int]] = set()

    def time(self) -> float:
        """Return what the clock of the server says."""
        return self.true_time() + self.clock_off_s

    def address(self) -> Path | str:
        """Return where the class is written down."""
        return Path(self.folder.name) / "class.sqlite3"

    def teardown(self) -> None:
        """Let go of the class and of its file."""
        self.store.end(self.opened.id)
        for store in self.stores:
            store.close()
        self.folder.cleanup()
        self.clock.stop()

    def move(self, lecture: Lecture) -> None:
        """Write down where the class is, as a server does after each step."""
        before = self.lecture.open_round(STEPS)
        assert self.store.save(self.opened.id, lecture, STEPS, self.lecture)
        assert lecture == self.lecture or not self.store.save(
            self.opened.id, lecture.forward(STEPS), STEPS, self.lecture
        )
        self.lecture = lecture
        if before and before != lecture.open_round(STEPS):
            self.closed.add(before)

    @precondition(lambda self: self.servers > 1)
    @rule(number=st.integers(0, 1))
    def at_server(self, number: int) -> None:
        """What comes next comes to this server."""
        self.store = self.stores[number]

    @rule(do=DRIVE)
    def drive(self, do: str) -> None:
        """The presenter presses a key."""
        self.move(getattr(self.lecture, do)(STEPS))

    @rule(to=st.sampled_from([step.id for step in STEPS]))
    def jump(self, to: str) -> None:
        """The presenter jumps to a step."""
        self.move(self.lecture.go(STEPS, to))

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

    @rule(hours=st.sampled_from([-9000, -11, 11, 9000]), do=DRIVE)
    def jump_of_the_clock(self, hours: int, do: str) -> None:
        """Someone sets the clock, by hand or from the network; the class goes on."""
        self.clock_off_s += 3600 * hours
        self.drive(do)

    @rule()
    def crash(self) -> None:
        """The server is killed and started again."""
        self.store.close()
        number = self.stores.index(self.store)
        self.store = self.stores[number] = Store(self.address())
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


SETTINGS = settings(
    max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_the_votes_are_the_truth_in_a_file() -> None:
    """One server, with a file of its own."""
    run_state_machine_as_test(Room, settings=SETTINGS)


def test_the_votes_are_the_truth_in_a_database_of_two_servers(postgres: str) -> None:
    """Two servers on one PostgreSQL are one class, whichever of them is asked or killed."""

    class SharedRoom(Room):
        servers = 2

        def address(self) -> str:
            return postgres

    run_state_machine_as_test(SharedRoom, settings=SETTINGS)


def test_every_question_has_letters_and_a_right_option() -> None:
    """The class can be asked every question of the lessons."""
    assert QUESTIONS
    assert all(len(question.options) <= 26 for question in content.questions().values())
