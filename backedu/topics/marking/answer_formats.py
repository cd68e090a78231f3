"""How a question of each format is shown, what is an answer to it, and how the answer is judged.

An answer is a text, whatever the format, so that it is kept, sent and counted in one way:

=========== ============================ =================
format      answer                       example
=========== ============================ =================
single      id of an option              ``b``
several     ids of options               ``a c``
order       numbers, first to last       ``3 1 2``
match       option=number of its partner ``a=2 b=1 c=3``
number      a number                     ``12.5``
place       id of an area of the chart   ``saddle``
concordance id of a step                 ``minus-1``
=========== ============================ =================

What is put in order, and the partners of a match, are shown in an order that follows from the
question's id alone, and are numbered as they are shown: nothing that is sent says which is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from backedu.content.question import Format, Option, Question
from backedu.content.units import with_unit
from backedu.content.wording import words
from backedu.topics.pain_map import pain_map

_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,6})?")
_CLOSE = 1e-9  # 0.1 + 0.2 is 0.3


@dataclass(frozen=True)
class Part:
    """One of several things that an answer says, and why it is right or wrong."""

    text: str
    why: str
    right: bool


@dataclass(frozen=True)
class Judged:
    """What there is to say of an answer.

    Attributes:
        right: Whether it is right; None where no one has said yet what is.
        text: The explanation; an empty line separates paragraphs.
        parts: Thing by thing, where an answer says several.
        answer: The right answer, where the page marks it at the options.
    """

    right: bool | None
    text: str
    parts: tuple[Part, ...] = ()
    answer: str = ""


def offered(question: Question) -> list[tuple[str, str]]:
    """Return what can be chosen, put in order or matched: the id that an answer names, the text.

    Example:
        >>> from backedu.content import questions
        >>> offered(questions()["what-the-word-says"])[0]
        ('a', 'Which tissue has been injured')
    """
    if question.format is Format.NUMBER:
        return []
    if question.format is Format.CONCORDANCE:
        return [(option.id, words("concordance")[option.id]) for option in question.options]
    if question.format is Format.PLACE:
        return [(area.id, area.label) for area in pain_map().areas.values()]
    if question.format is Format.ORDER:
        return [(str(i), option.label) for i, option in enumerate(_shuffled(question), 1)]
    return [(option.id, option.label) for option in question.options]


def asked(question: Question) -> str:
    """Return the question in words, without the scenario that a concordance begins with."""
    if question.format is not Format.CONCORDANCE:
        return question.stem
    about = {"hypothesis": question.hypothesis, "finding": question.finding}
    return words("concordance")["asked"].format(**about)


def in_full(question: Question) -> str:
    """Return the question where it is one text: a concordance with its scenario."""
    is_practice = question.format is Format.CONCORDANCE
    return f"{question.stem} {asked(question)}" if is_practice else question.stem


def partners(question: Question) -> list[tuple[str, str]]:
    """Return what the options of a match are matched with; empty for another format."""
    known = {option.partner for option in question.options if option.partner}
    mixed = sorted(known, key=lambda partner: _place(question, partner))
    return [(str(i), partner) for i, partner in enumerate(mixed, 1)]


def accepts(question: Question, answer: str) -> bool:
    """Say whether a text is a whole answer to the question, right or wrong.

    Example:
        >>> from backedu.content import questions
        >>> accepts(questions()["what-the-word-says"], "b"), accepts(
        ...     questions()["what-the-word-says"], "z")
        (True, False)
    """
    ids = [id_ for id_, _ in offered(question)]
    if question.format is Format.NUMBER:
        return bool(_NUMBER.fullmatch(answer))
    if question.format is Format.SEVERAL:
        return bool(answer) and answer == " ".join(id_ for id_ in ids if id_ in answer.split())
    if question.format is Format.ORDER:
        return sorted(answer.split(" ")) == sorted(ids)
    if question.format is Format.MATCH:
        chosen = [pair.partition("=") for pair in answer.split(" ")]
        known = {id_ for id_, _ in partners(question)}
        return [left for left, _, _ in chosen] == ids and {right for *_, right in chosen} <= known
    return answer in ids


def judge(question: Question, answer: str) -> Judged:
    """Return what there is to say of an answer.

    Raises:
        ValueError: The text isn't an answer to the question.
    """
    if not accepts(question, answer):
        raise ValueError(f"question '{question.id}' has no option '{answer[:20]}'.")
    return _JUDGED[question.format](question, answer)


def solution(question: Question) -> str:
    """Return the right answer as it is printed: letters, an order, pairs, a number or a place.

    Empty where no one has said yet what is right.
    """
    letter = {id_: chr(ord("A") + i) for i, (id_, _) in enumerate(offered(question))}
    right = [option for option in question.options if option.correct]
    if question.format is Format.ORDER:
        return " ".join(letter[number] for number in _in_order(question))
    if question.format is Format.MATCH:
        number = {partner: id_ for id_, partner in partners(question)}
        return ", ".join(
            f"{letter[option.id]} {number[option.partner]}"
            for option in question.options
            if option.partner
        )
    if question.format is Format.NUMBER:
        return with_unit(right[0].label, question.unit)
    if question.format is Format.PLACE:
        return ", ".join(pain_map().areas[option.id].label for option in right)
    return " ".join(letter[option.id] for option in right)


def _chosen(question: Question, answer: str) -> Judged:
    option = _option(question, answer)
    right = next(each.id for each in question.options if each.correct)
    return Judged(option.correct, option.feedback, (), right)


def _ticked(question: Question, answer: str) -> Judged:
    text, ticked = words("marks"), answer.split()
    parts = tuple(
        Part(
            text["belongs" if option.correct else "does_not"].format(text=option.label),
            option.feedback,
            option.correct is (option.id in ticked),
        )
        for option in question.options
    )
    right = " ".join(option.id for option in question.options if option.correct)
    return Judged(answer == right, _counted("ticked", parts), parts, right)


def _ordered(question: Question, answer: str) -> Judged:
    right = _in_order(question)
    parts = tuple(
        Part(option.label, option.feedback, number == given)
        for option, number, given in zip(question.options, right, answer.split(), strict=True)
    )
    return Judged(answer.split() == right, _counted("ordered", parts), parts)


def _matched(question: Question, answer: str) -> Judged:
    said = dict(pair.split("=") for pair in answer.split())
    number = {partner: id_ for id_, partner in partners(question)}
    parts = tuple(
        Part(
            f"{option.label}: {option.partner}",
            option.feedback,
            said[option.id] == number[option.partner or ""],
        )
        for option in question.options
    )
    return Judged(all(part.right for part in parts), _counted("matched", parts), parts)


def _calculated(question: Question, answer: str) -> Judged:
    number = float(answer.replace(",", "."))
    right = next(option for option in question.options if option.correct)

    def meant(option: Option) -> bool:
        distance = abs(number - (option.value or 0))
        return distance <= question.tolerance + _CLOSE

    hit = next((each for each in (right, *question.options) if meant(each)), None)
    return _with_right(question, hit)


def _pointed_at(question: Question, answer: str) -> Judged:
    hit = next((option for option in question.options if option.id == answer), None)
    right = " ".join(option.id for option in question.options if option.correct)
    return replace(_with_right(question, hit), answer=right)


def _weighed(question: Question, answer: str) -> Judged:
    return Judged(None, f"{_option(question, answer).feedback}\n\n{words('marks')['no_panel']}")


def _with_right(question: Question, hit: Option | None) -> Judged:
    """What was right; or what was wrong, as far as it is known, and then what is right and why."""
    if hit and hit.correct:
        return Judged(right=True, text=hit.feedback)
    correct = next(option for option in question.options if option.correct)
    answer = words("marks")["answer_is"].format(answer=solution(question))
    known = [hit.feedback] if hit else []
    return Judged(right=False, text="\n\n".join([*known, f"{answer} {correct.feedback}"]))


def _counted(what: str, parts: tuple[Part, ...]) -> str:
    return words("marks")[what].format(n=sum(part.right for part in parts), of=len(parts))


def _option(question: Question, id_: str) -> Option:
    return next(option for option in question.options if option.id == id_)


def _in_order(question: Question) -> list[str]:
    """The right order, by the numbers under which the options are shown."""
    number = {option.id: str(i) for i, option in enumerate(_shuffled(question), 1)}
    return [number[option.id] for option in question.options]


def _shuffled(question: Question) -> list[Option]:
    """The options in an order that is never the right one."""
    mixed = sorted(question.options, key=lambda option: _place(question, option.id))
    return [*mixed[1:], mixed[0]] if mixed == list(question.options) else mixed


def _place(question: Question, what: str) -> str:
    return sha256(f"{question.id}/{what}".encode()).hexdigest()


_JUDGED: Mapping[Format, Callable[[Question, str], Judged]] = {
    Format.SINGLE: _chosen,
    Format.SEVERAL: _ticked,
    Format.ORDER: _ordered,
    Format.MATCH: _matched,
    Format.NUMBER: _calculated,
    Format.PLACE: _pointed_at,
    Format.CONCORDANCE: _weighed,
}
