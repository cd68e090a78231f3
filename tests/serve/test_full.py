"""A student's notebook with Jupyter's own widgets: it works, and opens no door."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.serve.test_attacks import FILES, OPENED, ROADS, code_request, dealt_with
from tests.support.own_notebooks import HEADING, PAGE, write_folder
from tests.support.running import Server, Visitor, message, running

STATES = "jupyter.widget.control"


@pytest.fixture
def own_visitor(own_server: Server) -> Visitor:
    """A new visitor of the student's notebooks."""
    return Visitor(own_server)


def kernel_of(visitor: Visitor) -> str:
    """Do what the notebook's page does when it is opened, and return the kernel's id."""
    status, text = visitor.post(f"/{PAGE}/kernel")
    assert status == 200, text
    return str(json.loads(text)["kernel"])


def close(visitor: Visitor, kernel: str) -> None:
    """Do what a page does when it is closed."""
    visitor.post(f"/voila/api/shutdown/{kernel}")


def states(visitor: Visitor, kernel: str, *sent: str | bytes) -> dict[str, dict[str, Any]]:
    """Send messages, then ask for the state of all widgets, as Voila's scripts do."""
    opened = {"comm_id": "c", "target_name": STATES, "data": {}}
    asked = {"comm_id": "c", "data": {"method": "request_states"}}
    with visitor.line(kernel, max_size=None) as line:
        for text in sent:
            line.send(text)
        greeting = json.loads(message("comm_open", opened, "shell", None))
        line.send(json.dumps({**greeting, "metadata": {"version": "1.0.0"}}))
        line.send(message("comm_msg", asked, "shell", None))
        while True:
            heard = json.loads(line.recv(timeout=15))
            data = heard["content"].get("data", {})
            if heard["msg_type"] == "comm_msg" and data.get("method") == "update_states":
                return {id_: about["state"] for id_, about in data["states"].items()}


def change(widget: str, **traits: Any) -> str | bytes:
    """Write a page's message that a widget has changed."""
    data = {"method": "update", "state": traits, "buffer_paths": []}
    return message("comm_msg", {"comm_id": widget, "data": data}, "shell", None)


def find(all_states: dict[str, dict[str, Any]], trait: str, value: Any) -> str:
    """Return the id of the widget whose trait has this value."""
    return next(id_ for id_, state in all_states.items() if state.get(trait) == value)


def test_its_page_is_read_without_a_kernel(own_visitor: Visitor) -> None:
    """Title and text come from the snapshot; the shelf lists it under its heading."""
    page = own_visitor.ask(f"/{PAGE}")[1]
    shelf = own_visitor.ask("/")[1]

    assert f"<title>{HEADING}" in page
    assert "not a medical device" in page
    assert f'href="/{PAGE}">{HEADING}</a>' in shelf
    assert "More notebooks" in shelf
    assert "03_the_first_days" not in shelf


def test_a_slider_is_heard(own_visitor: Visitor) -> None:
    """What a visitor sets reaches the notebook's own function, in a kernel beside its files."""
    kernel = kernel_of(own_visitor)
    slider = find(states(own_visitor, kernel), "description", "Weeks")
    after = states(own_visitor, kernel, change(slider, value=7))
    close(own_visitor, kernel)

    assert any(state.get("value") == "7 weeks" for state in after.values())


@ROADS
def test_code_is_dropped(
    own_visitor: Visitor, tmp_path: Path, channel: str, protocol: str | None
) -> None:
    """Code that is sent to such a kernel never runs either."""
    proof = tmp_path / "ran"
    kernel = kernel_of(own_visitor)

    dealt_with(
        own_visitor, kernel, code_request(proof, "execute_request", channel, protocol), protocol
    )
    time.sleep(0.5)

    assert not proof.exists()
    close(own_visitor, kernel)


def test_the_attack_is_a_real_one(tmp_path: Path) -> None:
    """The same request does run where the allow-list lets it pass."""
    proof, folder = tmp_path / "ran", tmp_path / "own"
    folder.mkdir()
    with running(str(write_folder(folder)), script=OPENED) as server:
        visitor = Visitor(server)
        kernel = kernel_of(visitor)
        dealt_with(visitor, kernel, code_request(proof, "execute_request", "shell", None), None)
        end = time.monotonic() + 10
        while not proof.exists() and time.monotonic() < end:
            time.sleep(0.1)

    assert proof.exists()


