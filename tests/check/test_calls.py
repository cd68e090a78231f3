"""A name that is misspelt in a notebook's call is found, with the nearest right one."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from backedu.check.calls import RULES
from backedu.check.corpus import read_corpus
from backedu.places import data_dir

(RULE,) = RULES


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('lesson.patient("early-cse")', "line 1: lesson.patient names 'early-cse', which isn't in"),
        (
            'a = 1\nlesson.ask(\n  "what-the-word-say")',
            "line 3: .*do you mean 'what-the-word-says'",
        ),
        ('lesson.anatomy("side", "top")', "names 'top', .*choose one of side"),
        ('lesson.ask("what-the-word-says"); lesson.review(); other.ask("x")', ""),
        ("%pip install backedu", ""),
    ],
)
def test_a_misspelt_name_is_found(tmp_path: Path, code: str, fault: str) -> None:
    """By cell and line, before anyone opens the notebook."""
    cell = {"cell_type": "code", "source": [code]}
    (tmp_path / "mine.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")

    found = [str(one) for one in RULE.faults(read_corpus(data_dir(), tmp_path, date(2026, 11, 28)))]

    assert len(found) == bool(fault)
    for each in found:
        assert re.search(fault, each)
