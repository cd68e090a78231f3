"""The parts of the server that need no process; ``tests/server`` holds those that do."""

import errno
import gzip
import json
import os
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import segno
from jupyter_server.services.kernels.connection.base import deserialize_binary_message
from nbformat import NotebookNode, v4
from tornado.httputil import HTTPHeaders, HTTPServerRequest

from backedu.places import notebooks_dir
from backedu.serve import app, handlers
from backedu.serve.address import (
    address,
    has_screen,
    is_loopback,
    own_number,
    qr_code,
    why_not,
)
from backedu.serve.app import LessonServer
from backedu.serve.errors import LessonError
from backedu.serve.kernels.messages import (
    BINARY,
    _parts,
    _read,
    _read_binary,
    may_be_heard,
    may_pass,
    with_outputs,
)
from backedu.serve.page.assets import Asset, page_assets
from backedu.serve.snapshots.rendering import Buffers
from backedu.serve.snapshots.snapshot import (
    FileTable,
    _controls,
    _models,
    _needs_full,
    _put_modules,
    _put_pictures,
)
from tests.support.running import FRAMED, framed, message

TOOL = "@jupyterhub/jupyter-server-proxy"  # installed for the tests, as many others elsewhere
EVERYWHERE = "0.0.0.0"  # noqa: S104 - a name for it; nothing is bound here


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Makes a server with all its settings, but without a port."""
    monkeypatch.setenv("JUPYTER_PATH", "")
    made: list[LessonServer] = []

    def prepared(ip: str = "127.0.0.1", port: int = 8866) -> LessonServer:
        server = LessonServer(port=port, ip=ip, open_browser=False)
        server.initialize([])
        server.app = server.init_settings()
        made.append(server)
        return server

    yield prepared
    for server in made:
        server.stop()


# --- the files of a page


def test_every_file_of_the_page_is_in_the_table() -> None:
    """Styles, scripts as a page loads them, plotly.js and the shared colours; nothing of Python."""
    styles = {"page", "shelf", "scene", "lesson", "full", "print", "author", "tokens"}
    scripts = {"first.js", "page.js", "host.js", "full.js", "author.js", "plotly.min.js"}

    assert set(page_assets()) == {f"{name}.css" for name in styles} | scripts | {"icon.svg"}
    assert not any(name.endswith((".py", ".ipynb", ".toml")) for name in page_assets())


@pytest.mark.parametrize("name", page_assets())
def test_an_asset_is_the_same_packed_and_unpacked(name: str) -> None:
    """The gzip holds the same bytes, and the hash is made of them."""
    asset = page_assets()[name]

    assert gzip.decompress(asset.packed) == asset.raw
    assert asset.raw
    assert re.fullmatch(r"[0-9a-f]{16}", asset.digest)


def test_scripts_are_called_javascript_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the system takes .js for text, which a browser would refuse to run."""
    monkeypatch.setattr("mimetypes.guess_type", lambda _: ("text/plain", None))
    asset = Asset.read(Path(app.__file__).parent / "page" / "page.js")

    assert asset.media_type == "text/javascript"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("page.css", "text/css"), ("icon.svg", "image/svg+xml"), ("plotly.min.js", "text/javascript")],
)
def test_media_types(name: str, media_type: str) -> None:
    """Browsers are told what they get; they are also told not to guess."""
    assert page_assets()[name].media_type == media_type


def test_a_changed_file_has_another_hash(tmp_path: Path) -> None:
    """A browser that keeps a file for a year fetches it again once it has changed."""
    path = tmp_path / "a.css"
    path.write_text("a", encoding="utf-8")
    before = Asset.read(path)
    path.write_text("b", encoding="utf-8")

    assert Asset.read(path).digest != before.digest


# --- snapshots


