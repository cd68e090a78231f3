from hypothesis import given
from hypothesis import strategies as st

from backedu.topics.pain_drawing import describe, mirrored
from backedu.topics.pain_map import SIDES, pain_map, places

drawings = st.sets(st.sampled_from(list(places())))


@given(drawings)
def test_left_and_right_are_alike(marked: set[str]) -> None:
    """A drawing and its mirror image fit the same patterns and call up the same warnings."""
    drawing, other = describe(marked), describe(mirrored(marked))

    assert drawing.fits == other.fits
    assert drawing.warnings == other.warnings
    assert drawing.marked == other.marked


@given(drawings)
def test_no_drawing_hides_the_alarm(marked: set[str]) -> None:
    """Whatever else is marked, the saddle comes first; without it there is no such notice."""
    found = [notice.id for notice in describe(marked).warnings]

    assert (found[:1] == ["alarm"]) == ("saddle" in marked)
    assert found.count("both_legs") == all(
        any(
            place.endswith(side) and area.leg and place in marked
            for place, (area, _) in places().items()
        )
        for side in SIDES
    )


@given(drawings, st.sampled_from(list(places())))
def test_marking_more_never_loses_a_warning(marked: set[str], place: str) -> None:
    """A second mark cannot calm the first one down."""
    before, after = describe(marked).warnings, describe(marked | {place}).warnings

    assert set(before) <= set(after)


@given(drawings)
def test_counts_add_up(marked: set[str]) -> None:
    """No pattern holds more than was marked, and each that is named holds something."""
    drawing = describe(marked)

    assert all(0 < held <= drawing.marked for _, held in drawing.fits)
    assert len(drawing.areas) == drawing.marked
    assert [held for _, held in drawing.fits] == sorted((h for _, h in drawing.fits), reverse=True)


def test_the_buttock_is_in_five_of_nine_patterns() -> None:
    """What the lesson says of it."""
    assert len(pain_map().patterns) == 9
    assert len(describe(["buttock-right"]).fits) == 5
    assert len(describe(["buttock-right", "thigh-back-right"]).likely) == 6


def test_the_drawing_is_put_into_words() -> None:
    """Side, place and quality; both sides are said once."""
    drawing = describe(["low-back-side-left", "low-back-side-right", "calf-left"], ["dull", "numb"])

    assert drawing.areas == ("Low back, to the side (both sides)", "Calf (left)")
    assert drawing.qualities == ("Dull, aching", "Numb")
    assert drawing.changed_feeling
