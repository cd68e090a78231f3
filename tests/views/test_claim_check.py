import json
from typing import Any

import pytest

from backedu.content import claims
from backedu.content.model import Claim, Verdict
from backedu.content.wording import words
from backedu.topics.calibration import FEWEST, LEVELS_PERCENT
from backedu.views.claim_check import (
    START,
    appraisal,
    contradictions,
    menu,
    picture,
    report,
    shown,
)


def _answers(n: int, verdict: str = "", sure: int = 80) -> dict[str, dict[str, Any]]:
    """Answers to the first claims; the right ones where no verdict is given."""
    some = list(claims().values())[:n]
    return {c.id: {"verdict": verdict or c.verdict.value, "sure": sure} for c in some}


def test_the_start_is_ten_claims_of_several_verdicts() -> None:
    """What a visitor finds first is mixed, with something supported among it."""
    verdicts = {claims()[each["id"]].verdict for each in shown(START)}

    assert len(shown(START)) == 10
    assert len(verdicts) >= 3
    assert Verdict.SUPPORTED in verdicts


def test_nothing_shown_before_a_verdict_tells_it() -> None:
    """A claim to judge has an id, its text and its part, and the menu offers every verdict."""
    assert all(set(each) == {"id", "text", "part"} for each in shown(START))
    assert [each["id"] for each in menu()["verdicts"]] == [v.value for v in Verdict]
    assert [each["percent"] for each in menu()["levels"]] == list(LEVELS_PERCENT)
    assert json.loads(json.dumps(menu())) == menu()


def test_what_was_asked_for_besides_comes_last_and_once() -> None:
    """A claim that another one led to is added; one that is there already is not doubled."""
    first = shown(START)[0]["id"]
    ids = [each["id"] for each in shown({**START, "added": ["factor-obesity", first]})]

    assert ids[-1] == "factor-obesity"
    assert len(ids) == len(set(ids)) == 11


@pytest.mark.parametrize("claim", claims().values(), ids=lambda claim: claim.id)
def test_an_appraisal_is_complete(claim: Claim) -> None:
    """Reason, teaching point, contradictions, evidence; danger and remedy where it is unsafe."""
    seen = appraisal(claim.id, "supported")

    assert seen["right"] is (claim.verdict is Verdict.SUPPORTED)
    assert words("verdicts")[claim.verdict] in seen["word"]
    assert seen["teaching"] == claim.teaching_point
    assert seen["danger"] == ([claim.could_happen, claim.instead] if claim.unsafe else [])
    assert {each["id"] for each in seen["conflicts"]} == set(claim.conflicts_with)
    assert len(seen["evidence"]["sources"]) == len(claim.sources)
    assert seen["evidence"]["reviewed"].endswith("2026")
    assert json.loads(json.dumps(seen)) == seen


@pytest.mark.parametrize("n", range(FEWEST))
def test_a_few_verdicts_make_no_picture(n: int) -> None:
    """The report says how many more are needed."""
    assert picture(_answers(n)) == {}
    assert str(FEWEST - n) in report(_answers(n))["lines"][0]


def test_confident_and_wrong_is_told_with_its_teaching_point() -> None:
    """Only wrong verdicts held with at least 80% are listed."""
    wrong = report(_answers(8, "outdated", sure=80))["missed"]
    modest = report(_answers(8, "outdated", sure=60))["missed"]

    assert [each["id"] for each in wrong] == list(claims())[:8]
    assert all(each["teaching"] == claims()[each["id"]].teaching_point for each in wrong)
    assert modest == report(_answers(8))["missed"] == []


@pytest.mark.parametrize(
    ("verdict", "sure", "leaning"), [("outdated", 80, "over"), ("", 40, "under"), ("", 100, "fair")]
)
def test_the_report_says_which_way_one_leans(verdict: str, sure: int, leaning: str) -> None:
    """Score in figures, direction in words, and the picture beside them."""
    answers = _answers(6, verdict, sure)

    assert report(answers)["lines"][1] == words("calibration")[leaning]
    assert picture(answers)["sources"][0]["label"] == "Brier 1950"


def test_the_map_holds_every_contradiction_and_no_verdict() -> None:
    """All claims are points; those at odds with another are nodes with a place in the article."""
    drawn = contradictions()
    places = [node["place"] for node in drawn["nodes"]]

    assert drawn["points"] == len(claims())
    assert {node["id"] for node in drawn["nodes"]} == {
        claim.id for claim in claims().values() if claim.conflicts_with
    }
    assert places == sorted(places)
    assert all(set(node) == {"id", "text", "part", "place"} for node in drawn["nodes"])
    assert {id_ for group in drawn["groups"] for link in group["links"] for id_ in link} == {
        node["id"] for node in drawn["nodes"]
    }
