"""Nothing in a visitor's reach runs code, reads a file, or costs the class a kernel for ever."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from websockets.exceptions import InvalidStatus

import backedu
from backedu.places import plotly_js
from tests.support.running import FRAMED, KERNELS, PRESENT, V1, Server, Visitor, message, running

ROADS = pytest.mark.parametrize(
    ("channel", "protocol"),
    [(channel, protocol) for protocol in (None, FRAMED, V1) for channel in ("shell", "control")],
    ids=lambda part: part or "json",
)
OPENED = f"""{KERNELS}
import backedu.serve.kernels.messages as messages
messages.LESSON.append("execute_request")
{PRESENT}"""


@pytest.fixture(scope="session")
def opened_server() -> Iterator[Server]:
    """A server whose door was left open, to show that the attacks below are real ones."""
    with running(script=OPENED) as started:
        yield started


def code_request(proof: Path, kind: str, channel: str, protocol: str | None) -> str | bytes:
    """Write a request whose code leaves a file behind if anything runs it."""
    code = f"open({str(proof)!r}, 'w').close()"
    content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}}
    content |= {"allow_stdin": False, "cursor_pos": 4, "detail_level": 0}
    return message(kind, content, channel, protocol)


def dealt_with(visitor: Visitor, kernel: str, sent: str | bytes, protocol: str | None) -> str:
    """Send something, wait for the answer to a harmless message after it; return what was said."""
    said = ""
    with visitor.line(kernel, protocol) as line:
        line.send(sent)
        line.send(message("kernel_info_request", {}, "shell", protocol))
        end = time.monotonic() + 15
        while time.monotonic() < end:
            heard = line.recv(timeout=15)
            said += heard if isinstance(heard, str) else heard.decode("utf-8", "replace")
            if "kernel_info_reply" in said:
                return said
    raise AssertionError("the kernel did not answer")


@ROADS
def test_code_is_dropped(
    kernel_visitor: Visitor, tmp_path: Path, channel: str, protocol: str | None
) -> None:
    """Code that is sent to a kernel never runs, on both channels, however it is written."""
    proof = tmp_path / "ran"
    kernel = kernel_visitor.kernel()

    dealt_with(
        kernel_visitor, kernel, code_request(proof, "execute_request", channel, protocol), protocol
    )
    time.sleep(0.5)  # the control channel is another road than the one that was answered

    assert not proof.exists()
    kernel_visitor.post(f"/voila/api/shutdown/{kernel}")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"method": "update"},
        {"method": "update", "state": 5, "buffer_paths": []},
        {"method": "update", "state": {}, "buffer_paths": [["nobody", "there"]]},
        {"method": "update", "state": {"value": {"x": [{}]}}, "buffer_paths": [[]]},
    ],
    ids=str,
)
@pytest.mark.parametrize("protocol", [None, FRAMED, V1])
def test_nonsense_is_answered_without_a_path(
    kernel_visitor: Visitor, protocol: str | None, data: dict[str, Any]
) -> None:
    """What a control cannot take over ends there: no line of code, no folder of this machine."""
    kernel = kernel_visitor.kernel()
    content = {"comm_id": "backedu-1", "data": data}
    heard = dealt_with(
        kernel_visitor, kernel, message("comm_msg", content, "shell", protocol), protocol
    )

    assert str(Path(backedu.__file__).parent) not in heard
    assert str(Path(ipywidgets.__file__).parent) not in heard
    assert "File" not in heard
    assert "Traceback" not in heard
    kernel_visitor.post(f"/voila/api/shutdown/{kernel}")


@ROADS
def test_the_attack_is_a_real_one(
    opened_server: Server, tmp_path: Path, channel: str, protocol: str | None
) -> None:
    """The same request does run where the allow-list lets it pass: the test above can fail."""
    proof = tmp_path / "ran"
    visitor = Visitor(opened_server)
    kernel = visitor.kernel()

    dealt_with(visitor, kernel, code_request(proof, "execute_request", channel, protocol), protocol)
    end = time.monotonic() + 10
    while not proof.exists() and time.monotonic() < end:
        time.sleep(0.1)

    assert proof.exists()
    visitor.post(f"/voila/api/shutdown/{kernel}")


@pytest.mark.parametrize("kind", ["complete_request", "inspect_request", "history_request"])
def test_a_kernel_answers_no_other_request(
    kernel_visitor: Visitor, tmp_path: Path, kind: str
) -> None:
    """Nothing can be asked of a kernel but what its controls show."""
    kernel = kernel_visitor.kernel()
    with kernel_visitor.line(kernel) as line:
        line.send(code_request(tmp_path / "ran", kind, "shell", None))
        line.send(message("kernel_info_request", {}, "shell", None))
        heard = ""
        while "kernel_info_reply" not in (text := str(line.recv(timeout=15))):
            heard += text
    kernel_visitor.post(f"/voila/api/shutdown/{kernel}")

    assert kind.replace("request", "reply") not in heard


def told(visitor: Visitor, kernel: str, control: str, **state: Any) -> str:
    """Send a forged change and return all that the kernel says about it."""
    data = {"method": "update", "state": state, "buffer_paths": []}
    sent = str(message("comm_msg", {"comm_id": control, "data": data}, "shell", None))
    heard: list[dict[str, Any]] = []
    with visitor.line(kernel) as line:
        line.send(sent)
        while not (heard and heard[-1]["content"].get("execution_state") == "idle"):
            text = json.loads(line.recv(timeout=15))
            if text["parent_header"].get("msg_id") == json.loads(sent)["header"]["msg_id"]:
                heard.append(text)
    return json.dumps([m["content"] for m in heard], ensure_ascii=False)


def test_a_visitor_sets_only_what_a_visitor_may_set(kernel_visitor: Visitor) -> None:
    """A forged change to a control's script is dropped; a change to its value arrives."""
    kernel = kernel_visitor.kernel()
    forged = {"_esm": "alert(1)", "feedback": {"text": "forged"}, "value": {"age": 30}}
    heard = told(kernel_visitor, kernel, "backedu-1", **forged)
    kernel_visitor.post(f"/voila/api/shutdown/{kernel}")

    assert "alert(1)" not in heard
    assert "forged" not in heard
    assert '"result"' in heard


