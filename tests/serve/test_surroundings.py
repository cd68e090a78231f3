"""Odd machines: the server works on them, or says in one sentence what is wrong."""

import json
import resource
import signal
from pathlib import Path

import pytest
from nbformat import v4, write

from backedu.serve.open_files import allow_open_files
from tests.support.running import Visitor, running, start

ODD = """
import json, os, resource, sys
here = json.loads(sys.argv.pop())
os.environ.update(here["env"])
for name, most in here["limits"].items():
    resource.setrlimit(getattr(resource, name), (most, most))
os.execv(sys.executable, [sys.executable, "-m", "backedu.cli", "present", *sys.argv[1:]])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a notebook whose name not every console can print."""
    folder = tmp_path / "served"
    folder.mkdir()
    cells = [v4.new_markdown_cell("# Übung"), v4.new_code_cell("import ipywidgets\nprint('ran')")]
    write(v4.new_notebook(cells=cells), folder / "Übung….ipynb")
    return folder


def odd(folder: Path, env: dict[str, str], **limits: int) -> tuple[str, ...]:
    """Return the last words of a command line for a server in odd surroundings."""
    return (str(folder), json.dumps({"env": env, "limits": limits}))


def test_an_odd_home_console_and_folder_stop_nothing(tmp_path: Path, folder: Path) -> None:
    """No home, a start-up file that ends Python, no "…" in the console, a long temporary folder."""
    ipython = tmp_path / "ipython" / "profile_default"
    (ipython / "startup").mkdir(parents=True)
    (ipython / "startup" / "00.py").write_text("import sys; sys.exit(3)", encoding="utf-8")
    (ipython / "ipython_config.py").write_text("1 / 0", encoding="utf-8")
    long = tmp_path.joinpath(*["a rather long name of a folder"] * 4)
    long.mkdir(parents=True)
    surroundings = {
        "HOME": str(tmp_path / "nowhere"),
        "IPYTHONDIR": str(ipython.parent),
        "PYTHONIOENCODING": "cp437",
        "TMPDIR": str(long),
    }
    with running(*odd(folder, surroundings), script=ODD) as server:
        status, page = Visitor(server).ask("/lesson/%C3%9Cbung%E2%80%A6")
        said = server.said + server.stop()

    assert status == 200
    assert "ran" in page
    assert "1 of 1 notebooks can be opened." in said
    assert "backedu has stopped." in said
    assert len(said.strip().splitlines()) <= 9, said
    assert str(tmp_path) not in said
    assert not list(long.iterdir())


def test_too_few_open_files_are_told(folder: Path) -> None:
    """The sentence says what to type; there is no other noise, and the server can be stopped."""
    with running(*odd(folder, {}, RLIMIT_NOFILE=40), script=ODD) as server:
        said = server.said + server.stop()

    assert "Only 40 files may be open at once here" in said
    assert "ulimit -n 4096" in said
    assert "Traceback" not in said
    assert "/" not in said.partition("Preparing")[2]


def test_a_disk_without_room_gets_one_sentence(folder: Path) -> None:
    """Where nothing can be written the presenter reads what to do."""
    process = start(*odd(folder, {}, RLIMIT_FSIZE=0), script=ODD)
    said = process.communicate(timeout=30)[0].strip()

    assert process.returncode == 1
    assert "make room on the disk" in said
    assert len(said.splitlines()) == 1


def test_as_many_files_are_taken_as_the_machine_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Mac's terminal allows 256, and more to whoever asks: that is not worth a sentence."""
    limits = {"now": (256, 10_240)}
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits["now"])
    monkeypatch.setattr(resource, "setrlimit", lambda _, new: limits.update(now=new))

    assert allow_open_files() == ""
    assert limits["now"] == (4096, 10_240)
    assert allow_open_files() == ""


def test_ctrl_c_at_the_very_start_is_not_an_error(folder: Path) -> None:
    """Before there is anything to stop, too, nobody sees a traceback."""
    # A shell that runs the tests in the background has it ignored, and a child inherits that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = start(str(folder))
    finally:
        signal.signal(signal.SIGINT, before)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[0]

    assert "Traceback" not in said
