"""A name that is misspelt in a notebook's call is found, with the nearest right one."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from backedu.check.calls import RULES, unshown
from backedu.check.corpus import read_corpus
from backedu.places import data_dir

RULE, ROOM = RULES


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


@pytest.mark.parametrize(("on_page", "hidden"), [(17, 3), (18, 0), (20, 2)])
def test_a_lesson_that_is_too_long_is_found(tmp_path: Path, on_page: int, hidden: int) -> None:
    """The first cell too many is named; one that a page doesn't show isn't counted."""
    told = {"cell_type": "markdown", "source": ["Text."], "metadata": {}}
    aside = {**told, "metadata": {"tags": ["remove-cell"]}}
    cells = [*[aside] * hidden, *[told] * on_page]
    (tmp_path / "mine.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")

    corpus = read_corpus(data_dir(), tmp_path, date(2026, 11, 28))
    found = [str(one) for one in ROOM.faults(corpus)]

    assert len(found) == (on_page > 17)
    assert all(f"cell {hidden + 18}," in one and f"this one has {on_page};" in one for one in found)


def test_what_no_lesson_shows_is_named(tmp_path: Path) -> None:
    """A patient or a question that nothing calls; what comes up in the review is shown."""
    cell = {"cell_type": "code", "source": ['lesson.patient("early-ces")']}
    (tmp_path / "mine.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    corpus = read_corpus(data_dir(), tmp_path, date(2026, 11, 28))
    found = {*unshown(corpus)}
    reviewed = {id_ for _, id_, one in corpus.of("questions") if one.get("where") == "review"}

    assert ("patient", "mscc") in found
    assert ("patient", "early-ces") not in found
    assert reviewed
    assert not {("ask", id_) for id_ in reviewed} & found
