import json
from typing import Any

import pytest

from backedu.topics.anatomy import area_of, parts_of, plates, questions_of
from backedu.views.anatomy import answer, drawn

every_plate = pytest.mark.parametrize("plate", plates())


def _find(plate: str, answers: dict[str, str]) -> dict[str, Any]:
    return answer({"plate": plate, "mode": "find", "answers": answers})


@every_plate
def test_nothing_tells_an_answer_before_it_is_given(plate: str) -> None:
    """No name and no id of a part is beside an area, in the drawing or in what is said of it."""
    sent = json.dumps([drawn([plate])[0]["areas"], _find(plate, {})])

    for part in parts_of(plate).values():
        assert part.id not in sent
        assert f'"{part.name}"' not in sent
        assert part.says not in sent


@every_plate
def test_the_right_area_is_right(plate: str) -> None:
    """And any other isn't: the reader learns what it is, and where the part is."""
    for question, part in questions_of(plate).items():
        right = area_of(part)
        other = next(area for area in parts_of(plate) if area != right)
        marks = [_find(plate, {question: area})["marks"] for area in (right, other)]

        assert [mark[question]["right"] for mark in marks] == [True, False]
        assert marks[1][question]["area"] == right
        assert parts_of(plate)[other].name in marks[1][question]["line"]


def test_answers_to_other_plates_are_not_counted() -> None:
    """The count is of the plate in sight."""
    question, part = next(iter(questions_of("side").items()))

    assert _find("side", {question: area_of(part), "other.1": "1"})["found"] == (
        f"1 of 1 right so far. You can go on to all {len(parts_of('side'))} parts."
    )
