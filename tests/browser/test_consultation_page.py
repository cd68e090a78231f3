"""A staged patient in a real browser, by the keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

WAIT_MS = 20_000
REACHED = """(it) => {
  const { left, top, bottom, width } = it.getBoundingClientRect();
  const at = (y) => document.elementFromPoint(left + width / 2, y);
  return [at(top + 4), at(bottom - 4)].every((there) => it === there || it.contains(there));
}"""
STANDS_OUT = """(keys) => keys.map((it) => getComputedStyle(it))
  .map(({ color, backgroundColor }) => color !== backgroundColor)"""
LINES = "(tabs) => tabs.map((it) => getComputedStyle(it).borderBottomColor)"


def _press(control: Locator, key: str = "Enter") -> None:
    """Reach a control by the keyboard, as its focus can, and press a key."""
    control.focus()
    control.press(key)


def test_a_whole_patient_by_keyboard(open_page: OpenPage) -> None:
    """Ask, test, decide, commit and compare; nothing right came before; a reload keeps it.

    Meanwhile the contents give their place to the patient, and the bar leads to them.
    """
    page = open_page("lesson/10_into_the_leg")
    received: list[str] = [page.content()]
    page.on("response", lambda answer: received.append(answer.text() if answer.ok else ""))
    talk = page.locator(".bk-pt").first
    _press(talk.get_by_role("button", name="See this patient"))
    expect(talk.get_by_role("heading", name="What do you ask?")).to_be_focused()
    _look_at_the_contents(page)
    talk.get_by_role("heading", name="What do you ask?").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("wipe")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(talk.get_by_text("Like after the dentist")).to_be_visible(timeout=WAIT_MS)
    expect(talk.get_by_text("18 of 20 min left")).to_be_visible()
    expect(talk.locator(".bk-pt-open")).not_to_contain_text("Feeling between the legs")

    _press(talk.get_by_role("button", name="Go on to examine"))
    _press(talk.get_by_role("button", name="Knee and ankle jerks"))
    expect(talk.locator(".bk-pt-found")).to_contain_text("Both ankle jerks absent", timeout=WAIT_MS)
    _press(talk.get_by_role("button", name="Go on to decide"))
    assert not any("They expect her" in text for text in received)
    _decide(talk)

    expect(talk.get_by_role("heading", name="You and an expert")).to_be_focused(timeout=WAIT_MS)
    expect(talk.get_by_text("The right level, on a thin record.")).to_be_visible()
    expect(talk.get_by_text("Beside “Electric down to my little toe”")).to_be_visible()
    expect(talk.get_by_text("Once you have worked up this person too")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.reload()
    page.wait_for_selector("html[data-ready]")
    _press(talk.get_by_role("button", name="Compare"))
    expect(talk.get_by_text("The right level, on a thin record.")).to_be_visible(timeout=WAIT_MS)


def _decide(talk: Locator) -> None:
    """Choose in each step of the decision, and commit to it."""
    _press(talk.get_by_role("radio", name="Emergency"), "Space")
    _press(talk.get_by_role("checkbox", name="Different on the left when she wipes"), "Space")
    _press(talk.get_by_role("checkbox", name="Phone ahead"), "Space")
    _press(talk.get_by_role("button", name="Go on: what you say"))
    expect(talk.get_by_text("What do you say?", exact=True)).to_be_focused()
    _press(talk.get_by_role("radio", name="I have rung the hospital"), "Space")
    expect(talk.get_by_role("button", name="Sure", exact=True)).to_be_disabled()
    _press(talk.get_by_role("checkbox", name="You go to hospital now"), "Space")
    sure = talk.get_by_role("button", name="Sure", exact=True)
    expect(sure).to_be_enabled(timeout=WAIT_MS)
    _press(sure)


def test_a_phone_has_one_strip_at_its_foot(open_page: OpenPage) -> None:
    """The record; the stages and the clock stay in the bar, which leads to the contents."""
    page = open_page("lesson/10_into_the_leg", width=390, height=844)
    talk, thumb = page.locator(".bk-pt").first, page.locator(".thumb")
    expect(thumb).to_be_visible()
    talk.get_by_role("button", name="See this patient").click()
    expect(thumb).to_be_hidden()
    page.mouse.wheel(0, 600)
    expect(talk.locator(".bk-pt-record > summary")).to_be_in_viewport(ratio=1)
    expect(talk.get_by_text("20 of 20 min left")).to_be_in_viewport(ratio=1)
    expect(talk.get_by_role("button", name="Examine", exact=True)).to_be_in_viewport(ratio=1)

    page.get_by_role("button", name="Contents").click()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".toc")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_nothing_lies_over_what_comes_first(open_page: OpenPage, width: int, height: int) -> None:
    """A stage begins at its top: its first rows are in sight, and neither bar is over them."""
    page = open_page("lesson/10_into_the_leg", width=width, height=height)
    talk = page.locator(".bk-pt").first
    talk.get_by_role("button", name="See this patient").click()
    _is_bare(talk.get_by_role("button", name="How did it start, and when?"))
    page.mouse.wheel(0, 300)
    talk.get_by_role("button", name="Go on to examine").click()
    _is_bare(talk.get_by_role("button", name="Watch the walk"))
    talk.get_by_role("button", name="Go on to decide").click()
    _is_bare(talk.get_by_role("radio", name="Emergency"))


def _is_bare(control: Locator) -> None:
    """Wait until the whole control is in sight and a press reaches it."""
    expect(control).to_be_in_viewport(ratio=1)
    control.page.wait_for_function(REACHED, arg=control.element_handle(), timeout=WAIT_MS)


def test_ticks_and_tabs_in_colours_of_the_readers_own(open_page: OpenPage) -> None:
    """Only what is chosen has a tick, and only where one is has a line."""
    page = open_page("lesson/10_into_the_leg")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    talk = page.locator(".bk-pt").first
    talk.get_by_role("button", name="See this patient").click()
    talk.get_by_role("button", name="Decide", exact=True).click()
    talk.get_by_role("button", name="Go on: what you say").click()
    talk.locator(".bk-pt-net input").first.check()
    assert talk.locator(".bk-pt-net .bk-key").evaluate_all(STANDS_OUT)[:2] == [True, False]
    lines = talk.locator(".bk-pt-tabs button").evaluate_all(LINES)
    assert [line != lines[0] for line in lines] == [False, False, False, True, False]


def test_the_bar_shows_either_the_lesson_or_the_patient(open_page: OpenPage) -> None:
    """While someone is being seen there is one measure of progress; then it is the lesson's."""
    page = open_page("lesson/10_into_the_leg", width=1280, height=800)
    talk, answered = page.locator(".bk-pt").first, page.locator(".bar .answered")
    expect(answered).to_be_visible()
    talk.get_by_role("button", name="See this patient").click()
    clock = talk.get_by_text("20 of 20 min left")
    expect(answered).to_be_hidden()
    bar, time = (place.bounding_box() for place in (page.locator(".bar"), clock))
    assert bar
    assert time
    assert time["y"] + time["height"] <= bar["y"] + bar["height"]

    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(answered).to_be_visible()
    expect(clock).to_be_hidden()


def _look_at_the_contents(page: Page) -> None:
    """Open them from the bar, and leave them again: they are away meanwhile."""
    contents = page.get_by_role("navigation", name="Contents")
    expect(contents).to_be_hidden()
    _press(page.get_by_role("button", name="Contents"))
    expect(contents).to_be_visible()
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
