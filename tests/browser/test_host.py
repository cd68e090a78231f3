"""The page's host by itself: two controls, a server and a kernel that the test plays."""

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_binary_message,
    serialize_binary_message,
)
from playwright.sync_api import Browser, Page, Route, expect

from backedu.content.wording import words
from backedu.serve import app
from backedu.serve.kernels import provisioner
from backedu.serve.page.assets import page_assets

HOST = Path(app.__file__).parent / "page" / "host.js"
ADDRESS = "http://host.test/"
HTML = f"""<!doctype html><html data-models="/models.json"
data-words='{json.dumps(dict(words("page_script")))}'><body>
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
    "bytes": [[["models", "b", "picture"], "AAH/"]],
    "modules": ["/control.js", "/faulty.js"],
    "styles": ["body { margin: 7px }"],
}
CONTROL = """export default { render({ model, el, host }) {
  (window.controls ??= {})[model.id] = model; window.host = host;
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
  send(data) {
    if (typeof data === "string") { this.sent.push(JSON.parse(data)); return; }
    const begins = new DataView(data.buffer);
    const text = new TextDecoder().decode(data.subarray(begins.getUint32(4), begins.getUint32(8)));
    this.sent.push({ ...JSON.parse(text), frame: [...data] }); }
  close() { this.readyState = 3; this.onclose(); }
  say(msg_type, content, parent = {}) {
    this.onmessage({ data: JSON.stringify({ msg_type, content, parent_header: parent }) }); }
  update(comm_id, state, method = "update") {
    this.say("comm_msg", { comm_id, data: { method, state } }); }
  idle(nth = -1) { this.say("status", { execution_state: "idle" }, this.sent.at(nth).header); }
};
window.change = (id, value) => { controls[id].set("value", value); controls[id].save_changes(); };
window.told = (line) => line.sent.map(({ content: { comm_id: id, data } }) => [
  id, data.state ?? data.content]);
window.bytes = (...numbers) => new Uint8Array(numbers);
window.numbers = (view) => [...new Uint8Array(view.buffer, view.byteOffset, view.byteLength)];
"""

OpenHost = Callable[..., Page]


@pytest.fixture
def open_host(browser: Browser) -> Iterator[OpenHost]:
    """Open a page with nothing but the host; give what the kernel's address answers."""
    context = browser.new_context()
    context.add_init_script(LINE)
    kernel: dict[str, Any] = {"status": 200, "json": {"kernel": "k1"}}
    files = {"": HTML, "host.js": page_assets()["host.js"].raw.decode(), "models.json": None}
    files |= {"control.js": CONTROL, "faulty.js": FAULTY}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        if name == "lesson/two%20words/kernel":
            route.fulfill(**kernel)
        elif name == "models.json" and failing:
            route.fulfill(status=failing.pop())
        elif name == "models.json":
            route.fulfill(json=MODELS)
        elif name in files:
            kind = "text/javascript" if name.endswith(".js") else "text/html"
            route.fulfill(body=files[name], content_type=kind)
        else:
            route.fulfill(status=404)

    context.route("**/*", answer)

    failing: list[int] = []

    def open_(memory: str | None = None, fails: Sequence[int] = (), **answers: Any) -> Page:
        kernel.update(answers)
        failing.extend(fails)
        page = context.new_page()
        if memory is not None:
            text = f"localStorage.setItem('backedu:answers', {json.dumps(memory)})"
            page.add_init_script(text)
        page.goto(ADDRESS)
        if not fails:
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


def frame_of(page: Page, nth: int = -1) -> dict[str, Any]:
    """Return a message with bytes as the lesson server reads it."""
    frame = page.evaluate("(nth) => lines[0].sent.at(nth).frame", nth)
    return deserialize_binary_message(bytes(frame))  # type: ignore[no-any-return,no-untyped-call]


def say_frame(page: Page, data: dict[str, Any], *buffers: bytes) -> None:
    """Say to control a what a kernel says with bytes, as the lesson server writes it."""
    message = {"msg_type": "comm_msg", "content": {"comm_id": "a", "data": data}}
    frame = serialize_binary_message({**message, "parent_header": {}, "buffers": buffers})  # type: ignore[no-untyped-call]
    page.evaluate("(all) => lines[0].onmessage({ data: bytes(...all).buffer })", list(frame))


def test_it_stays_small() -> None:
    """Whoever reads host and provisioner reads them whole."""
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in (*HOST.parent.glob("*.js"), Path(provisioner.__file__))
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


KEPT = {"when": 1, "set": {"value": 4}, "told": True}


def test_what_was_done_is_there_again(open_host: OpenHost) -> None:
    """Values and answers come back from the browser's memory, and go to the kernel when asked."""
    kept = {"format": 2, "answers": {"two words/a": KEPT}}
    page = open_host(memory=json.dumps(kept))
    expect(page.locator("[data-model=a]")).to_have_text("drawn 4")
    page.evaluate("change('b', 1)")

    assert sorted(line_of(page, 0, 2)) == [["a", {"value": 4}], ["b", {"value": 1}]]


@pytest.mark.parametrize(
    "memory",
    [
        json.dumps({"format": 4, "answers": {"two words/a": KEPT}}),
        json.dumps({"format": 2, "answers": None}),
        "not JSON",
    ],
)
def test_foreign_memory_is_set_aside(open_host: OpenHost, memory: str) -> None:
    """What a newer form holds, and anything damaged, is set aside with a sentence."""
    page = open_host(memory=memory)
    expect(page.locator("#status")).to_contain_text("cannot be read")
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


def test_a_first_fetch_that_fails_is_made_again(open_host: OpenHost) -> None:
    """By a button, and by itself when the network is back; the exercises come without a reload."""
    page = open_host(fails=[500, 502])  # the last comes first
    again = page.get_by_role("button", name="Try again")
    with page.expect_response(lambda answer: answer.status == 500):
        again.click()
    expect(again).to_be_visible()
    expect(page.locator("[data-model=a]")).to_be_empty()
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.locator("[data-model=a]")).to_have_text("drawn 0")
    expect(page.locator("#status")).to_be_empty()


