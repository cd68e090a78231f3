import json

import pytest

from backedu.content import claims
from backedu.content.model import Verdict
from backedu.lessons import Lesson
from backedu.views.prevention_sorter import (
    advice_to_sort,
    check_order,
    place_of,
    places,
    prevention_claims,
)

RIGHT = {claim.id: place_of(claim) for claim in prevention_claims()}


def test_all_advice_against_the_next_episode_is_there() -> None:
    """Every claim of the kind prevention can be sorted, once."""
    offered = [row["id"] for row in advice_to_sort()]

    assert offered == [c.id for c in claims().values() if c.kind == "prevention"]
    assert len(offered) >= 12


def test_nothing_gives_the_place_away() -> None:
    """The page has claims and places, but no reason and no result before the check."""
    sorter = Lesson().sort_prevention()
    state = json.dumps({k: v for k, v in sorter.get_state().items() if k not in {"_esm", "_css"}})

    assert [claim.id for claim in prevention_claims() if claim.why[:40] in state] == []
    assert [set(row) for row in sorter.rows] == [{"id", "text"}] * len(RIGHT)
    assert sorter.result == {}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_one_place(verdict: Verdict) -> None:
    """A claim of any verdict can be placed."""
    claim = next(each for each in claims().values() if each.verdict is verdict)

    assert place_of(claim) in [place["value"] for place in places()]


def test_the_right_order_is_recognised() -> None:
    """All in place: the banner says so, and every item is ticked."""
    result = check_order(RIGHT)
    items = [item for section in result["sections"] for item in section["items"]]

    assert result["banner"]["mark"] == "✓"
    assert f"{len(RIGHT)} of the {len(RIGHT)}" in result["banner"]["title"]
    assert all(item["strong"].startswith("✓") for item in items)


def test_a_wrong_place_is_named_and_explained() -> None:
    """The claim stands where the evidence puts it, with the student's place and the reason."""
    result = check_order({"sit-stand-straight": "works"})
    doubtful = next(s for s in result["sections"] if s["title"].startswith("No good evidence"))
    item = next(i for i in doubtful["items"] if i["strong"] == claims()["sit-stand-straight"].claim)

    assert item["text"].startswith("You said “Supported”.")
    assert claims()["sit-stand-straight"].why in item["text"]
    assert item["sources"]
    assert ": 0 of " in result["banner"]["title"]


def test_the_result_lists_every_claim_once() -> None:
    """Sections and the line of the banner count the same claims."""
    result = check_order({"avoid-high-heels": "unknown"})
    listed = [len(section["items"]) for section in result["sections"]]
    said = [int(part.split(": ")[1]) for part in result["banner"]["lines"][0][:-1]
            .removeprefix("By the evidence: ").split(", ") if ": " in part]  # fmt: skip

    assert sum(listed) == len(RIGHT)
    assert said == listed


def test_nothing_sorted_is_nothing_to_check() -> None:
    """An empty order has no result."""
    assert check_order({}) == {}
