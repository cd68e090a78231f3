"""The page's host by itself: two controls, a server and a kernel that the test plays."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from backedu.serve import app, provisioner

HOST = Path(app.__file__).parent / "page" / "host.js"
ADDRESS = "http://host.test/"
HTML = """<!doctype html><html data-models="/models.json"><body>
<div data-model="a"></div><div data-model="b"></div><div data-model="c"></div><p id="status"></p>
<script type="module" src="/host.js"></script></body></html>"""
MODELS: dict[str, Any] = {
    "lesson": "two words",
    "base": "/",
    "version": "v1",
    "models": {
        "a": {"_esm": 0, "value": 0, "result": ""},
        "b": {"_esm": 0, "value": 0, "result": ""},
        "c": {"_esm": 1},
    },
    "modules": ["/control.js", "/faulty.js"],
    "styles": ["body { margin: 7px }"],
}
CONTROL = """export default { render({ model, el }) {
  (window.controls ??= {})[model.id] = model;
  el.textContent = `drawn ${model.get("value")}`; } };"""
FAULTY = "export default { render() { throw new Error('faulty'); } };"
# A line that keeps what is sent on it, and on which the test answers.
LINE = """
window.lines = []; window.beacons = [];
navigator.sendBeacon = (address) => beacons.push(address);
window.WebSocket = class {
  static OPEN = 1;
  constructor(address) {
    Object.assign(this, { address, sent: [], readyState: 0 });
    lines.push(this);
    setTimeout(() => { this.readyState = 1; this.onopen(); }); }
  send(text) { this.sent.push(JSON.parse(text)); }
  close() { this.readyState = 3; this.onclose(); }
  say(msg_type, content, parent = {}) {
    this.onmessage({ data: JSON.stringify({ msg_type, content, parent_header: parent }) }); }
  update(comm_id, state, method = "update") {
    this.say("comm_msg", { comm_id, data: { method, state } }); }
  idle() { this.say("status", { execution_state: "idle" }, this.sent.at(-1).header); }
};
window.change = (id, value) => { controls[id].set("value", value); controls[id].save_changes(); };
window.told = (line) => line.sent.map(({ content: { comm_id, data } }) => [comm_id, data.state]);
"""

OpenHost = Callable[..., Page]


@pytest.fixture
def open_host(browser: Browser) -> Iterator[OpenHost]:
    """Open a page with nothing but the host; give what the kernel's address answers."""
    context = browser.new_context()
    context.add_init_script(LINE)
    kernel: dict[str, Any] = {"status": 200, "json": {"kernel": "k1"}}
    files = {"": HTML, "host.js": HOST.read_text(encoding="utf-8"), "models.json": None}
    files |= {"control.js": CONTROL, "faulty.js": FAULTY}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        if name == "lesson/two%20words/kernel":
            route.fulfill(**kernel)
        elif name == "models.json":
            route.fulfill(json=MODELS)
        elif name in files:
            kind = "text/javascript" if name.endswith(".js") else "text/html"
            route.fulfill(body=files[name], content_type=kind)
        else:
            route.fulfill(status=404)

    context.route("**/*", answer)

    def open_(memory: str | None = None, **answers: Any) -> Page:
        kernel.update(answers)
        page = context.new_page()
        if memory is not None:
            text = f"sessionStorage.setItem('backedu:two words', {json.dumps(memory)})"
            page.add_init_script(text)
        page.goto(ADDRESS)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    context.close()


def line_of(page: Page, number: int = 0, messages: int = 1) -> list[Any]:
    """Wait until so much was sent on the line of that number, and return it."""
    page.wait_for_function(
        "([line, n]) => window.lines[line]?.sent.length >= n", arg=[number, messages]
    )
    return page.evaluate("(line) => told(lines[line])", number)  # type: ignore[no-any-return]


def test_it_stays_small() -> None:
    """Whoever reads host and provisioner reads them whole."""
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in (HOST, HOST.with_name("full.js"), Path(provisioner.__file__))
    }

    assert list(lines.values()) == [n for n in lines.values() if n < 250]


def test_controls_are_drawn_without_a_kernel(open_host: OpenHost) -> None:
    """State, scripts and styles come from the snapshot; one that fails leaves the others alone."""
    page = open_host()

    expect(page.locator("[data-model=a]")).to_have_text("drawn 0")
    expect(page.locator("[data-model=b]")).to_have_text("drawn 0")
    expect(page.locator("[data-model=c]")).to_contain_text("cannot be shown in this browser")
    assert page.evaluate("getComputedStyle(document.body).margin") == "7px"
    assert page.evaluate("lines.length") == 0


def test_a_change_is_told_and_its_answer_heard(open_host: OpenHost) -> None:
    """The kernel gets the changed traits of the one control, and its reply reaches listeners."""
    page = open_host()
    page.evaluate(
        "controls.a.on('change:result', () => { window.heard = controls.a.get('result'); })"
    )
    page.evaluate("change('a', 5)")

    assert line_of(page) == [["a", {"value": 5}]]
    page.evaluate("lines[0].update('a', { result: 'five' }); lines[0].idle()")
    assert page.evaluate("heard") == "five"
    expect(page.locator("#status")).to_be_empty()


