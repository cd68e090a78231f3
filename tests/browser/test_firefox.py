"""The second browser: what goes wrong around a page where Firefox goes its own way."""

from collections.abc import Iterator

import pytest
from marionette_driver.keys import Keys

from tests.support import firefox
from tests.support.firefox import Firefox
from tests.support.running import Server

NAME = "02_is_it_safe"
LESSON = f"lesson/{NAME}"
ANSWERED = "document.querySelectorAll('.bk-question[data-done]').length"
CHOSEN = "[...document.querySelectorAll('.bk-question input')].filter((it) => it.checked).length"
FEEDBACK = "document.querySelector('.bk-question .bk-feedback')"
SIZE_PX = "Number.parseFloat(getComputedStyle(document.querySelector('{}')).fontSize)"


@pytest.fixture(scope="module")
def running() -> Iterator[Firefox]:
    """A real Firefox without a window; without one the tests fail, they are never skipped."""
    with firefox.running() as started:
        yield started


@pytest.fixture
def browser(running: Firefox) -> Iterator[Firefox]:
    """The same, which keeps nothing of the test before."""
    yield running
    running.forget()


def commit(browser: Firefox) -> None:
    """Choose the first option of the first question by keyboard, as a guess.

    A click of the client's leaves a listener behind for which Firefox keeps no page whole.
    """
    browser.element(".bk-question input").send_keys(" ")
    browser.element(".bk-question .bk-commit button").send_keys(Keys.ENTER)


def test_an_answer_is_told_and_kept(browser: Firefox, server: Server) -> None:
    """The feedback has the focus; what was chosen is there after a reload, and nothing else."""
    browser.open(server.address + LESSON)
    assert browser.run(CHOSEN) == 0
    commit(browser)
    browser.until(FEEDBACK)
    assert browser.run(f"document.activeElement === {FEEDBACK}")

    browser.client.refresh()
    browser.until_ready()
    browser.until(f"{ANSWERED} === 1")
    assert browser.run(CHOSEN) == 1


def test_the_way_back_and_forward(browser: Firefox, server: Server) -> None:
    """A page that the browser kept whole shows what there is by then: answers, and how it looks."""
    browser.client.navigate(server.address)
    browser.open(server.address + LESSON)
    commit(browser)
    browser.until(FEEDBACK)
    browser.client.execute_script("document.body.id = 'kept-whole'")

    browser.client.go_back()
    browser.until(f"document.querySelector('[data-lesson=\"{NAME}\"] .segs .on')")
    browser.client.execute_script("document.querySelector('#looks [value=large]').click()")
    browser.element("#forget").send_keys(Keys.ENTER)
    browser.until("!document.querySelector('.segs')")

    browser.client.go_forward()
    browser.until("document.getElementById('kept-whole')")
    browser.until(f"{ANSWERED} === 0 && !{FEEDBACK}")
    assert browser.run("document.documentElement.dataset.size") == "large"


@pytest.mark.parametrize(
    "blocked",
    [{"dom.storage.enabled": False}, {"network.cookie.cookieBehavior": 2}],
    ids=["no storage", "no cookies and no storage"],
)
def test_site_data_blocked(
    browser: Firefox, server: Server, blocked: dict[str, bool | int]
) -> None:
    """Storage that is null or refused: the exercise answers, and the foot says the truth."""
    with browser.preferring(blocked):
        browser.open(server.address + LESSON)
        commit(browser)
        browser.until(FEEDBACK)
        assert browser.text("#status") == ""
        assert "your answers end with the page" in browser.text("#kept")


def test_the_line_is_cut_and_mended(browser: Firefox, server: Server) -> None:
    """One sentence says so; back on line, the verdict comes by itself."""
    browser.open(server.address + LESSON)
    with browser.line_cut():
        commit(browser)
        browser.until("document.getElementById('status').textContent.includes('does not answer')")
        assert not browser.run(FEEDBACK)
    browser.until(FEEDBACK)
    assert browser.text("#status") == ""


def test_letters_as_large_as_the_reader_has_set_them(browser: Firefox, server: Server) -> None:
    """A figure is drawn, follows a slider, and is as large as the text; nothing is too wide."""
    with browser.preferring({"font.size.variable.x-western": 32}):
        browser.open(server.address + "lesson/03_the_first_days")
        browser.client.execute_script(
            """for (const each of document.querySelectorAll(".bk-guess-show")) each.click();
            document.querySelector(".bk-lab").scrollIntoView();"""
        )
        browser.until("document.querySelector('.bk-lab .main-svg text')")
        assert browser.run(SIZE_PX.format(".prose p")) >= 32
        assert browser.run(SIZE_PX.format(".main-svg text")) >= 24
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")

        finding = browser.text(".bk-lab .bk-finding")
        browser.element(".bk-lab .bk-lab-controls input[type=range]").send_keys(Keys.ARROW_RIGHT)
        browser.until(f"document.querySelector('.bk-finding').textContent.trim() !== {finding!r}")


def test_a_menu_gives_the_focus_back(browser: Firefox, server: Server) -> None:
    """Escape closes a menu, and the keyboard is where it was."""
    browser.open(server.address + LESSON)
    browser.element("[popovertarget=looks]").send_keys(Keys.ENTER)
    browser.until("document.querySelector('#looks:popover-open')")
    browser.element("#looks:popover-open input").send_keys(Keys.ESCAPE)
    browser.until("!document.querySelector('#looks:popover-open')")
    assert browser.run("document.activeElement.getAttribute('popovertarget')") == "looks"
