"""The scripts that the build bundles behave like those that are joined where it could not."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import hatch_build
from backedu import scripts
from tests.support import node
from tests.test_scripts import MAKE

# A model that notes what it is told; both scripts make the same ids.
DRAW = """
async ([text, state]) => {
  window.backeduPlotly = new Promise(() => {});
  let random = 0;
  Math.random = () => (random += 0.000137) % 1;
  const told = [], listeners = {};
  const model = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; told.push([name, value]);
      (listeners[`change:${name}`] ?? []).forEach((listener) => listener()); },
    on: (event, listener) => (listeners[event] ??= []).push(listener),
    off: (event, listener) => { listeners[event] =
      (listeners[event] ?? []).filter((each) => each !== listener); },
    save_changes: () => told.push("saved"), send: (content) => told.push(content) };
  const el = document.body.appendChild(document.createElement("div"));
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const { default: control } = await import(address);
  const leave = control.render({ model, el });
  const seen = [el.innerHTML];
  for (const each of el.querySelectorAll("input, select, button, summary")) {
    if (each.tagName === "SELECT") each.selectedIndex = each.options.length - 1;
    else if (!each.disabled) each.click();
    for (const kind of ["input", "change"]) each.dispatchEvent(new Event(kind));
    seen.push(el.innerHTML);
  }
  leave?.();
  seen.push(Object.values(listeners).flat().length);
  return JSON.stringify([seen, told]);
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with nothing in it."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The bundle of every control, made of the scripts as they are now."""
    node.command()
    folder = tmp_path_factory.mktemp("bundles")
    hatch_build.bundle(node.PACKAGES, folder)
    return {
        control: (folder / f"widgets/{control}/{control}.js").read_text("utf-8") for control in MAKE
    }


@pytest.mark.parametrize("control", MAKE)
def test_a_bundle_draws_and_tells_the_same(
    page: Page, bundled: dict[str, str], control: str
) -> None:
    """Drawn from one state and used in the same way, both show and tell the same at each step."""
    made = MAKE[control]()
    state: dict[str, Any] = {
        name: value
        for name, value in made.get_state().items()
        if name[0] != "_" and name != "layout"
    }
    joined = scripts.joined(f"widgets/{control}/{control}.js")
    seen = page.evaluate(DRAW, [joined, state])

    assert len(seen) > 1000
    assert page.evaluate(DRAW, [bundled[control], state]) == seen
    assert joined != bundled[control]
