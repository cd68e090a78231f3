"""The body chart in a real browser: drawing and list in step, patterns, and the way to help."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

HEARD = """
  - group "How does it feel?":
    - radio "Not said" [checked]
    - radio "Dull, aching"
  - combobox "Lay a pattern over the drawing"
  - button "Undo" [disabled]
  - button "Clear the drawing" [disabled]
  - button "Save the drawing as SVG"
"""


def test_drawing_list_and_words_go_together(open_page: OpenPage) -> None:
    """A touch on the drawing ticks the list, a key in the list marks the drawing, both are said."""
    page = open_page("lesson/09_where_it_hurts", width=390, height=844)
    chart = page.locator(".bk-map")
    expect(page.get_by_role("region", name="Where does it hurt?")).to_match_aria_snapshot(HEARD)
    chart.locator('[data-view="back"] [data-place="calf-right"]').click()
    expect(chart.locator(".bk-map-words")).to_contain_text("Calf (right)", timeout=20_000)
    chart.locator("summary").first.press("Enter")
    expect(chart.get_by_label("Calf, right", exact=True)).to_be_checked()

    chart.get_by_label("Heel and sole, right", exact=True).press("Space")

    expect(chart.locator('[data-view="back"] [data-place="heel-right"]')).to_have_attribute(
        "data-marked", "true"
    )
    expect(chart.locator(".bk-map-words")).to_contain_text("Heel and sole (right)")
    chart.get_by_label("Lay a pattern over the drawing").select_option("facet")
    expect(chart.locator('[data-view="close"] [data-place="buttock-left"]')).to_have_attribute(
        "data-over", "true", timeout=20_000
    )
    chart.get_by_label("Lay a pattern over the drawing").select_option("s1")
    expect(chart.locator('[data-view="back"] .bk-field')).to_have_count(1)
    _shade_and_save(page, chart)
    assert chart.get_by_role("alert").inner_text() == ""

    chart.locator('[data-view="close"] [data-place="saddle"]').click()

    expect(chart.get_by_role("alert")).to_contain_text("Call 999 or go to an emergency department")
    expect(chart.get_by_role("alert")).to_be_in_viewport()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(chart.get_by_role("alert")).to_contain_text("Call 999", timeout=20_000)
    chart.get_by_role("button", name="Clear the drawing").click()
    expect(chart.locator(".bk-map-words")).to_contain_text("Nothing is marked yet.", timeout=20_000)


def _shade_and_save(page: Page, chart: Locator) -> None:
    """A line by mouse is said with its quality, and taken back; the drawing is a file."""
    chart.get_by_label("Burning", exact=True).check()
    thigh = chart.locator('[data-view="front"] [data-place="thigh-front-right"]')
    thigh.scroll_into_view_if_needed()
    box = thigh.bounding_box()
    assert box
    x, y, down = box["x"] + box["width"] / 2, box["y"] + 8, box["height"] - 16
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + down, steps=8)
    page.mouse.up()
    expect(chart.locator('[data-view="front"] .bk-stroke')).to_have_count(1)
    expect(chart.locator(".bk-map-words")).to_contain_text("Burning:", timeout=20_000)
    chart.get_by_role("button", name="Undo").click()
    expect(chart.locator(".bk-stroke")).to_have_count(0)
    with page.expect_download() as saved:
        chart.get_by_role("button", name="Save the drawing as PNG").click()
    assert saved.value.suggested_filename == "pain-drawing.png"