HOSTILE = [
    "</script><script>alert(1)</script>",
    "</SCRIPT >",
    "<!--<script>",
    "]]>",
    "&lt;/script&gt;",
    "\u2028\u2029 \\u003c/script> \\",
    '"}]',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_control_says_stays_data(text: str) -> None:
    """A text of a control arrives as it is, and no file's name is made of it."""
    state: dict[str, dict[str, Any]] = {
        f"id{text}": {"_esm": f"{text}js", "_css": f"{text}css", "stem": text, "o": [text]}
    }
    files = FileTable("/files/")
    modules = _put_modules(state, files)
    page = json.loads(_models({}, state, {}, modules))

    assert page["models"][f"id{text}"]["stem"] == text
    assert page["models"][f"id{text}"]["o"] == [text]
    assert page["styles"] == [f"{text}css"]
    assert re.fullmatch(r"/files/[0-9a-f]+\.js\?v=[0-9a-f]+", page["modules"][0])
    assert [asset.raw.decode() for asset in files.assets.values()] == [f"{text}js"]


def test_each_script_and_style_is_sent_once() -> None:
    """Controls of one kind share a module; each names the one it needs."""
    state: dict[str, dict[str, Any]] = {
        "a": {"_esm": "one", "_css": "x"},
        "b": {"_esm": "two", "_css": "x"},
        "c": {"_esm": "one", "_css": "y"},
    }
    files = FileTable("/files/")
    modules = _put_modules(state, files)
    page = json.loads(_models({"lesson": "lesson", "base": "/base/"}, state, {}, modules))

    assert [asset.raw for asset in files.assets.values()] == [b"one", b"two"]
    assert page["modules"] == list(modules)
    assert page["styles"] == ["x", "y"]
    assert [page["models"][id_]["_esm"] for id_ in "abc"] == [0, 1, 0]
    assert (page["lesson"], page["base"]) == ("lesson", "/base/")


def test_a_lab_that_asks_first_brings_no_figure() -> None:
    """The page gets the pictures when it comes near them, and the answer not before."""
    figure, frames = {"finding": "Half."}, {"positions": [], "pool": [], "pictures": [1]}
    state: dict[str, dict[str, Any]] = {
        "asks": {"figure": dict(figure), "frames": frames, "prompt": {"question": "Q?"}},
        "many": {"figure": dict(figure), "frames": {}, "prompt": {"question": "Q?"}},
        "shows": {"figure": dict(figure), "frames": frames, "prompt": {}},
    }
    _put_pictures(state, FileTable("/files/"))

    assert [model["figure"] for model in state.values()] == [{}, {}, figure]
    assert [[*model["frames"]] for model in state.values()] == [["address"], ["first"], ["address"]]


def test_what_all_styles_begin_with_is_sent_once() -> None:
    """Shared rules come first alone: later they would win over a control's own."""
    sheets = ["shared {}\n\n.lab {}\n", "shared {}\n\n.lamp {}\n"]
    state: dict[str, dict[str, Any]] = {
        f"{i}": {"_esm": 0, "_css": sheet} for i, sheet in enumerate((*sheets, sheets[0]))
    }

    assert json.loads(_models({}, state, {}, ()))["styles"] == [sheets[0], "\n.lamp {}\n"]


def test_what_no_page_needs_is_not_sent() -> None:
    """Layouts, and the parts of a state that serve other front ends, stay behind."""
    state: dict[str, dict[str, Any]] = {
        "backedu-1": {"_esm": "e", "_css": "c", "layout": "b", "tabbable": None, "value": 1},
        "b": {"_model_name": "LayoutModel", "width": None},
    }
    controls = _controls(state)
    models = json.loads(_models({}, controls, {}, ()))["models"]

    assert models == {"backedu-1": {"_esm": "e", "value": 1}}
    assert state["backedu-1"]["layout"] == "b"


def test_bytes_stand_beside_the_state() -> None:
    """Each with its path from the top, in base64; those of other widgets stay behind."""
    state: dict[str, dict[str, Any]] = {"backedu-1": {"_esm": 0, "_css": "c", "all": [None, 1]}}
    part = {"path": ["all", 0], "data": "AAH/", "encoding": "base64"}
    buffers: Buffers = {"backedu-1": {("all", 0): part}, "image": {("value",): part}}
    page = json.loads(_models({}, state, buffers, ()))

    assert page["bytes"] == [[["models", "backedu-1", "all", 0], "AAH/"]]


def test_a_lesson_without_controls_has_an_empty_list() -> None:
    """A lesson that is prose alone is a page like any other."""
    page = json.loads(_models({}, {}, {}, ()))

    assert (page["models"], page["modules"], page["styles"]) == ({}, [], [])


def test_a_failed_cell_is_named_in_one_sentence() -> None:
    """Notebook, cell and problem, without the traceback."""
    error = LessonError.in_cell("02_is_it_safe", "lesson.ask('x')\n", "LookupError: no question.")

    assert str(error) == (
        "02_is_it_safe.ipynb: the cell “lesson.ask('x')” failed: LookupError: no question."
    )


def test_a_long_cell_is_cut() -> None:
    """A cell of many lines does not fill the presenter's screen."""
    assert len(str(LessonError.in_cell("a", "x = 1; " * 500, "NameError: no"))) < 200


# --- notebooks of other people


def outputs(*shown: dict[str, Any]) -> NotebookNode:
    """A notebook of one cell that shows the given data."""
    made = [v4.new_output("display_data", data=data) for data in shown]
    cells = [v4.new_markdown_cell(""), v4.new_code_cell("", outputs=made)]
    return NotebookNode(v4.new_notebook(cells=cells))


WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.mark.parametrize(
    ("data", "needed"),
    [
        ({WIDGET: {"model_id": "backedu-1"}, "text/plain": "QuestionCard()"}, False),
        ({WIDGET: {"model_id": "0123456789abcdef"}, "text/plain": "IntSlider()"}, True),
        ({"application/vnd.plotly.v1+json": {}, "text/html": "<div>"}, True),
        ({"text/html": "<table>"}, False),
        ({"image/png": "iVBORw0K"}, False),
    ],
)
def test_what_only_jupyter_can_draw(data: dict[str, Any], *, needed: bool) -> None:
    """A widget that is none of ours needs Jupyter's scripts; ours, tables and pictures do not."""
    assert _needs_full(outputs(data), {"backedu-1"}) is needed


# --- what a page may say to a kernel


def said(kind: str, protocol: str | None, **content: Any) -> str | bytes:
    """Write a message as a page does."""
    return message(kind, content, "shell", protocol)


@pytest.mark.parametrize("protocol", [None, FRAMED, BINARY])
@pytest.mark.parametrize(
    ("kind", "content", "ours", "widgets"),
    [
        ("comm_msg", {"comm_id": "a"}, True, True),
        ("kernel_info_request", {}, True, True),
        ("comm_info_request", {"target_name": "jupyter.widget"}, False, True),
        ("comm_open", {"target_name": "jupyter.widget.control"}, False, True),
        ("comm_open", {"target_name": "jupyter.widget"}, False, False),
        ("comm_open", {}, False, False),
        ("comm_close", {"comm_id": "a"}, False, False),
        ("execute_request", {"code": "1"}, False, False),
        ("shutdown_request", {"restart": True}, False, False),
        ("input_reply", {"value": "1"}, False, False),
    ],
)
def test_what_a_page_may_say(
    protocol: str | None, kind: str, content: dict[str, Any], *, ours: bool, widgets: bool
) -> None:
    """Changes to controls; pages with Jupyter's widgets may also ask for their states."""
    text = said(kind, protocol, **content)

    assert may_pass(text, protocol, widgets=False) is ours
    assert may_pass(text, protocol, widgets=True) is widgets


@pytest.mark.parametrize("protocol", [None, FRAMED, BINARY])
def test_what_a_page_may_hear(protocol: str | None) -> None:
    """Everything but what a log would have: warnings and errors with this machine's paths."""
    for kind, content, heard in (
        ("stream", {"name": "stderr", "text": "File /srv/a.py"}, False),
        ("stream", {"name": "stdout", "text": "hello"}, True),
        ("stream", {"name": "stdout", "text": '"stderr" of a "stream"'}, True),
        ("comm_msg", {"data": {"name": "stderr", "kind": "stream"}}, True),
    ):
        assert may_be_heard(said(kind, protocol, **content), protocol) is heard


@pytest.mark.parametrize("protocol", [None, BINARY])
def test_what_is_shown_later_is_settled(protocol: str | None) -> None:
    """An output has its data changed; all else of a message, and every other message, stays."""

    def settle(output: dict[str, Any]) -> None:
        output["data"]["text/html"] = "<em>Ü</em>"

    def forget(output: dict[str, Any]) -> None:
        output.pop("data", None)

    shown = {"data": {"text/html": "<script>"}, "transient": {}}
    for kind in ("display_data", "execute_result", "update_display_data"):
        text = said(kind, protocol, **shown)
        settled = with_outputs(text, protocol, settle)
        read = _read_binary if protocol else _read

        assert read(settled) == (kind, {**shown, "data": {"text/html": "<em>Ü</em>"}})
        if isinstance(text, bytes) and isinstance(settled, bytes):
            assert _parts(settled)[:4] == _parts(text)[:4]
    widget = {"outputs": [shown, {"name": "stdout"}]}
    for data in ({"state": widget}, {"states": {"a": {"state": widget}, "b": {"state": {}}}}):
        settled = str(with_outputs(said("comm_msg", None, data=data), None, forget))

        assert "<script>" not in settled
        assert "stdout" in settled
    framed_text = said("comm_msg", FRAMED, data={"state": widget})
    status = said("status", protocol)
    assert with_outputs(status, protocol, settle) == status
    assert with_outputs(framed_text, None, settle) == framed_text


HARMLESS, FORGED = (str(said(kind, None)).encode() for kind in ("comm_msg", "execute_request"))
BROKEN_FRAMES = [
    b"",
    b"\x00\x00\x00\x01",
    framed(FORGED, b"bytes"),
    framed(FORGED, HARMLESS),
    framed(b"", HARMLESS),
    framed(b"\xff" + HARMLESS),
    framed(HARMLESS.decode().encode("utf-16")),
    (0).to_bytes(4, "big") + HARMLESS,
    (2**31).to_bytes(4, "big") + HARMLESS,
    framed(HARMLESS, *[b""] * 1000),
    struct.pack("!II", 1, 8 + len(HARMLESS)) + HARMLESS,
    struct.pack("!III", 2, 12, 2**32 - 1) + HARMLESS,
    struct.pack("!III", 2, 12 + len(FORGED), 12) + FORGED + HARMLESS,
    struct.pack("!III", 2, 12 + len(FORGED), 2**32 - 1) + FORGED + HARMLESS,
]


@pytest.mark.parametrize("place", range(4))
def test_a_frame_is_read_as_the_server_reads_it(place: int) -> None:
    """Whatever the table of a frame says, what passes is what the kernel would be told."""
    frame = framed(HARMLESS, FORGED, b"bytes")
    passed = 0
    for number in range(len(frame) + 2):
        table = bytearray(frame)
        table[4 * place : 4 * (place + 1)] = number.to_bytes(4, "big")
        if may_pass(bytes(table), None, widgets=True):
            passed += 1
            heard = deserialize_binary_message(bytes(table))  # type: ignore[no-untyped-call]

            assert heard["header"]["msg_type"] == "comm_msg"

    assert passed == (1, 1, 1, len(FORGED) + 6)[place]


@pytest.mark.parametrize(
    ("text", "protocol"),
    [
        ("", None),
        ("[]", None),
        ("{}", None),
        ('{"header": {"msg_type": ["comm_msg"]}, "content": {}}', None),
        ('{"header": {"msg_type": "comm_msg"}, "content": []}', None),
        ("[" * 100_000, None),
        (said("comm_msg", BINARY), None),
        *((frame, None) for frame in BROKEN_FRAMES),
        (said("comm_msg", None), BINARY),
        (b"", BINARY),
        ((2**63).to_bytes(8, "little"), BINARY),
        ((6).to_bytes(8, "little") + b"\xff" * 48, BINARY),
    ],
)
def test_what_is_no_message_is_dropped(text: str | bytes, protocol: str | None) -> None:
    """Whatever else arrives costs nothing and breaks nothing."""
    assert not may_pass(text, protocol, widgets=True)


# --- why a port cannot be had


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.EADDRINUSE, "Port 8866 is in use, perhaps by another backedu"),
        (errno.EACCES, "Port 8866 may not be used on this machine"),
        (errno.EADDRNOTAVAIL, "The address 192.0.2.1 cannot be used on this machine"),
        (None, "The address 192.0.2.1 cannot be used on this machine"),
    ],
)
def test_why_the_server_did_not_start(code: int | None, said: str) -> None:
    """One sentence on one line, that says what was wrong and what to do."""
    error = OSError(code, "…") if code else UnicodeError("label empty or too long")
    sentence = why_not(error, "192.0.2.1", 8866)

    assert sentence.startswith(said)
    assert "\n" not in sentence
    assert "--port" in sentence or "--host" in sentence


