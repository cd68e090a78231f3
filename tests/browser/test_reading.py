"""Finding one's way in a lesson, at a desk and on a phone: contents, progress, what comes next."""

from playwright.sync_api import expect

from backedu import content
from tests.browser.conftest import OpenPage
from tests.support.reader import assert_at_top, commit

LESSON = "lesson/01_what_is_a_spasm"


def test_the_contents_mark_what_is_read_and_count(open_page: OpenPage) -> None:
    """Each part is named with its exercises; the one in view is marked; answers are counted."""
    page = open_page(LESSON)
    contents = page.get_by_role("navigation", name="Contents")
    titles = page.locator(".part > h2").all_inner_texts()

    links = contents.locator("ol a")
    said = [" ".join(text.split()) for text in links.all_inner_texts()]
    assert [text.removesuffix(" 0 of 3").split(" 0 of ")[0] for text in said] == titles
    assert said[1].endswith("0 of 3")
    links.nth(1).click()
    expect(links.nth(1)).to_have_attribute("aria-current", "true")
    commit(page.locator(".bk-question").nth(0))
    expect(links.nth(1)).to_contain_text("1 of 3")
    expect(page.locator(".bar .answered")).to_have_text("1 of 9 answered")
    expect(page.locator(".bar .prog .on")).to_have_count(1)
    page.reload()
    expect(links.nth(1)).to_contain_text("1 of 3")


def test_the_bar_says_the_title_once_the_heading_is_gone(open_page: OpenPage) -> None:
    """The title is said once on each screen."""
    page = open_page(LESSON)
    title = page.locator(".bar-title")

    expect(title).to_be_hidden()
    page.mouse.wheel(0, 1500)
    expect(title).to_be_visible()


def test_the_page_stays_where_the_reader_is(open_page: OpenPage) -> None:
    """An answer, a reload, the focus in the bar and the way back from the shelf move nothing."""
    page = open_page(LESSON)
    first = page.locator(".bk-question").first
    top = "(each) => Math.round(each.getBoundingClientRect().top)"
    first.get_by_role("radio").first.check()
    before = first.evaluate(top)
    commit(first)
    expect(first.locator(".bk-feedback")).to_be_focused()
    assert first.evaluate(top) == before

    contents = page.get_by_role("navigation", name="Contents")
    for part in ("Check yourself", "What you did"):
        contents.get_by_role("link", name=part).click()
        assert_at_top(page, part)
        page.wait_for_function("() => history.state?.place")
        page.reload()
        page.wait_for_selector("html[data-ready]")
        assert_at_top(page, part)
    scrolled = page.evaluate("scrollY")
    for name in ("Text size and colours", "backedu, all lessons"):
        page.locator(".bar").get_by_label(name).focus()
        assert page.evaluate("scrollY") == scrolled
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Continue where you left off").wait_for()
    page.go_back()
    page.wait_for_selector("html[data-ready]")
    assert_at_top(page, "What you did")
    page.go_back()
    assert_at_top(page, "Check yourself")


def test_on_a_phone_the_contents_are_a_sheet(open_page: OpenPage) -> None:
    """A bar at the thumb opens it, a link closes it, and "Next" leads from part to part."""
    page = open_page(LESSON, width=390, height=844)
    thumb = page.get_by_role("navigation", name="In this lesson")
    contents = page.get_by_role("navigation", name="Contents")

    expect(contents).to_be_hidden()
    thumb.get_by_role("button", name="Contents").click()
    expect(contents).to_be_visible()
    contents.get_by_role("link", name="Check yourself").click()
    expect(contents).to_be_hidden()
    expect(page.locator("#Check-yourself")).to_be_in_viewport()
    expect(page.locator("#next-part")).to_have_attribute("href", "#Sources-and-limits")
    thumb.get_by_role("link", name="Next").click()
    expect(page.locator("#Sources-and-limits")).to_be_in_viewport()


def test_every_lesson_leads_to_its_neighbours(open_page: OpenPage) -> None:
    """Along the path, and from its ends to the shelf."""
    lessons = list(content.lessons().values())
    for i in (0, 1, len(lessons) - 1):
        page = open_page(f"lesson/{lessons[i].id}")
        turn = page.get_by_role("navigation", name="Previous and next lesson")
        before = f"/lesson/{lessons[i - 1].id}" if i else "/"
        expect(turn.get_by_role("link").first).to_have_attribute("href", before)
        after = [f"/lesson/{each.id}" for each in lessons[i + 1 : i + 2]]
        links = turn.locator(".next").evaluate_all("all => all.map((a) => a.pathname)")
        assert links == after


def test_a_page_says_title_and_goals_once(open_page: OpenPage) -> None:
    """They come from the data; the notebook's own lines for them are left out."""
    page = open_page(LESSON)

    assert page.get_by_text("What is a back spasm?", exact=True).count() == 2  # bar and heading
    for outcome in content.lessons()["01_what_is_a_spasm"].outcomes:
        assert page.get_by_text(outcome).count() == 1
    assert page.get_by_text("Run All Cells").count() == 0
