"""A wall, a panel and phones go through a question by keyboard, and nothing is lost on the way."""

import asyncio
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.browser.conftest import OpenPage, opener
from tests.serve.classroom.test_classroom import Class, going_on

LEADING = {"PageDown", "PageUp", "ArrowRight", " "}
SMALLEST_PX = 28  # on a wall of 1280 by 720
SMALLEST_IN_PAGE_PX = 24  # of a lesson's page there, its figures included
REVEALED = (
    "3 of you voted alone, 1 after talking.",
    "This is how you voted, alone and after talking.",
    "1 of 3 was right alone, 1 of 1 after talking.",
    "One changed their mind, to B.",
    "How his back feels to him, and so far nothing more",
)


@dataclass(frozen=True)
class ClassServer:
    """A class on a port, in a thread."""

    made: Class

    @property
    def port(self) -> int:
        """Its port."""
        return self.made.port

    @property
    def address(self) -> str:
        """What every address of it begins with."""
        return f"http://127.0.0.1:{self.port}/"


@pytest.fixture
def class_server(tmp_path: Path) -> Iterator[ClassServer]:
    """A class that is going on, without the lessons beside it."""
    found: list[Class] = []
    ready, over = threading.Event(), threading.Event()

    async def run() -> None:
        async with going_on(tmp_path / "class.sqlite3") as made:
            found.append(made)
            ready.set()
            while not over.is_set():
                await made.room.refresh()
                await asyncio.sleep(0.05)

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert ready.wait(20)
    yield ClassServer(found[0])
    over.set()
    thread.join()


@pytest.fixture
def open_class(browser: Browser, class_server: ClassServer) -> Iterator[OpenPage]:
    """Open a page of the class; the test fails if anything else is asked for."""
    yield from opener(browser, class_server)


def small_texts(page: Page) -> list[str]:
    """Return what a wall says in letters that the last row cannot read, in a lesson's page too."""
    found: list[str] = page.evaluate(
        """([least, inPage]) => {
          const small = (root, least, leftOut) => [...root.querySelectorAll("*")]
            .filter(each => [...each.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .filter(each => each.checkVisibility() && !each.closest(leftOut))
            .filter(each => parseFloat(getComputedStyle(each).fontSize) < least)
            .map(each => each.textContent);
          const lesson = document.querySelector(".slide iframe");
          const part = lesson?.contentDocument.querySelector(".part[data-only]");
          const size = Number(lesson?.style.getPropertyValue("--zoom") || 1);
          const read = part ? small(part, inPage / size, "option, .bk-hidden, details") : [];
          const slides = [...document.querySelectorAll(".slide")];
          return slides.flatMap(each => small(each, least, "svg")).concat(read);
        }""",
        [SMALLEST_PX - 0.1, SMALLEST_IN_PAGE_PX - 0.1],
    )
    return found


def flawless(page: Page) -> None:
    """Assert that axe finds nothing and that nothing must be scrolled sideways."""
    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".wall .slide").evaluate_all(
        "slides => slides.every(each => each.scrollHeight <= each.clientHeight + 1)"
    )


def choose(phone: Page, letter: str) -> None:
    """Tap an option, and wait until it is saved."""
    exactly = re.compile(f"^{letter}$")
    phone.locator(".o", has=phone.locator("b", has_text=exactly)).click()
    expect(phone.locator("#saved")).to_contain_text(f"Saved: {letter}.")


def join(open_class: OpenPage, code: str) -> list[Page]:
    """Join with three phones: one by typing the code, in the dark, two by the QR code."""
    first = open_class("join", width=390, height=844, color_scheme="dark")
    flawless(first)
    first.get_by_label("Type the four digits on the wall.").fill(code)
    first.get_by_role("button", name="Join").click()
    phones = [first, *(open_class(code, width=360, height=640) for _ in range(2))]
    for phone in phones:
        expect(phone.get_by_role("heading", name="You are in.")).to_be_focused()
    return phones