def test_a_used_port_names_the_next_one() -> None:
    """The command can be copied as it stands."""
    sentence = why_not(OSError(errno.EADDRINUSE, "in use"), "127.0.0.1", 8866)

    assert sentence.endswith("backedu present --port 8867")


def test_the_last_port_has_no_next_one() -> None:
    """Beyond the last port the sentence does not name one that does not exist."""
    sentence = why_not(OSError(errno.EADDRINUSE, "in use"), "127.0.0.1", 65535)

    assert sentence.endswith("--port 65534")


@pytest.mark.parametrize("host", ["192..168.0.1", "x" * 70])
def test_a_host_that_is_none_gets_one_sentence(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistyped address ends the command with a sentence; nothing was listening by then."""
    monkeypatch.setattr(app, "HTTPServer", None)

    with pytest.raises(SystemExit, match=f"The address {re.escape(host)} cannot be used"):
        LessonServer(port=0, ip=host, open_browser=False).listen()


# --- who is answered


@pytest.mark.parametrize("ip", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_this_machine_has_several_addresses(ip: str) -> None:
    """All of 127.0.0.0/8 is this machine, and nobody else's."""
    assert is_loopback(ip)


@pytest.mark.parametrize(
    ("ip", "host", "answered"),
    [
        ("127.0.0.1", "127.0.0.1:8866", True),
        ("127.0.0.1", "localhost:8866", True),
        ("127.0.0.1", "[::1]:8866", True),
        ("127.0.0.1", "evil.example", False),
        ("127.0.0.1", "evil.example:8866", False),
        ("127.0.0.1", "192.0.2.1:8866", False),
        ("127.0.0.2", "evil.example", False),
        ("127.0.0.1", "127.0.0.1.evil.example", False),
        ("localhost", "evil.example", False),
        ("::1", "evil.example", False),
        (EVERYWHERE, "classroom.example:8866", True),
        (EVERYWHERE, "192.0.2.1:8866", True),
        ("", "classroom.example", True),
        ("192.0.2.1", "192.0.2.1:8866", True),
    ],
)
def test_a_server_for_this_machine_answers_to_its_own_names(
    prepare: Any, ip: str, host: str, *, answered: bool
) -> None:
    """A name that was pointed here is refused, unless others were invited (DNS rebinding)."""

    class Connection:
        def set_close_callback(self, _: Any) -> None: ...

    application: Any = type("Application", (), {"settings": prepare(ip).app, "ui_methods": {}})
    application.ui_modules = {}
    connection: Any = Connection()
    request = HTTPServerRequest(
        "GET", "/", headers=HTTPHeaders({"Host": host}), connection=connection
    )

    assert handlers.BaseHandler(application, request).check_host() is answered


@pytest.mark.parametrize(
    ("ip", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8866/"),
        ("::1", "http://[::1]:8866/"),
        ("192.0.2.1", "http://192.0.2.1:8866/"),
        (EVERYWHERE, "http://192.0.2.7:8866/"),
        ("::", "http://192.0.2.7:8866/"),
        ("", "http://192.0.2.7:8866/"),
    ],
)
def test_the_address_can_be_typed_into_a_browser(
    monkeypatch: pytest.MonkeyPatch, ip: str, expected: str
) -> None:
    """Where all addresses answer it is a number that others reach; an IPv6 address has brackets."""
    monkeypatch.setattr("backedu.serve.address.own_number", lambda: "192.0.2.7")

    assert address(ip, 8866) == expected


def test_without_a_network_the_address_is_this_machine_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else could reach it; starting works all the same."""

    def unreachable(*_: object) -> None:
        raise OSError(errno.ENETUNREACH, "unreachable")

    monkeypatch.setattr("backedu.serve.address.socket.socket.connect", unreachable)

    assert own_number() == "127.0.0.1"


def test_a_phone_reads_the_address_from_the_terminal() -> None:
    """Each character of the picture is two squares of the code, one above the other."""
    url = "http://192.0.2.7:8866/"
    rows = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in qr_code(url).splitlines()]
    squares = segno.make(url, error="l", micro=False).symbol_size(scale=1, border=2)

    assert {len(row) for row in rows} == {squares[0]}
    assert len(rows) == -(-squares[1] // 2)


@pytest.mark.parametrize(
    ("host", "answered"),
    [("lessons.example", True), ("localhost:8866", True), ("evil.example", False)],
)
def test_a_public_name_is_answered_to(
    prepare: Any, host: str, *, answered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of a tunnel or a proxy, and no other."""
    monkeypatch.setattr(LessonServer, "public_address", "https://lessons.example/class/")
    names = prepare().app["local_hostnames"]

    assert (host.partition(":")[0] in names) is answered


def test_the_server_is_closed_down(prepare: Any) -> None:
    """No message that runs code, a token against other sites, no address that nobody listed."""
    server = prepare()
    settings = server.app

    assert not {"execute_request", "shutdown_request", "input_reply"} & set(
        server.kernel_manager.allowed_message_types
    )
    assert settings["xsrf_cookies"] is True
    assert settings["xsrf_cookie_kwargs"] == {"samesite": "Strict"}
    assert settings["default_handler_class"] is handlers.NotFound
    assert settings.get("password", "") == ""
    assert server.identity_provider_class is handlers.Visitor


def test_tools_for_authors_are_not_loaded_by_visitors(prepare: Any) -> None:
    """Of the installed extensions a page gets those that draw widgets and outputs."""
    loaded = {each["name"] for each in prepare().page_config()["federated_extensions"]}

    assert "anywidget" in loaded
    assert (Path(sys.prefix) / "share/jupyter/labextensions" / TOOL).is_dir()
    assert TOOL not in loaded


def test_every_lesson_has_an_address(prepare: Any) -> None:
    """The lessons are the notebooks; the table of addresses holds nothing but the listed ones."""
    server = prepare()
    table = server.init_handlers()
    patterns = [re.compile(rule[0] + "$") for rule in table]

    def found(path: str) -> list[str]:
        return [
            rule[1].__name__
            for rule, pattern in zip(table, patterns, strict=True)
            if pattern.match(path)
        ]

    lessons = sorted(path.stem for path in notebooks_dir().glob("*.ipynb"))
    assert list(server.library.titles) == lessons
    assert all(found(f"/lesson/{name}") == ["LessonPage"] for name in [*lessons, "my own 2"])
    assert all(found(f"/lesson/{name}.ipynb") == ["LessonLink"] for name in lessons)
    assert found("/") == ["FrontPage"]
    for path in ("/api/contents/", "/api/kernels"):
        assert found(path) == []


def test_an_asset_s_address_has_its_hash(prepare: Any) -> None:
    """What the page links to can be kept by the browser until it changes."""
    url = prepare().frame.asset_url("page.css")

    assert url == f"/static/page.css?v={page_assets()['page.css'].digest}"


@pytest.mark.parametrize(
    ("platform", "display", "wayland", "has"),
    [
        ("linux", "", "", False),
        ("linux", ":0", "", True),
        ("linux", "", "wayland-0", True),
        ("darwin", "", "", True),
        ("win32", "", "", True),
    ],
)
def test_a_browser_opens_only_on_a_screen(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, wayland: str, *, has: bool
) -> None:
    """On a server without a screen no text browser takes over the terminal."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)

    assert has_screen() is has


def test_no_configuration_of_the_machine_is_read(prepare: Any) -> None:
    """A configuration file that someone left behind cannot open a door."""
    server = prepare()

    assert server.config_file_paths == []
    assert server.voila_configuration.allow_template_override == "NO"
    assert server.voila_configuration.allow_theme_override == "NO"
    assert os.environ["JUPYTER_PATH"].endswith("share")
