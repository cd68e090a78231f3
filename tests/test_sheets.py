"""A style sheet doesn't make a page slow: what a figure inserts restyles the figure alone.

Chromium restyles whatever may depend on a ``:has()``, whenever an element comes that could match
its argument. An argument of tags, classes, ids and states is compared with the newcomer; any other
matches every element, and so each of a plot's hundreds of marks restyled the whole lesson: 25,256
elements where 1,002 do, and a tenth of a second until the first slider answered.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import backedu
from tests.widgets.shared.test_style import rules

PACKAGE = Path(backedu.__file__).parent
SHEETS = sorted(file for room in ("serve", "widgets") for file in (PACKAGE / room).rglob("*.css"))
UNSEEN = r"(?:^|[\s;])(?:color|border-(?:left|right|top|bottom)):[^;]*transparent"
TRIANGLE = r"border:[^;]*transparent"
CLASS = r"\.[\w-]+"
ANYTHING = re.compile(r"\[|\*|:(?:not|empty|root|nth-|first-|last-|only-)")


def on_screen(css: str) -> str:
    """Return a sheet without what it says for paper."""
    return re.sub(r"@media print *\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)


def arguments(selector: str) -> Iterator[str]:
    """Yield what is in the brackets of each ``:has()``."""
    for found in re.finditer(r":has\(", selector):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(selector[end], 0)
            end += 1
        yield selector[found.end() : end - 1]


def faults(css: str) -> list[str]:
    """Return the selectors whose ``:has()`` any element may match, or which then style any."""
    return [
        selector
        for selector, _ in rules(css)
        if any(map(ANYTHING.search, arguments(selector)))
        or (":has(" in selector and re.search(r"[ >+~](?:\*|:not\([^()]*\))$", selector))
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_that_is_inserted_restyles_the_page(sheet: Path) -> None:
    """An argument of ``:has()`` names tags, classes, ids or states, and what it styles as well."""
    assert not faults(sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_not_every_element_is_asked_for_one_more(sheet: Path) -> None:
    """A ``::before`` of any element has each styled three times: a sixth of a page's styling."""
    anyone = re.compile(r"(?:^|[ >+~])\*?::(?:before|after)$")
    found = [selector for selector, _ in rules(sheet.read_text("utf-8")) if anyone.search(selector)]

    assert found == []


def test_a_class_alone_is_styled_in_one_sheet() -> None:
    """A page has the sheets of all its controls: what is another control's own changes with it."""
    homes: dict[str, set[str]] = {}
    for sheet in (PACKAGE / "widgets").rglob("*.css"):
        for selector, _ in rules(on_screen(sheet.read_text("utf-8"))):
            if re.fullmatch(CLASS, selector):
                homes.setdefault(selector, set()).add(sheet.name)

    assert {name: sheets for name, sheets in homes.items() if len(sheets) > 1} == {}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_background_that_says_something_is_printed(sheet: Path) -> None:
    """One that stays in forced colours stays on paper, which leaves out backgrounds otherwise."""
    lost = [
        selector
        for selector, said in rules(sheet.read_text(encoding="utf-8"))
        if "forced" in said and "var(" in said.get("background", "") and "print" not in said
    ]

    assert lost == []


def shown_in_forced_colours(css: str) -> list[str]:
    """Return what is unseen by being transparent alone, and has no word for forced colours.

    A button without a border has one there, and is meant to.
    """
    css = on_screen(css)
    block = r"@media \(forced-colors: active\) *\{((?:[^{}]*\{[^{}]*\})*)"
    told = " ".join(re.findall(block, css))
    return [
        selector.strip()
        for selector, said in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(block, "", css))
        if re.search(UNSEEN, said) or ("::" in selector and re.search(TRIANGLE, said))
        if not re.search(rf"{re.escape(re.findall(CLASS, selector)[-1])}\b", told)
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_is_transparent_stays_unseen(sheet: Path) -> None:
    """Letters, a line at one side, a triangle: forced colours would show each on everything."""
    assert shown_in_forced_colours(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (".key { color: transparent; }", ".key { forced-color-adjust: none; color: Canvas; }"),
        (".step { border-left: 3px solid transparent; }", ".step { border-color: Canvas; }"),
        (".said::before { border: 1em solid transparent; }", ".said::before { content: none; }"),
    ],
)
def test_each_that_would_be_shown_is_found(rule: str, told: str) -> None:
    """A tick in every empty box and a line under every tab would be found again."""
    assert shown_in_forced_colours(rule)
    assert not shown_in_forced_colours(f"{rule} @media (forced-colors: active) {{ {told} }}")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_there_is_one_bold(sheet: Path) -> None:
    """Each weight is a font of its own, which the first screen would wait for."""
    weights = re.findall(r"\bfont(?:-weight)?: *(\d{3}|bolder|bold)\b", sheet.read_text("utf-8"))

    assert set(weights) <= {"400", "500", "600"}


@pytest.mark.parametrize(
    "selector",
    [
        "body:has(#status:not(:empty)) .foot",
        ".lab:has(.plot[data-low]) input",
        ".sheets > div:has(> :nth-child(3))",
        ".prose:has(table) > :not(table)",
    ],
)
def test_each_form_of_it_is_found(selector: str) -> None:
    """What made the page slow would be found again."""
    assert faults(f"{selector} {{ color: red; }}")
