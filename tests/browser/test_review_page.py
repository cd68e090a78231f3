"""The review in a browser: a session by keyboard, which is still there after a reload."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Response, expect

from backedu.content.model import Question
from backedu.content.wording import words
from backedu.topics.review.choice import items
from tests.browser.conftest import OpenPage

LESSON = "lesson/00_review"
FIRST, SECOND = (item.record for item in list(items().values())[:2])
WAIT = 20_000


def test_a_session_by_keyboard_is_kept_and_tells_nothing_early(open_page: OpenPage) -> None:
    """Answer, read, go on; a reload shows the same question; what is right never came before."""
    assert isinstance(FIRST, Question)
    assert isinstance(SECOND, Question)
    page = open_page(LESSON)
    received: list[str] = []

    def note(response: Response) -> None:
        if "/answer/" in response.url:
            received.append(response.text())

    page.on("response", note)
    review = page.locator(".bk-review")
    right = next(i for i, option in enumerate(FIRST.options) if option.correct)
    assert " ".join(FIRST.options[right].feedback.split())[:40] not in page.content()
    review.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range(right):
        page.keyboard.press("ArrowDown")
    for _ in range(3):  # past a guess and fairly sure
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(review.locator(".bk-feedback")).to_have_attribute("data-right", "true", timeout=WAIT)
    expect(review.locator(".bk-on")).to_contain_text("in 8 days")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == words("review")["next"]:
            break
    page.keyboard.press("Enter")
    expect(review.locator("legend")).to_have_text(" ".join(SECOND.stem.split()), timeout=WAIT)
    assert page.evaluate("document.activeElement.tagName") == "FIELDSET"
    assert " ".join(SECOND.options[0].feedback.split())[:40] not in "".join(received)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(review.locator("legend")).to_have_text(" ".join(SECOND.stem.split()), timeout=WAIT)
    expect(review.locator(".bk-count")).to_contain_text(f"1 of {len(items())}")
    review.locator("summary").last.click()
    assert Axe().run(page).violations_count == 0
