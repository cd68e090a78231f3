"""The drawings of the low back in a real browser: explored by keyboard, then a part is found."""

from playwright.sync_api import expect

from backedu.topics.anatomy import area_of, parts_of, questions_of
from tests.browser.conftest import OpenPage

HEARD = """
  - img /^Segment, side\\. Two lumbar vertebrae/
  - group "Layers, from the outside":
    - radio "Ligaments" [checked]
    - radio "Nerves"
    - radio "Discs and joints"
    - radio "Bones"
"""


def test_a_part_is_read_and_then_found(open_page: OpenPage) -> None:
    """Names are in the accessibility tree while exploring; finding has places instead."""
    page = open_page("lesson/09_where_it_hurts")
    card = page.locator(".bk-an")
    card.locator("summary").first.press("Enter")
    expect(card).to_match_aria_snapshot(HEARD)
    parts = card.get_by_role("list", name="Parts").get_by_role("button")
    expect(parts).to_have_count(len(parts_of("side")))
    card.get_by_role("button", name="Annulus of the disc").press("Enter")
    expect(card.locator(".bk-an-about")).to_contain_text("Rings of fibre")
    for button in parts.all()[:3]:
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44

    card.get_by_role("radio", name="Explore").press("ArrowRight")
    question, part = next(iter(questions_of("side").items()))
    assert question == "side.1"
    expect(card.get_by_role("heading", name=f"Find: {part.name}")).to_be_visible(timeout=20_000)
    card.get_by_role("radio", name=f"{area_of(part)}: {part.where}").press("Space")
    card.get_by_role("button", name="This is it").press("Enter")

    expect(card.locator(".bk-an-verdict")).to_have_text("Right.", timeout=20_000)
    expect(card.get_by_role("status")).to_contain_text("1 of 1 right")
