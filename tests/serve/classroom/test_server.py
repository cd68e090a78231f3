"""``backedu present --class``: one process, one port, and the same class after a crash."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from backedu.classroom.store import Store
from backedu.cli import main
from tests.support.running import free_port, heard_until, start

TOLD = re.compile(r"code (\d{4})\n.+(http://127\.0\.0\.1:\d+/wall/\w+)\n.+(http://\S+/panel/\w+)\n")


def begun(process: subprocess.Popen[str]) -> tuple[str, str, str, str]:
    """Return the code, the wall, the panel, and all that the server says at its start."""
    text = heard_until(process, "Preparing the lessons")
    found = TOLD.search(text)
    assert found, text
    return found[1], found[2], found[3], text


def test_a_class_begins_and_survives_a_crash(tmp_path: Path) -> None:
    """Wall and panel answer where it says; killed the hard way, it is still there to go on."""
    file = tmp_path / "class.sqlite3"
    process = start("--class", "--class-file", str(file))
    code, wall, panel, _ = begun(process)
    for address in (wall, panel):
        with urlopen(address) as answer:
            assert answer.status == 200
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=60)
    resumed = Store(file).open()

    assert (resumed.code, resumed.wall) == (code, wall.split("/")[-1])


@pytest.mark.parametrize(
    "behind", [["--base-url", "/x/"], ["--public-address", "http://x.example"]]
)
def test_a_class_is_reached_directly(behind: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Behind a proxy every request would seem to come from this machine: it is refused."""
    assert main(["present", "--class", *behind]) == 1
    assert capsys.readouterr().err.startswith("A class is reached directly")


@pytest.mark.parametrize(
    ("kind", "what"), [("postgresql", "pip install"), ("mysql", "neither a file nor")]
)
def test_a_database_that_cannot_be_used_gets_a_sentence(
    kind: str, what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One whose driver is missing, one of another kind; the password is not repeated."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SystemExit) as ended:
        main(
            [
                "present",
                "--class",
                "--port",
                str(free_port()),
                "--class-file",
                f"{kind}://anna:secret@db.example/x",
            ]
        )

    assert what in str(ended.value)
    assert "secret" not in str(ended.value) + capsys.readouterr().out


def test_a_file_that_cannot_be_made_gets_a_sentence(tmp_path: Path) -> None:
    """What is wrong, and what to do."""
    (tmp_path / "a-file").touch()
    process = start("--class", "--class-file", str(tmp_path / "a-file" / "class.sqlite3"))
    text = process.communicate(timeout=60)[0]

    assert "The class cannot be written down in" in text
    assert "--class-file" in text
    assert "Traceback" not in text
    assert process.returncode == 1
