"""The questions of the triage as a page asks them: step by step, and those worth asking now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.triage.advice import shipped_advice
from backedu.triage.answers import Answer, Kind, contract

_CONTROLS = {
    Kind.CHOICE: "choice",
    Kind.INTEGER: "number",
    Kind.NUMBER: "number",
    Kind.LIST: "list",
}


def groups() -> list[dict[str, Any]]:
    """Return the steps of the questionnaire, the emergency questions first.

    Free text is not asked for: it never changes the level.

    Example:
        >>> groups()[0]["questions"][0]["kind"]
        'choice'
    """
    asked = [answer for answer in contract().values() if answer.kind in _CONTROLS]
    steps = words("steps")
    first = _by_group(answer for answer in asked if answer.emergency)
    then = _by_group(answer for answer in asked if not answer.emergency)
    return [
        *(
            _step(f"first-{i}", title, some, steps["first"])
            for i, (title, some) in enumerate(first)
        ),
        *(_step(f"then-{i}", title, some, steps["then"]) for i, (title, some) in enumerate(then)),
    ]


def worth_asking(result: Mapping[str, Any]) -> list[str]:
    """Return the names of the questions to show: those for emergencies, then what still matters.

    That is what can change level or advice. Once the answers show an emergency, nothing else is
    asked: it can get no more urgent. What spares someone one of the questions is asked, too.

    Args:
        result: The result of the triage as plain data.
    """
    known = contract()
    first = [name for name, answer in known.items() if answer.emergency]
    if result["level"] == "emergency" and not result["decided_by_unknown"]:
        return first
    asked = [*first, *(item["name"] for item in result["unknown"]), *_for_advice(result)]
    sparing = {other for name in asked for other in _unless(known[name])}
    return list(dict.fromkeys([*asked, *sorted(sparing)]))


def _by_group(answers: Iterable[Answer]) -> list[tuple[str, list[Answer]]]:
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.group, []).append(answer)
    return list(found.items())


def _step(id_: str, title: str, answers: list[Answer], hint: str) -> dict[str, Any]:
    has_none = any(answer.none_value is not None for answer in answers)
    return {
        "id": id_,
        "title": title,
        "hint": hint,
        "none": words("result")["none_of_these"] if has_none else "",
        "questions": [_question(answer) for answer in answers],
    }


def _question(answer: Answer) -> dict[str, Any]:
    options = [{"value": value, "label": label} for value, label in answer.options.items()]
    question: dict[str, Any] = {
        "name": answer.id,
        "ask": answer.ask,
        "help": answer.help or "",
        "kind": _CONTROLS[answer.kind],
        "options": options,
        "unless": _unless(answer),
    }
    if answer.none_value is not None:
        question["none"] = answer.none_value
    if answer.minimum is not None:
        whole = answer.kind is Kind.INTEGER
        question |= {"min": answer.minimum, "max": answer.maximum, "step": 1 if whole else "any"}
        question["unit"] = answer.unit or ""
    return question


def _unless(answer: Answer) -> dict[str, list[str]]:
    """Give the answers to other questions that spare someone this one."""
    spared = {name: [value] for name, value in answer.not_asked_if.items()}
    return spared | answer.not_shown_if


def _for_advice(result: Mapping[str, Any]) -> Iterator[str]:
    """The questions that hold advice back while they are open, at any level that can still come."""
    level, is_open = Level(result["level"]), result["decided_by_unknown"]
    for tag in shipped_advice():
        if any(one == level or (is_open and one < level) for one in tag.advice.recommended_at):
            for unless, condition in tag.unless:
                if unless.ask:
                    yield from (n for n in condition.names() if not contract()[n].confirms)
