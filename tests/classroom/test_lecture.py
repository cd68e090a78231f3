"""The stages come in one order, and a vote that was closed is never opened again."""

import json
from dataclasses import replace

import pytest

from backedu.classroom.lecture import Lecture, Progress
from backedu.classroom.stage import OPINION, POLL, Stage
from backedu.classroom.step import Step

STEPS = [Step("lobby", "lobby"), Step("q", "question"), Step("r", "question")]


def stages(lecture: Lecture, *keys: str) -> list[str]:
    """Return the stages that a presenter's keys lead through."""
    found = []
    for key in keys:
        lecture = getattr(lecture, key)(STEPS)
        now = lecture.now(STEPS)
        found.append(now.stage.value if now else lecture.at)
    return found


def at(stage: Stage) -> Lecture:
    """Return a lecture whose first question has come so far, through both votes."""
    lecture = Lecture()
    while (now := lecture.now(STEPS)) is None or now.stage is not stage:
        lecture = lecture.forward(STEPS)
    return lecture


def test_forward_goes_through_every_stage() -> None:
    """One key leads from the lobby through the question to the next one."""
    assert stages(Lecture(), *["forward"] * 12) == [
        "think", "vote", "closed", "discuss", "vote_again", "closed_again",
        "count", "spread", "right", "moved", "why", "think",
    ]  # fmt: skip


def test_a_single_vote_shows_nobody_moving() -> None:
    """Where the class voted once, nothing is said of a second time."""
    keys = ["forward"] * 3 + ["reveal"] + ["forward"] * 3

    assert stages(Lecture(), *keys)[3:] == ["count", "spread", "right", "why"]


def test_a_talk_closes_the_first_vote_alone() -> None:
    """From the second there is none, nor about a question off the cuff."""
    talking = at(Stage.VOTE).talk(STEPS)
    opinion = [Step("o", "question", votes=OPINION)]
    poll = [Step("o", "question", votes=POLL)]

    assert talking == replace(at(Stage.DISCUSS), version=talking.version)
    assert talking.open_round(STEPS) is None
    assert at(Stage.VOTE_AGAIN).talk(STEPS) == at(Stage.VOTE_AGAIN)
    assert Lecture("o", {"o": Progress(Stage.VOTE)}).talk(opinion).open_round(opinion) is None
    assert Lecture("o", {"o": Progress(Stage.VOTE)}).talk(poll).open_round(poll)


@pytest.mark.parametrize("stage", [Stage.VOTE, Stage.VOTE_AGAIN])
def test_the_way_back_leaves_an_open_vote_alone(stage: Stage) -> None:
    """A clicker pressed by mistake closes nothing."""
    assert at(stage).back(STEPS) == at(stage)


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.DISCUSS, Stage.CLOSED_AGAIN, Stage.COUNT])
def test_the_way_back_from_a_closed_vote_leads_out_of_the_question(stage: Stage) -> None:
    """And the way in again finds it as it was."""
    left = at(stage).back(STEPS)

    assert left.at == "lobby"
    assert left.forward(STEPS).now(STEPS) == at(stage).now(STEPS)


def test_the_reveal_can_be_gone_through_backwards() -> None:
    """To look at the bars once more."""
    assert stages(at(Stage.WHY), "back", "back", "back", "back") == [
        "moved", "right", "spread", "count",
    ]  # fmt: skip


def test_a_jump_closes_the_vote() -> None:
    """What is no longer on the wall takes no votes."""
    gone = at(Stage.VOTE).go(STEPS, "lobby")

    assert gone.open_round(STEPS) is None
    assert gone.go(STEPS, "q").open_round(STEPS) is None


def test_what_shows_an_answer_waits_for_the_vote() -> None:
    """From either side, and past no vote of several that the class has not had."""
    page = Step("page", "page", answers=("q", "r"))
    steps = [*STEPS, page, Step("end", "title")]
    first = Lecture().go(steps, "page")
    second = first.go(steps, "page")

    assert Lecture("end").back(steps).at == first.at == "q"
    assert second.at == "r"
    assert second.go(steps, "page").at == "page"
    assert second.forward(steps).go(steps, "end").back(steps).at == "page"


def test_a_question_that_is_asked_again_counts_on() -> None:
    """Its rounds are 3 and 4, so the first two are kept."""
    again = at(Stage.WHY).again(STEPS)
    once, twice = again.forward(STEPS), at(Stage.VOTE).again(STEPS)

    assert once.open_round(STEPS) == ("q", 3)
    assert twice == at(Stage.VOTE)


def test_the_ends_hold() -> None:
    """Nothing is before the first step or after the last."""
    last = Lecture("r").go(STEPS, "r")
    for _ in range(20):
        last = last.forward(STEPS)

    assert Lecture().back(STEPS) == Lecture()
    assert last.forward(STEPS) == last
    assert Lecture().go(STEPS, "nowhere") == Lecture()


def test_what_is_written_down_is_read_again() -> None:
    """Through JSON, as the store keeps it."""
    told = Lecture(handed="tea", until=1_764_500_000)
    assert Lecture.of(json.loads(json.dumps(told.to_table()))) == told
    for stage in Stage:
        assert Lecture.of(json.loads(json.dumps(at(stage).to_table()))) == at(stage)


def test_a_step_that_is_gone_leads_back_to_the_beginning() -> None:
    """A question may be removed between two classes."""
    gone = Lecture("removed")

    assert gone.now(STEPS) is None
    assert gone.forward(STEPS).at == "q"
