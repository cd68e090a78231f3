"""The result of the triage in the words of a page: a banner, and sections beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from backedu.content.wording import day, words
from backedu.triage import triage
from backedu.triage.answer_check import AnswerError
from backedu.triage.answers import contract
from backedu.triage.screens import expanded
from backedu.views.panel import MARKS, Banner, Item, Panel, Section
from backedu.views.questionnaire import place_of, spared_by, worth_asking


def assess(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result of the triage as a page shows it; refused answers become a sentence.

    ``ask`` names the questions that are worth asking, and ``doubted`` the answers that contradict
    others, which spare nobody a question. An item with a ``question`` leads to that question.
    """
    try:
        result = _judged(answers)
    except AnswerError as error:
        return {"bar": _bar("open", "?", str(error), ""), "banner": None}
    ask = worth_asking(result, answers)
    banner = _banner(result, is_open=_is_open(result, ask, answers))
    rules = words("result")["rules"].format(
        reviewed=day(date.fromisoformat(result["reviewed"])), version=result["rules_version"]
    )
    return {
        "ask": ask,
        "doubted": sorted(_doubted(result)),
        "bar": _bar(banner.tone, banner.mark, banner.title, _open_questions(result)),
        **Panel(banner, _sections(result, answers), f"{result['disclaimer']} {rules}").as_dict(),
    }


def _judged(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result, with "none" for the questions that this person is not shown."""
    answers = expanded(answers)
    spared = {
        name: answer.none_value
        for name, answer in contract().items()
        if answer.none_value is not None
        and any(answers.get(other) in values for other, values in answer.not_shown_if.items())
    }
    result = triage({**spared, **answers}).as_dict()
    reasons = {other for name in spared for other in contract()[name].not_shown_if}
    return triage(answers).as_dict() if reasons & _doubted(result) else result


def _doubted(result: Mapping[str, Any]) -> set[str]:
    return {name for conflict in result["contradictions"] for name in conflict["names"]}


def _is_open(result: Mapping[str, Any], ask: list[str], given: Mapping[str, Any]) -> bool:
    """Say whether the level rests on a question that is shown and not answered yet."""
    if not result["decided_by_unknown"]:
        return False
    doubted = _doubted(result)
    spared = {
        name
        for name in ask
        for other, values in spared_by(name).items()
        if given.get(other) in values and other not in doubted
    }
    return not set(ask) <= spared | set(given)


def _banner(result: Mapping[str, Any], *, is_open: bool) -> Banner:
    """Return level and action; "not known yet" only while a question in sight is not answered."""
    label = words("result")
    lines = [result["action"], label["how_soon"].format(when=result["how_soon"])]
    if result["decided_by_unknown"] and not is_open:
        lines.append(label["not_sure_line"])
    if is_open:
        return Banner("open", "?", label["open_title"], [label["open_line"], *lines])
    return Banner(result["level"], MARKS[result["level"]], result["label"], lines)


def compare(answers: Mapping[str, Any], different: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result as it is beside the one with some answers different, and what changes.

    Example:
        >>> found = compare({"saddle_numbness": "no"}, {"saddle_numbness": "yes"})
        >>> [side["tone"] for side in found["sides"]]
        ['open', 'emergency']
    """
    try:
        now, then = _judged(answers), _judged({**answers, **different})
    except AnswerError:
        return {}
    label = words("what_if")
    changes = [
        {"title": label[name], "items": items} for name, items in _changes(now, then) if items
    ]
    nothing = [{"title": label["same"], "items": [label["same_text"]]}]
    return {
        "sides": [_side(label["now"], now), _side(label["then"], then)],
        "changes": changes or nothing,
    }


def _side(heading: str, result: Mapping[str, Any]) -> dict[str, str]:
    banner = _banner(result, is_open=result["decided_by_unknown"])
    return {
        "tone": banner.tone,
        "mark": banner.mark,
        "title": banner.title,
        "heading": heading,
        "line": banner.lines[0],
    }


def _changes(now: Mapping[str, Any], then: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """What is in one result and not in the other, in the words that are shown."""
    for kind, part in (("reasons", "reasons"), ("advice", "recommended"), ("withheld", "withheld")):
        shown = "topic" if kind == "reasons" else "label"
        before, after = ([item[shown] for item in result[part]] for result in (now, then))
        yield f"new_{kind}", [item for item in after if item not in before]
        yield f"lost_{kind}", [item for item in before if item not in after]


def _bar(tone: str, mark: str, title: str, note: str) -> dict[str, str]:
    return {"tone": tone, "mark": mark, "title": title, "note": note}


def _open_questions(result: Mapping[str, Any]) -> str:
    number = len(result["unanswered_emergency"])
    if number == 0:
        return ""
    label = words("result")
    return label["open_one"] if number == 1 else label["open_many"].format(n=number)


def _sections(result: Mapping[str, Any], given: Mapping[str, Any]) -> list[Section]:
    label = words("result")
    certain = [_reason(reason) for reason in result["reasons"] if reason["certain"]]
    possible = [_reason(reason) for reason in result["reasons"] if not reason["certain"]]
    still_open = [
        Item(one["question"], question=place_of(one["name"], given)) for one in result["unknown"]
    ]
    return [
        Section(label["why"], certain),
        Section(label["contradictions"], [Item(c["sentence"]) for c in result["contradictions"]]),
        Section(label["possible"], possible, folded=True),
        Section(label["recommended"], [_advice(a, "text") for a in result["recommended"]]),
        Section(label["withheld"], [_advice(a, "reason") for a in result["withheld"]], folded=True),
        Section(label["unknown"], still_open, folded=True),
        Section(label["safety_net"], [Item(sentence) for sentence in result["safety_net"]]),
    ]


def _advice(advice: Mapping[str, str], text: str) -> Item:
    return Item(advice[text], f"{advice['label']}.")


def _reason(reason: Mapping[str, Any]) -> Item:
    doubt = "" if reason["certain"] else f" {words('result')['cannot_exclude']}"
    return Item(
        reason["sentence"],
        f"{reason['topic']}{doubt}.",
        [(given["question"], given["answer"]) for given in reason["because"]],
        reason["sources"],
    )
