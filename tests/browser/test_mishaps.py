"""What goes wrong around a page: its line, its browser's storage, and how a reader sees it."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import OpenPage, show_figures
from tests.support.reader import commit

LESSON = "lesson/02_is_it_safe"

BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
Object.defineProperty(document, "cookie", { get() { throw new DOMException("no"); } });"""
FILL = """() => { for (let size = 1 << 22; size; size >>= 1)
  for (let i = 0; ; i += 1) try { localStorage.setItem(`${size}-${i}`, "x".repeat(size)); }
    catch { break; } }"""
HEAR = """() => { window.heard = [];
  const lives = "[role=status], [aria-live=polite]";
  new MutationObserver((changes) => changes.forEach(({ target }) => {
    const live = (target.nodeType === 1 ? target : target.parentElement).closest(lives);
    if (live?.textContent) window.heard.push(live.textContent); }))
    .observe(document.body, { subtree: true, childList: true, characterData: true }); }"""
UNDER_A_BAR = """() => { const { activeElement: it } = document;
  const box = it.getBoundingClientRect();
  if (it === document.body || !box.width || it.closest(".bar, .thumb, .skip, .toc")) return "";
  const bars = [...document.querySelectorAll(".bar, .thumb, .bk-bar, .bk-plot")].filter(
    (bar) => ["fixed", "sticky"].includes(getComputedStyle(bar).position) && !bar.contains(it));
  const hidden = bars.find((bar) => { const { top, bottom, height } = bar.getBoundingClientRect();
    return height && top <= box.top && bottom >= box.bottom; });
  return hidden ? `${it.tagName} ${it.textContent.slice(0, 30)} <  ${hidden.className}` : ""; }"""

TAKEN_APART = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), found = [];
  while (texts.nextNode()) {
    const { currentNode: text } = texts, { parentElement: around } = text;
    if (!around.checkVisibility() || around.closest("svg, .bk-hidden, script, style")) continue;
    for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\d]+/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter((it) => it.width > 0);
      if (new Set(lines.map((it) => Math.round(it.top))).size > 1) found.push(word);
    }
  }
  return found;
}"""
CONTRASTS = """(plot) => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = "forced-color-adjust: none; background: Canvas";
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((n) => n / 255)
      .map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const under = light(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return [...plot.querySelectorAll(".main-svg text")].filter((it) => it.textContent.trim())
    .map((it) => {
      const over = light(getComputedStyle(it).fill);
      const [less, more] = [under, over].sort((a, b) => a - b);
      return [it.textContent, (more + 0.05) / (less + 0.05)];
    });
}"""


def focused(page: Page) -> str:
    """Return what has the keyboard's focus."""
    return page.evaluate("document.activeElement.tagName")  # type: ignore[no-any-return]


def test_no_verdict_outlives_its_answer_without_a_line(open_page: OpenPage) -> None:
    """With the line cut an old verdict goes at once; back on line, the new one comes by itself."""
    page = open_page(LESSON)
    card = page.locator(".bk-question").first
    commit(card, option=0)
    cut = "**/answer/**"
    page.route(cut, lambda route: route.abort())
    card.get_by_role("button", name="Answer again").click()
    card.get_by_role("radio").nth(1).check()
    card.get_by_role("button", name="Sure", exact=True).click()

    expect(card.locator(".bk-feedback")).to_have_count(0)
    assert focused(page) == "BUTTON"
    form = page.locator(".bk-questionnaire")
    form.locator('[data-name="saddle_numbness"] input[value="yes"]').check()
    expect(form.locator(".bk-bar")).to_be_hidden()
    expect(page.locator("#status")).to_contain_text("does not answer", timeout=10_000)
    assert focused(page) == "INPUT"
    page.unroute(cut)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(card.locator(".bk-feedback")).to_be_visible()
    expect(form.locator(".bk-bar")).to_have_attribute("data-tone", "emergency")
    expect(page.locator("#status")).to_be_empty()


def test_a_browser_that_keeps_nothing(open_page: OpenPage) -> None:
    """Neither storage nor cookies: exercises answer, looks change, and the foot says the truth."""
    page = open_page()
    page.add_init_script(BLOCKED)
    page.goto(page.url + LESSON)
    page.wait_for_selector("html[data-ready]")
    commit(page.locator(".bk-question").first)
    expect(page.locator("#status")).to_be_empty()  # the foot says it
    page.get_by_role("button", name="Text size and colours").click()
    page.get_by_text("Large", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    page.keyboard.press("Escape")

    expect(page.locator("#kept")).to_contain_text("your answers end with the page")
    page.get_by_role("button", name="Start this lesson again").click()
    expect(page.locator(".bk-question[data-done]")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".bk-question[data-done]")).to_have_count(1)


def test_a_store_that_is_full(open_page: OpenPage) -> None:
    """No room is left for an answer: the exercise answers, and the foot says the truth."""
    page = open_page(LESSON)
    page.evaluate(FILL)
    commit(page.locator(".bk-question").first)

    expect(page.locator("#status")).to_contain_text("no room left for your answers")
    expect(page.locator("#kept")).to_contain_text("your answers end with the page")
    with page.expect_download():
        page.get_by_role("button", name="Save my answers to a file").first.click()


