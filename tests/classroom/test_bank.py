"""Every format of the question bank is voted on in its own way, and gives nothing away."""

from dataclasses import replace

from backedu import content
from backedu.classroom.bank import asked, question_step
from backedu.classroom.stage import Stage
from backedu.content.question import STEPS, Format, Option, Question
from backedu.topics.marking.answer_formats import offered

ONE = content.questions()["what-the-word-says"]


def question(format_: Format, *options: Option) -> Question:
    """Return a question of a format."""
    return replace(ONE, format=format_, options=options)


def test_an_order_is_offered_in_another_one() -> None:
    """The one of the lesson's page, even where the alphabet would give the right one away."""
    asks = question(Format.ORDER, Option("a", "Why", "Ache"), Option("b", "Why", "Zoster"))
    ballot = asked(asks)

    assert [(each.id, each.text) for each in ballot.shown] == offered(asks)
    assert [each.text for each in ballot.shown] == ["Zoster", "Ache"]
    assert [each.letter for each in ballot.shown] == ["A", "B"]
    assert ballot.answer == "B, A"
    assert ballot.is_right("2 1")


def test_several_are_right_together() -> None:
    """One of them alone is not."""
    options = [Option("a", "Why", "This", correct=True), Option("b", "Why", "That", correct=True)]
    ballot = asked(question(Format.SEVERAL, *options, Option("c", "Why", "Other")))

    assert (ballot.kind, ballot.answer) == ("several", "A, B")


def test_a_number_is_chosen_with_its_unit() -> None:
    """From a scale that has the right one and the slips, each told of in its range."""
    options = [Option("right", "Why", value=4.5, correct=True), Option("slip", "Why", value=45.0)]
    ballot = asked(replace(question(Format.NUMBER, *options), unit="kg"))

    assert ballot.answer == "4.5 kg"
    assert ballot.scale
    assert (ballot.scale.low, ballot.scale.high, ballot.scale.step) == (0, 50, 0.1)
    assert ballot.is_right("4.5")
    assert [each.id for each in ballot.options if each.why] == ["0", "45"]


def test_what_is_matched_is_right_as_a_whole() -> None:
    """Each with its partner, by the numbers of the lesson's page; it counts what is right of it."""
    rows = [("a", "Heel", "Down"), ("b", "Knee", "Up"), ("c", "Hip", "Down")]
    options = [Option(id_, "Why", text, partner=partner) for id_, text, partner in rows]
    ballot = asked(question(Format.MATCH, *options))
    down, up = (next(n for n, text in ballot.partners if text == each) for each in ("Down", "Up"))
    right, wrong = f"a={down} b={up} c={down}", f"a={up} b={up} c={down}"

    assert (ballot.kind, ballot.pairs) == ("match", right)
    assert ballot.is_right(right)
    assert ballot.accepts(wrong)
    assert not ballot.is_right(wrong)
    assert ballot.counted(wrong) == ["b", "c"]
    assert ballot.in_words(right)[0] == ballot.answer == f"A {down}, B {up}, C {down}"
    refused = ["", "a", "a=1", f"b={up} a={down} c={down}", f"{right} a={down}", "a=3 b=1 c=1"]
    assert not any(map(ballot.accepts, refused))


def test_what_has_no_right_answer_is_an_opinion() -> None:
    """No stage of it calls one right."""
    options = [Option(step, "Why") for step in STEPS]
    opinion = replace(
        question(Format.CONCORDANCE, *options), hypothesis="a sprain", finding="it is swollen"
    )

    assert Stage.RIGHT not in question_step(opinion).way
    assert asked(opinion).right == ()
    assert asked(opinion).stem.endswith(
        "and then you find that it is swollen, your hypothesis becomes …"
    )
    assert asked(opinion).options[0].text == "much less likely"
