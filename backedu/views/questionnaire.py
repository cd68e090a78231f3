"""The questions of the triage as a page asks them: step by step, and those worth asking now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.triage.advice import shipped_advice
from backedu.triage.answer_check import normalise
from backedu.triage.answers import Answer, Kind, contract
from backedu.triage.rules import shipped_rules
from backedu.triage.screens import Screen, expanded, screen_of, screens

_CONTROLS = {
    Kind.CHOICE: "choice",
    Kind.INTEGER: "number",
    Kind.NUMBER: "number",
    Kind.LIST: "list",
}
_SCREENED_FIRST = {"Nerves, bladder and bowel", "Injury and bone", "Medicines and safety of care"}
"""Steps on which the screening question decides what else is asked."""


def groups() -> list[dict[str, Any]]:
    """Return the steps of the questionnaire, the emergency questions first.

    Free text is not asked for: it never changes the level. A screening question comes before the
    questions that it stands in for, on the same step.

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


def worth_asking(result: Mapping[str, Any], given: Mapping[str, Any]) -> list[str]:
    """Return the names of the questions to show: those for emergencies, then what still matters.

    That is what can change level or advice, and what an answer calls for. Once the answers show an
    emergency, nothing else is asked: it can get no more urgent. What spares someone one of the
    questions is asked, too. A screening question is asked in the place of those that it stands in
    for, and each of them only after "not sure".

    Args:
        result: The result of the triage as plain data.
        given: The answers of the page.
    """
    known = contract()
    first = [name for name, answer in known.items() if answer.emergency]
    if result["level"] == "emergency" and not result["decided_by_unknown"]:
        return first
    values = normalise(expanded(given))
    called_for = (name for name, when in shipped_rules().asked_if.items() if when.holds(values))
    asked = [
        *first,
        *(item["name"] for item in result["unknown"]),
        *_for_advice(result),
        *called_for,
    ]
    sparing = {other for name in asked for other in _unless(known[name])}
    told = {name for name, value in values.items() if value is not None and name not in given}
    on_the_page = (
        name
        for name in [*asked, *sorted(sparing)]
        if known[name].kind in _CONTROLS and (name in first or name not in told)
    )
    return list(dict.fromkeys(place_of(name, given) for name in on_the_page))


def place_of(name: str, given: Mapping[str, Any]) -> str:
    """Return the question of the page that asks for an answer: itself, or its screening question.

    Args:
        name: An answer of the contract.
        given: The answers of the page.

    Example:
        >>> place_of("fever", {}), place_of("fever", {"feeling_ill": "unknown"})
        ('feeling_ill', 'fever')
    """
    screen = screen_of().get(name)
    return screen if screen and screen not in given and name not in given else name


def spared_by(name: str) -> Mapping[str, list[str]]:
    """Return the answers to other questions that spare someone a question of the page.

    Example:
        >>> spared_by("missed_period")
        {'sex': ['male']}
    """
    return {} if name in screens() else _unless(contract()[name])


def _by_group(answers: Iterable[Answer]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Gather questions by step, each with its screening question before it."""
    found: dict[str, list[dict[str, Any]]] = {}
    parts: dict[str, list[dict[str, Any]]] = {}
    for answer in answers:
        screen = screens().get(screen_of().get(answer.id, ""))
        step = found.setdefault(screen.group if screen else answer.group, [])
        if screen is None:
            step.append(_question(answer))
        else:
            parts.setdefault(screen.id, []).append(_question(answer))
    for id_, screen in screens().items():
        if id_ in parts:
            place = 0 if screen.group in _SCREENED_FIRST else len(found[screen.group])
            found[screen.group][place:place] = [_screening(screen), *parts[id_]]
    return [(title, questions) for title, questions in found.items() if questions]


def _screening(screen: Screen) -> dict[str, Any]:
    options = [{"value": name, "label": label} for name, label in screen.items.items()]
    return {
        "name": screen.id,
        "ask": screen.ask,
        "help": "",
        "kind": "list",
        "options": options,
        "unless": {},
        "none": [],
    }


def _step(id_: str, title: str, questions: list[dict[str, Any]], hint: str) -> dict[str, Any]:
    has_none = any("none" in question for question in questions)
    return {
        "id": id_,
        "title": title,
        "hint": hint,
        "none": words("result")["none_of_these"] if has_none else "",
        "questions": questions,
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
