"""The triage questionnaire, filled in by keyboard alone."""

from playwright.sync_api import Page, expect

from backedu.answers import contract
from tests.browser.conftest import OpenPage

LESSON = "lesson/02_is_it_safe"
FOCUSED = """() => {
  const e = document.activeElement;
  const ask = e.closest('[data-name]');
  return { tag: e.tagName, text: e.textContent, name: ask?.dataset.name ?? '' };
}"""


def tab_to(page: Page, limit: int = 120, **wanted: str) -> None:
    """Press Tab until the focused element is as wanted."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if all(focused[key] == value for key, value in wanted.items()):
            return
    raise AssertionError(f"{wanted} cannot be reached by keyboard; the last was {focused}")


def test_nothing_is_chosen_beforehand(open_page: OpenPage) -> None:
    """No question of the lesson comes with an answer."""
    page = open_page(LESSON)

    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator(".bk-bar")).to_contain_text("Not known yet")
    expect(page.locator(".bk-banner")).to_have_count(0)


def test_one_sign_by_keyboard_reaches_an_emergency(open_page: OpenPage) -> None:
    """Saddle numbness alone: the action first, then the reason with its answer and a source."""
    page = open_page(LESSON)
    tab_to(page, name="saddle_numbness")
    page.keyboard.press("Space")  # the first option is yes
    banner = page.locator(".bk-banner")

    expect(banner).to_have_attribute("data-tone", "emergency", timeout=20_000)
    expect(banner).to_contain_text("999")
    result = page.locator(".bk-result")
    expect(result).to_contain_text("cauda equina")
    expect(result).to_contain_text(contract()["saddle_numbness"].ask)
    assert result.locator(".bk-sources a").count() > 0


def test_all_clear_by_keyboard_reaches_self_care(open_page: OpenPage) -> None:
    """None of these, on every step: self-care, with a reason, sources, help and a safety net."""
    page = open_page(LESSON)
    steps = page.locator(".bk-step").count()
    for step in range(steps):
        if page.locator('.bk-step:not([hidden]) [data-name="age"]').count():
            tab_to(page, name="age")
            page.keyboard.type("35")
        if page.locator('.bk-step:not([hidden]) [data-name="duration_days"]').count():
            tab_to(page, name="duration_days")
            page.keyboard.type("3")
        if page.locator(".bk-step:not([hidden]) .bk-none").count():
            tab_to(page, tag="BUTTON", text="None of these")
            page.keyboard.press("Enter")
        tab_to(page, tag="BUTTON", text="See the result" if step == steps - 1 else "Next")
        page.keyboard.press("Enter")
    banner = page.locator(".bk-banner")

    expect(banner).to_have_attribute("data-tone", "self_care", timeout=20_000)
    expect(page.locator(".bk-bar")).not_to_contain_text("open")
    result = page.locator(".bk-result")
    for heading in ("Why", "What helps", "When to get help"):
        expect(result.get_by_role("heading", name=heading)).to_be_visible()
    assert result.locator(".bk-sources a").count() > 0
    assert page.evaluate("document.activeElement.className") == "bk-result"


def test_an_answer_that_is_taken_back_is_taken_back(open_page: OpenPage) -> None:
    """Starting again empties every answer and the result."""
    page = open_page(LESSON)
    page.locator('[data-name="saddle_numbness"] input').first.check()
    expect(page.locator(".bk-banner")).to_have_attribute("data-tone", "emergency", timeout=20_000)

    page.get_by_role("button", name="Start again").click()

    expect(page.locator(".bk-bar")).to_contain_text("Not known yet")
    expect(page.locator(".bk-banner")).to_have_count(0)
    expect(page.locator(".bk-questionnaire input:checked")).to_have_count(0)


def test_an_emergency_ends_the_questions(open_page: OpenPage) -> None:
    """Once it cannot get more urgent, only the emergency questions are left to answer."""
    page = open_page(LESSON)
    count = page.locator(".bk-count")
    before = count.inner_text()
    page.locator('[data-name="saddle_numbness"] input').first.check()

    expect(page.locator(".bk-banner")).to_have_attribute("data-tone", "emergency", timeout=20_000)
    expect(count).to_have_text("Step 1 of 3")
    assert before != "Step 1 of 3"


def test_what_if_shows_both_results_side_by_side(open_page: OpenPage) -> None:
    """Flip one answer: two levels, the reasons and the advice that change, the answers kept."""
    page = open_page(LESSON)
    page.locator('[data-name="saddle_numbness"] input[value="yes"]').check()
    expect(page.locator(".bk-banner")).to_have_attribute("data-tone", "emergency", timeout=20_000)
    part = page.locator(".bk-what-if")
    part.locator("summary").click()
    part.get_by_label("The answer to change").select_option("saddle_numbness")
    part.get_by_label("What it might have been").select_option("no")
    sides = part.locator(".bk-banner")

    expect(sides).to_have_count(2, timeout=20_000)
    expect(sides.nth(0)).to_have_attribute("data-tone", "emergency")
    expect(sides.nth(1)).not_to_have_attribute("data-tone", "emergency")
    expect(part.get_by_role("heading", name="Reasons that fall away")).to_be_visible()
    expect(part).to_contain_text("cauda equina")
    expect(page.locator('[data-name="saddle_numbness"] input[value="yes"]')).to_be_checked()
