"""What is shown of a question, what is an answer to it, and how it is judged."""

from dataclasses import replace

import pytest

from backedu import content
from backedu.content.question import Format
from backedu.content.wording import words
from backedu.topics.marking.answer_formats import accepts, judge, offered, partners, solution
from tests.content.test_question import GOOD

QUESTIONS = {*GOOD.values(), *content.questions().values()}
ORDER, MATCH, NUMBER = GOOD[Format.ORDER], GOOD[Format.MATCH], GOOD[Format.NUMBER]


def right_answer(question: object) -> str:
    """The answer that is right, found by trying what is shown against the data."""
    one = question
    assert isinstance(one, content.model.Question)
    shown = {text: id_ for id_, text in offered(one)}
    others = {text: id_ for id_, text in partners(one)}
    if one.format is Format.ORDER:
        return " ".join(shown[option.label] for option in one.options)
    if one.format is Format.MATCH:
        return " ".join(f"{each.id}={others[each.partner or '']}" for each in one.options)
    if one.format is Format.NUMBER:
        return next(f"{each.value:g}" for each in one.options if each.correct)
    return " ".join(each.id for each in one.options if each.correct)


@pytest.mark.parametrize(
    "question",
    [one for one in QUESTIONS if one.format not in {Format.CONCORDANCE, Format.PLACE}],
    ids=lambda one: f"{one.format}:{one.id}",
)
def test_the_right_answer_is_right(question: content.model.Question) -> None:
    """Of every question: it is accepted, judged right, and each of its parts is right."""
    answer = right_answer(question)

    assert accepts(question, answer)
    assert judge(question, answer).right is True
    assert all(part.right for part in judge(question, answer).parts)
    assert solution(question)


@pytest.mark.parametrize(
    ("form", "answers"),
    [
        (Format.SINGLE, ["b", "c"]),
        (Format.SEVERAL, ["a", "a c", "a b c", "c"]),
        (Format.NUMBER, ["10", "-15", "15.6", "14,4"]),
        (Format.PLACE, ["calf", "heel"]),
    ],
)
def test_another_answer_is_wrong_and_explained(form: Format, answers: list[str]) -> None:
    """Whatever else is said, there is a reason."""
    for answer in answers:
        judged = judge(GOOD[form], answer)

        assert judged.right is False
        assert judged.text
        assert not judged.parts or any(not part.right for part in judged.parts)


@pytest.mark.parametrize(
    ("form", "answers"),
    [
        (Format.SINGLE, ["", "z", "a b", "A"]),
        (Format.SEVERAL, ["", "b a", "a a", "z", "a  b", " a"]),
        (Format.ORDER, ["", "1 2", "1 2 2", "1 2 3 4", "a b c"]),
        (Format.MATCH, ["", "a=1", "a=1 b=2", "a=1 b=2 c=9", "b=1 a=2 c=3", "a b c"]),
        (Format.NUMBER, ["", "ten", "1e9", "nan", "1 5", "1.2.3", "9" * 12]),
        (Format.PLACE, ["", "moon"]),
        (Format.CONCORDANCE, ["", "z"]),
    ],
)
def test_what_is_no_answer_is_refused(form: Format, answers: list[str]) -> None:
    """Half an answer, an unknown option, or what somebody made up."""
    for answer in answers:
        assert not accepts(GOOD[form], answer)
        with pytest.raises(ValueError, match="question 'made-up' has no option"):
            judge(GOOD[form], answer)


def test_what_is_shown_does_not_tell_the_order() -> None:
    """The first order is never the right one, and the numbers follow what is shown."""
    for number in range(50):
        question = replace(ORDER, id=f"made-up-{number}")
        shown = [text for _, text in offered(question)]

        assert shown != [option.label for option in question.options]
        assert [id_ for id_, _ in offered(question)] == ["1", "2", "3"]
        assert offered(question) == offered(question)


def test_partners_do_not_follow_their_lines() -> None:
    """Over many questions each partner is shown in each place."""
    firsts = {partners(replace(MATCH, id=f"made-up-{number}"))[0][1] for number in range(50)}

    assert firsts == {"Partner a", "Partner b", "Partner c"}


def test_a_partner_may_belong_to_two_lines() -> None:
    """Then it is offered once, and is right for both."""
    options = tuple(
        replace(each, partner="Both" if each.id != "c" else "One") for each in MATCH.options
    )
    question = replace(MATCH, options=options)

    assert len(partners(question)) == 2
    assert judge(question, right_answer(question)).right


def test_every_right_place_is_named_for_the_drawing() -> None:
    """Whether the answer is one of them or not."""
    right = " ".join(option.id for option in GOOD[Format.PLACE].options if option.correct)

    assert {judge(GOOD[Format.PLACE], place).answer for place in ("calf", right.split()[0])} == {
        right
    }


def test_each_part_of_an_order_is_judged_by_its_place() -> None:
    """The right order is listed; a line that was put elsewhere is marked."""
    first, second, third = right_answer(ORDER).split()
    judged = judge(ORDER, f"{second} {first} {third}")

    assert [part.text for part in judged.parts] == ["Text a", "Text b", "Text c"]
    assert [part.right for part in judged.parts] == [False, False, True]
    assert judged.text.startswith("1 of 3")


@pytest.mark.parametrize("answer", ["15", "15.5", "14.5", "15,2", "15.0"])
def test_a_number_within_the_tolerance_is_right(answer: str) -> None:
    """Its ends belong to it, and a decimal comma is one."""
    assert judge(NUMBER, answer).right


def test_a_slip_is_explained_before_the_right_answer() -> None:
    """Another number gets the right answer alone."""
    slip, other = judge(NUMBER, "10").text, judge(NUMBER, "99").text
    right = "The answer is 15 people. It is fifteen, half of thirty."

    assert slip == f"That is a third of them.\n\n{right}"
    assert other == right


def test_practice_is_not_marked() -> None:
    """Before a panel has answered, nothing is right or wrong, and the feedback says so."""
    judged = judge(GOOD[Format.CONCORDANCE], "minus-1")

    assert judged.right is None
    assert judged.text == f"Why minus-1, in some words.\n\n{words('marks')['no_panel']}"
    assert solution(GOOD[Format.CONCORDANCE]) == ""


def test_the_answer_is_printed_as_it_is_asked() -> None:
    """By letters, pairs, a number with its unit, or a place."""
    assert solution(GOOD[Format.SEVERAL]) == "A B"
    assert solution(NUMBER) == "15 people"
    assert solution(replace(NUMBER, unit="%")) == "15%"
    assert sorted(solution(ORDER).split()) == ["A", "B", "C"]
    assert [pair[0] for pair in solution(MATCH).split(", ")] == ["A", "B", "C"]