def test_a_lesson_that_is_another_by_now_asks_for_a_reload(open_host: OpenHost) -> None:
    """The file that an old page names is gone: a sentence, and a button that does it."""
    page = open_host(fails=[404])
    expect(page.locator("#status")).to_contain_text("reload")
    page.get_by_role("button", name="Reload").click()

    expect(page.locator("[data-model=a]")).to_have_text("drawn 0")


BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
Object.defineProperty(document, "cookie", { get() { throw new DOMException("no"); } });
window.addEventListener("unhandledrejection", ({ reason }) => { window.hurt = String(reason); });"""
OLD = """for (const name of ["ResizeObserver", "requestIdleCallback"]) delete window[name];
delete AbortSignal.timeout; delete AbortSignal.any; delete Array.prototype.findLastIndex;"""


@pytest.mark.parametrize("mishap", [BLOCKED, OLD], ids=["blocked site data", "old browser"])
def test_controls_work_in_a_browser_that_lacks_something(open_host: OpenHost, mishap: str) -> None:
    """Without any storage or cookie, or a newer function: drawn, and answered."""
    page = open_host()
    page.add_init_script(mishap)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.evaluate("change('a', 1)")

    assert line_of(page) == [["a", {"value": 1}]]
    page.evaluate("lines[0].update('a', { result: 'one' }); lines[0].idle()")
    assert page.evaluate("[controls.a.get('result'), window.hurt]") == ["one", None]


def test_a_line_that_never_opens_is_given_up(open_host: OpenHost) -> None:
    """A sentence says so, and it is tried again when the reader is back."""
    page = open_host()
    page.clock.install()
    page.evaluate(
        """() => { const opens = window.WebSocket; window.opens = opens;
        window.WebSocket = class { static OPEN = 1; close() { this.onclose(new Event("close")); } };
        change("a", 1); }"""
    )
    for _ in range(20):  # three tries; between them the page asks for its kernel, which takes time
        page.clock.run_for(10_100)
        page.wait_for_timeout(50)
        if "does not answer" in page.locator("#status").inner_text():
            break
    expect(page.locator("#status")).to_contain_text("does not answer")
    page.evaluate("window.WebSocket = opens; dispatchEvent(new Event('pageshow'))")
    page.clock.run_for(1000)

    assert line_of(page) == [["a", {"value": 1}]]


def test_a_line_that_is_dead_after_a_sleep_is_replaced(open_host: OpenHost) -> None:
    """It still looks open, but nothing is heard on it: within ten seconds another one is told."""
    page = open_host()
    page.evaluate("change('a', 1)")
    line_of(page)
    page.evaluate("lines[0].idle()")
    page.clock.install()
    page.evaluate("lines[0].close = () => {}; change('b', 2)")
    line_of(page, 0, 2)
    page.clock.run_for(9_000)
    page.wait_for_timeout(100)
    page.clock.run_for(100)

    assert sorted(line_of(page, 1, 2)) == [["a", {"value": 1}], ["b", {"value": 2}]]
    page.evaluate("lines[1].idle()")
    expect(page.locator("#status")).to_be_empty()


def test_a_kernel_that_computes_is_waited_for(open_host: OpenHost) -> None:
    """One that says that it is busy has half a minute for its answer."""
    page = open_host()
    page.clock.install()
    page.evaluate("change('a', 1)")
    page.clock.run_for(100)
    line_of(page)
    page.evaluate("lines[0].say('status', { execution_state: 'busy' })")
    page.clock.run_for(20_000)
    page.evaluate("lines[0].update('a', { result: 'one' }); lines[0].idle()")

    assert page.evaluate("[lines.length, controls.a.get('result')]") == [1, "one"]


# --- what a control says besides its state


def test_a_message_waits_until_the_state_is_told(open_host: OpenHost) -> None:
    """Before there is a line the state goes first, then what was said, in its order."""
    page = open_host()
    page.evaluate(
        "controls.b.send('one'); controls.a.send('two'); change('a', 7); controls.b.send('three')"
    )

    said = [["b", "one"], ["a", "two"], ["b", "three"]]
    assert line_of(page, messages=4) == [["a", {"value": 7}], *said]


def test_a_message_goes_on_the_line_that_stands(open_host: OpenHost) -> None:
    """Nothing is said twice, neither on this line nor to a later kernel."""
    page = open_host()
    page.evaluate("controls.a.send('one')")
    assert line_of(page) == [["a", "one"]]
    page.evaluate("controls.a.send('two'); lines[0].say('status', { execution_state: 'idle' })")
    page.evaluate("lines[0].idle()")
    assert line_of(page, messages=2) == [["a", "one"], ["a", "two"]]
    page.evaluate("lines[0].idle(); lines[0].close(); change('b', 1)")

    assert line_of(page, 1) == [["b", {"value": 1}]]
    page.evaluate("lines[1].idle()")
    assert page.evaluate("[told(lines[1]).length, lines.length]") == [1, 2]


def test_a_message_that_was_lost_goes_again(open_host: OpenHost) -> None:
    """What the lost kernel had not dealt with is said to the next one, after the state."""
    page = open_host()
    page.evaluate("change('a', 1); controls.a.send('one'); controls.b.send('two')")
    line_of(page, messages=3)
    page.evaluate("lines[0].idle(0); lines[0].idle(1); lines[0].close()")

    assert line_of(page, 1, 2) == [["a", {"value": 1}], ["b", "two"]]


def test_a_message_outlives_a_refusal(open_host: OpenHost) -> None:
    """Where no kernel could be had, one button sends what was never said, once."""
    page = open_host(status=503, json={"message": "The class is full."})
    page.evaluate("controls.a.send('one')")
    expect(page.locator("#status")).to_contain_text("The class is full.")
    page.route("**/kernel", lambda route: route.fulfill(json={"kernel": "k2"}))
    page.get_by_role("button", name="Try again").click()

    assert line_of(page) == [["a", "one"]]
    page.evaluate("lines[0].idle()")
    expect(page.locator("#status")).to_be_empty()


def test_a_message_is_said_as_it_was_meant(open_host: OpenHost) -> None:
    """What the control does with its data afterwards changes nothing."""
    page = open_host()
    page.evaluate(
        "const said = [1], own = bytes(1); controls.a.send(said, {}, [own]); said[0] = own[0] = 2"
    )

    assert line_of(page) == [["a", [1]]]
    assert frame_of(page)["buffers"] == [b"\x01"]


def test_an_answer_reaches_its_control(open_host: OpenHost) -> None:
    """What the kernel says besides comes as an event, with its bytes if it has any."""
    page = open_host()
    page.evaluate(
        """() => { window.heard = []; controls.a.send("ask");
        for (const [id, model] of Object.entries(controls)) model.on("msg:custom",
          (content, buffers) => heard.push([id, content, buffers.map(numbers)])); }"""
    )
    line_of(page)
    plain = {"comm_id": "b", "data": {"method": "custom", "content": "plain"}}
    page.evaluate("(content) => lines[0].say('comm_msg', content)", plain)
    say_frame(page, {"method": "custom", "content": {"é": 1}}, b"\x00\xff", b"", b"\x07")

    assert page.evaluate("heard") == [["b", "plain", []], ["a", {"é": 1}, [[0, 255], [], [7]]]]


# --- bytes


def test_bytes_of_the_snapshot_are_there(open_host: OpenHost) -> None:
    """A control finds a DataView where the notebook's control had bytes."""
    page = open_host()

    assert page.evaluate("controls.b.get('picture') instanceof DataView")
    assert page.evaluate("numbers(controls.b.get('picture'))") == [0, 1, 255]


