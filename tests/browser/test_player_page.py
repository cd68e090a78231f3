"""The exercises in a real browser: playing, stepping, choosing; what is there without motion."""

import re

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from backedu.person.movement import movements
from tests.browser.conftest import OpenPage

LESSON = "lesson/05_moving_again"
BRIDGE = movements()["hip_bridge"]


def card_of(page: Page, name: str) -> Locator:
    """Return the fold of an exercise."""
    return page.locator(".bk-player-card", has=page.locator(".bk-player-name", has_text=name))


def opened(page: Page, name: str) -> Locator:
    """Open an exercise by its name, and wait for its pictures."""
    card = card_of(page, name)
    card.locator("summary").first.press("Enter")
    expect(card.locator(".bk-player-wrong svg")).to_be_attached()
    return card


def drawn(card: Locator) -> str:
    """Return the outlines of the picture that plays."""
    return str(card.locator(".bk-player-screen svg").evaluate("(svg) => svg.innerHTML"))


def test_an_exercise_plays_by_keyboard(open_page: OpenPage) -> None:
    """It starts paused; play moves it, pause stops it, steps and scrubbing go where they say."""
    card = opened(open_page(LESSON), "Hip bridge")
    play, cue = card.get_by_role("button", name="Play"), card.locator("[aria-live]")
    first = drawn(card)
    card.page.wait_for_timeout(300)
    assert drawn(card) == first
    expect(cue).to_contain_text(BRIDGE.usual.steps[0].cue)
    expect(card.get_by_role("img", name="Drawing of Hip bridge, Two feet: Lie")).to_be_visible()

    play.press("Enter")
    expect(cue).to_contain_text(BRIDGE.usual.steps[2].name, timeout=10_000)
    expect(card.locator(".bk-player-count")).to_have_text(re.compile(r"Round 1 · hold for [123] s"))
    card.get_by_role("button", name="Pause").press("Space")
    still = drawn(card)
    assert still != first
    card.page.wait_for_timeout(300)
    assert drawn(card) == still

    card.get_by_role("button", name="Next step").press("Enter")
    expect(cue).to_contain_text(BRIDGE.usual.steps[3].cue)
    expect(card.locator("[aria-current=step]")).to_contain_text(BRIDGE.usual.steps[3].name)
    place = card.get_by_role("slider", name="Place in the movement")
    place.press("Home")
    expect(place).to_have_attribute("aria-valuetext", BRIDGE.usual.steps[0].name)
    assert drawn(card) == first
    card.get_by_role("button", name="Step before").press("Enter")
    expect(cue).to_contain_text(BRIDGE.usual.steps[-1].cue)


def test_pictures_come_when_they_are_opened(open_page: OpenPage) -> None:
    """A page fetches no film before an exercise is opened, and one file for each form then."""
    page = open_page(LESSON)
    films: list[str] = []

    def note(request: Request) -> None:
        if "/lesson/files/" in request.url and '"frames":' in request.response().text():  # type: ignore[union-attr]
            films.append(request.url)

    page.locator(".bk-player").scroll_into_view_if_needed()
    page.on("requestfinished", note)
    card = opened(page, "Plank")
    card.get_by_role("radio", name=re.compile("^Harder")).check()
    expect(card.locator(".bk-player-steps li")).to_have_count(4)
    expect(card.locator(".bk-player-strip li")).to_have_count(4)
    card.get_by_role("radio", name=re.compile("^Usual")).check()
    expect(card.locator(".bk-player-strip li")).to_have_count(2)

    assert len(films) == 2


def test_another_person_can_be_chosen(open_page: OpenPage) -> None:
    """Build and tone change the open picture, and the choice is there after a reload."""
    page = open_page(LESSON)
    card = opened(page, "Plank")
    before = drawn(card)
    page.get_by_text("Change who is shown").click()
    page.get_by_role("radio", name="Broader shoulders").check()
    expect(card.locator(".bk-player-wrong svg")).to_be_attached()
    page.wait_for_function(
        "(before) => document.querySelector('[open] .bk-player-screen svg').innerHTML !== before",
        arg=before,
    )
    page.get_by_label("Skin").select_option(label="Dark brown")
    expect(card).to_have_attribute("data-tone", "4")

    page.wait_for_timeout(400)
    page.reload()
    page.wait_for_selector("html[data-ready]")

    page.get_by_text("Change who is shown").click()
    expect(page.get_by_role("radio", name="Broader shoulders")).to_be_checked()
    expect(card_of(page, "Plank")).to_have_attribute("data-tone", "4")


