import gzip
import json

import pytest

from backedu.lessons.anatomy_control import anatomy_control
from backedu.scripts import PACKAGE
from backedu.topics.anatomy import ENOUGH, plates


def test_all_plates_are_shown_where_none_is_named() -> None:
    """In the order of the data; a plate that isn't there is told to the author of a notebook."""
    shown, sources = anatomy_control([])

    assert [plate["id"] for plate in shown.plates] == list(plates())
    assert "rhoton-lumbar" in sources
    assert shown.outcome == {"done": False, "n": 0, "of": ENOUGH}
    with pytest.raises(LookupError, match="There is no plate 'top'; choose one of side"):
        anatomy_control(["top"])


def test_the_anatomy_is_light() -> None:
    """A lesson with all plates, their script and style, and what is said first: within 25 kB."""
    shown, _ = anatomy_control([])
    own = (PACKAGE / "widgets" / "anatomy" / "anatomy.css").read_text("utf-8")
    parts = (json.dumps(shown.plates), shown._esm, own, json.dumps(shown.result))

    assert len(gzip.compress("".join(parts).encode())) < 25_000