def test_bytes_go_to_the_kernel(open_host: OpenHost) -> None:
    """Alone, in a list or in a mapping: each comes with the path to it, and none in the JSON."""
    page = open_host()
    page.evaluate(
        """() => { const { buffer } = bytes(9, 9, 1, 2, 9); change("a", new DataView(buffer, 2, 2));
        change("b", { name: "é", list: [3, bytes(4)], all: buffer }); }"""
    )
    line_of(page, messages=2)
    alone, among = frame_of(page, 0), frame_of(page, 1)

    assert alone["content"]["data"] == {
        "method": "update",
        "state": {},
        "buffer_paths": [["value"]],
    }
    assert alone["buffers"] == [b"\x01\x02"]
    assert among["content"]["data"]["state"] == {"value": {"name": "é", "list": [3, None]}}
    assert among["content"]["data"]["buffer_paths"] == [["value", "list", 1], ["value", "all"]]
    assert among["buffers"] == [b"\x04", b"\x09\x09\x01\x02\x09"]
    assert among["channel"] == "shell"


def test_bytes_come_from_the_kernel(open_host: OpenHost) -> None:
    """They take their place in the state, and listeners hear of it when they differ."""
    page = open_host()
    page.evaluate(
        "window.heard = 0; controls.a.on('change:result', () => { heard += 1; }); change('a', 1)"
    )
    line_of(page)
    paths = [["result", "list", 1]]
    update = {"method": "update", "state": {"result": {"list": [5, None]}}, "buffer_paths": paths}
    for buffer in (b"\x01\x02", b"\x01\x02", b"\x01\x03"):
        say_frame(page, update, buffer)

    assert page.evaluate("numbers(controls.a.get('result').list[1])") == [1, 3]
    assert page.evaluate("controls.a.get('result').list[0]") == 5
    assert page.evaluate("heard") == 2


