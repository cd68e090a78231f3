"""The hand-outs of the lessons, made in a process each when they are asked for."""

import asyncio
import gzip

from backedu.serve.handouts import Handouts
from backedu.serve.page.assets import Asset
from tests.support.running import Visitor


def test_a_handout_is_made_once_until_the_content_changes() -> None:
    """Whoever comes second gets the same, and after a change a new one."""

    async def ask() -> list[Asset | None]:
        handouts = Handouts()
        first = [await handouts.get("09_where_it_hurts") for _ in range(2)]
        handouts.forget()
        return [*first, await handouts.get("09_where_it_hurts")]

    first, second, later = asyncio.run(ask())

    assert first is second is not later
    assert first is not None
    assert b"What I still want to ask" in gzip.decompress(first.packed)


def test_what_cannot_be_made_is_not_kept() -> None:
    """A process that fails leaves no page, and nothing that a reader could see of it."""

    async def ask() -> Asset | None:
        return await Handouts().get("99")

    assert asyncio.run(ask()) is None


def test_a_lesson_leads_to_its_handout(visitor: Visitor) -> None:
    """Its contents have the link, and there is the page; the review has none."""
    address = "lesson/09_where_it_hurts"
    _, lesson = visitor.ask(f"/{address}")
    status, page = visitor.ask(f"/{address}/handout")

    assert f'href="/{address}/handout"' in lesson
    assert (status, "What I still want to ask" in page) == (200, True)
    assert visitor.ask("/lesson/00_review/handout")[0] == 404
