"""Names that stand beside their rows have a column that no setting of a lab makes too narrow."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import pytest

from backedu.figures import draw
from backedu.topics.labs import Lab, labs

BOLD = 1.12  # as in widgets/figure/narrow.js


def _settings(lab: Lab) -> Iterator[Mapping[str, Any]]:
    """Every control at each end, and each option, while the others are at the start."""
    values: dict[str, list[Any]] = {
        each.id: [each.start, each.min, each.max] for each in lab.sliders
    }
    for choice in lab.choices:
        ids = [each.id for each in choice.options]
        values[choice.id] = [ids[0], " ".join(ids)] if choice.several else ids
    start = {name: each[0] for name, each in values.items()}
    yield start
    for name, each in values.items():
        yield from (start | {name: value} for value in each[1:])


def _letters(line: str) -> float:
    bold = "".join(re.findall(r"<b>(.*?)(?:</b>|$)", line))
    return len(re.sub(r"<[^>]*>", "", line)) + (BOLD - 1) * len(bold)


def _fits(name: str, letters: int) -> bool:
    """Whether a name has at most two lines of so many letters."""
    words = name.split(" ")
    in_two = ((" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words)))
    lines = chain([(name,)], in_two)
    return any(all(_letters(line) <= letters for line in each) for each in lines)


@pytest.mark.parametrize("lab", labs().values(), ids=list(labs()))
def test_every_name_fits_its_column_whatever_is_set(lab: Lab) -> None:
    """In one line, or in two where the column is for that."""
    for setting in _settings(lab):
        named = [each for each in draw(lab.id, setting).as_dict()["data"] if "meta" in each]
        for trace in named:
            rows = zip(trace["text"], trace["y"], trace["meta"]["level"], strict=True)
            one, two = trace["meta"]["letters"], trace["meta"].get("in_two")
            assert all(_fits(name, two or one) for name, y, level in rows if y != level)
            if two:
                assert all(_letters(name) <= one for name in trace["text"])


@pytest.mark.parametrize("lab", labs().values(), ids=list(labs()))
def test_a_row_of_a_wall_has_one_line_whatever_is_set(lab: Lab) -> None:
    """Rows that share a wall's height have no room for two: the second would cross the next."""
    for setting in _settings(lab):
        figure = draw(lab.id, setting).as_dict()
        if "rows" not in figure["layout"].get("meta", {}):
            continue
        for trace in (each for each in figure["data"] if "meta" in each):
            shown = trace["meta"].get("wall", trace["text"])
            assert all(_letters(name) <= trace["meta"]["letters"] for name in shown)