def test_what_changes_while_it_connects_waits(open_host: OpenHost) -> None:
    """Of several changes the newest is told, once, when the line stands."""
    page = open_host()
    page.evaluate("for (const value of [1, 2, 3]) change('a', value); change('b', 9)")

    assert line_of(page, messages=2) == [["a", {"value": 3}], ["b", {"value": 9}]]
    page.evaluate("lines[0].idle()")
    assert page.evaluate("lines.length") == 1


def test_a_newer_value_outlives_an_older_answer(open_host: OpenHost) -> None:
    """What the visitor changed meanwhile is not set back, and is told next."""
    page = open_host()
    page.evaluate("change('a', 1)")
    line_of(page)
    page.evaluate("change('a', 2); lines[0].update('a', { value: 1, result: 'one' })")

    assert page.evaluate("[controls.a.get('value'), controls.a.get('result')]") == [2, "one"]
    page.evaluate("lines[0].idle()")
    assert line_of(page, messages=2)[1] == ["a", {"value": 2}]


def test_another_kernel_is_told_everything(open_host: OpenHost) -> None:
    """After a line that ended, the next change brings back what was changed before."""
    page = open_host()
    page.evaluate("change('a', 1)")
    line_of(page)
    page.evaluate("lines[0].idle()")
    page.evaluate("lines[0].say('status', { execution_state: 'dead' })")
    page.evaluate("change('b', 2)")

    assert sorted(line_of(page, 1, 2)) == [["a", {"value": 1}], ["b", {"value": 2}]]


def test_a_line_that_ends_unanswered_is_tried_again(open_host: OpenHost) -> None:
    """What the lost kernel had not dealt with is told to the next one."""
    page = open_host()
    page.evaluate("change('a', 1)")
    line_of(page)
    page.evaluate("lines[0].close()")

    assert line_of(page, 1) == [["a", {"value": 1}]]


def test_listeners_come_and_go(open_host: OpenHost) -> None:
    """One listener can be taken off, or all of an event."""
    page = open_host()
    heard = page.evaluate(
        """() => { const heard = [], { a } = controls;
        const one = () => heard.push("one"), two = () => heard.push("two");
        a.on("change:value", one); a.on("change:value", two); a.set("value", 1);
        a.set("value", 1);
        a.off("change:value", one); a.set("value", 2);
        a.off("change:value"); a.set("value", 3);
        return heard; }"""
    )

    assert heard == ["one", "two", "two"]


def test_what_is_for_no_control_is_ignored(open_host: OpenHost) -> None:
    """An unknown id, another kind of message or of method changes nothing and breaks nothing."""
    page = open_host()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.evaluate("change('a', 1)")
    line_of(page)
    page.evaluate(
        """() => { const line = lines[0]; line.update("nobody", { value: 7 });
        line.update("a", { result: "forged" }, "custom");
        line.say("stream", { name: "stdout", text: "hello" });
        line.say("status", { execution_state: "idle" }, { msg_id: "another" });
        line.idle(); }"""
    )

    assert page.evaluate("[controls.a.get('result'), controls.b.get('value')]") == ["", 0]
    assert not problems


def test_a_refusal_is_a_sentence(open_host: OpenHost) -> None:
    """What the server says is shown as text, and the change waits for another try."""
    page = open_host(status=503, json={"message": "The class is <b>full</b>."})
    page.evaluate("change('a', 1)")

    expect(page.locator("#status")).to_contain_text("The class is <b>full</b>.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert page.evaluate("lines.length") == 0


def test_what_was_done_is_there_again(open_host: OpenHost) -> None:
    """Values and answers come back from the browser's memory, and go to the kernel when asked."""
    kept = {"version": "v1", "changed": {"a": {"value": 4}}, "known": {"a": {"value": 4}}}
    page = open_host(memory=json.dumps(kept))
    expect(page.locator("[data-model=a]")).to_have_text("drawn 4")
    page.evaluate("change('b', 1)")

    assert sorted(line_of(page, 0, 2)) == [["a", {"value": 4}], ["b", {"value": 1}]]


@pytest.mark.parametrize(
    "memory",
    [
        json.dumps({"version": "v0", "changed": {}, "known": {"a": {"value": 4}}}),
        json.dumps({"version": "v1"}),
        json.dumps({"version": "v1", "changed": None, "known": 3}),
        "not JSON",
        "null",
    ],
)
def test_foreign_memory_is_dropped(open_host: OpenHost, memory: str) -> None:
    """Answers to another version of the lesson, and anything damaged, are as if never kept."""
    page = open_host(memory=memory)
    expect(page.locator("[data-model=a]")).to_have_text("drawn 0")
    page.evaluate("change('a', 1)")

    assert line_of(page) == [["a", {"value": 1}]]


def test_leaving_says_goodbye(open_host: OpenHost) -> None:
    """A closed page ends its kernel, with the token that the server asks for."""
    page = open_host()
    page.evaluate("document.cookie = '_xsrf=token'; change('a', 1)")
    line_of(page)
    page.evaluate("dispatchEvent(new Event('pagehide'))")

    assert page.evaluate("beacons") == ["/voila/api/shutdown/k1?_xsrf=token"]
    assert "k1" in page.evaluate("lines[0].address")
