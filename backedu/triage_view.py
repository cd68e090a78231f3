"""The triage in the words of a page: its questions step by step, its result in sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backedu.answer_check import AnswerError
from backedu.answers import Answer, Kind, contract
from backedu.care import shipped_advice
from backedu.evidence import cited
from backedu.level import Level
from backedu.triage import triage
from backedu.wording import words

MARKS = {"emergency": "▲", "urgent": "◆", "soon": "●", "self_care": "✓"}
"""What stands for each level beside its colour."""

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
        "ask": _worth_asking(result),
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


def _worth_asking(result: Mapping[str, Any]) -> list[str]:
    """The questions to show: the emergency ones, then what can still change level or advice.

    Once the answers show an emergency, nothing else is asked: it can get no more urgent. What
    spares someone one of the questions is asked, too.
    """
    known = contract()
    first = [name for name, answer in known.items() if answer.emergency]
    if result["level"] == "emergency" and not result["decided_by_unknown"]:
        return first
    asked = [*first, *(item["name"] for item in result["unknown"]), *_for_advice(result)]
    sparing = {other for name in asked for other in _unless(known[name])}
    return list(dict.fromkeys([*asked, *sorted(sparing)]))


def _for_advice(result: Mapping[str, Any]) -> Iterator[str]:
    """The questions that hold advice back while they are open, at any level that can still come."""
    level, is_open = Level(result["level"]), result["decided_by_unknown"]
    for tag in shipped_advice():
        if any(one == level or (is_open and one < level) for one in tag.advice.recommended_at):
            for unless, condition in tag.unless:
                if unless.ask:
                    yield from (n for n in condition.names() if not contract()[n].confirms)


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
