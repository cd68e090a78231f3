"""A hand-out is two pages of paper, with nothing cut off."""

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from backedu import content
from backedu.export.exercise_sheet import Chosen, exercise_sheets
from backedu.export.handout import handout
from backedu.lessons.sources import lesson_figure, lesson_sources
from backedu.person.movement import FORMS, movements

_FULL = """
[...document.querySelectorAll(".sheet, .sheet > :not(.write)")]
    .filter((each) => each.scrollHeight > each.clientHeight + 1)
    .map((each) => each.className || each.localName)
"""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """A page that prints what it is given."""
    context = browser.new_context(viewport={"width": 1000, "height": 1200})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lesson", content.lessons())
def test_a_handout_is_two_pages(paper: Page, lesson: str) -> None:
    """Each lesson's fits on two sheets, which say date, licence and what it is not."""
    figure, drawn_from = lesson_figure(lesson)
    paper.set_content(handout(lesson, figure, drawn_from, lesson_sources(lesson)))

    assert paper.evaluate(_FULL) == []
    sheets = pypdfium2.PdfDocument(paper.pdf(prefer_css_page_size=True))
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
    assert len(texts) == 2
    assert "not a medical device" in texts[0]
    assert re.search(r"reviewed \d+ \w+ \d{4}", texts[1])
    assert "CC BY 4.0" in texts[1]
    assert paper.locator("figure svg:visible").count() == bool(figure)
    assert not re.search(r"[<>*|]", " ".join(texts))


def test_a_figure_fits_a_phone(paper: Page) -> None:
    """Nothing of it is out of sight, or so small that it can't be read."""
    paper.set_viewport_size({"width": 390, "height": 844})
    for lesson in content.lessons():
        figure, drawn_from = lesson_figure(lesson)
        paper.set_content(handout(lesson, figure, drawn_from, lesson_sources(lesson)))
        letters = paper.locator("figure text:visible").evaluate_all(
            "all => all.map((each) => each.getBoundingClientRect())"
            ".map(({left, right, height}) => [left, right, height])"
        )

        assert bool(letters) == bool(figure), lesson
        assert all(left >= 0 and right <= 390 and height > 10 for left, right, height in letters)
        assert paper.evaluate("document.documentElement.scrollWidth") == 390
    paper.set_viewport_size({"width": 1000, "height": 1200})


def test_each_exercise_is_one_page(paper: Page) -> None:
    """Every form, with a long dose, fits on its sheet; the last says when to get help."""
    dose = "3 times to each side, slowly, resting a breath in between, twice a day at home"
    chosen = [Chosen(exercise, form, dose) for exercise in movements() for form in FORMS]
    paper.set_content(exercise_sheets(chosen))

    assert paper.evaluate(_FULL) == []
    sheets = pypdfium2.PdfDocument(paper.pdf(prefer_css_page_size=True))
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
    assert len(texts) == len(chosen) + 1
    assert all("Week 2" in each and "no clinician has reviewed" in each for each in texts[:-1])
    assert "Emergency help now (999)" in texts[-1]
