"""Rewriting the warning, in words: the sentences to choose from and the marks, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.topics.article.safety_net import OFFERED, Mark, Marked, Worth, mark_warning, safety_net
from backedu.views.panel import Banner, Item, Panel, Section

_FOLDED = {Mark.RIGHT, Mark.LEFT_OUT}


def sentences() -> list[dict[str, str]]:
    """Return the sentences to choose from; nothing in them says which are right."""
    return [{"id": sign.id, "text": sign.text} for sign in safety_net().signs.values()]


def speeds() -> list[dict[str, str]]:
    """Return what a sentence of the warning can ask for, fastest first."""
    return [
        {
            "value": level.value,
            "label": words("speeds_short")[level.value],
            "heading": words("speeds")[level.value],
        }
        for level in OFFERED
    ]


def check_warning(choices: Mapping[str, str]) -> dict[str, Any]:
    """Return the marks of a warning as a result panel takes them; nothing for an empty one.

    Args:
        choices: The value of a speed, by the id of each sentence that was put in.
    """
    if not choices:
        return {}
    marked = mark_warning({id_: Level(value) for id_, value in choices.items()})
    text = words("safety_net")
    needed = [each for each in marked if each.sign.kind is Worth.SIGN]
    right = sum(each.mark is Mark.RIGHT for each in needed)
    wrong = sum(each.mark not in _FOLDED for each in marked)
    done = wrong == 0
    banner = Banner(
        "self_care" if done else "soon",
        "✓" if done else "◐",
        text["done" if done else "not_yet"].format(n=right, of=len(needed)),
        [] if done else [_topics_open(marked)],
    )
    sections = [
        Section(
            text[mark.value],
            [_item(each) for each in marked if each.mark is mark],
            folded=mark in _FOLDED,
        )
        for mark in _ORDER
    ]
    return Panel(banner, sections, text["footnote"]).as_dict()


_ORDER = (
    Mark.MISSING,
    Mark.TOO_SLOW,
    Mark.MISLEADING,
    Mark.VAGUE,
    Mark.TOO_FAST,
    Mark.RIGHT,
    Mark.LEFT_OUT,
)


def _topics_open(marked: tuple[Marked, ...]) -> str:
    """Name what the warning does not cover yet, or say that all is covered."""
    text = words("safety_net")
    open_ids = {
        each.sign.about
        for each in marked
        if each.sign.kind is Worth.SIGN and each.mark in (Mark.MISSING, Mark.TOO_SLOW)
    }
    names = [name for id_, name in safety_net().topics.items() if id_ in open_ids]
    return text["open"].format(topics="; ".join(names)) if names else text["covered"]


def _item(each: Marked) -> Item:
    speed = words("speeds").get(each.level.value)
    wanted = each.sign.kind in (Worth.SIGN, Worth.EXTRA)
    why = f"{speed}. {each.sign.why}" if wanted and speed else each.sign.why
    return Item(why, each.sign.text, sources=each.sign.sources)
