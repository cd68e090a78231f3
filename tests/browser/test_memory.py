"""What a visitor did is there after a reload, in a second visit, and gone when it should be."""

import re

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from backedu.places import notebooks_dir
from tests.browser.conftest import OpenPage, show_figures
from tests.support.reader import commit
from tests.support.running import Server, running

LESSON = "lesson/02_is_it_safe"
LESSONS = sorted(path.stem for path in notebooks_dir().glob("*.ipynb"))


def answer(page: Page, name: str, value: str) -> None:
    """Choose an option of the questionnaire and wait until the result knows of it."""
    page.locator(f'[data-name="{name}"] input[value="{value}"]').check()
    expect(page.locator(".bk-banner")).to_be_visible(timeout=20_000)
    page.wait_for_timeout(800)


def chosen(page: Page, name: str) -> list[str]:
    """Return what is chosen for a question."""
    boxes = page.locator(f'[data-name="{name}"] input:checked')
    return boxes.evaluate_all("all => all.map((box) => box.value)")  # type: ignore[no-any-return]


def play(page: Page, presses: int) -> list[str]:
    """Read to the end, move every slider so many steps, and return what the page asked for.

    Guesses come before: each asks the server how it compares.
    """
    show_figures(page)
    expect(page.locator(".bk-compared:empty")).to_have_count(0, timeout=20_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page.on("websocket", lambda socket: asked.append(f"websocket {socket.url}"))
    read_to_the_end(page)
    for slider in page.locator(".bk-lab-controls input[type=range]").all():
        for _ in range(presses):
            slider.press("ArrowRight")
    page.wait_for_timeout(1000)
    return asked


def read_to_the_end(page: Page) -> None:
    """Scroll down slowly enough for what is fetched when it comes near."""
    page.evaluate(
        """async () => { for (let y = 0; y < document.body.scrollHeight; y += 700) {
        scrollTo(0, y); await new Promise((go) => setTimeout(go, 20)); } }"""
    )


@pytest.mark.parametrize("lesson", ["01_what_is_a_spasm", "05_moving_again"])
def test_labs_drawn_beforehand_start_no_kernel(
    open_page: OpenPage, server: Server, lesson: str
) -> None:
    """Such a lesson can be read and played with to its end without a kernel of anybody's."""
    before = server.kernels_at_rest()
    asked = play(open_page(f"lesson/{lesson}"), presses=2)

    assert not [each for each in asked if not each.startswith("GET ")]
    assert set(server.kernel_processes()) <= before  # earlier ones may end


def test_a_lab_drawn_on_request_starts_no_kernel(open_page: OpenPage, server: Server) -> None:
    """Its pictures are answers like any other; playing with it leaves no process behind."""
    before = server.kernels_at_rest()
    asked = play(open_page("lesson/03_the_first_days"), presses=2)

    assert any("/answer/" in each for each in asked)
    assert not any("/kernel" in each for each in asked)
    assert set(server.kernel_processes()) <= before


@pytest.mark.parametrize("lesson", LESSONS)
def test_reading_a_lesson_starts_no_kernel(open_page: OpenPage, lesson: str) -> None:
    """Every lesson can be opened and read to its end without one."""
    page = open_page(f"lesson/{lesson}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.on("websocket", lambda _: asked.append("websocket"))
    page.reload()
    page.wait_for_selector("html[data-ready]")
    read_to_the_end(page)
    page.wait_for_timeout(200)

    assert set(asked) == {"GET"}


def test_killed_processes_lose_no_answer(open_page: OpenPage, server: Server) -> None:
    """All that the server has started is killed: the next touch works."""
    page = open_page(LESSON)
    answer(page, "saddle_numbness", "yes")
    for child in psutil.Process(server.process.pid).children(recursive=True):
        child.kill()

    page.locator('[data-name="bladder_change"] input[value="retention"]').check()

    both = page.locator(".bk-result li li")
    expect(both.filter(has_text="numbness or tingling").first).to_be_visible(timeout=30_000)
    expect(both.filter(has_text="passing urine").first).to_be_visible(timeout=30_000)
    expect(page.locator("#status")).to_be_empty()
    assert "Traceback" not in page.content()


def test_a_reload_and_a_new_tab_go_on(open_page: OpenPage) -> None:
    """Answers, results and sliders are where they were, without asking a kernel again."""
    page = open_page(LESSON)
    answer(page, "saddle_numbness", "yes")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    second = page.context.new_page()
    second.goto(page.url)
    second.wait_for_selector("html[data-ready]")
    for tab in (page, second):
        assert chosen(tab, "saddle_numbness") == ["yes"]
        expect(tab.locator(".bk-banner")).to_have_attribute("data-tone", "emergency")


def test_two_tabs_merge(open_page: OpenPage) -> None:
    """What is answered in one is at once in the other, and after a reload both have all of it."""
    one = open_page(LESSON)
    two = one.context.new_page()
    two.goto(one.url)
    two.wait_for_selector("html[data-ready]")
    answer(one, "saddle_numbness", "yes")
    expect(two.locator(".bk-banner")).to_have_attribute("data-tone", "emergency")
    commit(two.locator(".bk-question").first)
    expect(one.locator(".bk-question").first.locator(".bk-feedback")).to_be_visible()
    for page in (one, two):
        page.reload()
        page.wait_for_selector("html[data-ready]")
        assert chosen(page, "saddle_numbness") == ["yes"]
        expect(page.locator(".bk-question[data-done]")).to_have_count(1)


def test_answers_can_be_deleted(open_page: OpenPage) -> None:
    """The shelf tells how far each lesson is, and one button deletes it all."""
    page = open_page(LESSON)
    answer(page, "saddle_numbness", "yes")
    commit(page.locator(".bk-question").first)
    shelf = page.context.new_page()
    shelf.goto(page.url.replace(LESSON, ""))
    row = shelf.locator(f".lesson[data-lesson='{LESSON.removeprefix('lesson/')}']")
    expect(row).to_contain_text("1 of 10")

    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers to a file").click()
    page.get_by_role("button", name="Delete all my answers").click()

    assert chosen(page, "saddle_numbness") == []
    expect(page.locator(".bk-question[data-done]")).to_have_count(0)
    shelf.reload()
    expect(row).to_contain_text("New")
    shelf.locator("#load").set_input_files(download.value.path())
    expect(shelf.locator("#kept-told")).to_contain_text("Answers in the file: 2")
    assert chosen(page, "saddle_numbness") == ["yes"]
    page.get_by_role("button", name="Start this lesson again").click()
    assert chosen(page, "saddle_numbness") == []
    page.reload()
    page.get_by_role("button", name="Undo").click()
    assert chosen(page, "saddle_numbness") == ["yes"]
    expect(page.locator(".bk-question[data-done]")).to_have_count(1)
    shelf.reload()
    expect(row).to_contain_text("1 of 10")


def test_forged_memory_is_inert(open_page: OpenPage) -> None:
    """What somebody wrote into the storage is shown as text or left out; the rest works."""
    page = open_page(LESSON)
    answer(page, "saddle_numbness", "yes")
    page.evaluate(
        """() => { const forged = (text) => text.replace(/"footnote":"[^"]*"/,
          '"footnote":"<img src=x onerror=window.hurt=1>"');
        const kept = localStorage["backedu:known:02_is_it_safe"];
        const all = JSON.parse(localStorage["backedu:answers"]);
        for (const name in all.answers)
          if (!name.includes("Questionnaire")) delete all.answers[name];
        all.answers["02_is_it_safe/ClaimCheck"] = { when: 1, asked: {}, set: { value: 7 } };
        window.onpagehide = () => {
          localStorage["backedu:known:02_is_it_safe"] = forged(kept);
          localStorage["backedu:answers"] = JSON.stringify(all);
          localStorage["backedu-size"] = "{"; }; }"""
    )
    page.reload()
    page.wait_for_selector("html[data-ready]")

    expect(page.locator(".bk-result")).to_contain_text("<img src=x")
    assert page.evaluate("window.hurt") is None
    expect(page.get_by_text("cannot be shown in this browser")).to_have_count(0)
    page.get_by_role("button", name="Text size and colours").click()
    page.get_by_text("Large", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-size", "large")


def test_a_restarted_server_loses_no_answer(browser: Browser) -> None:
    """The server is stopped and started in the middle of a lesson: the next touch works."""
    context = browser.new_context()
    page = context.new_page()
    with running() as first:
        page.goto(first.address + LESSON)
        page.wait_for_selector("html[data-ready]")
        answer(page, "saddle_numbness", "yes")
        port = str(first.port)
        first.stop()
    with running("--port", port):
        page.locator('[data-name="bladder_change"] input[value="retention"]').check()
        both = page.locator(".bk-result li li")
        expect(both.filter(has_text="numbness or tingling").first).to_be_visible(timeout=20_000)
        expect(both.filter(has_text="passing urine").first).to_be_visible(timeout=20_000)
    context.close()


def test_a_guess_comes_before_the_figure_and_is_kept(open_page: OpenPage) -> None:
    """By keyboard: a guess, how it compares, which has the focus; all of it there on return."""
    page = open_page("lesson/01_what_is_a_spasm")
    lab = page.locator(".bk-lab").first
    guess = lab.get_by_role("slider")
    guess.scroll_into_view_if_needed()
    expect(lab.locator(".bk-finding")).to_be_hidden()
    guess.press("Home")
    guess.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    compared = lab.locator(".bk-compared")
    expect(compared).to_contain_text("You guessed 1 of 100. It is 50 of 100.", timeout=20_000)
    expect(compared).to_be_focused()
    expect(lab.locator(".bk-plot")).to_have_attribute("data-drawn", re.compile(r"\d"))
    expect(page.locator("#finished")).to_contain_text("You guessed 1 of 100.")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#finished")).to_contain_text("You guessed 1 of 100.")
    expect(compared).to_contain_text("You guessed 1 of 100.")
    expect(lab.locator(".bk-finding")).not_to_be_empty()


def test_a_lab_goes_on_when_the_server_cannot_draw(open_page: OpenPage) -> None:
    """A picture that the server refuses is drawn by a kernel of the visitor's own."""
    page = open_page("lesson/07_red_flags_in_numbers")
    show_figures(page)
    lab = page.locator(".bk-lab").first
    slider = lab.locator(".bk-lab-controls input[type=range]").first
    before = lab.locator(".bk-finding").inner_text()
    slider.press("ArrowRight")
    expect(lab.locator(".bk-finding")).not_to_have_text(before, timeout=20_000)
    seen = lab.locator(".bk-finding").inner_text()

    page.route("**/picture/**", lambda route: route.abort())
    slider.press("ArrowRight")

    expect(lab.locator(".bk-finding")).not_to_have_text(seen, timeout=20_000)