def press(wall: Page, *keys: str) -> None:
    """Press keys of the wall, each once the one before was obeyed."""
    main = wall.locator("#main")
    for key in keys:
        before = main.get_attribute("data-version") or ""
        wall.keyboard.press(key)
        if key in LEADING:
            expect(main).not_to_have_attribute("data-version", before)


def jump(wall: Page, name: str) -> None:
    """Choose a screen in the overview, and wait until it is there: a key before is not obeyed."""
    main = wall.locator("#main")
    press(wall, "o")
    before = main.get_attribute("data-version") or ""
    wall.get_by_role("button", name=name).first.click()
    expect(main).not_to_have_attribute("data-version", before)


def place(page: Page, selector: str) -> FloatRect:
    """Return where the first such element is: it is not to move from under eye or thumb."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return box


def first_question(wall: Page) -> None:
    """Jump to it: the overview has it."""
    jump(wall, "A patient says: “My back went into spasm.”")
    expect(wall.locator(".slide")).to_have_attribute("data-kind", "think")


def voting_wall(class_server: ClassServer, open_class: OpenPage) -> Page:
    """Return a wall whose class votes on its first question."""
    wall = open_class(f"wall/{class_server.made.room.wall_secret}")
    wall.wait_for_selector(".slide")
    first_question(wall)
    press(wall, "PageDown")
    return wall


def test_a_class_votes_talks_and_votes_again(
    class_server: ClassServer, open_class: OpenPage
) -> None:
    """From the code to the explanation: the wall by its keys, the panel, three phones."""
    room = class_server.made.room
    wall = open_class(f"wall/{room.wall_secret}")
    panel = open_class(f"panel/{room.panel_secret}")
    expect(wall.locator(".code")).to_have_text(room.code)
    phones = join(open_class, room.code)
    first = phones[0]
    expect(wall.locator(".foot-line")).to_contain_text("3 here")
    flawless(wall)
    first_question(wall)
    asked, onward = place(wall, ".letters"), place(panel, ".btn-main")
    press(wall, "ArrowRight")
    assert place(wall, ".letters") == asked
    for phone, letter in zip(phones, "ABD", strict=True):
        choose(phone, letter)
    first.get_by_role("radio", name="Fairly").click()
    expect(wall.locator(".ring")).to_contain_text("3of 3")
    set_the_end(panel)
    for page in (first, panel, wall):
        flawless(page)
    let_them_talk(panel)
    assert place(panel, ".btn-main") == onward
    expect(first.locator(".mine")).to_have_text("AWhich tissue has been injured")
    expect(wall.locator(".slide")).to_have_attribute("data-kind", "discuss")
    press(wall, "PageDown")
    choose(first, "B")
    first.reload()
    expect(first.locator("input[value=b]")).to_be_checked()
    press(wall, "PageDown")
    reveal(wall)
    expect(first.get_by_role("heading")).to_have_text("You moved from A to B. The answer is B.")
    expect(first.locator("main")).to_contain_text("A: In at least nine of ten people")
    flawless(first)
    press(wall, "PageDown")
    read_again(first)


def let_them_talk(panel: Page) -> None:
    """See how three have voted and what comes next, and close the vote."""
    expect(panel.locator(".advice")).to_contain_text("33 of 100 right: let them talk.")
    expect(panel.locator(".live li").nth(1)).to_contain_text("Ba feeling ✓33% 1")
    expect(panel.locator("#wall .ring")).to_contain_text("3of 3")
    expect(panel.locator("#next")).to_have_text("Discuss, 2:00")
    expect(panel.locator("#next-wall .big")).to_contain_text("Find someone who voted differently.")
    expect(panel.locator(".deck .btn-main")).to_have_text("Discuss, 2:00")
    panel.get_by_role("button", name="Close the vote").click()
    expect(panel.locator("#wall .note")).to_have_text("The vote is closed: 3 of 3 voted.")
    panel.get_by_role("button", name="Discuss, 2:00").click()


def set_the_end(panel: Page) -> None:
    """Say when the hour is over, by keyboard: it counts down, and is still known after a reload."""
    end = datetime.now() + timedelta(minutes=30)  # noqa: DTZ005 - a clock on the wall has no zone
    panel.get_by_role("button", name="set the end").press("Enter")
    expect(panel.get_by_label("ends at")).to_be_focused()
    panel.get_by_label("ends at").fill(f"{end:%H:%M}")
    panel.keyboard.press("Enter")
    panel.reload()
    expect(panel.get_by_role("button", name=f"left until {end:%H:%M}")).to_be_visible()
    expect(panel.locator("#time-left")).to_have_text(re.compile(r"^(29|30):\d\d$"))


def reveal(wall: Page) -> None:
    """Show how they voted, what is right, who moved and why; the bars stay where they are."""
    bars: list[float] = []
    for heading in REVEALED:
        press(wall, "PageDown")
        expect(wall.get_by_role("heading", name=heading)).to_be_visible()
        bars += [place(wall, ".ba")["y"]] if wall.locator(".ba").count() else []
        assert small_texts(wall) == []
        flawless(wall)
    assert len(bars) == 2
    assert bars[0] == bars[1]


def read_again(phone: Page) -> None:
    """Read without a line what was chosen and revealed."""
    phone.route("**/*", lambda route: route.abort())
    phone.get_by_role("button", name="What I chose").click()
    expect(phone.locator("article")).to_contain_text("You first chose: A Which tissue")
    expect(phone.locator("article")).to_contain_text("✓ You chose: B How his back feels")
    flawless(phone)


def at_sizes(phone: Page) -> list[FloatRect]:
    """Return where the first answer is on a small phone and on a tall one."""
    found = []
    for width, height in ((360, 640), (390, 844)):
        phone.set_viewport_size({"width": width, "height": height})
        found.append(place(phone, ".o"))
    return found


def test_a_phone_without_a_line_keeps_its_vote(
    class_server: ClassServer, open_class: OpenPage
) -> None:
    """It says that it is not sent, and sends it by itself; what comes too late is said too."""
    room = class_server.made.room
    wall = voting_wall(class_server, open_class)
    phone = open_class(room.code, width=390, height=844)
    phone.wait_for_selector("input[name=v]")
    first = at_sizes(phone)
    phone.route("**/class/votes", lambda route: route.abort())
    phone.locator(".o").nth(2).click()
    expect(phone.locator("#saved")).to_contain_text("C, not sent yet.")
    expect(phone.locator("#banner")).to_contain_text("goes by itself")
    expect(phone.locator("#banner")).to_be_in_viewport()
    assert at_sizes(phone) == first
    with phone.expect_response("**/class/events"):
        phone.evaluate("dispatchEvent(new Event('online'))")
    phone.wait_for_timeout(500)  # it hears the class, and still hasn't reached it
    expect(phone.locator("#live")).not_to_have_text("connected")
    flawless(phone)
    phone.unroute("**/class/votes")
    expect(phone.locator("#saved")).to_contain_text("Saved: C.")
    phone.route("**/class/votes", lambda route: route.abort())
    phone.locator(".o").nth(0).click()
    press(wall, "PageDown")
    phone.unroute("**/class/votes")
    expect(phone.locator("main")).to_contain_text("Too late to change it: the vote had closed.")
    press(wall, "PageDown")
    expect(phone.locator(".mine b")).to_have_text("C")


def test_what_is_chosen_is_seen_in_forced_colours_and_letters_twice_as_large(
    class_server: ClassServer, open_class: OpenPage
) -> None:
    """At twice the zoom of a phone nothing is wider than it, and the choice is not colour alone."""
    room = class_server.made.room
    wall = voting_wall(class_server, open_class)
    phone = open_class(room.code, width=195, height=422, forced_colors="active")
    choose(phone, "C")
    phone.get_by_role("radio", name="Fairly").click()
    flawless(phone)
    looks = "labels => labels.map(each => getComputedStyle(each).backgroundColor)"
    chosen = phone.locator(".o b").evaluate_all(looks)
    assert chosen[2] not in {*chosen[:2], *chosen[3:]}
    for other in ("Put your first questions in order", "Match each word in a scan report"):
        jump(wall, other)
        press(wall, "PageDown")
        expect(phone.get_by_role("heading", name=other)).to_be_visible()
        flawless(phone)


def test_a_phone_that_was_locked_goes_on(class_server: ClassServer, open_class: OpenPage) -> None:
    """Its line has said nothing for half a minute: it takes a new one, and keeps its vote."""
    room = class_server.made.room
    wall = voting_wall(class_server, open_class)
    phone = open_class("join", width=390, height=844)
    phone.clock.install()
    phone.goto(f"{class_server.address}{room.code}")
    choose(phone, "C")
    with phone.expect_request("**/class/events"):
        phone.clock.fast_forward(40_000)
    expect(phone.locator("#live")).to_have_text("connected")
    expect(phone.locator("input[value=c]")).to_be_checked()
    press(wall, "PageDown", "PageDown")
    expect(phone.locator(".mine b")).to_have_text("C")


def test_a_lab_is_on_the_wall_as_it_is(class_server: ClassServer, open_class: OpenPage) -> None:
    """Its section of the lesson, with the class's guess; the panel moves it, an arrow goes on."""
    room = class_server.made.room
    wall = open_class(f"wall/{room.wall_secret}")
    panel = open_class(f"panel/{room.panel_secret}", width=390, height=844)
    wall.wait_for_selector(".slide")
    jump(wall, "have a bulging disc on a scan?")
    phone = open_class(room.code)
    phone.get_by_label("Your number").fill("40")
    phone.get_by_role("button", name="Vote").click()
    expect(wall.locator(".ring")).to_contain_text("1of 1")
    press(wall, "PageDown", "PageDown", "PageDown")
    expect(wall.locator(".foot-line")).to_contain_text("The answer: 50 of 100")
    press(wall, "PageDown")
    lesson = wall.frame_locator("iframe")
    expect(lesson.get_by_role("button", name="Scans-of-people-without-pain")).to_be_visible()
    for hidden in lesson.locator("button", has_text=re.compile("Another|later")).all():
        expect(hidden).to_be_hidden()
    expect(lesson.locator("output")).to_have_text("guessed 40")
    # A figure's letters are measured there: hidden, it would leave out the numbers of its bars.
    expect(lesson.locator("#js-plotly-tester")).not_to_have_css("display", "none")
    panel.get_by_label("Age").fill("70")
    panel.get_by_label("Age").press("ArrowRight")
    expect(panel.locator("#controls button")).to_have_text(["Scans-of-people-without-pain"])
    expect(lesson.get_by_label("Age")).to_have_value("71")
    flawless(panel)
    lesson.get_by_role("button").first.focus()
    wall.evaluate("document.querySelector('iframe').dataset.same = 'yes'")
    open_class(room.code).wait_for_selector("h1")
    wall.wait_for_timeout(300)
    expect(wall.locator("iframe")).to_have_attribute("data-same", "yes")
    press(wall, "ArrowRight")
    expect(wall.locator(".slide")).to_have_attribute("data-kind", "vote")