def test_a_sheet_of_the_chosen_exercises_can_be_printed(open_page: OpenPage) -> None:
    """It has them in their forms with the doses, and the last page; the choice is kept."""
    page = open_page(LESSON)
    card_of(page, "Plank").locator("summary").first.press("Enter")
    card_of(page, "Plank").get_by_role("radio", name=re.compile("^Easier")).check()
    page.get_by_text("An exercise sheet to print").press("Enter")
    button = page.get_by_role("button", name="Open the sheet")
    expect(button).to_be_disabled()
    for name in ("Walking", "Plank"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_label("Dose of Plank").fill("3 of <b>10</b> seconds")
    with page.context.expect_page() as opening:
        button.click()
    paper = opening.value

    expect(paper.locator("h1")).to_have_count(3)
    expect(paper.locator("h1").nth(2)).to_have_text("When to stop, and when to get help")
    plank = paper.locator(".sheet", has=paper.get_by_role("heading", name="Plank"))
    form = movements()["plank"].easier
    expect(plank.locator(".form")).to_contain_text(form.name)
    expect(plank.locator(".strip svg")).to_have_count(len(form.steps))
    expect(plank.locator(".mine")).to_have_text("3 of <b>10</b> seconds")
    assert [each.inner_text() for each in paper.locator(".foot > span").all()] == [
        "1 / 3",
        "2 / 3",
        "3 / 3",
    ]
    page.reload()
    page.get_by_text("An exercise sheet to print").press("Enter")
    expect(page.get_by_label("Dose of Plank")).to_have_value("3 of <b>10</b> seconds")


@pytest.mark.parametrize("way", ["reduced motion", "print"])
def test_stills_stand_in_for_the_movement(open_page: OpenPage, way: str) -> None:
    """Without motion, and on paper, the steps are side by side and nothing moves."""
    page = open_page(LESSON, **({"reduced_motion": "reduce"} if way != "print" else {}))
    card = opened(page, "Bird dog")
    if way == "print":
        page.emulate_media(media="print")
    strip = card.locator(".bk-player-strip li")

    expect(strip).to_have_count(4)
    for picture in strip.locator("svg").all():
        expect(picture).to_be_visible()
    expect(card.get_by_role("button", name="Play")).to_be_hidden()
    expect(card.locator(".bk-player-screen")).to_be_hidden()
    expect(card.get_by_text("Dose to start with")).to_be_visible()


def test_without_a_film_the_steps_say_it(open_page: OpenPage) -> None:
    """A file that does not come leaves a small picture, the words and one sentence."""
    page = open_page(LESSON)

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/lesson/files/**", refuse)
    card = card_of(page, "Tai chi")
    card.locator("summary").first.click()

    expect(card.get_by_role("status")).to_contain_text("could not be fetched")
    expect(card.locator(".bk-player-screen svg")).to_be_visible()
    expect(card.get_by_role("button", name="Play")).to_be_disabled()
    expect(card.locator(".bk-player-steps li")).to_have_count(3)


def test_a_frame_is_drawn_in_time(open_page: OpenPage) -> None:
    """With a processor a quarter as fast, what a script does for a frame leaves most of it free."""
    page = open_page(LESSON)
    card = opened(page, "Walking")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    spent = card.evaluate(
        """(card) => { const place = card.querySelector('.bk-player-bar input'), all = [];
        for (let i = 0; i < 100; i++) { place.value = i; const start = performance.now();
        place.dispatchEvent(new Event('input')); all.push(performance.now() - start); }
        return all.sort((a, b) => a - b)[50]; }"""
    )

    assert float(spent) < 8
