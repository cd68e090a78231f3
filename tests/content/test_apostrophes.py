"""Readers see curved apostrophes, however they were typed, and keep their answers."""

import json
import re

import pytest

from backedu.content.apostrophes import typeset
from backedu.content.library import lessons
from tests.support.running import Visitor

_STRAIGHT = re.compile(r"[^\W\d_]'[^\W\d_]")


@pytest.mark.parametrize(
    "text", ["pip install 'backedu'", "['within 24', 'x']", "{a = 'says' , b = 1}", "5' tall"]
)
def test_other_marks_stay(text: str) -> None:
    """Code, TOML's own quotation marks and feet are no apostrophes."""
    assert typeset(text) == text


@pytest.mark.parametrize("lesson", ["", *(f"lesson/{id_}" for id_ in lessons())])
def test_pages_have_it_done(visitor: Visitor, lesson: str) -> None:
    """In the prose and in all that controls are handed; styles and scripts are left out."""
    _, page = visitor.ask(f"/{lesson}")
    prose = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    found = re.search(r'data-models="([^"]+)"', page)
    models = json.loads(visitor.ask(found[1])[1])["models"] if found else {}

    assert _STRAIGHT.findall(prose) + _STRAIGHT.findall(json.dumps(models)) == []