def test_the_keys_of_the_wall(class_server: ClassServer, open_class: OpenPage) -> None:
    """From a lesson to its first step; all steps, the address, black, help; on four by three."""
    room = class_server.made.room
    wall = open_class(f"wall/{room.wall_secret}#01_what_is_a_spasm", width=1024, height=768)
    expect(wall.get_by_role("heading", name="What is a back spasm?")).to_be_visible()
    flawless(wall)
    for closing in ("?", "Escape"):
        wall.keyboard.press("?")
        expect(wall.get_by_role("dialog", name="Keys")).to_be_visible()
        wall.keyboard.press(closing)
        expect(wall.get_by_role("dialog", name="Keys")).to_be_hidden()
    wall.keyboard.press("o")
    wall.get_by_role("button", name="Is it safe?").click()
    expect(wall.get_by_role("heading", name="Is it safe?")).to_be_visible()
    for kind in ("idea", "idea", "idea"):
        press(wall, " ")
        expect(wall.locator(".slide")).to_have_attribute("data-kind", kind)
        assert small_texts(wall) == []
        flawless(wall)
    wall.keyboard.press("b")
    expect(wall.locator("#black")).to_be_visible()
    wall.keyboard.press("b")
    wall.keyboard.press("j")
    expect(wall.locator("#peek .code")).to_have_text(room.code)
    wall.keyboard.press("j")
    text = wall.locator(".slide").inner_text()
    press(wall, "PageDown", "PageUp")
    wall.reload()
    expect(wall.locator(".slide")).to_be_visible()
    assert wall.locator(".slide").inner_text() == text


