"""The body chart in a real browser: drawing and list in step, patterns, and the way to help."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage


def test_drawing_list_and_words_go_together(open_page: OpenPage) -> None:
    """A touch on the drawing ticks the list, a key in the list marks the drawing, both are said."""
    page = open_page("lesson/09_where_it_hurts", width=390, height=844)
    chart = page.locator(".bk-map")
    chart.locator('[data-view="back"] [data-place="calf-right"]').click()
    expect(chart.locator(".bk-map-words")).to_contain_text("Calf (right)", timeout=20_000)
    chart.locator("summary").first.press("Enter")
    expect(chart.get_by_label("Calf, right", exact=True)).to_be_checked()

    chart.get_by_label("Heel and sole, right", exact=True).press("Space")

    expect(chart.locator('[data-view="back"] [data-place="heel-right"]')).to_have_attribute(
        "data-marked", "true"
    )
    expect(chart.locator(".bk-map-words")).to_contain_text("Heel and sole (right)")
    chart.get_by_label("Lay a pattern over the drawing").select_option("s1")
    expect(chart.locator('[data-view="close"] [data-place="buttock-left"]')).to_have_attribute(
        "data-over", "true"
    )
    assert chart.get_by_role("alert").inner_text() == ""

    chart.locator('[data-view="close"] [data-place="saddle"]').click()

    expect(chart.get_by_role("alert")).to_contain_text("Call 999 or go to an emergency department")
    expect(chart.get_by_role("alert")).to_be_in_viewport()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(chart.get_by_role("alert")).to_contain_text("Call 999", timeout=20_000)
    chart.get_by_role("button", name="Clear the drawing").click()
    expect(chart.locator(".bk-map-words")).to_contain_text("Nothing is marked yet.", timeout=20_000)
