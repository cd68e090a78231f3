"""The shelf: the path with the state of each lesson, and where to go on."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from backedu import content
from tests.browser.conftest import OpenPage
from tests.support.reader import assert_at_top, commit

LESSON = "01_what_is_a_spasm"


def row(page: Page, lesson: str) -> str:
    """Return what the shelf says of a lesson's state."""
    return page.locator(f".lesson[data-lesson='{lesson}'] .is").inner_text()


def test_each_lesson_is_on_its_leg(open_page: OpenPage) -> None:
    """The legs in order, the lessons in order; each with its question, drawing and minutes."""
    page = open_page()
    rows = page.locator(".path .lesson")
    lessons = list(content.lessons().values())

    ids = rows.evaluate_all("all => all.map((row) => row.dataset.lesson)")
    assert ids == [each.id for each in lessons]
    for lesson in lessons:
        of_it = page.locator(f".lesson[data-lesson='{lesson.id}']")
        expect(of_it.get_by_role("link", name=lesson.question)).to_be_visible()
        expect(of_it.locator("svg.ic path").first).to_be_attached()
        expect(of_it).to_contain_text(f"{lesson.minutes} min")
        expect(of_it.locator(".is")).to_have_text("New")


def test_the_bar_leads_to_the_invented_patients(open_page: OpenPage) -> None:
    """They are in a leg of their own; a title there doesn't say again that it is about patients."""
    page = open_page()
    page.get_by_role("link", name="Patients", exact=True).click()
    leg = page.get_by_role("region", name="Patients")

    expect(leg.get_by_role("heading", name="Patients")).to_be_in_viewport()
    expect(leg.locator(".name")).to_have_text(
        ["It goes into the leg", "Is it the back at all?", "Weeks and months"]
    )


def test_a_new_reader_is_told_where_to_begin(open_page: OpenPage) -> None:
    """The card at the top leads to the first lesson."""
    first = next(iter(content.lessons().values()))
    card = open_page().get_by_role("region", name="Start here")

    expect(card).to_contain_text(first.title)
    expect(card.get_by_role("link", name="Begin")).to_have_attribute("href", f"/lesson/{first.id}")


def test_a_handout_of_any_lesson_is_chosen_and_printed(open_page: OpenPage) -> None:
    """From a list of all of them; its page has the way back and prints."""
    page = open_page()
    page.get_by_role("button", name="Choose a hand-out").click()
    listed = page.get_by_role("region", name="Choose a hand-out").get_by_role("link")

    expect(listed).to_have_text([each.title for each in content.lessons().values()])
    listed.first.click()
    expect(page).to_have_url(re.compile(f"lesson/{LESSON}/handout$"))
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")
    page.get_by_role("link", name="Back to the lesson").click()
    expect(page).to_have_url(re.compile(f"lesson/{LESSON}$"))


def test_nobody_is_told_to_type_a_command_but_who_asks_how_to_start_a_class(
    open_page: OpenPage,
) -> None:
    """The shelf offers what can be done on it; a class starts on the computer that projects."""
    page = open_page()
    expect(page.locator("code").locator("visible=true")).to_have_count(0)
    page.get_by_role("button", name="How to start a class").click()
    told = page.get_by_role("region", name="How to start a class")

    expect(told.locator("code")).to_have_text("backedu present --class")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_reader_goes_on_where_the_lesson_was_left(open_page: OpenPage) -> None:
    """The card names lesson, part and what is left; the path counts; the link leads to the part."""
    page = open_page(f"lesson/{LESSON}")
    commit(page.locator(".bk-question").first)
    expect(page.locator(".bar .answered")).to_have_text("1 of 9 answered")
    contents = page.locator(".toc")
    contents.get_by_role("link", name="Check yourself").click()
    expect(contents.locator("[aria-current]")).to_have_attribute("href", "#Check-yourself")
    page.get_by_role("link", name="backedu, all lessons").click()

    card = page.get_by_role("region", name="Continue where you left off")
    expect(card).to_contain_text("What is a back spasm?")
    expect(card).to_contain_text("1 of 9 · about 13 minutes left")
    assert row(page, LESSON) == "1 of 9"
    card.get_by_role("link", name="Continue").click()
    expect(page).to_have_url(re.compile("#Check-yourself$"))
    page.wait_for_selector("html[data-ready]")
    assert_at_top(page, "Check yourself")


def test_a_lesson_that_was_only_opened_is_still_new(open_page: OpenPage) -> None:
    """Neither an answer nor a second part: the shelf still says where to begin."""
    page = open_page(f"lesson/{LESSON}")
    page.get_by_role("link", name="backedu, all lessons").click()

    expect(page.get_by_role("region", name="Start here")).to_be_visible()
    assert row(page, LESSON) == "New"


@pytest.mark.parametrize("kept", ["{", "[]", '"x"', '{"01_what_is_a_spasm": 7}', "null"])
def test_forged_progress_does_no_harm(open_page: OpenPage, kept: str) -> None:
    """Whatever somebody wrote into the storage, the shelf shows its lessons."""
    page = open_page()
    page.evaluate("(kept) => localStorage.setItem('backedu:progress', kept)", kept)
    page.reload()

    expect(page.locator(".lesson .is").last).to_have_text("New")
    page.get_by_role("button", name="Text size and colours").click()
    expect(page.get_by_label("Huge")).to_be_visible()


def test_looks_are_chosen_in_the_menu_and_kept(open_page: OpenPage) -> None:
    """Text size in per cent and colours, for every page of the site."""
    page = open_page()
    page.get_by_role("button", name="Text size and colours").click()
    page.get_by_label("Large", exact=True).check()
    page.get_by_label("Dark", exact=True).check()
    page.goto(f"{page.url}lesson/{LESSON}")

    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_css("font-size", "21px")
    page.get_by_role("button", name="Text size and colours").click()
    expect(page.get_by_label("Dark", exact=True)).to_be_checked()
    page.get_by_label("Like the device").check()
    expect(root).to_have_attribute("data-theme", "light")
