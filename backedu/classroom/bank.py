"""What the lessons hold to vote on: questions, guesses before a lab, claims, places of a body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from backedu import content
from backedu.classroom.ballot import Ballot, Choice, Kind, lettered
from backedu.classroom.scale import Scale, spanning
from backedu.classroom.stage import GUESS, OPINION
from backedu.classroom.step import Step
from backedu.classroom.tally import Vote
from backedu.classroom.words import class_words
from backedu.content.certainty import Certainty
from backedu.content.citing import short_name
from backedu.content.model import Claim
from backedu.content.question import Format, Option, Question, Where
from backedu.content.units import with_unit
from backedu.content.wording import words
from backedu.topics.article.claim_pools import draw
from backedu.topics.guesses import CLOSE, Guess, guesses
from backedu.topics.marking.answer_formats import in_full, offered, partners
from backedu.topics.pain_map import places

GUESSED, CLAIM, CHART = "guess:", "claim:", "chart:"
_KINDS: Mapping[Format, Kind] = {
    Format.SEVERAL: "several",
    Format.PLACE: "several",
    Format.ORDER: "order",
    Format.MATCH: "match",
}
_ALSO = (Format.SEVERAL, Format.ORDER, Format.MATCH, Format.NUMBER)
"""Formats that no lesson asks on its page, so that a class is asked them at its end."""
_CLAIMS = 5
"""How many claims a class judges; the same ones each time, so that classes can be compared."""


def before_lab(lesson: str, lab: str) -> Iterator[Step]:
    """Yield the guess that a class makes before a lab shows the answer, if it asks for one."""
    if lab in guesses():
        yield Step(f"{GUESSED}{lab}", "question", lesson, guesses()[lab].question, votes=GUESS)


def claims_to_judge(lesson: str) -> Iterator[Step]:
    """Yield some claims of the article, to be judged by the class."""
    for id_ in draw("core", _CLAIMS, seed=1):
        yield Step(f"{CLAIM}{id_}", "question", lesson, content.claims()[id_].claim)


def on_the_chart(lesson: str) -> Iterator[Step]:
    """Yield the question whose votes make a picture of a body."""
    yield Step(f"{CHART}low-back", "question", lesson, class_words("chart")["stem"], votes=OPINION)


def question_step(question: Question) -> Step:
    """Return the step of a question; one that nothing answers rightly has no such stage.

    Example:
        >>> question_step(content.questions()["what-the-word-says"]).id
        'what-the-word-says'
    """
    votes = OPINION if question.format is Format.CONCORDANCE else ()
    return Step(question.id, "question", question.lesson, in_full(question), votes=votes)


def at_the_end(lesson: str) -> Iterator[Step]:
    """Yield the questions of a lesson's review that are answered otherwise than by one option."""
    for question in content.questions().values():
        if (
            question.lesson == lesson
            and question.where is Where.REVIEW
            and question.format in _ALSO
        ):
            yield question_step(question)


def asked(question: Question) -> Ballot:
    """Return a question of the lessons.

    A number is any of a scale that has the right one and its slips; a place is chosen from the
    names of the regions. What is put in order, or matched, has the order and the numbers of the
    lesson's own page, which give nothing away.

    Example:
        >>> asked(content.questions()["what-the-word-says"]).answer
        'B'
    """
    note = _note(question.sources, question.certainty)
    if question.format is Format.NUMBER:
        return _numbers(question, note)
    kind = _KINDS.get(question.format, "one")
    named = [(option.id, _named(question, option)) for option in question.options]
    known = lettered(offered(question) if kind == "order" else named)
    letters = {each.text: each for each in known}
    matched = partners(question)
    number = {text: id_ for id_, text in matched}
    options = tuple(
        replace(
            letters[text],
            why=option.feedback,
            is_right=option.correct or kind in {"order", "match"},
            partner=number.get(option.partner or "", ""),
            short=option.short or "",
        )
        for option, (_, text) in zip(question.options, named, strict=True)
    )
    return Ballot(question.id, in_full(question), options, note, kind, partners=tuple(matched))


def _named(question: Question, option: Option) -> str:
    return dict(offered(question)).get(option.id, option.label)