def test_bytes_are_there_again(open_host: OpenHost) -> None:
    """The browser's memory keeps them, and a kernel is told them when it is asked."""
    page = open_host()
    page.evaluate("change('a', bytes(0, 200, 255))")
    line_of(page)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("numbers(controls.a.get('value'))") == [0, 200, 255]
    page.evaluate("change('b', 1)")

    line_of(page, messages=2)
    sent = page.evaluate("lines[0].sent.findIndex(({ frame }) => frame)")
    assert frame_of(page, sent)["buffers"] == [base64.b64decode("AMj/")]


# --- controls that refer to each other


def test_a_control_finds_another(open_host: OpenHost) -> None:
    """As Jupyter's widgets name it and as anywidget does; one that is not there is an error."""
    page = open_host()
    find = "controls.a.widget_manager.get_model"

    assert page.evaluate(f"{find}('b').then((model) => model === controls.b)")
    assert page.evaluate("host.getModel('anywidget:b').then((model) => model === controls.b)")
    assert "no control z" in page.evaluate(f"{find}('z').catch(({{ message }}) => message)")


def test_a_control_draws_another(open_host: OpenHost) -> None:
    """In a place of its own, with the same model."""
    page = open_host()
    page.evaluate(
        """async () => { const el = document.body.appendChild(document.createElement("div"));
        el.id = "inner"; await (await host.getWidget("anywidget:b")).render({ el }); }"""
    )

    expect(page.locator("#inner")).to_have_text("drawn 0")
