"""The claim check in words: what its controls show, as plain data.

A verdict leaves this module only for a claim that has been judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backedu.content import claims
from backedu.content.citing import cited, evidence
from backedu.content.model import Verdict
from backedu.content.wording import words
from backedu.figures.calibration import calibration_figure
from backedu.topics.article.claim_pools import COUNTS, draw, pools
from backedu.topics.article.disputes import disputes
from backedu.topics.calibration import (
    CONFIDENT_PERCENT,
    FEWEST,
    LEVELS_PERCENT,
    Judgement,
    brier,
    lean,
)
from backedu.topics.marking import mark_claim

START = {"draw": {"pool": "core", "count": 10, "seed": 1}, "added": [], "answers": {}}
"""What a visitor finds: a mixed ten, nothing judged."""


def menu() -> dict[str, Any]:
    """Return the choices that the claim check offers: pools, counts, verdicts and levels."""
    groups: dict[str, list[dict[str, str]]] = {}
    for pool in pools().values():
        option = {"value": pool.id, "label": f"{pool.label} ({len(pool.claims)})"}
        groups.setdefault(pool.group, []).append(option)
    sure = words("sureness")
    return {
        "pools": [{"label": label, "options": options} for label, options in groups.items()],
        "counts": [
            {"value": n, "label": words("claim_check")["all" if n == 0 else "count"].format(n=n)}
            for n in COUNTS
        ],
        "verdicts": [
            {"id": verdict.value, "text": words("verdicts")[verdict]} for verdict in Verdict
        ],
        "levels": [
            {"percent": percent, "text": f"{sure[f'p{percent}']} ({percent}%)"}
            for percent in LEVELS_PERCENT
        ],
    }


def shown(choice: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the claims to judge: id, text and the part of the article they come from.

    Args:
        choice: ``draw`` (pool, count and seed) and ``added`` (ids of further claims).
    """
    asked = choice["draw"]
    drawn = draw(asked["pool"], asked["count"], asked["seed"])
    return [_brief(id_) for id_ in dict.fromkeys([*drawn, *choice["added"]])]


def appraisal(claim_id: str, verdict: str) -> dict[str, Any]:
    """Return what a student sees who has committed to a verdict on the claim."""
    claim = claims()[claim_id]
    marked = mark_claim(claim, Verdict(verdict))
    danger = [claim.could_happen, claim.instead] if claim.unsafe else []
    return {
        "right": marked.right,
        "word": marked.word,
        "text": marked.text,
        "danger": [text for text in danger if text],
        "teaching": claim.teaching_point,
        "note": claim.note or "",
        "conflicts": [_brief(id_) for id_ in claim.conflicts_with],
        "evidence": evidence(claim.sources, claim.certainty, claim.reviewed),
    }


def report(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return how sure against how right, in words, and what was judged confidently and wrongly.

    Args:
        answers: By the id of each claim judged, its ``verdict`` and ``sure`` (percent).
    """
    text = words("calibration")
    judged = _judgements(answers)
    if len(judged) < FEWEST:
        return {"lines": [text["too_few"].format(n=FEWEST - len(judged))], "missed": []}
    missed = [
        _brief(id_)
        | {
            "said": text["said"].format(
                verdict=words("verdicts")[given["verdict"]],
                percent=given["sure"],
                appraisal=words("verdicts")[claims()[id_].verdict],
            ),
            "teaching": claims()[id_].teaching_point,
        }
        for id_, given in answers.items()
        if given["sure"] >= CONFIDENT_PERCENT and given["verdict"] != claims()[id_].verdict
    ]
    lines = [
        text["score"].format(score=f"{brier(judged):.2f}"),
        text[lean(judged).value],
    ]
    return {"lines": lines, "missed": missed}


def picture(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the calibration figure of the answers, or nothing while they are too few."""
    judged = _judgements(answers)
    if len(judged) < FEWEST:
        return {}
    figure = calibration_figure(judged).as_dict()
    return figure | {"sources": cited(figure["sources"])}


def contradictions() -> dict[str, Any]:
    """Return the map of the article's contradictions: all claims as points, disputes, links."""
    order = list(claims())
    return {
        "points": len(order),
        "nodes": [
            _brief(id_) | {"place": order.index(id_)}
            for id_ in order
            if claims()[id_].conflicts_with
        ],
        "groups": [
            {
                "title": dispute.title,
                "text": dispute.clash,
                "nodes": list(dispute.claims),
                "links": [list(pair) for pair in dispute.pairs],
            }
            for dispute in disputes().values()
        ],
    }


def _judgements(answers: Mapping[str, Mapping[str, Any]]) -> list[Judgement]:
    return [
        Judgement(given["sure"], given["verdict"] == claims()[id_].verdict)
        for id_, given in answers.items()
    ]


def _brief(claim_id: str) -> dict[str, Any]:
    claim = claims()[claim_id]
    return {"id": claim.id, "text": claim.claim, "part": claim.section}
