"""A control looks the same whichever control of a notebook came before it.

In JupyterLab each kind of control brings its own sheet, the shared rules first: those that come
with a later control come after the own rules of an earlier one, and win where both weigh the same.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from backedu import widgets

FOLDER = Path(widgets.__file__).parent
SHARED = FOLDER / "shared" / "control.css"
OWN = sorted(
    file for file in FOLDER.rglob("*.css") if file not in (SHARED, SHARED.with_name("tokens.css"))
)
GROUP = re.compile(r":(?:is|not|has)\(([^()]*)\)")
TAGS = re.compile(r"(?:^|[ >+~])(?:([a-z][a-z0-9]*)|:is\(([a-z0-9, ]+)\))[^ >+~]*$")
CARD = re.compile(r"bk bk-card (bk-[a-z-]+)")


def rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each selector, and what it sets: the first word of a property, and its declaration."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@(?:media|container|supports)[^{]*\{", "", css)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        said = [one.strip() for one in body.split(";") if re.match(r"\s*[a-z]", one)]
        for selector in re.split(r",(?![^()]*\))", selectors):
            yield " ".join(selector.split()), {re.split("[-:]", one)[0]: one for one in said}


def weight(selector: str) -> tuple[int, int]:
    """Return how many classes and how many elements a selector names; ids are not used."""
    inside = [max(map(weight, each.split(","))) for each in GROUP.findall(selector)]
    rest = GROUP.sub("", selector)
    classes = len(re.findall(r"[.\[]|(?<!:):(?!:)", rest))
    elements = len(re.findall(r"(?:^|[ >+~])[a-z]|::", rest))
    return classes + sum(one for one, _ in inside), elements + sum(two for _, two in inside)


def last_tags(selector: str) -> list[str]:
    """Return the elements that a selector ends in, if it names them."""
    found = TAGS.search(selector)
    return re.findall(r"\w+", found[1] or found[2]) if found else []


def shared_rules() -> list[tuple[str, tuple[int, int], dict[str, str]]]:
    """Return each element that the shared sheet styles wherever it is, its weight and what is set.

    What it says under a condition, as for paper, is meant to hold for all controls.
    """
    always = re.sub(
        r"@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", SHARED.read_text(encoding="utf-8")
    )
    return [
        (tag, weight(selector), declared)
        for selector, declared in rules(always)
        if re.fullmatch(r"(?:\.bk)+ (?:[a-z0-9]+|:is\([a-z0-9, ]+\))", selector)
        for tag in last_tags(selector)
    ]


def contested(own: dict[str, str], shared: dict[str, str]) -> list[str]:
    """Return the declarations that differ from a shared one of the same property."""
    return [one for name, one in own.items() if shared.get(name, one) != one]


@pytest.mark.parametrize("file", OWN, ids=[file.name for file in OWN])
def test_an_own_rule_outweighs_the_shared_one(file: Path) -> None:
    """What a control says of its paragraphs, headings and buttons holds wherever its sheet is."""
    weak = {
        f"{selector} ({'; '.join(contested(own, shared))})"
        for selector, own in rules(file.read_text(encoding="utf-8"))
        for tag, least, shared in shared_rules()
        if tag in last_tags(selector) and contested(own, shared) and weight(selector) <= least
    }

    assert not weak, "write '.bk' before " + ", ".join(weak)


def test_a_card_outweighs_all_cards() -> None:
    """So does what a control says of its own card."""
    scripts = [file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.js")]
    cards = {f".{name}" for script in scripts for name in CARD.findall(script)}
    of_all = dict(rules(SHARED.read_text(encoding="utf-8")))[".bk-card"]
    weak = [
        f"{file.name}: {selector}"
        for file in OWN
        for selector, own in rules(file.read_text(encoding="utf-8"))
        if selector in cards and contested(own, of_all)
    ]

    assert cards
    assert not weak


@pytest.mark.parametrize("sheet", [SHARED, *OWN], ids=lambda sheet: sheet.name)
def test_a_control_asks_how_wide_its_place_is(sheet: Path) -> None:
    """A panel of JupyterLab is not its window: what asks for that says where it holds."""
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    blocks = re.findall(r"@media[^{]*-width[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", css)

    selectors = [selector for block in blocks for selector, _ in rules(block)]
    assert [one for one in selectors if ".bk" in one and "jp-" not in one] == []
