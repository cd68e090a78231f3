"""A reader's own question: the form of the bank's, or a sentence that says what it lacks."""

import re
from typing import Any

import pytest

from backedu.topics.marking.feedback import mark_question
from backedu.topics.marking.own_question import own_question

RIGHT, WRONG = {"Four": "Count on."}, {"Five": "One too many.", "Three": "One too few."}


def test_it_is_marked_like_a_question_of_the_bank() -> None:
    """One right answer makes it a choice, more make it several; the reason is told."""
    single = own_question("2 + 2?", RIGHT, WRONG)
    several = own_question(
        "Even?", {"2": "Half is 1.", "4": "Half is 2."}, {"3": "It has no half."}
    )
    right = next(option for option in single.options if option.correct)

    assert mark_question(single, right.id).right
    assert mark_question(single, right.id).text == "Count on."
    assert not mark_question(single, next(o.id for o in single.options if o is not right)).right
    assert mark_question(several, " ".join(o.id for o in several.options if o.correct)).right


def test_the_order_does_not_give_the_answer_away() -> None:
    """It is the same each time, and the right answer isn't always first."""
    made = [own_question(f"{n}?", RIGHT, WRONG) for n in range(20)]

    assert made == [own_question(f"{n}?", RIGHT, WRONG) for n in range(20)]
    assert {next(o.id for o in each.options if o.correct) for each in made} == {"a", "b", "c"}
    assert len({each.id for each in made}) == 20


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"stem": " "}, "Write the question first"),
        ({"stem": 7}, "Write the question first"),
        ({"right": {}}, 'Write right={"an answer": "why"}'),
        ({"wrong": ["Five"]}, 'Write wrong={"an answer": "why"}'),
        ({"wrong": {5: "Too many."}}, "One of the wrong answers isn’t a text"),
        ({"right": {"Four": ""}}, "“Four” has no reason"),
        ({"wrong": {"Four": "No."}}, "“Four” is among the right answers and among the wrong"),
        ({"wrong": {str(n): "No." for n in range(10)}}, "more than 10 answers"),
        ({"hints": "Count."}, "Write hints as a list"),
        ({"stem": "x" * 2001}, "Write the question first"),
    ],
)
def test_what_is_missing_is_said(said: dict[str, Any], fault: str) -> None:
    """In one sentence, with what to write."""
    with pytest.raises(ValueError, match=re.escape(fault)):
        own_question(**({"stem": "2 + 2?", "right": RIGHT, "wrong": WRONG} | said))