def test_a_slider_is_announced_when_it_rests(open_page: OpenPage) -> None:
    """Twenty presses are heard once, with what the figure says then."""
    page = open_page("lesson/08_load_is_not_pain")
    show_figures(page)
    lab = page.locator(".bk-lab").first
    expect(lab.locator(".main-svg").first).to_be_visible()
    slider = lab.locator("input[type=range]").first
    slider.focus()
    page.wait_for_timeout(1000)  # what was said when the figure came
    page.evaluate(HEAR)
    for _ in range(20):
        slider.press("ArrowRight")

    page.wait_for_function("() => window.heard.length")
    page.wait_for_timeout(1000)  # a second announcement would be late
    assert page.evaluate("heard") == [lab.locator(".bk-finding").inner_text()]


def test_a_cookie_of_something_else_is_no_matter(open_page: OpenPage) -> None:
    """A junk token for this path, beside the server's own: the exercise answers."""
    page = open_page()
    page.context.add_cookies([{"name": "_xsrf", "value": "junk", "url": page.url + "lesson/"}])
    page.goto(page.url + LESSON)
    page.wait_for_selector("html[data-ready]")

    commit(page.locator(".bk-question").first)
    expect(page.locator("#status")).to_be_empty()


def test_magnified_fourfold_and_with_colours_of_the_readers_own(open_page: OpenPage) -> None:
    """No focus is under a bar, and nothing is wider than the page."""
    page = open_page("lesson/01_what_is_a_spasm", width=320, height=256)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(UNDER_A_BAR))
    assert [each for each in hidden if each] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_plot_is_readable_in_colours_of_the_readers_own(open_page: OpenPage) -> None:
    """Its letters and axes stand out from the system's background, light or dark."""
    page = open_page("lesson/03_the_first_days")
    show_figures(page)
    for scheme in ("dark", "light"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        for plot in page.locator(".bk-lab .bk-plot").all():
            plot.scroll_into_view_if_needed()
            expect(plot.locator(".main-svg text").first).to_be_visible()
            assert faint_letters(plot) == [], scheme


def faint_letters(plot: Locator) -> list[list[str | float]]:
    """Return the letters that do not stand out, once the new colours have had a second to come."""
    faint: list[list[str | float]] = []
    for _ in range(10):
        faint = [each for each in plot.evaluate(CONTRASTS) if each[1] < 4.5]
        if not faint:
            break
        plot.page.wait_for_timeout(100)
    return faint


def test_letters_as_large_as_the_reader_has_set_them(open_large: OpenPage) -> None:
    """Text and plots follow the browser's own size, and nothing is wider than the page."""
    page = open_large("lesson/03_the_first_days")
    show_figures(page)
    page.locator(".bk-lab").first.scroll_into_view_if_needed()
    plot = page.locator(".main-svg").first
    expect(plot.locator("text").first).to_be_visible()
    size = "(it) => parseFloat(getComputedStyle(it).fontSize)"

    assert page.locator(".prose p").first.evaluate(size) >= 32
    assert min(plot.locator("text").evaluate_all(f"(all) => all.map({size})")) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("name", ["", "lesson/03_the_first_days", "lesson/18_write_it_say_it"])
def test_letters_twice_as_large_break_no_word_on_a_phone(open_large: OpenPage, name: str) -> None:
    """No column is so narrow that words are taken apart, to the card of the next lesson."""
    page = open_large(name, width=390, height=844)
    page.add_style_tag(content="* { content-visibility: visible !important }")

    assert page.evaluate(TAKEN_APART) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_change_that_another_page_made_comes_with_the_way_back(open_page: OpenPage) -> None:
    """Back from another page: what was answered is there, and answers go on."""
    page = open_page(LESSON)
    commit(page.locator(".bk-question").first)
    page.goto(page.url.replace(LESSON, ""))
    page.go_back()
    page.wait_for_selector("html[data-ready]")

    expect(page.locator(".bk-question[data-done]")).to_have_count(1)
    commit(page.locator(".bk-question").nth(1))
    expect(page.locator(".bk-question[data-done]")).to_have_count(2)


def test_a_picture_or_script_that_never_comes_leaves_a_way_on(open_page: OpenPage) -> None:
    """The script is lost: after a while each place says so, with a link that loads again."""
    page = open_page()
    lost: list[Route] = []
    page.route("**/host.js*", lambda route: route.continue_() if lost else lost.append(route))
    page.goto(page.url + LESSON, wait_until="domcontentloaded")
    late = page.locator(".late").first
    assert late.evaluate("(it) => getComputedStyle(it).animationDelay") == "20s"
    late.evaluate("(it) => it.getAnimations()[0].finish()")
    expect(late).to_be_visible()
    late.get_by_role("link").click()

    expect(page.locator("html[data-ready]")).to_be_attached(timeout=20_000)
