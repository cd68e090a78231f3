"""The article's prevention list to sort, in words: the claims, the places and the marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from backedu.content import claims
from backedu.content.model import Claim, Verdict
from backedu.content.wording import words
from backedu.views.panel import Banner, Item, Panel, Section

_PLACES: Mapping[str, tuple[Verdict, ...]] = {
    "works": (Verdict.SUPPORTED,),
    "partly": (Verdict.PARTLY,),
    "doubtful": (Verdict.UNSUPPORTED, Verdict.CONTRADICTED, Verdict.OUTDATED),
    "unknown": (Verdict.UNCLEAR,),
}
"""Best supported first: each place and the verdicts that belong there."""


def prevention_claims() -> list[Claim]:
    """Return what the article says against the next episode, in its order.

    Example:
        >>> prevention_claims()[0].id
        'active-aerobic-strength-prevents'
    """
    return [claim for claim in claims().values() if claim.kind == "prevention"]


def advice_to_sort() -> list[dict[str, str]]:
    """Return the claims as sentences to sort; nothing in them tells the verdict."""
    return [{"id": claim.id, "text": claim.claim} for claim in prevention_claims()]


def places() -> list[dict[str, str]]:
    """Return where a claim can be put, best supported first."""
    return [{"value": place, "label": words("sort_prevention")[place]} for place in _PLACES]


def place_of(claim: Claim) -> str:
    """Return the place that the appraisal gives to a claim."""
    return next(place for place, verdicts in _PLACES.items() if claim.verdict in verdicts)


def check_order(sorted_by_id: Mapping[str, str]) -> dict[str, Any]:
    """Return the list in the order of the evidence, as a result panel takes it; nothing if empty.

    Args:
        sorted_by_id: A place by the id of each claim that was sorted.
    """
    if not sorted_by_id:
        return {}
    text, known = words("sort_prevention"), prevention_claims()
    right = sum(place_of(claim) == sorted_by_id.get(claim.id) for claim in known)
    many = Counter(map(place_of, known))
    done = right == len(known)
    counts = ", ".join(
        text["count"].format(name=text[place].lower(), n=many[place]) for place in _PLACES
    )
    banner = Banner(
        "self_care" if done else "soon",
        "✓" if done else "◐",
        text["score"].format(n=right, of=len(sorted_by_id)),
        [text["line"].format(counts=counts)],
    )
    sections = [
        Section(
            text[place],
            [
                _item(claim, sorted_by_id.get(claim.id))
                for claim in known
                if place_of(claim) == place
            ],
        )
        for place in _PLACES
    ]
    return Panel(banner, sections, text["footnote"]).as_dict()


def _item(claim: Claim, place: str | None) -> Item:
    text = words("sort_prevention")
    yours = text["yours"].format(place=text[place]) if place else text["open"]
    mark = "✓ " if place == place_of(claim) else ""
    return Item(f"{yours} {claim.why}", f"{mark}{claim.claim}", sources=claim.sources)
