"""The questions that a person is asked, with the answers offered, and what an open one does."""

from __future__ import annotations

from collections.abc import Iterator

from backedu.content.wording import words
from backedu.export.markup import items, table, text
from backedu.export.page import Part
from backedu.triage.answers import Answer, Background, Kind, contract


def unknowns_part() -> Part:
    """Return the part that says how an answer that is not known counts."""
    wording = words("unknowns")
    known = contract().values()
    lists = {
        wording["emergency"]: (one for one in known if one.emergency),
        wording["person"]: (one for one in known if one.background is Background.PERSON),
        wording["timing"]: (one for one in known if one.background is Background.TIMING),
        wording["confirms"]: (one for one in known if one.confirms),
    }
    rules = [wording[name] for name in wording if name.startswith("rule_")]
    body = items(map(text, rules)) + "".join(
        f"<h3>{text(title)}</h3>{items(text(one.ask) for one in listed)}"
        for title, listed in lists.items()
    )
    return Part("unknowns", wording["title"], body)


def questions_part() -> Part:
    """Return the part with every question, group by group."""
    wording = words("rules_page")
    groups: dict[str, list[Answer]] = {}
    for answer in contract().values():
        groups.setdefault(answer.group, []).append(answer)
    headings = (wording["question"], wording["answers"], wording["counts"])
    tables = (
        table(
            group,
            headings,
            ((_ask(one), _answers(one), "<br>".join(_remarks(one))) for one in asked),
            "questions",
        )
        for group, asked in groups.items()
    )
    body = f"<p>{text(wording['questions_lead'])}</p>{''.join(tables)}"
    return Part("questions", wording["questions"], body)


def _ask(answer: Answer) -> str:
    return text(answer.ask) + (f"<br><small>{text(answer.help)}</small>" if answer.help else "")


def _answers(answer: Answer) -> str:
    """Say what can be answered."""
    wording = words("rules_page")
    if answer.options:
        shown = items(map(text, answer.options.values()), "choices")
        return (text(wording["several"]) + shown) if answer.kind is Kind.LIST else shown
    if answer.minimum is not None:
        return text(f"{answer.minimum} – {answer.label(answer.maximum)}")
    return text(wording["free_text"])


def _remarks(answer: Answer) -> Iterator[str]:
    """Say what is particular about the question."""
    wording = words("unknowns")
    if answer.emergency:
        yield text(wording["is_emergency"])
    if answer.background:
        yield text(wording[f"is_{answer.background.value}"])
    if answer.confirms:
        yield text(wording["is_confirming"].format(question=contract()[answer.confirms].ask))
    for name, value in answer.not_asked_if.items():
        other = contract()[name]
        yield text(wording["is_spared"].format(question=other.ask, answer=other.label(value)))
    for name, values in answer.not_shown_if.items():
        other = contract()[name]
        shown = " / ".join(map(other.label, values))
        yield text(wording["is_not_shown"].format(question=other.ask, answer=shown))