@pytest.mark.parametrize(
    "kind", ["complete_request", "inspect_request", "history_request", "shutdown_request"]
)
def test_such_a_kernel_answers_no_other_request(own_visitor: Visitor, kind: str) -> None:
    """Nothing can be asked of it but what its widgets show, and nobody ends it from a page."""
    kernel = kernel_of(own_visitor)
    content = {"code": "open", "cursor_pos": 4, "detail_level": 0, "restart": False}
    with own_visitor.line(kernel) as line:
        line.send(message(kind, content, "shell", None))
        line.send(message(kind, content, "control", None))
        line.send(message("kernel_info_request", {}, "shell", None))
        heard = ""
        while "kernel_info_reply" not in (text := str(line.recv(timeout=15))):
            heard += text
    close(own_visitor, kernel)

    assert kind.replace("request", "reply") not in heard


def test_a_new_widget_cannot_be_opened(own_visitor: Visitor) -> None:
    """A page can ask for the widgets that are there; it cannot make another."""
    kernel = kernel_of(own_visitor)
    state = {"_model_module": "@jupyter-widgets/controls", "_model_name": "TextModel"}
    opened = {"comm_id": "mine", "target_name": "jupyter.widget", "data": {"state": state}}
    found = states(own_visitor, kernel, message("comm_open", opened, "shell", None))
    close(own_visitor, kernel)

    assert found
    assert "mine" not in found


def test_our_controls_keep_what_a_page_may_set(own_visitor: Visitor) -> None:
    """A forged script or feedback for an exercise of ours is dropped here too."""
    kernel = kernel_of(own_visitor)
    before = states(own_visitor, kernel)
    card = find(before, "_model_module", "anywidget")
    after = states(own_visitor, kernel, change(card, _esm="alert(1)", feedback={"text": "forged"}))
    close(own_visitor, kernel)

    assert after[card] == before[card]


def test_what_a_kernel_warns_of_stays_there(own_visitor: Visitor) -> None:
    """A line of another version, a number that is none: nothing names a path of this machine."""
    kernel = kernel_of(own_visitor)
    slider = find(states(own_visitor, kernel), "description", "Weeks")
    opened = {"comm_id": "old", "target_name": STATES, "data": {}}
    greeting = json.loads(message("comm_open", opened, "shell", None))
    with own_visitor.line(kernel) as line:
        line.send(json.dumps({**greeting, "metadata": {"version": "9.9"}}))
        line.send(str(change(slider, value=7)).replace("7}", "Infinity}"))
        line.send(message("kernel_info_request", {}, "shell", None))
        heard, is_replied = "", False  # the reply and the rest come by two channels, in any order
        while not is_replied or "comm_close" not in heard:
            text = str(line.recv(timeout=15))
            if "kernel_info_reply" in text:
                is_replied = True
            else:
                heard += text
    close(own_visitor, kernel)

    assert "Traceback" not in heard
    assert ".py" not in heard


def test_a_slider_keeps_its_limits(own_visitor: Visitor) -> None:
    """A value beyond the end, or of another kind, is not taken over."""
    kernel = kernel_of(own_visitor)
    slider = find(states(own_visitor, kernel), "description", "Weeks")
    wrong = [change(slider, value=99), change(slider, value="__import__('os')")]
    after = states(own_visitor, kernel, *wrong)
    close(own_visitor, kernel)

    assert after[slider]["value"] == 10


