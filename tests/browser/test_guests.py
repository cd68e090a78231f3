"""Notebooks as people publish them, in a browser: what they show is there to be seen and used."""

import io
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat import v4, write
from playwright.sync_api import Browser, Page, expect

from backedu.content.wording import words
from tests.browser.conftest import OpenPage, opener
from tests.support.guest_notebooks import GUESTS, PIXEL
from tests.support.running import Server, running

PICTURES = """
![beside](my%20pic.png) ![attached](attachment:a%20b.png) <img src="weeks/below.png" alt="below">

<audio src="second.wav" controls></audio>

In a line $\\frac{a}{b}$ of text.
"""
LIVE = (
    "from IPython.display import HTML, Math, display\nfrom ipywidgets import HTMLMath, interact",
    """
@interact(n=(1, 9))
def show(n=2):
    display(Math(rf"\\frac{{x}}{{{n}}}"), HTML('<img src="my pic.png" alt="live">'))
    display(HTML(f'<b>n is {n}</b> <iframe src="https://example.org"></iframe>'))
    display(HTML('<script>document.title = "late"</script>'))
""",
    "HTMLMath(r'so $\\frac{c}{d}$')",
    "Math(r'\\frac{e}{f}')",
)


def second() -> bytes:
    """Return a second of silence."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000)
    return file.getvalue()


@pytest.fixture(scope="module")
def guests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of three of them."""
    folder: Path = tmp_path_factory.mktemp("guests")
    (folder / "weeks").mkdir()
    for name in ("my pic.png", "weeks/below.png"):
        (folder / name).write_bytes(PIXEL)
    (folder / "second.wav").write_bytes(second())
    plotly = next(guest for guest in GUESTS if guest.name == "plotly figure widget")
    attached = next(guest for guest in GUESTS if guest.name == "attachments").cells[0]
    assert not isinstance(attached, str)
    prose = v4.new_markdown_cell(PICTURES, attachments=attached.attachments)
    sound = v4.new_code_cell(f"from IPython.display import Audio; Audio({second()!r})")
    for name, cells in {
        "still": [prose, sound],
        "live": map(v4.new_code_cell, LIVE),
        "plotly": map(v4.new_code_cell, plotly.cells),
    }.items():
        write(v4.new_notebook(cells=list(cells)), folder / f"{name}.ipynb")
    with running("--visitors", "10", str(folder)) as started:
        yield started


@pytest.fixture
def open_guest(browser: Browser, guests: Server) -> Iterator[OpenPage]:
    """Open one of them; the test fails if another computer is asked, or an error is reported."""
    yield from opener(browser, guests)


def drawn(page: Page) -> list[str]:
    """Return the words of the pictures that were drawn."""
    pictures = "images => images.filter(one => one.naturalWidth).map(one => one.alt)"
    return list(page.locator("main img").evaluate_all(pictures))


def is_a_fraction(page: Page, text: str) -> bool:
    """Whether the two letters stand one above the other, not side by side."""
    formula = page.locator("main math", has_text=text).first
    expect(formula).to_be_attached(timeout=20_000)
    above, below = formula.locator("mfrac > *").evaluate_all(
        "parts => parts.map(part => part.getBoundingClientRect().y)"
    )
    return bool(above < below)


def test_pictures_sounds_and_formulas_are_there(open_guest: OpenPage) -> None:
    """From beside, from below and from within the notebook; a formula is typeset."""
    page = open_guest("lesson/still")
    page.wait_for_function(
        "() => document.querySelectorAll('audio').length == 2"
        " && [...document.querySelectorAll('audio')].every(one => one.readyState > 0)"
    )

    assert drawn(page) == ["beside", "attached", "below"]
    assert is_a_fraction(page, "ab")
    assert page.locator("audio").evaluate_all("all => all.map(one => one.duration)") == [1, 1]


def test_what_a_visitor_has_drawn_is_the_same(open_guest: OpenPage) -> None:
    """What follows a slider has its picture and its formula; a script leaves a sentence."""
    page = open_guest("lesson/live")
    page.wait_for_selector("main img[alt=live]")
    for text in ("cd", "ef"):
        assert is_a_fraction(page, text)
    page.locator(".widget-hslider [role=slider], .noUi-handle").first.press("ArrowRight")
    expect(page.locator("mjx-container", has_text="x3")).to_be_visible(timeout=20_000)

    expect(page.locator("main", has_text="n is 3")).to_be_visible()
    for sentence in ("script", "frame"):
        expect(page.get_by_text(words("notebooks")[sentence])).to_be_visible()
    expect(page.get_by_role("link", name="https://example.org")).to_be_visible()
    page.wait_for_function("() => document.querySelector('main img[alt=live]')?.naturalWidth")
    assert "$" not in page.locator("main").inner_text()


def test_a_plotly_figure_follows_a_slider(open_guest: OpenPage) -> None:
    """Its own widget draws it, with a script that comes from the notebook's kernel."""
    page = open_guest("lesson/plotly")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=20_000)
    page.locator(".widget-hslider [role=slider], .noUi-handle").first.press("ArrowRight")

    expect(page.locator(".gtitle")).to_have_text("moved 1", timeout=20_000)
