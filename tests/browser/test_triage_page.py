"""The triage questionnaire, filled in by keyboard alone."""

from playwright.sync_api import Page, expect

from backedu.triage.answers import contract
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
    """No question of the lesson comes with an answer; a drawing shows one of its layers."""
    page = open_page(LESSON)

    expect(page.locator("main input:checked:not(.bk-an *)")).to_have_count(0)
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
    is_last = False
    while not is_last:
        if page.locator('.bk-step:not([hidden]) [data-name="age"]').count():
            tab_to(page, name="age")
            page.keyboard.type("35")
        if page.locator('.bk-step:not([hidden]) [data-name="duration_days"]').count():
            tab_to(page, name="duration_days")
            page.keyboard.type("3")
        if page.locator(".bk-none:visible").count():
            tab_to(page, tag="BUTTON", text="None of these")
            page.keyboard.press("Enter")
        page.wait_for_timeout(300)  # the answers may make another step worth showing, or none
        is_last = page.get_by_role("button", name="See the result").count() > 0
        tab_to(page, tag="BUTTON", text="See the result" if is_last else "Next")
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


def test_what_is_still_unknown_leads_to_its_question(open_page: OpenPage) -> None:
    """A press on an open question in the result shows its step and puts the focus on it."""
    page = open_page(LESSON)
    page.locator('[data-name="saddle_numbness"] input[value="no"]').check()
    folded = page.locator(".bk-result details").filter(has=page.locator(".bk-to-question"))
    folded.locator("summary").click(timeout=20_000)
    link = folded.locator(".bk-to-question").last
    name = link.get_attribute("data-question")
    question = page.locator(f'.bk-step [data-name="{name}"]')
    expect(question).to_be_hidden()

    link.click()

    expect(question).to_be_visible()
    assert page.evaluate(FOCUSED)["name"] == name


def test_a_man_is_spared_questions_and_a_woman_is_not(open_page: OpenPage) -> None:
    """On the step with age and sex, pregnancy is asked of women and not of men."""
    page = open_page(LESSON)
    for _ in range(3):
        page.get_by_role("button", name="None of these").locator("visible=true").click()
        page.get_by_role("button", name="Next", exact=True).click()
    pregnancy = page.locator('[data-name="pregnancy"]')
    page.locator('[data-name="sex"] input[value="female"]').check()
    expect(pregnancy).to_be_visible()

    page.locator('[data-name="sex"] input[value="male"]').check()

    expect(pregnancy).to_be_hidden()
    expect(page.locator('[data-name="pregnancy_weeks"]')).to_be_hidden()
    expect(page.locator(".bk-none:visible")).to_have_count(0)  # nothing left that it could answer


def test_the_questionnaire_can_be_left_and_resumed(open_page: OpenPage) -> None:
    """After a reload the answers are there, and it goes on at the first open question."""
    page = open_page(LESSON)
    for _ in range(3):
        page.get_by_role("button", name="None of these").locator("visible=true").click()
        page.get_by_role("button", name="Next", exact=True).click()
    page.locator('[data-name="sex"] input[value="female"]').check()
    expect(page.locator(".bk-bar")).not_to_contain_text("important", timeout=20_000)
    step = page.locator(".bk-count").inner_text()
    page.wait_for_timeout(600)  # what is kept is written after a moment
    page.reload()
    page.wait_for_selector("html[data-ready]")

    expect(page.locator(".bk-count")).to_have_text(step)
    expect(page.locator('[data-name="sex"] input[value="female"]')).to_be_checked()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator('[data-name="chest_pain"] input[value="no"]')).to_be_checked()


def test_on_a_phone_by_touch(open_page: OpenPage) -> None:
    """Taps alone reach the result; nothing runs off the side, and every target is large."""
    page = open_page(LESSON, width=390, height=844, has_touch=True, is_mobile=True)
    rows = page.locator(".bk-step:visible label.bk-option:visible")
    heights = rows.evaluate_all("all => all.map((row) => row.getBoundingClientRect().height)")
    for _ in range(3):
        page.get_by_role("button", name="None of these").locator("visible=true").tap()
        page.get_by_role("button", name="Next", exact=True).tap()
    page.get_by_role("button", name="Back", exact=True).tap()
    page.locator('[data-name="chest_pain"] label', has_text="Yes").tap()

    expect(page.locator(".bk-banner")).to_have_attribute("data-tone", "emergency", timeout=20_000)
    assert heights
    assert min(heights) >= 48
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


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


def test_what_if_by_keyboard_shows_advice_and_can_be_taken_back(open_page: OpenPage) -> None:
    """Another answer by arrow keys: the advice that changes; "choose" takes the comparison away."""
    page = open_page(LESSON)
    page.locator('[data-name="saddle_numbness"] input[value="no"]').check()
    expect(page.locator(".bk-banner")).to_have_count(1, timeout=20_000)
    part = page.locator(".bk-what-if")
    part.locator("summary").press("Enter")
    part.get_by_label("The answer to change").press("ArrowDown")
    other = part.get_by_label("What it might have been")
    other.press("ArrowDown")
    sides = part.locator(".bk-banner")

    expect(sides).to_have_count(2, timeout=20_000)
    expect(sides.nth(1)).to_have_attribute("data-tone", "emergency")
    expect(part.get_by_role("heading")).not_to_have_count(0)
    expect(page.locator('[data-name="saddle_numbness"] input[value="no"]')).to_be_checked()
    other.press("ArrowUp")
    expect(sides).to_have_count(0)
