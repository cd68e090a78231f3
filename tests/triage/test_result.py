"""The result as a thing: it prints, travels, compares, and cannot be changed."""

import copy
import json
import os
import pickle
import random
import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.content.model import Level
from backedu.triage import triage
from backedu.triage.result import TriageResult
from backedu.triage.rules import shipped_rules
from tests.support.crowd import person
from tests.support.people import BASE, adult, people


@given(people())
def test_a_result_survives_json(answers: dict[str, Any]) -> None:
    """To JSON and back without loss, and equal results are equal."""
    result = triage(answers)
    back = TriageResult.from_dict(json.loads(json.dumps(result.as_dict())))

    assert back == result
    assert hash(back) == hash(result)
    assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result)  # noqa: S301 - our own


@given(people(), st.randoms())
def test_the_order_of_the_answers_does_not_matter(answers: dict[str, Any], random: Any) -> None:
    """Shuffled names give the same result to the byte; the input is left alone."""
    names = list(answers)
    random.shuffle(names)
    before = copy.deepcopy(answers)
    shuffled = triage({name: answers[name] for name in names})

    assert json.dumps(shuffled.as_dict()) == json.dumps(triage(answers).as_dict())
    assert answers == before


def test_another_process_gives_the_same_bytes() -> None:
    """Neither the seed of the hashes nor the language of the machine matters."""
    code = (
        "import json; from backedu.triage import triage;"
        "people = [{}, {'age': 70, 'fever': 'yes', 'leg_side': 'both', 'sex': 'male', "
        "'nsaid_contraindications': ['lithium', 'allergy'], 'pregnancy': 'pregnant'}];"
        "print(json.dumps([triage(one).as_dict() for one in people for _ in range(2)]))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": language, "TZ": zone},
            capture_output=True, check=True,
        ).stdout
        for seed, language, zone in (
            ("0", "C", "UTC"), ("7", "de_DE.UTF-8", "Asia/Tokyo"), ("4294967295", "C.UTF-8", "UTC")
        )
    }  # fmt: skip

    assert len(seen) == 1


def test_a_result_cannot_be_changed() -> None:
    """Fields are frozen, and what is handed out is fresh."""
    result = adult()
    result.withheld.clear()

    assert result.withheld
    with pytest.raises(AttributeError):
        result.level = Level.SELF_CARE  # type: ignore[misc]


def test_a_result_says_where_it_comes_from() -> None:
    """Version, fingerprint and date of the rules, version of the library, and the disclaimer."""
    result = adult()

    assert result.rules_version == shipped_rules().standing.version
    assert len(result.rules_hash) == 64
    assert result.reviewed == shipped_rules().standing.reviewed.isoformat()
    assert result.library_version
    assert "not a medical device" in result.disclaimer


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "{{7*7}}", "**b**", "a\n\n# b"],
)
def test_free_text_is_inert(text: str) -> None:
    """What a person writes is shown as text, in every form."""
    result = adult(yellow_flags=[text], work=text, imaging_report=text, trauma_mechanism=text)
    html, markdown = result._repr_html_(), result._repr_markdown_()

    for shown in (html, markdown):
        assert "<script" not in shown
        assert "\n# b" not in shown
    assert "[x](" not in markdown
    assert "**b**" not in markdown


def test_a_reason_is_printed_once() -> None:
    """What is withheld for one reason is on one line."""
    text = adult(saddle_numbness="yes")._repr_markdown_()

    assert text.count("Get emergency help first.") <= 2  # manipulation has one more reason


def test_a_plain_picture_is_named_first() -> None:
    """What it most likely is comes before what else is worth saying."""
    result = adult(yellow_flags=["afraid to bend"], previous_episodes="many")

    assert result.reasons[0].rule == "plain-back-pain"
    assert len(result.reasons) == 3


@pytest.mark.parametrize(
    "answers", [{}, BASE, {**BASE, "fever": "yes"}, {**BASE, "syncope": "yes"}], ids=len
)
def test_the_printed_result_begins_with_what_to_do(answers: dict[str, Any]) -> None:
    """Action first, then the reasons, and no raw name of an answer or rule."""
    result = triage(answers)
    text = str(result)

    assert text.startswith(result.action)
    assert result.safety_net[0] in text
    assert result.disclaimer in text
    assert "_" not in text


@given(people())
def test_a_printed_result_is_short(answers: dict[str, Any]) -> None:
    """It fits a terminal, however little is known; each part says how much more there is."""
    text = str(triage(answers))

    assert len(text) <= 3_500
    assert text.count("\n") <= 45


def test_the_printed_result_of_a_usual_person_is_shorter() -> None:
    """Of a made-up crowd all but the odd one stay under 2,500 characters, half under 1,800."""
    chance = random.Random(1)  # noqa: S311 - a crowd, not a secret
    lengths = sorted(len(str(triage(person(chance)))) for _ in range(300))

    assert lengths[150] < 1_800
    assert lengths[-2] < 2_500


def test_nothing_urgent_is_left_out_of_a_printed_result() -> None:
    """What decided, and all that says when to get help, is in full; of the rest, how much more."""
    result = triage({"saddle_numbness": "yes"})
    text = str(result)

    assert re.search(r"and \d more", text)  # of what cannot be ruled out yet
    decided = [one for one in result.reasons if one.certain and one.level is result.level]
    assert decided
    assert all(one.sentence in text for one in decided)
    assert all(sentence in text for sentence in result.safety_net)
    assert len(text) < len(result._repr_markdown_()) / 4


def test_a_printed_result_names_what_was_found_as_well() -> None:
    """A reason below the level of the result is named, without its sentence."""
    text = str(adult(saddle_numbness="yes", fever="yes"))

    assert "Found as well:\n- Fever with back pain: possible infection\n" in text


def test_a_line_of_the_safety_net_is_read_once() -> None:
    """Two rules that say the same say it once."""
    net = adult(age=62, vascular_risk="yes", onset="sudden", duration_days=1).safety_net

    assert sum("pain becomes constant" in line for line in net) == 1
