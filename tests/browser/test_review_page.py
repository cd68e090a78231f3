"""The review in a browser: a session by keyboard, which is still there after a reload."""

import re
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from backedu.content.model import Question
from backedu.content.wording import words
from backedu.topics.review.choice import Reader, items
from tests.browser.conftest import OpenPage
from tests.support.reader import commit

LESSON = "lesson/00_review"
FIRST, SECOND = [item.record for item in items().values() if isinstance(item.record, Question)][:2]
WAIT = 20_000


def answer_by_keyboard(page: Page, option: int) -> None:
    """Choose an option of the question on the screen and say that you are sure."""
    page.locator(".bk-review input").first.focus()
    page.keyboard.press("Space")
    for _ in range(option):
        page.keyboard.press("ArrowDown")
    for _ in range(3):  # past a guess and fairly sure
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def go_on_by_keyboard(page: Page) -> None:
    """Go from the feedback to the next question."""
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == words("review")["next_new"]:
            break
    page.keyboard.press("Enter")


def set_exam_by_keyboard(page: Page, digits: str) -> None:
    """Open the fold and type a date."""
    page.locator(".bk-review summary", has_text=words("review")["exam"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(digits)


def test_a_session_by_keyboard_is_kept_and_tells_nothing_early(open_page: OpenPage) -> None:
    """Answer, go on, set an exam; a reload shows the same; what is right never came before."""
    page = open_page(LESSON)
    received: list[str] = []

    def note(response: Response) -> None:
        if "/answer/" in response.url:
            received.append(response.text())

    page.on("response", note)
    review = page.locator(".bk-review")
    right = next(i for i, option in enumerate(FIRST.options) if option.correct)
    assert " ".join(FIRST.options[right].feedback.split())[:40] not in page.content()
    answer_by_keyboard(page, right)
    expect(review.locator(".bk-feedback")).to_have_attribute("data-right", "true", timeout=WAIT)
    expect(review.locator(".bk-on")).to_contain_text("in 8 days")
    go_on_by_keyboard(page)
    expect(review.locator("legend")).to_have_text(" ".join(SECOND.stem.split()), timeout=WAIT)
    assert page.evaluate("document.activeElement.tagName") == "FIELDSET"
    assert " ".join(SECOND.options[0].feedback.split())[:40] not in "".join(received)
    set_exam_by_keyboard(page, "06202099")
    expect(review.get_by_role("status").filter(has_text="20 June 2099")).to_be_visible(timeout=WAIT)
    expect(review.get_by_label(words("review")["exam_day"])).to_be_focused()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(review.locator("legend")).to_have_text(" ".join(SECOND.stem.split()), timeout=WAIT)
    expect(review.locator(".bk-count")).to_contain_text(f"1 of {len(Reader({}, 0).items)}")
    expect(review.get_by_label(words("review")["exam_day"])).to_have_value("2099-06-20")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_what_a_lesson_asked_is_due_in_the_review(open_page: OpenPage) -> None:
    """A first answer there is a first review: the bar counts it, and a link leads back."""
    page = open_page(f"lesson/{FIRST.lesson}")
    commit(page.locator(".bk-question").first)
    kept = "JSON.parse(localStorage.getItem('backedu:answers')).answers"
    reviewed = f"Object.keys({kept}).some((name) => name.startsWith('00_review/'))"
    page.wait_for_function(f"() => {reviewed}")
    page.clock.install(time=time.time() + 40 * 86_400)
    page.goto(page.url.partition("lesson/")[0])
    expect(page.locator(".bar .pill")).to_have_text("1 due", timeout=WAIT)
    page.locator(".bar .pill").click()
    expect(page.locator(".bk-count")).to_contain_text("Card 1 of 1", timeout=WAIT)
    page.locator(".bk-from a").click()
    expect(page).to_have_url(re.compile("lesson/[^#]+#card-"))
