"""What a reader does on a page, for the tests that need it done."""

from playwright.sync_api import Locator, expect


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