def test_a_forged_answer_is_refused_with_a_sentence(kernel_visitor: Visitor) -> None:
    """What no question has as an answer decides nothing; a kernel's own log stays with it."""
    kernel = kernel_visitor.kernel()
    expected = {
        "age: expected a whole number from 0 to 120, got -5.": {"age": -5},
        "age: expected a whole number from 0 to 120, got '<script>'.": {"age": "<script>"},
        "nonsense: no answer has this name": {"nonsense": "yes"},
        "got a value of type list": {"saddle_numbness": ["yes"]},
    }
    for sentence, value in expected.items():
        assert sentence in told(kernel_visitor, kernel, "backedu-1", value=value)
    wrong_kind = told(kernel_visitor, kernel, "backedu-1", value=[1])
    unknown = told(kernel_visitor, kernel, "nobody", value={})
    kernel_visitor.post(f"/voila/api/shutdown/{kernel}")

    assert "No such comm" not in unknown
    assert "Traceback" not in wrong_kind + unknown


def test_bytes_from_a_kernel_reach_the_page(kernel_visitor: Visitor) -> None:
    """A frame of a kernel, which Voila would try to read for ever, is passed on as it is."""
    kernel = kernel_visitor.kernel("03_the_first_days")
    asked = {"method": "custom", "content": {"ask": "plotly"}}
    with kernel_visitor.line(kernel, max_size=None) as line:
        for number in range(1, 10):  # the labs among them answer
            content = {"comm_id": f"backedu-{number}", "data": asked}
            line.send(message("comm_msg", content, "shell", None))
        while isinstance(heard := line.recv(timeout=15), str):
            pass
    status, _ = kernel_visitor.post(f"/voila/api/shutdown/{kernel}")

    assert heard.endswith(plotly_js().read_bytes())
    assert status == 204


