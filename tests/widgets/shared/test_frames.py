"""Pictures drawn beforehand are the pictures that the kernel would draw."""

import json
import random
from typing import Any

import pytest

from backedu import figures
from backedu.topics.labs import labs
from backedu.widgets import Lab
from backedu.widgets.shared.frames import MOST, draw_all


def restored(part: Any, pool: list[Any]) -> Any:
    """Undo the sharing, as the page does."""
    if isinstance(part, list):
        return [restored(inner, pool) for inner in part]
    if isinstance(part, dict):
        return (
            restored(pool[part["$"]], pool)
            if "$" in part
            else {name: restored(inner, pool) for name, inner in part.items()}
        )
    return part


@pytest.mark.parametrize("lab_id", labs())
def test_every_picture_is_there_and_right(lab_id: str) -> None:
    """A sample of positions of each lab shows just what its figure draws for them."""
    controls = labs()[lab_id].controls()

    def draw(values: dict[str, Any]) -> dict[str, Any]:
        return figures.draw(lab_id, values).as_dict()

    frames = json.loads(json.dumps(draw_all(controls, draw)))
    if not frames:
        return  # too many positions: see below
    positions = frames["positions"]
    pick = random.Random(7)  # noqa: S311 - a sample, no secret
    for _ in range(20):
        values, place = {}, 0
        for name, known in positions:
            index = pick.randrange(len(known))
            values[name], place = known[index], place * len(known) + index

        assert restored(frames["pictures"][place], frames["pool"]) == json.loads(
            json.dumps(draw(values))
        )


def test_too_many_positions_are_left_to_the_kernel() -> None:
    """A lab with more pictures than can be kept draws none beforehand."""
    wide = {"name": "x", "min": 0, "max": MOST, "step": 1}

    assert draw_all([wide], lambda _: {}) == {}


def test_a_lab_draws_beforehand_only_for_a_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    """In JupyterLab, and in a visitor's kernel, no time is spent on pictures nobody asked for."""
    slider = {"name": "x", "label": "X", "min": 0, "max": 2, "step": 1, "start": 1}

    def draw(values: dict[str, float]) -> dict[str, Any]:
        return {"finding": str(values["x"])}

    assert Lab([slider], draw).frames == {}
    monkeypatch.setenv("BACKEDU_SNAPSHOT", "1")
    assert len(Lab([slider], draw).frames["pictures"]) == 3


def test_choices_are_drawn_beforehand_too() -> None:
    """Each option, or each way of ticking several, has its picture beside each slider position."""
    slider = {"name": "x", "min": 0, "max": 1, "step": 1}
    one = {"name": "one", "options": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}
    any_ = {"name": "any", "options": [{"id": "d"}, {"id": "e"}], "several": True}
    frames = draw_all([one, any_, slider], lambda values: {"finding": dict(values)})

    assert dict(frames["positions"]) == {
        "one": ["a", "b", "c"],
        "any": ["", "e", "d", "d e"],
        "x": [0, 1],
    }
    assert len(frames["pictures"]) == 24
    assert restored(frames["pictures"][-1], frames["pool"]) == {
        "finding": {"one": "c", "any": "d e", "x": 1}
    }
