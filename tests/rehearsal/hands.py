"""The fingers of a class on their keyboards: how each kind of vote is cast without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

SURE = ("guess", "fairly", "sure")


def vote(phone: Page, number: int, view: dict[str, Any]) -> None:
    """Vote with one phone, by keyboard, and wait until it says that the vote is saved.

    Args:
        phone: A phone on which a vote is open.
        number: Which of the phones it is; they choose differently.
        view: What the server sent to it.
    """
    _FORMS[view.get("form", "one")](phone, number, view)
    expect(phone.locator("#saved")).to_contain_text("Saved")
    sure = phone.locator("#sure")
    if sure.is_visible():
        _press(sure.locator("input").nth(number % len(SURE)), "Space")
        expect(phone.locator("#saved")).to_contain_text("Saved")


def _press(what: Locator, *keys: str) -> None:
    what.focus()
    for key in keys:
        what.press(key)


def _one(phone: Page, number: int, view: dict[str, Any]) -> None:
    _press(
        phone.locator("input[name=v]").nth((number + view["round"]) % len(view["options"])), "Space"
    )


def _several(phone: Page, number: int, view: dict[str, Any]) -> None:
    boxes = phone.locator("input[type=checkbox]")
    for nth in {number, number + view["round"]}:
        _press(boxes.nth(nth % len(view["options"])), "Space")
    if not phone.locator("input[type=checkbox]:checked").count():
        _press(boxes.first, "Space")


def _number(phone: Page, number: int, view: dict[str, Any]) -> None:
    low, high, step = view["scale"]
    chosen = low + step * round(number * (high - low) / step / 6)
    field = phone.locator("#n")
    field.focus()
    field.press("ControlOrMeta+a")
    field.press_sequentially(f"{chosen:g}")
    _press(phone.locator("button.btn").last, "Enter")


def _order(phone: Page, number: int, view: dict[str, Any]) -> None:
    row = phone.locator(".order li").nth(number % (len(view["options"]) - 1))
    _press(row.locator("button").last, "Enter")
    _press(phone.locator("button.btn").last, "Enter")


def _match(phone: Page, number: int, view: dict[str, Any]) -> None:
    for nth, option in enumerate(view["options"]):
        key = str((nth + number) % len(view["partners"]) + 1)
        _press(phone.locator(f"#m-{option['id']}"), key)
    _press(phone.locator("button.btn").last, "Enter")


def _words(phone: Page, number: int, _view: dict[str, Any]) -> None:
    phone.locator("textarea").focus()
    phone.keyboard.type(f"Why not rest for {number + 1} days?")
    _press(phone.locator("button.btn").last, "Enter")


_FORMS: Mapping[str, Callable[[Page, int, dict[str, Any]], None]] = {
    "one": _one,
    "several": _several,
    "places": _several,
    "number": _number,
    "order": _order,
    "match": _match,
    "words": _words,
}
