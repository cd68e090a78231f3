"""What the presenter asks off the cuff: a few letters, perhaps some words, nothing right."""

from typing import Any

import pytest

from backedu.classroom.added import LONGEST_TEXT, added
from backedu.classroom.driving import driven
from backedu.classroom.lecture import Lecture
from backedu.classroom.programme import course, programme
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.stage import Stage
from backedu.classroom.tally import Vote

IDEA = next(step for step in programme().values() if step.kind == "idea")


def asked(at: str, **told: Any) -> Lecture:
    """Return a lecture in which something was just asked at a step."""
    return driven(Lecture(at), {"do": "ask", **told}, lambda *_: [])


def showing(lecture: Lecture, *choices: str) -> Showing:
    """Return the moment, with these votes."""
    votes = [Vote(f"phone-{i}", lecture.at, 1, each) for i, each in enumerate(choices)]
    return Showing(lecture, course(lecture.added), [votes])


def test_one_key_opens_the_vote() -> None:
    """It takes votes at once, and comes after what was on the wall."""
    lecture = asked(IDEA.id, letters=4)
    ids = [step.id for step in course(lecture.added)]

    assert lecture.open_round(course(lecture.added)) == ("added:1", 1)
    assert ids.index("added:1") == ids.index(IDEA.id) + 1
    assert Lecture.of(lecture.to_table()) == lecture


def test_what_it_is_about_stays_on_the_wall() -> None:
    """With its letters below, until the result; a question with words has the wall to itself."""
    lecture = asked(IDEA.id, letters=3)
    wall = wall_view(showing(lecture, "a"))
    closed = lecture.forward(course(lecture.added))

    assert (wall["kind"], wall["heading"]) == ("idea", IDEA.title)
    assert wall["strip"]["letters"] == ["A", "B", "C"]
    assert wall_view(showing(closed, "a"))["strip"]["note"].startswith("The vote is closed")
    assert "strip" not in wall_view(showing(closed.forward(course(closed.added)), "a"))
    own = wall_view(showing(asked(IDEA.id, letters=0, text="Better?")))
    assert (own["heading"], [each["text"] for each in own["options"]]) == ("Better?", ["Yes", "No"])


def test_nothing_in_it_is_right() -> None:
    """The phones are not asked how sure they are, and told the counts alone, after the reveal."""
    lecture = asked("lobby", letters=2, text="Shall we go on?")
    shown = lecture.forward(course(lecture.added)).forward(course(lecture.added))
    view = phone_view(showing(shown, "a", "a", "b"))

    assert shown.now(course(shown.added)).stage is Stage.SPREAD  # type: ignore[union-attr]
    assert [option["counts"] for option in view["options"]] == [[2], [1]]
    assert "counts" not in str(phone_view(showing(lecture, "a")))
    assert view["lead"] == "poll"
    assert "right" not in view


def test_a_second_one_has_its_own_votes() -> None:
    """And an open vote is closed when the next question is asked."""
    first = asked("lobby", letters=2)
    second = driven(first, {"do": "ask", "letters": 2}, lambda *_: [])

    assert second.open_round(course(second.added)) == ("added:2", 1)
    assert second.progress["added:1"].stage is Stage.CLOSED


@pytest.mark.parametrize(
    "told",
    [{}, {"letters": 1}, {"letters": 7}, {"letters": True}, {"letters": "4"},
     {"letters": 4, "text": 1}, {"letters": 4, "text": "x" * (LONGEST_TEXT + 1)}],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(told: dict[str, Any]) -> None:
    """A panel sends no such thing; whoever has its secret may try."""
    with pytest.raises(ValueError, match=r"letters|question"):
        added(told, 1, "lobby")
