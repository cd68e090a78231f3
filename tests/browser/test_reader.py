"""One reader goes through a whole lesson with the keyboard alone, and prints it."""

import re
from io import BytesIO

import pypdfium2
from playwright.sync_api import Page, expect

from backedu.content.wording import words
from tests.browser.conftest import OpenPage

_MOST_KEYS = 400
_KEYS = {
    "open": ["Enter"],
    "answer": ["Space"],
    "commit": ["Enter"],
    "guess": ["ArrowRight"],
    "find": ["ArrowRight"],
    "point": ["Space"],
    "next part": ["Enter", "Space"],  # the focus goes to the first place
}

# What a reader would do where the focus is.
_HERE = """
() => {
  const here = document.activeElement;
  if (here.closest(".turn .next")) return "end";
  if (here.matches(".open-later, .bk-an:not([open]) > summary")) return "open";
  if (here.matches(".bk-an-tools input[value=explore]:checked")) return "find";
  if (here.matches(".bk-an-where:not(:has(:checked)) input")) return "point";
  const isDone = document.querySelector(".bk-an-answered[data-done]");
  if (here.matches(".bk-an-bar .bk-main + button") && !isDone) return "next part";
  if (here.matches(".bk-guess input[data-untouched]")) return "guess";
  const commits = ".bk-guess-act button:not(.bk-again), .bk-commit button, .bk-an-bar .bk-main";
  if (here.matches(commits)) return "commit";
  const card = here.matches(".bk-answer input") && here.closest(".bk-question");
  return card && !card.querySelector(":checked") ? "answer" : "";
}
"""
_TOLD = "() => document.activeElement.matches('.bk-feedback, .bk-compared, .bk-an-feedback')"


def go_through(page: Page) -> list[str]:
    """Press Tab from the first link to the last, and act where there is something to do."""
    done: list[str] = []
    for _ in range(_MOST_KEYS):
        page.keyboard.press("Tab")
        what = page.evaluate(_HERE)
        if what == "end":
            return done
        if what:
            for key in _KEYS[what]:
                page.keyboard.press(key)
            done.append(what)
        if what == "commit":
            page.wait_for_function(_TOLD)
        if what == "find":
            page.wait_for_selector(".bk-an-where input")
    raise AssertionError(f"no end after {_MOST_KEYS} keys: {done}")


def test_a_lesson_is_done_and_printed_by_keyboard(open_page: OpenPage) -> None:
    """Contents, progress and end change on the way; paper then has every figure and no gap."""
    page = open_page("lesson/01_what_is_a_spasm")
    end = page.get_by_role("heading", name=words("page")["finish"])
    expect(end).to_be_hidden()

    done = go_through(page)

    assert done.count("answer") == 8
    assert done.count("guess") == 2
    expect(page.locator(".bar .answered")).to_have_text("9 of 9 answered")
    expect(page.locator(".toc .tally:not([data-done])")).to_have_count(0)
    expect(end).to_be_visible()
    expect(page.locator("#finished")).to_contain_text("9 of 9")
    sheets = pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(each.get_textpage().get_text_range() for each in sheets).split())
    assert words("picture")["waiting"] not in text
    findings = page.locator(".bk-finding").all_inner_texts()
    assert len(findings) == 2
    assert all(finding in text for finding in findings)
    assert re.search(r"You have answered 9 of 9", text)