def test_a_new_control_cannot_be_opened(kernel_visitor: Visitor) -> None:
    """A comm_open from a page never reaches the kernel."""
    kernel = kernel_visitor.kernel()
    state = {"_model_module": "@jupyter-widgets/controls", "_model_name": "TextModel"}
    opened = {"comm_id": "mine", "target_name": "jupyter.widget", "data": {"state": state}}
    with kernel_visitor.line(kernel) as line:
        line.send(message("comm_open", opened, "shell", None))
        line.send(message("kernel_info_request", {}, "shell", None))
        heard = ""
        while "kernel_info_reply" not in (text := str(line.recv(timeout=15))):
            heard += text
    kernel_visitor.post(f"/voila/api/shutdown/{kernel}")

    assert "mine" not in heard


FILES = [
    "/voila/files/02_is_it_safe.ipynb",
    "/voila/files/images/../02_is_it_safe.ipynb",
    "/voila/files/02_is_it_safe.ipynb/.",
    "/voila/files/..%2f..%2fpyproject.toml",
    "/lesson/images/../02_is_it_safe.ipynb",
    "/lesson/images/..%2f02_is_it_safe.ipynb",
    "/lesson/images/..\\02_is_it_safe.ipynb",
    "/lesson/../../data/rules.toml",
    "/lesson/%2e%2e/%2e%2e/data/rules.toml",
    "/static/../app.py",
    "/static/..%2fapp.py",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/page.js/.",
    "/voila/static/../../../../etc/passwd",
    "/voila/templates/backedu/static/../cells.html.j2",
    "/voila/templates/lab/static/x/../../../../../../etc/passwd",
    "/voila/api/contents/02_is_it_safe.ipynb",
    "/voila/tree",
    "/api/contents/",
    "/api/kernels",
    "/files/02_is_it_safe.ipynb",
    "/login",
]


@pytest.mark.parametrize("path", FILES)
def test_no_address_reads_a_file(visitor: Visitor, path: str) -> None:
    """Only pages, their assets and the lessons' images can be read, however the path is written."""
    status, text = visitor.ask(path)

    assert status in {403, 404}, text[:200]
    assert "root:" not in text
    assert '"cell_type"' not in text


@pytest.mark.parametrize("query", ["template=bogus", "template=lab", "theme=bogus"])
def test_a_page_cannot_be_redressed(visitor: Visitor, server: Server, query: str) -> None:
    """A foreign template is not looked for, and starts no kernel."""
    before = len(server.kernels_at_rest())
    plain = visitor.ask("/lesson/02_is_it_safe")[1]
    status, text = visitor.ask(f"/lesson/02_is_it_safe?{query}")

    assert status == 200
    assert len(text) == len(plain)
    assert server.kernels() == before


def test_a_kernel_needs_the_page_s_token(kernel_visitor: Visitor, kernel_server: Server) -> None:
    """Another site cannot make a visitor's browser start or end a kernel."""
    before = len(kernel_server.kernels_at_rest())
    status, _ = kernel_visitor.ask("/lesson/02_is_it_safe/kernel", "POST")

    assert status == 403
    assert kernel_server.kernels() == before


def test_another_site_s_page_cannot_listen(kernel_visitor: Visitor) -> None:
    """A websocket from another origin is refused, even with the kernel's id."""
    kernel = kernel_visitor.kernel()

    with pytest.raises(InvalidStatus), kernel_visitor.line(kernel, origin="http://example.org"):
        pass

    kernel_visitor.post(f"/voila/api/shutdown/{kernel}")


def test_a_name_that_was_pointed_here_is_refused(visitor: Visitor) -> None:
    """On this machine alone, only this machine's own names are answered (DNS rebinding)."""
    status, text = visitor.ask("/lesson/02_is_it_safe", headers={"Host": "evil.example"})

    assert status == 403
    assert "--public-address" in text
    assert "backedu-1" not in text


def test_only_the_token_is_kept_in_the_browser(visitor: Visitor) -> None:
    """No cookie tells one visitor from another."""
    visitor.ask("/lesson/02_is_it_safe")
    cookies = visitor.headers.get_all("Set-Cookie") or []

    assert [cookie.split("=")[0] for cookie in cookies] == ["_xsrf"]
    assert "default-src 'none'" in visitor.headers["Content-Security-Policy"]


def test_an_unknown_kernel_is_refused_at_once(kernel_visitor: Visitor) -> None:
    """A guessed kernel id gets a plain refusal."""
    with pytest.raises(InvalidStatus), kernel_visitor.line("00000000-0000-0000-0000-000000000000"):
        pass
