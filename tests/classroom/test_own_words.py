"""What a phone writes is on the wall only once the presenter has let these very words through."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backedu.classroom.added import IN_WORDS
from backedu.classroom.ballot import LONGEST_WORDS, tidied
from backedu.classroom.driving import driven
from backedu.classroom.lecture import Lecture
from backedu.classroom.own_words import MOST_ON_THE_WALL, mark
from backedu.classroom.programme import course
from backedu.classroom.record import votes_csv
from backedu.classroom.screens.panel_view import panel_view
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.stage import Stage
from backedu.classroom.tally import Vote
from backedu.serve.classroom.vote import vote_of

SAID = ["Why not rest?", "What is =1+1?", "<script>alert(1)</script>"]
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, 6), st.sampled_from(SAID)),
        st.tuples(st.just("show"), st.integers(0, 6), st.sampled_from(SAID)),
        st.tuples(st.sampled_from(["forward", "back", "again"]), st.just(0), st.sampled_from(SAID)),
    ),
    max_size=30,
)


def begun() -> Lecture:
    """Return a lecture in which it was just asked what is muddy."""
    return driven(Lecture(), {"do": "ask", "letters": IN_WORDS}, lambda *_: [])


def written(told: str, lecture: Lecture) -> Vote:
    """Return what a phone wrote, as it reaches the class."""
    return vote_of("a-hash", {"question": "added:1", "round": 1, "choice": told}, lecture)


@settings(max_examples=40, deadline=None)
@given(DEEDS)
def test_nothing_is_on_the_wall_before_it_was_let_through(
    deeds: list[tuple[str, int, str]],
) -> None:
    """Whatever is written, changed, let through and taken back; phones are never shown a text."""
    lecture, table, let = begun(), dict[tuple[str, int], Vote](), set[Vote]()
    for do, number, text in deeds:
        steps = course(lecture.added)
        now = lecture.now(steps)
        if lecture.at != "added:1" or now is None:
            break
        vote = Vote(f"phone-{number}", "added:1", now.round, text)
        if do == "write" and now.stage.is_open:
            table[vote.phone, vote.round] = vote
        votes = list(table.values())
        if do != "write":
            told = {"do": do, "text": mark(vote)}
            lecture = driven(lecture, told, partial(of_rounds, votes))
        if do == "show" and vote in votes:
            let ^= {vote}
        assert Lecture.of(lecture.to_table()) == lecture
        shown_is_let(lecture, votes, let)


def of_rounds(votes: list[Vote], _question: str, rounds: Sequence[int]) -> list[Vote]:
    """Return the votes of some rounds, as a store does."""
    return [vote for vote in votes if vote.round in rounds]


def shown_is_let(lecture: Lecture, votes: list[Vote], let: set[Vote]) -> None:
    """Assert that the wall has what was let through, at the result alone; and no phone has it."""
    now = lecture.now(course(lecture.added))
    if now is None or lecture.at != "added:1":
        return
    here = [vote for vote in votes if vote.round == now.round]
    moment = Showing(lecture, course(lecture.added), [here])
    right = sorted(vote.choice for vote in here if vote in let) if now.stage is Stage.SPREAD else []
    texts = wall_view(moment).get("texts", [])

    assert len(texts) == min(len(right), MOST_ON_THE_WALL)
    assert set(texts) <= set(right)
    assert not any(text in str(phone_view(moment)) for text in SAID)
    assert len(panel_view(moment)["written"]) == len(here)


def test_a_text_that_was_changed_waits_again() -> None:
    """What was let through were other words; another phone's same words wait too."""
    lecture, first = begun(), Vote("p", "added:1", 1, "Why?")
    shown = driven(lecture, {"do": "show", "text": mark(first)}, lambda *_: [first])
    shown = shown.forward(course(shown.added)).forward(course(shown.added))
    others = [Vote("p", "added:1", 1, "Why me?"), Vote("r", "added:1", 1, "Why?")]

    assert wall_view(Showing(shown, course(shown.added), [[first]]))["texts"] == ["Why?"]
    assert wall_view(Showing(shown, course(shown.added), [others]))["texts"] == []
    assert driven(shown, {"do": "show", "text": "made up"}, lambda *_: [first]) is shown


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_is_kept_in_one_line_that_can_be_written_down(text: str) -> None:
    """Without what turns other text around or no database takes; what is empty isn't a vote."""
    tidy = tidied(text)
    if not tidy:
        with pytest.raises(ValueError, match="not a vote"):
            written(text, begun())
        return

    assert tidied(tidy) == tidy == written(text, begun()).choice
    assert tidy.isprintable()
    assert tidy.encode()


@pytest.mark.parametrize("told", ["", "   ", "x" * (LONGEST_WORDS + 1)], ids=len)
def test_what_is_empty_or_too_long_is_refused(told: str) -> None:
    """Its length is limited, and each phone has one text a time."""
    with pytest.raises(ValueError, match="not a vote"):
        written(told, begun())


def test_no_phone_can_write_unless_it_was_asked_to() -> None:
    """A question of letters takes no text."""
    lecture = driven(Lecture(), {"do": "ask", "letters": 4}, lambda *_: [])
    with pytest.raises(ValueError, match="not a vote"):
        written("hello", lecture)


def test_what_was_written_is_in_the_records_and_no_formula() -> None:
    """As text, with the question that it answers."""
    lecture = begun()
    row: Any = votes_csv([written("=1+1", lecture)], lecture).splitlines()[1]

    assert row == "1,added:1,What is still muddy? One sentence.,1,,'=1+1,,"
