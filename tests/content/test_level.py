"""The one scale of urgency."""

import pytest

from backedu.content.level import Level


def test_levels_rise_from_self_care_to_emergency() -> None:
    """The order of the levels is the order of urgency."""
    assert sorted([Level.URGENT, Level.SELF_CARE, Level.EMERGENCY, Level.SOON]) == [
        Level.SELF_CARE,
        Level.SOON,
        Level.URGENT,
        Level.EMERGENCY,
    ]


def test_a_level_is_compared_with_levels_only() -> None:
    """Comparing a level with its own word is refused, never guessed."""
    with pytest.raises(TypeError):
        _ = Level.SOON < "urgent"
