"""The review as Python has it: one answer to what a page sends."""

from collections.abc import Mapping
from typing import Any

from backedu.widgets import Review


def test_what_comes_together_is_answered_once() -> None:
    """A page sends what is asked and all that is kept; each of the two would be answered."""
    asked: list[tuple[Any, Any]] = []

    def answer(value: Mapping[str, Any], kept: Mapping[str, Any]) -> Mapping[str, Any]:
        asked.append((dict(value), dict(kept)))
        return {"n": len(asked)}

    review = Review(answer)
    review.set_state({"value": {"at": 1}, "kept": {"q": [1]}})
    review.set_state({"kept": {"q": [2]}})

    assert asked == [({}, {}), ({"at": 1}, {"q": [1]}), ({"at": 1}, {"q": [2]})]
    assert review.result == {"n": 3}
