"""The result of the triage in the words of a page: a banner, and sections beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from backedu.content.citing import cited
from backedu.content.wording import words
from backedu.triage import triage
from backedu.triage.answer_check import AnswerError
from backedu.triage.answers import contract
from backedu.views.questionnaire import worth_asking

MARKS = {"emergency": "▲", "urgent": "◆", "soon": "●", "self_care": "✓"}
"""What stands for each level beside its colour."""


def assess(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result of the triage as a page shows it; refused answers become a sentence.

    ``ask`` names the questions that are worth asking, and ``doubted`` the answers that contradict
    others, which spare nobody a question.
    """
    try:
        result = _judged(answers)
    except AnswerError as error:
        return {"bar": _bar("open", "?", str(error), ""), "banner": None}
    label = words("result")
    banner = _banner(result)
    return {
        "ask": worth_asking(result),
        "doubted": sorted(_doubted(result)),
        "bar": _bar(banner["tone"], banner["mark"], banner["title"], _open_questions(result)),
        "banner": banner,
        "sections": [section for section in _sections(result) if section["items"]],
        "footnote": " ".join(
            (
                result["disclaimer"],
                label["rules"].format(reviewed=result["reviewed"], version=result["rules_version"]),
            )
        ),
    }


def _judged(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result, with "none" for the questions that this person is not shown."""
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


def _banner(result: Mapping[str, Any]) -> dict[str, Any]:
    label = words("result")
    is_open = result["decided_by_unknown"]
    lines = [result["action"], label["how_soon"].format(when=result["how_soon"])]
    return {
        "tone": "open" if is_open else result["level"],
        "mark": "?" if is_open else MARKS[result["level"]],
        "title": label["open_title"] if is_open else result["label"],
        "lines": [label["open_line"], *lines] if is_open else lines,
    }


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
    banner = _banner(result)
    side = {name: banner[name] for name in ("tone", "mark", "title")}
    return {**side, "heading": heading, "line": banner["lines"][0]}


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


def _sections(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    label = words("result")
    certain = [_reason(reason) for reason in result["reasons"] if reason["certain"]]
    possible = [_reason(reason) for reason in result["reasons"] if not reason["certain"]]
    return [
        _section(label["why"], certain),
        _section(label["contradictions"], [_item(c["sentence"]) for c in result["contradictions"]]),
        _section(label["possible"], possible, folded=True),
        _section(label["recommended"], [_advice(a, "text") for a in result["recommended"]]),
        _section(
            label["withheld"], [_advice(a, "reason") for a in result["withheld"]], folded=True
        ),
        _section(label["unknown"], [_item(u["question"]) for u in result["unknown"]], folded=True),
        _section(label["safety_net"], [_item(sentence) for sentence in result["safety_net"]]),
    ]


def _section(title: str, items: list[dict[str, Any]], *, folded: bool = False) -> dict[str, Any]:
    return {"title": title, "items": items, "folded": folded}


def _item(text: str) -> dict[str, Any]:
    return {"text": text}


def _advice(advice: Mapping[str, str], text: str) -> dict[str, Any]:
    return {"strong": f"{advice['label']}.", "text": advice[text]}


def _reason(reason: Mapping[str, Any]) -> dict[str, Any]:
    doubt = "" if reason["certain"] else f" {words('result')['cannot_exclude']}"
    return {
        "strong": f"{reason['topic']}{doubt}.",
        "text": reason["sentence"],
        "answers": [
            {"question": given["question"], "answer": given["answer"]}
            for given in reason["because"]
        ],
        "sources": cited(reason["sources"]),
    }
