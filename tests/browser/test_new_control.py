"""A control that a notebook brings with it: bytes, messages and a reference, through to Python."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.support.own_notebooks import PAD_PAGE
from tests.support.running import Server


def test_it_works_as_in_jupyterlab(open_own: OpenPage, own_server: Server) -> None:
    """Drawn from the snapshot without a kernel; then heard and answered; and there again later."""
    before = len(own_server.kernels_at_rest())
    page = open_own(PAD_PAGE)
    pad, other = (page.locator("[data-model]").nth(n) for n in (0, 1))

    expect(pad.locator(".own")).to_have_text("1 2")
    expect(pad.locator(".turned")).to_have_text("9")
    expect(other.locator(".other")).to_have_text("1 2")
    assert own_server.kernels() <= before

    pad.get_by_role("button").click()
    expect(pad.locator(".turned")).to_have_text("255 0 3", timeout=20_000)
    expect(pad.locator(".said")).to_have_text("heard 8 7", timeout=20_000)
    expect(other.locator(".other")).to_have_text("3 0 255")

    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(pad.locator(".own")).to_have_text("3 0 255")
    expect(pad.locator(".turned")).to_have_text("255 0 3")
    expect(other.locator(".other")).to_have_text("3 0 255")
