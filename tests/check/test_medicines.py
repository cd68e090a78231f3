"""An American medicine is found wherever we speak, and allowed only where a mark explains it."""

import json
from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import read_corpus
from backedu.check.medicines import RULES

(RULE,) = RULES
LIST = """
[cyclobenzaprine]
names = ["cyclobenzaprine"]
why = "American."
instead = "diazepam"
explained_in = ["a.why", "a.instead"]
reviewed = 2026-11-28
"""
CLAIM = """
[a]
claim = "Take cyclobenzaprine."
why = "In America it is cyclobenzaprine."
instead = "{}"
"""


def _found(folder: Path, claim: str, prose: str = "") -> list[str]:
    (folder / "american_medicines.toml").write_text(LIST, encoding="utf-8")
    (folder / "claims.toml").write_text(claim, encoding="utf-8")
    cells = [{"cell_type": "markdown", "source": [prose]}]
    (folder / "01.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return [str(each) for each in RULE.faults(read_corpus(folder, folder, date(2026, 11, 28)))]


def test_advice_to_people_is_never_allowed_one(tmp_path: Path) -> None:
    """Not even with a mark; the claim itself is the article's, and the reason is marked."""
    found = _found(tmp_path, CLAIM.format("Ask for Cyclobenzaprine."))

    assert len(found) == 1
    assert "field 'instead' names 'Cyclobenzaprine'" in found[0]
    assert found[0].endswith("write diazepam.")


@pytest.mark.parametrize(("prose", "count"), [
    ("Take cyclobenzaprine.", 1),
    ("In America: cyclobenzaprine. <!-- american: what the trial tested -->", 0),
])  # fmt: skip
def test_a_lesson_needs_a_mark(tmp_path: Path, prose: str, count: int) -> None:
    """A comment with a reason allows an explanation of American practice."""
    found = _found(tmp_path, CLAIM.format("Ask."), prose)

    assert len([one for one in found if one.startswith("01.ipynb")]) == count


def test_a_mark_without_a_mention_is_found(tmp_path: Path) -> None:
    """Marks do not outlive what they allow."""
    found = _found(tmp_path, CLAIM.format("Ask."))

    assert [one for one in found if "names 'a.instead', which does not mention it" in one]
