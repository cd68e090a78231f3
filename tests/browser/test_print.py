"""A lesson on paper, as it is for a reader who has scrolled nowhere."""

import re

import pypdfium2
import pytest

from backedu import content
from backedu.content.wording import words
from tests.browser.conftest import OpenPage

_PAGE_NUMBER = re.compile(r"^\d+ / \d+$", re.MULTILINE)

_FOLDED = """
() => {
  const onScreenAlone = ".bk-player-looks, .bk-player-sheet";
  const all = [...document.querySelectorAll(`main details:not(${onScreenAlone})`)];
  const outer = (fold) => fold.parentElement.closest("details") ?? fold;
  const folds = all.filter((fold) => outer(fold).checkVisibility());
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    // Letters in a drawing are printed with their halo, as shapes; how to touch it is for screens.
    const isDrawn = parentElement.closest("svg, .bk-an-top, .bk-an-about > .bk-quiet:only-child");
    const isOff = isDrawn ?? parentElement.closest("[hidden], .bk-hidden, .bk-choice, button");
    if (isOff || !folds.some((fold) => fold.contains(parentElement))) continue;
    // Of a source the list at the end says what was seen of it, under a heading of its own.
    const isCited = parentElement.closest(":is(.bk-sources, .evidence) > :not(summary)");
    if (!isCited) found.push(textContent);
    else if (parentElement.matches("li p")) found.push(textContent.replace(/^[^:]*:/, ""));
  }
  return found;
}
"""

_FIGURES = """
() => {
  dispatchEvent(new Event("beforeprint"));
  const main = document.querySelector("main").getBoundingClientRect();
  const sheets = [...document.querySelectorAll(".bk-plot-sheet")];
  const fits = (each) => each.getBoundingClientRect().right <= main.right;
  const fit = sheets.filter((sheet) => [...sheet.querySelectorAll(".main-svg")].every(fits));
  const { theme } = document.documentElement.dataset;
  dispatchEvent(new Event("afterprint"));
  return { fit: fit.length, theme };
}
"""


def printed(pdf: bytes) -> str:
    """Return the text of a file, without the numbers of its pages and what is at their foot."""
    foot = re.compile(re.escape(words("page")["teaching"]) + r".*?backedu\s[\d.]+", re.DOTALL)
    sheets = (sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(pdf))
    texts = (_PAGE_NUMBER.sub("", sheet.replace("\r", "")) for sheet in sheets)
    return "\n".join(foot.sub("", text) for text in texts)


def letters(text: str) -> str:
    """Return what is left when a text is compared regardless of how its lines are broken."""
    return re.sub(r"[\W_]", "", text)


def filled(sheet: pypdfium2.PdfPage) -> float:
    """Return how far down a page something is printed, as a share; its foot does not count."""
    picture = sheet.render(scale=0.25, grayscale=True)
    pixels, wide, high = bytes(picture.buffer), int(picture.stride), int(picture.height)
    rows = [pixels[i * wide : i * wide + int(picture.width)] for i in range(high * 88 // 100)]
    return max((i for i, row in enumerate(rows) if min(row) < 225), default=0) / high


@pytest.mark.parametrize("lesson", content.lessons())
def test_a_lesson_prints_whole(open_page: OpenPage, lesson: str) -> None:
    """Figures are drawn and fit, folds are open, and no page but the last is half empty."""
    page = open_page(f"lesson/{lesson}", color_scheme="dark")
    folded = page.evaluate(_FOLDED)
    unfolded = page.locator("details[open]").count()
    pdf = page.pdf(format="A4")
    text = printed(pdf)
    shares = [round(filled(sheet), 2) for sheet in pypdfium2.PdfDocument(pdf)]

    assert min(shares[:-1]) > 0.48, shares
    assert words("picture")["waiting"] not in text
    assert "This exercise is being set up." not in text
    shown = letters(text)
    assert [each for each in folded if letters(each) not in shown] == []
    page.emulate_media(media="print")
    figures = page.locator(".bk-plot").count()
    assert page.evaluate(_FIGURES) == {"fit": figures, "theme": "light"}
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("details[open]").count() == unfolded
    assert page.locator(".bk-plot-sheet").count() == 0


def test_the_claims_of_a_set_are_on_paper(open_page: OpenPage) -> None:
    """On a screen each is a button, which paper has none of."""
    page = open_page("lesson/04_claim_check")
    claims = page.locator(".bk-claim-list .bk-link").all_text_contents()
    text = letters(printed(page.pdf(format="A4")))

    assert claims
    assert [claim for claim in claims if letters(claim) not in text] == []