def _numbers(question: Question, note: str) -> Ballot:
    """Return a question about a number; what is told of one is told of the range that it is in."""
    values = [option.value or 0 for option in question.options]
    answer = next(f"{option.value:g}" for option in question.options if option.correct)
    said = with_unit("{n}", question.unit)
    scale = spanning(values, answer, said, question.tolerance)
    why = dict[str, str]()
    for option in sorted(question.options, key=lambda each: each.correct):
        why[scale.range_of(f"{option.value:g}")] = option.feedback
    ranges = tuple(
        Choice(start, "", name, why.get(start, ""), is_right=start == scale.range_of(answer))
        for start, name in scale.ranges
    )
    return Ballot(question.id, in_full(question), ranges, note, "number", scale)


def guessed(guess: Guess) -> Ballot:
    """Return the guess before a lab: a number, or one of several options.

    Example:
        >>> ballot = guessed(guesses()["scans"])
        >>> ballot.kind, ballot.answer, len(ballot.options)
        ('number', '50 of 100', 10)
    """
    id_ = f"{GUESSED}{guess.id}"
    if guess.options:
        letters = lettered([(option.id, option.label) for option in guess.options])
        options = (replace(each, is_right=each.id == guess.correct) for each in letters)
        return Ballot(id_, guess.question, tuple(options))
    low, high = guess.min or 0, guess.max or 0
    scale = Scale(low, high, guess.step, guess.correct, guess.said, CLOSE * (high - low))
    ranges = tuple(
        Choice(start, "", name, is_right=start == scale.range_of(guess.correct))
        for start, name in scale.ranges
    )
    return Ballot(id_, guess.question, ranges, kind="number", scale=scale)


def class_guess(asked: Ballot, votes: Sequence[Vote]) -> str:
    """Return what a class guesses: of numbers the one in the middle, of options the most frequent.

    Args:
        asked: What was guessed.
        votes: At least one vote.

    Example:
        >>> votes = [Vote(f"p{n}", "guess:scans", 1, n) for n in ("9", "10", "80")]
        >>> class_guess(guessed(guesses()["scans"]), votes)
        '10'
    """
    if asked.scale:
        return sorted((vote.choice for vote in votes), key=float)[len(votes) // 2]
    counts = asked.counts(votes)
    return max(asked.options, key=lambda each: counts[each.id]).id


def judged(claim: Claim) -> Ballot:
    """Return a claim of the article, to be judged by the six verdicts.

    What could hurt someone is said beside the right verdict, with what to do instead.

    Example:
        >>> ballot = judged(next(iter(content.claims().values())))
        >>> len(ballot.options), len(ballot.right)
        (6, 1)
    """
    short = words("verdicts_short")
    letters = lettered(list(words("verdicts").items()))
    named = [replace(each, short=short[each.id]) for each in letters]
    options = tuple(
        replace(each, why=claim.why, is_right=True) if each.id == claim.verdict else each
        for each in named
    )
    label = words("marks")
    more = [(label["to_think_about"], claim.teaching_point)]
    more += [(label["could_happen"], claim.could_happen)] if claim.could_happen else []
    more += [(label["instead"], claim.instead)] if claim.instead else []
    stem = class_words("claim")["stem"].format(claim=claim.claim)
    note = _note(claim.sources, claim.certainty)
    return Ballot(f"{CLAIM}{claim.id}", stem, options, note, more=tuple(more))


def charted() -> Ballot:
    """Return the places of the back that a class may mark; none of them is right."""
    options = tuple(
        Choice(place, str(number), _label(place))
        for number, place in enumerate(_places_of_the_back(), 1)
    )
    return Ballot(f"{CHART}low-back", class_words("chart")["stem"], options, kind="places")


def _places_of_the_back() -> Iterator[str]:
    for place, (area, _) in places().items():
        if area.back and not area.leg and not area.alarm:
            yield place


def _label(place: str) -> str:
    area, side = places()[place]
    text = class_words("chart")
    label = text.get(area.id, area.label)
    return f"{label}, {text[side]}" if side else label


def _note(sources: Iterable[str], certainty: Certainty) -> str:
    named = "; ".join(short_name(content.sources()[id_]) for id_ in sources)
    return f"{named} · {words('certainty')[certainty]}"
