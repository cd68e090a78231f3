"""A lesson as a student has it: a copy of the notebook in JupyterLab."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

ROOT = Path(__file__).parents[2]
OWN_CARD = """lesson.my_question(
    "Which sign is urgent?", right={"Numbness": "Ring at once."}, wrong={"Ache": "It goes."})"""
HIDDEN_BUT_SEEN = """() => [...document.querySelectorAll('.bk [hidden]')]
  .filter((each) => getComputedStyle(each).display !== 'none').map((each) => each.outerHTML)"""


@pytest.fixture
def lab_address(tmp_path: Path) -> Iterator[str]:
    """The address of a JupyterLab that ``backedu learn`` started, with its token."""
    command = [sys.executable, "-m", "backedu.cli", "learn", str(tmp_path / "mine"), "--no-browser"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={
            **os.environ,
            "JUPYTER_CONFIG_DIR": str(tmp_path / "settings"),
            "JUPYTER_DATA_DIR": str(tmp_path / "data"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    said = ""
    while not (found := re.search(r"http://127\.0\.0\.1:\S+token=\w+", said)):
        line = process.stdout.readline()
        assert line, said
        said += line
    wait_until_it_listens(found[0])
    yield found[0]
    process.terminate()
    process.communicate(timeout=30)


def wait_until_it_listens(address: str) -> None:
    """Wait for the port: JupyterLab prints its address a moment before it opens that."""
    port = urlsplit(address).port
    assert port
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("JupyterLab did not listen within half a minute")


def wait_for_kernel(page: Page, lab_address: str) -> None:
    """Wait until the notebook's kernel is connected: its light says idle before there is one."""
    address = urlsplit(lab_address)
    kernels = f"http://{address.netloc}/api/kernels?{address.query}"
    for _ in range(120):
        found = page.context.request.get(kernels).json()
        if any(one["connections"] and one["execution_state"] == "idle" for one in found):
            page.wait_for_timeout(1000)
            return
        page.wait_for_timeout(500)
    raise AssertionError("the notebook got no kernel within a minute")


def restart_kernel(page: Page, lab_address: str) -> None:
    """Restart the notebook's kernel: what its cells had made is gone."""
    address = urlsplit(lab_address)
    kernels = f"http://{address.netloc}/api/kernels"
    for kernel in page.context.request.get(f"{kernels}?{address.query}").json():
        page.context.request.post(f"{kernels}/{kernel['id']}/restart?{address.query}")


def run_all_cells(page: Page) -> None:
    """Choose it in the menu."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def wait_for_last_cell(page: Page) -> None:
    """Wait for its output; where JupyterLab asks which kernel to take, take the one it names."""
    ask = page.locator(".jp-Dialog", has_text="Select Kernel").locator(".jp-mod-accept")
    for _ in range(180):
        if page.get_by_text("The sources in full").is_visible():
            return
        if ask.is_visible():
            ask.click()
        page.wait_for_timeout(500)
    page.screenshot(path=ROOT / "test-results" / "jupyterlab.png")
    raise AssertionError("the cells did not run; see test-results/jupyterlab.png")


def scroll_to(page: Page, wanted: Locator) -> None:
    """Scroll up from the end until JupyterLab, which only keeps what is near, shows the control."""
    page.locator(".jp-WindowedPanel-outer").hover()
    for _ in range(60):
        if wanted.count():
            wanted.scroll_into_view_if_needed()
            return
        page.mouse.wheel(0, -400)
        page.wait_for_timeout(100)
    page.screenshot(path=ROOT / "test-results" / "jupyterlab.png")
    raise AssertionError("the control is nowhere in the notebook; see test-results/jupyterlab.png")


def move_the_first_lab(page: Page) -> None:
    """See its figure without a guess, and its numbers follow the slider."""
    lab = page.locator(".bk-lab").first
    scroll_to(page, lab)
    lab.get_by_role("button", name="Show me without a guess").click()
    expect(lab.locator(".bk-plot")).to_have_attribute("data-drawn", "1", timeout=60_000)
    lab.locator("summary").first.click()
    before = lab.locator("table").inner_text()

    lab.locator(".bk-lab-controls input[type=range]").press("ArrowRight")

    expect(lab.locator("table")).not_to_have_text(before, timeout=20_000)


def answer_and_restart(page: Page, lab_address: str) -> None:
    """Answer the first question, then again once there is another kernel, which says nothing."""
    card = page.locator(".bk-question").first
    scroll_to(page, card)
    card.locator("input").first.check()
    card.get_by_role("button", name="Fairly sure").click()
    expect(card.locator(".bk-feedback")).to_be_visible(timeout=20_000)
    assert page.evaluate(HIDDEN_BUT_SEEN) == []
    restart_kernel(page, lab_address)
    card.get_by_role("button", name="Answer again").click()
    card.locator("input").nth(1).check()
    card.get_by_role("button", name="Sure", exact=True).click()
    expect(card.locator(".bk-feedback")).to_have_count(0)
    expect(page.get_by_text("Run the cells of this notebook again").first).to_be_visible(
        timeout=2000
    )


def write_and_answer_a_card(page: Page) -> None:
    """Add a card of one's own in a new cell at the end, answer it, and save the notebook."""
    page.locator(".jp-Cell").last.click()
    for key in ("Escape", "b", "Enter"):
        page.keyboard.press(key)
    page.keyboard.insert_text(OWN_CARD)
    page.keyboard.press("Shift+Enter")
    card = page.locator(".bk-question", has_text="Which sign is urgent?")
    card.locator("label", has_text="Numbness").locator("input").check(timeout=20_000)
    card.get_by_role("button", name="Sure", exact=True).click()
    expect(card.locator(".bk-feedback")).to_contain_text("Ring at once.", timeout=20_000)
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')", timeout=20_000)


