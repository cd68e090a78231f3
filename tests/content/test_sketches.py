"""A lesson's small drawings: light, in words too, and one for each point of a list."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from backedu.content.sketches import Sketch, sketches
from backedu.content.table import Data
from backedu.places import notebooks_dir


def cells() -> Iterator[Any]:
    """Yield every cell whose list has drawings, with the name of its notebook."""
    for path in sorted(notebooks_dir().glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if "sketches" in cell["metadata"]:
                yield pytest.param(cell, id=path.stem)


@pytest.mark.parametrize("cell", cells())
def test_each_point_of_a_list_has_its_drawing(cell: dict[str, Any]) -> None:
    """A cell names as many known drawings as its first list has points, which begin in bold."""
    names = cell["metadata"]["sketches"]
    lists = re.findall(r"(?:^- .*\n?)+", "".join(cell["source"]), flags=re.MULTILINE)

    assert set(names) <= set(sketches())
    assert len(lists[0].splitlines()) == len(names)
    assert all(line.startswith("- **") for line in lists[0].splitlines())


def test_every_drawing_is_in_a_lesson() -> None:
    """None is kept for nothing."""
    shown = {name for param in cells() for name in param.values[0]["metadata"]["sketches"]}

    assert shown == set(sketches())


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("M1 1h4", None),
        ('M1 1"/><script>', "is not the path"),
        ("M1 1" + "h1" * 800, "is too long"),
    ],
)
def test_a_drawing_is_a_short_path_and_nothing_else(path: str, fault: str | None) -> None:
    """What is written into a page can't be markup, and can't make its first reply heavy."""
    check = sketches._check_record
    assert check is not None

    found = list(check(Sketch("a", "A line", "M1 1", path, date(2026, 1, 1)), Data()))

    assert [text.startswith(fault or "") for _, text in found] == ([True] if fault else [])
