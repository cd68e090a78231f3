"""Every lesson in a real browser: sliders, feedback, layout, accessibility, no outside request."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from backedu import content
from backedu.places import notebooks_dir
from tests.browser.conftest import OpenPage, show_figures

LONGEST_PX = 5800
FIRST = next(iter(content.lessons()))
LESSONS = sorted(path.stem for path in notebooks_dir().glob("*.ipynb"))
PAGES = ["", *(f"lesson/{name}" for name in LESSONS)]
LABS = [
    (lesson, i)
    for lesson in LESSONS
    for i, _ in enumerate(
        re.findall(
            r"lesson\.lab\(",
            (notebooks_dir() / f"{lesson}.ipynb").read_text(encoding="utf-8"),
        )
    )
]


def see_all(page: Page) -> None:
    """Have every lab answer, and scroll through the page, so that every figure is drawn."""
    show_figures(page)
    page.evaluate(
        """async () => { for (let y = 0; y < document.body.scrollHeight; y += 500) {
        scrollTo(0, y); await new Promise((go) => setTimeout(go, 30)); } scrollTo(0, 0); }"""
    )
    for plot in page.locator(".bk-plot").all():  # one that was passed too fast is drawn on return
        plot.scroll_into_view_if_needed()
        expect(plot).to_have_attribute("data-drawn", re.compile(r"\d"), timeout=20_000)


def set_size(page: Page, size: str) -> None:
    """Choose a size of the text in the menu at the top."""
    page.get_by_role("button", name="Text size and colours").click()
    page.get_by_label(size, exact=True).check()
    page.keyboard.press("Escape")


def test_the_front_page_leads_to_every_lesson(open_page: OpenPage) -> None:
    """Each lesson is a card with its question, and its link opens it."""
    page = open_page()
    expect(page.locator(".lesson")).to_have_count(len(content.lessons()))
    for lesson in content.lessons().values():
        expect(page.get_by_role("link", name=lesson.question)).to_have_attribute(
            "href", f"/lesson/{lesson.id}"
        )


def move(control: Locator) -> None:
    """Change a slider, a list or a box by one key, as it can still go."""
    kind = control.get_attribute("type")
    if kind in {"checkbox", "radio"}:
        control.press("Space")
    elif kind == "range":
        at_end = control.get_attribute("max") == control.input_value()
        control.press("ArrowLeft" if at_end else "ArrowRight")
    else:
        last = control.locator("option").last.get_attribute("value")
        control.press("ArrowUp" if control.input_value() == last else "ArrowDown")


@pytest.mark.parametrize(("lesson", "number"), LABS)
def test_every_control_changes_its_figure(open_page: OpenPage, lesson: str, number: int) -> None:
    """One key on a slider, a list or a box draws the figure again and changes what it says."""
    page = open_page(f"lesson/{lesson}")
    see_all(page)
    lab = page.locator(".bk-lab").nth(number)
    figure = lab.locator(".bk-figure")
    figure.locator("summary").first.click()  # its numbers: the knees of a lift change these alone
    for control in lab.locator(".bk-slider input[type=range], .bk-choice :is(input, select)").all():
        if control.get_attribute("type") == "radio" and control.is_checked():
            continue
        before = figure.inner_text()
        drawn = int(lab.locator(".bk-plot").get_attribute("data-drawn") or 0)
        move(control)
        page.wait_for_function(
            "([lab, before, n]) => { const it = document.querySelectorAll('.bk-lab')[lab];"
            "return it.querySelector('.bk-figure').innerText !== before"
            " && it.querySelector('.bk-plot').dataset.drawn > n; }",
            arg=[number, before, drawn],
            timeout=20_000,
        )

        assert control.get_attribute("aria-valuetext") or control.get_attribute("type") != "range"


def test_what_a_reader_unfolded_stays_unfolded(open_page: OpenPage) -> None:
    """Moving a slider folds no sources up, and the numbers follow, folded or not."""
    page = open_page(f"lesson/{FIRST}")
    see_all(page)
    figure = page.locator(".bk-lab .bk-figure").first
    sources = figure.locator(".bk-sources")
    sources.locator("summary").click()
    slider = page.locator(".bk-lab-controls input[type=range]").first
    for _ in range(2):
        before = figure.locator(".bk-finding").inner_text()
        slider.press("ArrowRight")
        expect(figure.locator(".bk-finding")).not_to_have_text(before)
        expect(figure.locator("caption")).to_have_text(figure.locator(".bk-finding").inner_text())
        expect(sources).to_have_attribute("open", "")
        figure.locator("summary", has_text="Show the numbers").click()


def test_each_option_has_its_own_feedback(open_page: OpenPage) -> None:
    """A wrong and a right answer each show what belongs to them, once committed to."""
    question = next(q for q in content.questions().values() if q.lesson == FIRST)
    page = open_page(f"lesson/{FIRST}")
    card = page.locator(".bk-question", has_text=" ".join(question.stem.split()))
    sure = card.get_by_role("button", name="Fairly sure")
    expect(sure).to_be_disabled()
    for option in sorted(question.options, key=lambda option: option.correct):
        expected = " ".join(option.feedback.split())
        assert expected not in page.content()
        card.get_by_label(" ".join(option.label.split())).check()
        sure.click()
        feedback = card.locator(".bk-feedback")
        expect(feedback).to_contain_text(expected, timeout=20_000)
        expect(feedback).to_have_attribute("data-right", str(option.correct).lower())
        expect(feedback).to_be_focused()
        if not option.correct:
            card.get_by_role("button", name="Answer again").click()
            expect(sure).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page: OpenPage, path: str, scheme: str) -> None:
    """No violation of any axe rule, best practices included, with every detail unfolded."""
    page = open_page(path, color_scheme=scheme)
    see_all(page)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    found = Axe().run(page).response["violations"]

    assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits(open_page: OpenPage, path: str) -> None:
    """No page scrolls sideways, small, large, or wide; a lesson is about eight screens long.

    The length is that of a column on a projector, before anything is folded out.
    """
    page = open_page(path, height=844)
    page.add_style_tag(content=".exercise, .output { content-visibility: visible !important }")
    if path.removeprefix("lesson/") in content.lessons():
        assert page.locator("main").evaluate("main => main.offsetHeight") <= LONGEST_PX
    page.set_viewport_size({"width": 360, "height": 844})
    see_all(page)
    for width, size in ((360, "Normal"), (390, "Huge"), (1280, "Huge"), (1280, "Normal")):
        page.set_viewport_size({"width": width, "height": 844})
        set_size(page, size)
        page.wait_for_function(
            "(width) => document.documentElement.scrollWidth <= width", arg=width, timeout=5000
        )


@pytest.mark.parametrize("path", PAGES)
def test_one_heading_and_landmarks(open_page: OpenPage, path: str) -> None:
    """One h1, one main, a skip link that is the first stop, and headings that skip no level."""
    page = open_page(path)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator("h1").count() == page.locator("main").count() == 1
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map((h) => +h.tagName[1])")
    assert all(below - above <= 1 for above, below in pairwise(levels)), levels


def test_a_citation_leads_to_its_entry(open_page: OpenPage) -> None:
    """The folded list opens there, for one who follows the link and for one who comes by it."""
    path = "lesson/03_the_first_days"
    page = open_page(path)
    link = page.locator(".prose a[href^='#source-']").first
    entry = str(link.get_attribute("href"))
    expect(page.locator(entry)).to_be_hidden()
    link.click()
    expect(page.locator(entry)).to_be_in_viewport()
    expect(open_page(path + entry).locator(entry)).to_be_in_viewport()


def test_an_address_that_leads_nowhere_leaves_the_page_at_work(open_page: OpenPage) -> None:
    """A link that was cut off in a message ends in half a letter; the buttons still answer."""
    page = open_page("lesson/02_is_it_safe#%")
    set_size(page, "Large")
    expect(page.locator("html")).to_have_attribute("data-size", "large")


def test_a_lesson_and_its_sources_can_be_read_without_scripts(open_page: OpenPage) -> None:
    """The text is there, a sentence says what is missing, and the list of sources opens."""
    page = open_page(java_script_enabled=False)
    page.goto(f"{page.url}lesson/03_the_first_days")
    expect(page.locator(".notice")).to_contain_text("need JavaScript")
    expect(page.get_by_role("heading", name="Sources and limits")).to_be_visible()
    entry = page.locator(".references li").first
    expect(entry).to_be_hidden()
    page.get_by_text(re.compile("The sources in full")).click()
    expect(entry).to_be_visible()


def test_a_lesson_is_readable_while_its_server_is_away(open_page: OpenPage) -> None:
    """Without a connection the prose stays, and a touch is answered with a sentence."""
    page = open_page("lesson/02_is_it_safe")
    page.route("**/answer/**", lambda route: route.abort())

    page.locator('[data-name="saddle_numbness"] input').first.check()

    expect(page.locator("#status")).to_contain_text("Your answers are still here", timeout=20_000)
    page.unroute("**/answer/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".bk-banner")).to_have_attribute("data-tone", "emergency", timeout=20_000)
