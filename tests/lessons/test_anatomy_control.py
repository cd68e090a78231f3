import pytest

from backedu.lessons.anatomy_control import anatomy_control
from backedu.topics.anatomy import plates


def test_all_plates_are_shown_where_none_is_named() -> None:
    """In the order of the data; a plate that isn't there is told to the author of a notebook."""
    shown, sources = anatomy_control([])

    assert [plate["id"] for plate in shown.plates] == list(plates())
    assert "rhoton-lumbar" in sources
    with pytest.raises(LookupError, match="There is no plate 'top'; choose one of side"):
        anatomy_control(["top"])
