"""Whatever is voted on has letters, and at most one way to be right."""

from backedu import content
from backedu.classroom.ballot import Ballot, lettered
from backedu.classroom.ballots import ballot
from backedu.classroom.lecture import Lecture
from backedu.classroom.programme import programme
from backedu.classroom.tally import Vote


def test_every_step_that_is_voted_on_has_its_ballot() -> None:
    """With different letters, and a right option in every question of the lessons."""
    for step in programme().values():
        asked = ballot(step.id, Lecture())

        assert bool(asked) == bool(step.way), step.id
        assert not asked or len({each.letter for each in asked.options}) == len(asked.options)
    assert all(ballot(id_, Lecture()).right for id_ in content.questions())  # type: ignore[union-attr]


def test_what_is_made_up_is_no_ballot() -> None:
    """A phone may send any name."""
    for made_up in ("", "z", "patient:z", "level:", "added:1", "patient:early-ces:z"):
        assert ballot(made_up, Lecture()) is None


def test_votes_are_counted_by_option() -> None:
    """Also where opinions differ and nothing is right."""
    asked = Ballot("q", "Which?", lettered([("a", "This"), ("b", "That")]))
    votes = [Vote(f"p{i}", "q", 1, each) for i, each in enumerate("aab")]

    assert asked.counts(votes) == {"a": 2, "b": 1}
    assert not asked.is_right("a")
