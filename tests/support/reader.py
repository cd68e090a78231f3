"""What a reader does on a page, for the tests that need it done."""

from playwright.sync_api import Locator, Page, expect


def commit(card: Locator, option: int = 0, sure: str = "A guess") -> None:
    """Choose an option of a question and commit to it; wait until the feedback is there.

    Args:
        card: The question.
        option: Which one, counted from nought.
        sure: How sure, as the button says.
    """
    card.get_by_role("radio").nth(option).check()
    card.get_by_role("button", name=sure, exact=True).click()
    expect(card.locator(".bk-feedback")).to_be_visible(timeout=20_000)


def assert_at_top(page: Page, heading: str) -> None:
    """See that a part begins right under the bar, and that it stays there."""
    title = page.get_by_role("heading", name=heading, exact=True)
    place = "(each) => Math.round(each.getBoundingClientRect().top)"
    for _ in range(5):  # what comes near the screen is drawn a moment later
        assert 56 <= title.evaluate(place) <= 110
        page.wait_for_timeout(100)
