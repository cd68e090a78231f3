"""The rules of each level, the conditions that they share, and answers that do not fit together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.export.condition_words import example, in_words
from backedu.export.markup import items, terms, text
from backedu.export.page import Part
from backedu.export.references import cited
from backedu.triage.conditions import Condition
from backedu.triage.named_conditions import NamedCondition
from backedu.triage.rules import Contradiction, Rule, RuleBook


def level_part(book: RuleBook, level: Level, plain: Mapping[str, str]) -> Part:
    """Return the part of one level: what it tells people to do, and its rules.

    Args:
        book: The rule book.
        level: The level.
        plain: What each named condition means, by its id.
    """
    wording, level_words = words("rules_page"), book.levels[level]
    name = level.value.replace("_", "-")
    rules = tuple(
        _rule(rule, condition, plain) for rule, condition in book.rules if rule.level is level
    )
    body = f"<p>{text(wording['level_lead'].format(n=len(rules)))}</p>" + terms(
        [
            (wording["action"], text(level_words.action)),
            (wording["ambulance"], text(level_words.ambulance or "")),
            (wording["how_soon"], text(level_words.how_soon)),
            (wording["safety_net"], items(map(text, level_words.safety_net))),
            (wording["reviewed"], text(level_words.reviewed)),
        ]
    )
    return Part(f"level-{name}", level_words.label, body, rules, css=f"level {name}", listed=True)


def named_part(book: RuleBook, named: Mapping[str, NamedCondition]) -> Part:
    """Return the part with the named conditions.

    Args:
        book: The rule book, with the conditions compiled.
        named: The same conditions as written, with their plain words.
    """
    wording = words("rules_page")
    plain = {id_: one.plain for id_, one in named.items()}
    parts = []
    for id_, one in book.named.items():
        also = items((in_words(part, plain) for part in one.also), "when") if one.also else ""
        body = terms(
            [
                (wording["holds"], in_words(one.when, plain)),
                (wording["also"], also),
                (wording["reviewed"], text(named[id_].reviewed)),
            ]
        )
        title = plain[id_][:1].upper() + plain[id_][1:]
        parts.append(Part(f"named-{id_}", title, body, tag=id_, css="record"))
    return Part("named", wording["named"], f"<p>{text(wording['named_lead'])}</p>", tuple(parts))


def contradictions_part(book: RuleBook, plain: Mapping[str, str]) -> Part:
    """Return the part with the answers that do not fit together."""
    wording = words("rules_page")
    parts = tuple(_contradiction(one, when, plain) for one, when in book.contradictions)
    lead = f"<p>{text(book.standing.contradiction)}</p>"
    return Part("contradictions", wording["contradictions"], lead, parts)


def _rule(rule: Rule, condition: Condition | None, plain: Mapping[str, str]) -> Part:
    wording = words("rules_page")
    holds = in_words(condition, plain) if condition else text(wording["otherwise"])
    body = f"<blockquote><p>{text(rule.sentence)}</p></blockquote>" + terms(
        [
            (wording["holds"], holds),
            (wording["while_open"], text(rule.while_open or "")),
            (wording["travel"], text(wording["wait"]) if rule.ambulance else ""),
            (wording["net"], text(rule.net or "")),
            (wording["sooner"], text(rule.sooner or "")),
            (wording["positive"], _examples(rule.positive)),
            (wording["negative"], _examples(rule.negative)),
            (wording["note"], text(rule.note or "")),
            (wording["sources"], cited(rule.sources)),
            (wording["reviewed"], text(rule.reviewed)),
        ]
    )
    body += f'<p class="mark">{text(wording["mark"])}</p>'
    return Part(f"rule-{rule.id}", rule.topic, body, tag=rule.id, css="record")


def _examples(examples: tuple[Any, ...]) -> str:
    """Show the first example, and the others folded."""
    first, *others = map(example, examples)
    if not others:
        return first
    more = text(words("rules_page")["more"].format(n=len(others)))
    return f"{first}<details><summary>{more}</summary>{items(others)}</details>"


def _contradiction(one: Contradiction, when: Condition, plain: Mapping[str, str]) -> Part:
    wording = words("rules_page")
    body = terms(
        [
            (wording["holds"], in_words(when, plain)),
            (wording["note"], text(one.note or "")),
            (wording["reviewed"], text(one.reviewed)),
        ]
    )
    return Part(f"contradiction-{one.id}", one.sentence, body, tag=one.id, css="record")
