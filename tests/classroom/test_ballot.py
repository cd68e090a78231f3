"""Whatever is voted on has letters, and at most one way to be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu import content
from backedu.classroom.ballot import Ballot, Choice, Kind, lettered
from backedu.classroom.bank import judged
from backedu.classroom.lecture import Lecture
from backedu.classroom.lookup import ballot
from backedu.classroom.programme import programme
from backedu.classroom.scale import Scale
from backedu.classroom.tally import Vote
from backedu.content.question import Format


def test_every_step_that_is_voted_on_has_its_ballot() -> None:
    """With different letters, and a right option in every question of the lessons."""
    for step in programme().values():
        asked = ballot(step.id, Lecture())

        assert bool(asked) == bool(step.way), step.id
        names = {each.letter or each.text for each in asked.options} if asked else set()
        assert not asked or len(names) == len(asked.options)
    for question in content.questions().values():
        asked = ballot(question.id, Lecture())
        assert asked
        assert asked.right or question.format is Format.CONCORDANCE


def test_what_is_made_up_is_no_ballot() -> None:
    """A phone may send any name."""
    for made_up in ("", "z", "patient:z", "level:", "added:1", "patient:early-ces:z"):
        assert ballot(made_up, Lecture()) is None


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "refused"),
    [
        ("one", ["a"], ["c"], ["a b", "", "d", "a "]),
        ("several", ["a b", "b a"], ["a", "a b c"], ["a a", "a  b", "d", ""]),
        ("places", ["a b"], ["b"], ["a d", " a"]),
        ("order", ["a b c"], ["b a c"], ["a b", "a b c c", "a b b"]),
    ],
)
def test_each_kind_takes_what_can_be_chosen(
    kind: Kind, right: list[str], wrong: list[str], refused: list[str]
) -> None:
    """And knows what is right: the set, whatever its order, or the order."""
    ordered = [Choice(id_, id_.upper(), "", is_right=True) for id_ in "abc"]
    options = ordered if kind == "order" else [
        Choice(id_, id_.upper(), "", is_right=id_ in {"one": "a"}.get(kind, "ab")) for id_ in "abc"
    ]  # fmt: skip
    asked = Ballot("q", "Which?", tuple(options), kind=kind)

    assert all(asked.accepts(each) and asked.is_right(each) for each in right)
    assert all(asked.accepts(each) and not asked.is_right(each) for each in wrong)
    assert not any(map(asked.accepts, refused))


def test_a_vote_counts_for_each_that_it_names() -> None:
    """Of an order for the one on top, of a number for its range."""
    options = lettered([("a", "This"), ("b", "That")])
    votes = [Vote("p", "q", 1, "a b"), Vote("r", "q", 1, "b a")]
    number = ballot("guess:scans", Lecture())

    assert Ballot("q", "?", options, kind="several").counts(votes) == {"a": 2, "b": 2}
    assert Ballot("q", "?", options, kind="order").counts(votes) == {"a": 1, "b": 1}
    assert number
    assert number.counts([Vote("p", "q", 1, "47"), Vote("r", "q", 1, "100")]) == {"40": 1, "90": 1}
    assert [number.is_right(each) for each in ("50", "45", "44")] == [True, True, False]


@pytest.mark.parametrize("text", ["47.5", "101", "-1", "nan", "1e1", "047", "", "4 7", "٤"])
def test_what_is_no_number_of_the_scale_is_refused(text: str) -> None:
    """Out of range, between two steps, or written as no phone writes it."""
    assert not ballot("guess:scans", Lecture()).accepts(text)  # type: ignore[union-attr]


@given(st.integers(-20, 20), st.integers(1, 200), st.sampled_from([0.5, 1, 2, 5]), st.data())
def test_each_number_is_counted_in_its_range(
    low: int, steps: int, step: float, data: st.DataObject
) -> None:
    """The ranges leave no gap, and each begins at or below its numbers."""
    scale = Scale(low, low + steps * step, step, f"{low}")
    number = low + step * data.draw(st.integers(0, steps))
    start = float(scale.range_of(f"{number:g}"))
    later = [float(each) for each, _ in scale.ranges if float(each) > start]

    assert scale.accepts(f"{number:g}")
    assert start <= number
    assert not later or number < later[0]
    assert len(scale.ranges) <= 21


def test_what_could_hurt_is_said_beside_the_verdict() -> None:
    """With what to do instead, whenever a claim is unsafe."""
    unsafe = [claim for claim in content.claims().values() if claim.unsafe]

    assert unsafe
    for claim in unsafe:
        said = " ".join(text for _, text in judged(claim).more)
        assert claim.could_happen
        assert claim.could_happen in said
        assert (claim.instead or "") in said


def test_votes_are_counted_by_option() -> None:
    """Also where opinions differ and nothing is right."""
    asked = Ballot("q", "Which?", lettered([("a", "This"), ("b", "That")]))
    votes = [Vote(f"p{i}", "q", 1, each) for i, each in enumerate("aab")]

    assert asked.counts(votes) == {"a": 2, "b": 1}
    assert not asked.is_right("a")
