"""Every format of a question, answered by keyboard alone, and still there after a reload."""

from playwright.sync_api import Page, expect

from backedu import content
from backedu.content.question import Format
from backedu.content.wording import words
from backedu.topics.marking.answer_formats import offered, partners
from tests.browser.conftest import OpenPage
from tests.support.own_notebooks import FORMATS, FORMATS_PAGE

ASKED = [content.questions()[name] for name in FORMATS]
NO_PANEL = words("marks")["no_panel"]


def tick(page: Page, right: list[bool]) -> None:
    """Tick the boxes that apply, from the first on."""
    for is_right in right:
        if is_right:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")


def sort_lines(page: Page, shown: list[str], wanted: list[str]) -> None:
    """Move each line up to its place with its arrow."""
    order = list(shown)
    for place, text in enumerate(wanted):
        while order.index(text) > place:
            page.get_by_label(f"Move up: {text}").focus()
            page.keyboard.press("Enter")
            i = order.index(text)
            order[i - 1], order[i] = order[i], order[i - 1]


def pick(page: Page, places: list[int]) -> None:
    """Choose a partner in each list: the first entry of a list is none."""
    for place in places:
        for _ in range(place):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")


def test_each_format_is_answered_by_keyboard(open_own: OpenPage) -> None:
    """Several, order, match, number, place, scale: each tells what it is worth, and is kept."""
    page = open_own(FORMATS_PAGE)
    for question in ASKED:
        card = page.locator(".bk-question", has_text=question.stem)
        card.locator("input, select, .bk-order button").first.focus()
        if question.format is Format.SEVERAL:
            tick(page, [option.correct for option in question.options])
        elif question.format is Format.ORDER:
            shown = [text for _, text in offered(question)]
            sort_lines(page, shown, [option.label for option in question.options])
        elif question.format is Format.MATCH:
            numbers = [text for _, text in partners(question)]
            pick(page, [1 + numbers.index(each.partner or "") for each in question.options])
        elif question.format is Format.NUMBER:
            page.keyboard.type("7")
        elif question.format is Format.CONCORDANCE:
            page.keyboard.press("ArrowRight")
        else:
            ids = [id_ for id_, _ in offered(question)]
            page.keyboard.press("Space")
            for _ in range(ids.index(question.options[0].id)):
                page.keyboard.press("ArrowDown")
        card.locator(".bk-commit button").last.focus()
        page.keyboard.press("Enter")
        told = NO_PANEL if question.format is Format.CONCORDANCE else "Right."
        expect(card.locator(".bk-feedback")).to_contain_text(told, timeout=20_000)

    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator(".bk-question[data-done]")).to_have_count(len(ASKED))
