"""How many questions someone is shown, walking through the questionnaire step by step.

The walk follows ``questionnaire.js``: a step shows what is worth asking when it is entered, what an
answer on it makes worth asking joins in, and nothing in sight goes away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from backedu.triage.screens import screens
from backedu.views.questionnaire import groups
from backedu.views.triage_panel import assess

Step = Mapping[str, Any]


@dataclass(frozen=True)
class Walk:
    """One way through the questionnaire.

    ``shown`` are the questions in the order in which they were answered. ``presses`` counts
    answers that are not "none", and one press of "None of these" for each step that has any.
    """

    shown: tuple[str, ...]
    presses: int
    answers: Mapping[str, Any]


def walk(person: Mapping[str, Any]) -> Walk:
    """Answer the questionnaire as this person would, "Not sure" where an answer is missing."""
    given: dict[str, Any] = {}
    shown: list[str] = []
    presses = 0
    for step in groups():
        answered: list[Step] = []
        left: list[Step] | None = None
        while left is None or left:
            if left:
                answered.append(left[0])
                _answer(left[0], person, given)
            result = assess(given)
            left = [one for one in step["questions"] if _is_shown(one, result, given, answered)]
        others = [one for one in answered if given[one["name"]] != one.get("none", given)]
        presses += len(others) + (len(others) < len(answered))
        shown += [one["name"] for one in answered]
    return Walk(tuple(shown), presses, given)


def _answer(question: Step, person: Mapping[str, Any], given: dict[str, Any]) -> None:
    name = question["name"]
    value = _ticked(name, person) if name in screens() else person.get(name)
    given[name] = "unknown" if value is None else value


def _ticked(name: str, person: Mapping[str, Any]) -> list[str] | None:
    """Tick what applies to this person; None, "not sure", where one of them is not known."""
    items = {item: person.get(item) for item in screens()[name].items}
    if {None, "unknown"} & set(items.values()):
        return None
    return [item for item, value in items.items() if value != "no"]


def _is_shown(
    question: Step, result: Mapping[str, Any], given: Mapping[str, Any], answered: list[Step]
) -> bool:
    """Say whether a question is in sight and waits for an answer."""
    spared = any(
        given.get(other) in values and other not in result["doubted"]
        for other, values in question["unless"].items()
    )
    return question["name"] in result["ask"] and question not in answered and not spared


def clear_after(person: Mapping[str, Any]) -> int:
    """Return how many questions are answered before the result is no longer "not known yet"."""
    shown = walk(person)
    given: dict[str, Any] = {}
    for place, name in enumerate(shown.shown, 1):
        given[name] = shown.answers[name]
        if assess(given)["banner"]["tone"] != "open":
            return place
    return len(shown.shown)


def summary(people: Iterable[Mapping[str, Any]]) -> str:
    """Say how many questions these people are shown, and how often they press."""
    people = list(people)
    walks = [walk(person) for person in people]
    clear = [clear_after(person) for person in people]
    shown, presses = ([len(one.shown) for one in walks], [one.presses for one in walks])
    return (
        f"{len(walks)} people: median {median(shown):g} questions ({min(shown)} to {max(shown)}), "
        f"median {median(presses):g} presses, "
        f"median {median(clear):g} before the first clear result"
    )
