"""A key leads where the presenter expects, whether or not anybody votes."""

from backedu.classroom.driving import driven
from backedu.classroom.lecture import Lecture
from backedu.classroom.programme import course
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


def test_a_key_without_a_meaning_here_changes_nothing() -> None:
    """The same lecture is returned, so nothing is written down."""
    lobby = Lecture()

    for key in ("back", "reveal", "again"):
        assert driven(lobby, {"do": key}, lambda *_: []) is lobby
    assert driven(lobby, {"do": "go", "to": "nowhere"}, lambda *_: []) is lobby