@pytest.mark.parametrize(
    "path",
    [
        *FILES,
        "/voila/static/../cells.html.j2",
        "/voila/static/..%2f..%2fbackedu/cells.html.j2",
        "/voila/static/%2e%2e/conf.json",
        "/voila/static//etc/passwd",
        "/voila/static/voila.js/.",
        "/voila/labextensions/../../kernels/python3/kernel.json",
        "/voila/labextensions/anywidget/../../kernels/python3/kernel.json",
        "/voila/api/themes/../../../../../etc/passwd",
        "/voila/templates/backedu/full_cells.html.j2",
        "/voila/files/beside.txt",
        "/lesson/beside.txt",
        "/lesson/images/beside.txt",
        "/lesson/images/..%2fbeside.txt",
        "/lesson/..%2fown%2fbeside.txt",
        "/voila/render/beside.txt",
        "/voila/render/..%2fbeside.ipynb",
        "/voila/api/contents/",
        "/api/contents/beside.txt",
        "/api/sessions",
        "/api/terminals",
        "/api/kernelspecs",
        "/api/kernels/00000000-0000-0000-0000-000000000000",
        "/voila/execution/00000000-0000-0000-0000-000000000000",
        "/voila/query/00000000-0000-0000-0000-000000000000",
    ],
)
def test_no_address_reads_a_file(own_visitor: Visitor, path: str) -> None:
    """Voila's scripts can be fetched, and nothing beside them or beside the notebook."""
    status, text = own_visitor.ask(path)

    assert status in {403, 404}, text[:200]
    assert "root:" not in text
    assert "secret beside" not in text
    assert '"cell_type"' not in text


def test_voila_s_files_are_there_when_a_notebook_needs_them(
    own_visitor: Visitor, visitor: Visitor
) -> None:
    """A server of our own lessons alone does not serve them."""
    for path in (
        "/voila/static/voila.js",
        "/voila/api/themes/@jupyterlab/theme-light-extension/index.css",
    ):
        assert own_visitor.ask(path)[0] == 200
        assert visitor.ask(path)[0] == 404


@pytest.mark.parametrize("query", ["template=bogus", "template=lab", "theme=dark"])
def test_such_a_page_cannot_be_redressed(own_visitor: Visitor, query: str) -> None:
    """No query chooses a template, neither for the page nor for what its kernel shows."""
    plain = own_visitor.ask(f"/{PAGE}")[1]
    status, text = own_visitor.post(f"/{PAGE}/kernel?{query}")
    close(own_visitor, json.loads(text)["kernel"])

    assert own_visitor.ask(f"/{PAGE}?{query}")[1] == plain
    assert status == 200
    assert "<html" not in text


def test_a_page_learns_of_its_own_kernel_only(own_visitor: Visitor) -> None:
    """What Voila's scripts may ask of their kernel, nobody can ask of a lesson's."""
    lesson, own = own_visitor.kernel("pad"), kernel_of(own_visitor)
    status, text = own_visitor.ask(f"/api/kernels/{own}")

    assert status == 200
    assert json.loads(text)["id"] == own
    assert own_visitor.ask(f"/api/kernels/{lesson}")[0] == 404
    for method, path in (("DELETE", ""), ("POST", "/restart"), ("POST", "/interrupt")):
        token = {"X-XSRFToken": own_visitor.cookie.split("=", 1)[1]}
        assert own_visitor.ask(f"/api/kernels/{own}{path}", method, token)[0] in {404, 405}
    assert own_visitor.ask(f"/api/kernels/{own}")[0] == 200
    for kernel in (lesson, own):
        close(own_visitor, kernel)


def test_it_counts_among_the_visitors(tmp_path: Path) -> None:
    """The cap holds for both kinds together; who comes later reads on and is told so."""
    with running("--visitors", "1", str(write_folder(tmp_path))) as server:
        first, second = Visitor(server), Visitor(server)
        before = len(server.kernels_at_rest())
        assert second.ask(f"/{PAGE}")[0] == 200
        assert server.kernels() == before
        kernel = kernel_of(first)
        for path in (f"/{PAGE}/kernel", "/lesson/pad/kernel"):
            status, text = second.post(path)

            assert status == 503
            assert "full" in json.loads(text)["message"]
        close(first, kernel)
        assert second.kernel("pad")


def test_a_kernel_needs_the_page_s_token(own_server: Server, own_visitor: Visitor) -> None:
    """Another site cannot make a visitor's browser start one."""
    before = len(own_server.kernels_at_rest())

    assert own_visitor.ask(f"/{PAGE}/kernel", "POST")[0] == 403
    assert own_server.kernels() == before
