"""The drawings of the low back as a control: plates, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

from backedu.content.named import named
from backedu.content.wording import sections
from backedu.topics.anatomy import ENOUGH, plates
from backedu.views import anatomy
from backedu.widgets import Anatomy


def anatomy_control(plate_ids: Sequence[str]) -> tuple[Anatomy, tuple[str, ...]]:
    """Return drawings to show, and the ids of the publications behind them.

    Args:
        plate_ids: Which plates, in their order; all of them when there is none.

    Raises:
        LookupError: There is no such plate.
    """
    for plate_id in plate_ids:
        named(plates(), plate_id, "plate")
    ids = tuple(plate_ids) or tuple(plates())
    text = sections("control", "anatomy", "cited")
    shown = Anatomy(anatomy.drawn(ids), anatomy.answer, enough=ENOUGH, words=text)
    return shown, anatomy.cited_sources(ids)