def ask_own(panel: Page) -> None:
    """Ask a question off the cuff, with the keyboard alone."""
    panel.get_by_role("button", name="Own question …").focus()
    panel.keyboard.press("Enter")
    expect(panel.get_by_role("textbox")).to_be_focused()
    panel.keyboard.press("Enter")


def test_six_phones_ask_a_patient_and_answer_off_the_cuff(
    class_server: ClassServer, open_class: OpenPage
) -> None:
    """What most want is asked, the class decides, and a question of the panel's own is quick."""
    room = class_server.made.room
    wall = open_class(f"wall/{room.wall_secret}")
    panel = open_class(f"panel/{room.panel_secret}")
    phones = [open_class(room.code, width=360, height=640) for _ in range(6)]
    expect(wall.locator(".foot-line")).to_contain_text("6 here")
    jump(wall, "“It is just the tablets”")
    press(wall, "PageDown")
    for phone, ask in zip(phones, ["saddle"] * 3 + ["bladder"] * 2 + ["start"], strict=True):
        phone.locator(f"input[value={ask}]").focus()
        phone.keyboard.press(" ")
        expect(phone.locator("#saved")).to_contain_text("Saved")
    flawless(phones[0])
    press(wall, "PageDown")
    expect(wall.locator(".told dd").first).to_contain_text("It is funny on the left.")
    expect(phones[5].locator("dd").first).to_contain_text("It is funny on the left.")
    wall.keyboard.press("r")
    expect(wall.get_by_role("heading", name="How soon should Leanne be seen?")).to_be_visible()
    press(wall, "PageDown")
    for phone in phones:
        choose(phone, "A")
    jump(wall, "“It is just the tablets”: what the triage says")
    expect(wall.locator(".readings")).to_contain_text("Emergency")
    flawless(wall)
    ask_own(panel)
    expect(wall.locator(".strip")).to_contain_text("0of 6")
    expect(wall.locator(".readings")).to_be_visible()
    choose(phones[0], "D")
    panel.get_by_role("button", name="Close the vote").click()
    panel.get_by_role("button", name="Show the votes").click()
    expect(wall.get_by_role("heading", name="This is how you voted.")).to_be_visible()
    flawless(panel)
    let_through(wall, panel, phones[0])


def let_through(wall: Page, panel: Page, phone: Page) -> None:
    """Ask what is muddy: the wall shows a text once the presenter has let it through."""
    panel.get_by_role("button", name="Own question …").click()
    panel.get_by_role("button", name="The muddiest point").click()
    phone.get_by_label("In a sentence.").fill("<b>Why</b> not rest?")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("#saved")).to_contain_text("Saved: “<b>Why</b> not rest?”.")
    flawless(phone)
    panel.get_by_role("button", name="Close the vote").click()
    panel.get_by_role("button", name="Show the votes").click()
    expect(wall.locator(".note")).to_contain_text("What you wrote is being read.")
    expect(panel.locator("#deck .reveal")).to_be_hidden()  # it has heard of it, too
    panel.get_by_role("button", name="Put on the wall").focus()
    panel.keyboard.press("Enter")
    expect(wall.locator(".written")).to_have_text("<b>Why</b> not rest?")
    expect(panel.get_by_role("button", name="Take off the wall")).to_be_focused()
    flawless(wall)
    flawless(panel)