def test_a_lesson_works_in_jupyterlab(lab_address: str, browser: Browser) -> None:
    """Controls answer; a new kernel leaves no old verdict in sight, and brings answers back.

    So does a page that is loaded again, also to a card that the student wrote.
    """
    outside: list[str] = []
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    host = urlsplit(lab_address).netloc
    page.on(
        "request",
        lambda request: (
            outside.append(request.url)
            if urlsplit(request.url).scheme in {"http", "https"}
            and urlsplit(request.url).netloc != host
            else None
        ),
    )
    page.goto(lab_address.replace("00_index", "01_what_is_a_spasm"))
    hint = page.locator(".jp-RenderedMarkdown").first.get_by_text("Run All Cells")
    expect(hint).to_be_in_viewport(timeout=60_000)
    wait_for_kernel(page, lab_address)
    run_all_cells(page)
    wait_for_last_cell(page)
    move_the_first_lab(page)
    write_and_answer_a_card(page)
    answer_and_restart(page, lab_address)
    page.reload()
    expect(hint).to_be_attached(timeout=60_000)
    wait_for_kernel(page, lab_address)
    run_all_cells(page)
    own = page.locator(".bk-line[data-done]", has_text="Which sign is urgent?")
    expect(own).to_contain_text("Sure", timeout=60_000)
    again = page.locator(".bk-line[data-done]", has_text="Fairly sure")
    scroll_to(page, again)
    asked = page.get_by_text("Jupyter news").count()
    page.context.close()

    assert not outside
    assert not asked


def test_exercises_play_in_jupyterlab(lab_address: str, browser: Browser) -> None:
    """Without the lesson server the notebook's kernel brings the pictures when a fold opens."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(lab_address.replace("00_index", "05_moving_again"))
    expect(page.get_by_text("Run All Cells").first).to_be_attached(timeout=60_000)
    wait_for_kernel(page, lab_address)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    wait_for_last_cell(page)
    card = page.locator(".bk-player-card", has_text="Plank")
    scroll_to(page, card)
    card.locator("summary").first.click()
    expect(card.locator(".bk-player-strip li")).to_have_count(2, timeout=20_000)
    card.get_by_role("radio", name=re.compile("^Harder")).check()

    expect(card.locator(".bk-player-strip li")).to_have_count(4, timeout=20_000)
    card.get_by_role("button", name="Play").click()
    expect(card.locator(".bk-player-cue")).to_contain_text("straight line", timeout=20_000)
    page.context.close()
