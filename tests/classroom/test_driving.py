"""A key leads where the presenter expects, whether or not anybody votes."""

import pytest

from backedu.classroom.driving import driven
from backedu.classroom.lecture import Lecture
from backedu.classroom.programme import course
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.stage import Stage
from backedu.classroom.tally import Vote

GUESS = "guess:scans"


def forward(*votes: Vote) -> Lecture:
    """Press the key that closes the guess, after these votes."""
    return driven(Lecture(GUESS), {"do": "forward"}, lambda *_: list(votes))


def test_without_votes_a_guess_is_answered_at_once() -> None:
    """And the next key shows the lab; with votes they are shown first."""
    answered = forward()
    steps = course(())

    assert answered.progress[GUESS].stage is Stage.RIGHT
    assert answered.forward(steps).at.startswith("01_what_is_a_spasm#")
    assert forward(Vote("p", GUESS, 1, "40")).progress[GUESS].stage is Stage.CLOSED


def test_the_class_hands_its_guess_to_the_lab() -> None:
    """The middle one, once the votes were shown: a jump past them shows no result on the wall."""
    steps, cast = course(()), [Vote(f"p{n}", GUESS, 1, n) for n in ("9", "10", "80")]
    closed = forward(*cast)
    lab = next(step.id for step in steps if step.id.startswith("01") and step.kind == "page")

    def handed(lecture: Lecture) -> list[str]:
        view = wall_view(Showing(lecture.go(steps, lab), steps))
        return [each["guess"] for each in view["guesses"]]

    assert handed(closed) == []
    assert handed(closed.forward(steps)) == ["10"]
    assert handed(forward()) == []
    assert driven(Lecture(GUESS), {"do": "go", "to": lab}, lambda *_: cast).told[GUESS] == (
        ("10",),
    )


def test_one_key_opens_and_closes_a_vote() -> None:
    """The first and the second one; it leads no further, and nowhere where no vote is next."""
    steps = course(())
    asked = next(step for step in steps if Stage.DISCUSS in step.way)
    lecture = Lecture(asked.id)
    for do, stage in (
        ("vote", Stage.VOTE), ("vote", Stage.CLOSED), ("vote", Stage.CLOSED),
        ("talk", Stage.DISCUSS), ("vote", Stage.VOTE_AGAIN),
        ("vote", Stage.CLOSED_AGAIN), ("vote", Stage.CLOSED_AGAIN),
    ):  # fmt: skip
        lecture = driven(lecture, {"do": do}, lambda *_: [])
        assert lecture.progress[asked.id].stage is stage


def test_a_key_without_a_meaning_here_changes_nothing() -> None:
    """The same lecture is returned, so nothing is written down."""
    lobby = Lecture()

    for key in ("back", "vote", "talk", "reveal", "again"):
        assert driven(lobby, {"do": key}, lambda *_: []) is lobby
    assert driven(lobby, {"do": "go", "to": "nowhere"}, lambda *_: []) is lobby


@pytest.mark.parametrize("until", ["10:50", -1, 1.5, True, None, 2**60])
def test_the_end_of_a_class_is_a_moment(until: object) -> None:
    """And nothing else is written down."""
    with pytest.raises(ValueError, match="moment"):
        driven(Lecture(), {"do": "until", "until": until}, lambda *_: [])
    assert driven(Lecture(), {"do": "until", "until": 60}, lambda *_: []).until == 60
