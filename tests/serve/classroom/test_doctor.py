"""Before a class, each thing that can go wrong gets one sentence that says what to do."""

import os
import shutil
import socket
import sys
import time
import webbrowser
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from backedu import content
from backedu.cli import main
from backedu.serve.classroom import doctor
from backedu.serve.classroom.doctor import Finding, findings, printed

USAGE = SimpleNamespace(free=5_000_000)


def found(about: str, port: int = 0, file: Path | str = Path("class.sqlite3")) -> Finding:
    """Return what one look finds."""
    return next(each for each in findings(port, file) if each.about == about)


def test_a_taken_port_is_named_with_another() -> None:
    """Someone may have left the lessons running."""
    with socket.socket() as other:
        other.bind(("", 0))
        other.listen()
        said = found("port", other.getsockname()[1])

    assert said.state == "bad"
    assert "--port" in said.text
    assert found("port").state == "good"


@pytest.mark.parametrize(("own", "state"), [("127.0.0.1", "bad"), ("169.254.3.4", "bad"),
                                            ("192.0.2.7", "good")])  # fmt: skip
def test_a_machine_without_a_network_is_told(
    own: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own address, or one that no network gave, reaches no phone."""
    monkeypatch.setattr(doctor, "own_number", lambda: own)

    assert found("address").state == state
    assert own in found("wifi").text


def test_a_database_that_answers_and_one_that_does_not_are_told(postgres: str) -> None:
    """Several servers of a class share one; its password is not repeated."""
    assert found("disk", file=postgres).state == "good"
    said = found("disk", file="postgresql://anna:secret@127.0.0.1:1/class")

    assert said.state == "bad"
    assert "--class-file" in said.text
    assert "secret" not in said.text


def test_a_full_disk_and_a_locked_folder_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first vote is lost for them."""
    file = tmp_path / "not" / "there" / "class.sqlite3"
    assert found("disk", file=file).state == "good"
    monkeypatch.setattr(shutil, "disk_usage", lambda _: USAGE)
    assert "5 MB" in found("disk", file=file).text
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert str(tmp_path) in found("disk", file=file).text


def test_a_clock_that_is_behind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can't be earlier than the newest review of the content."""
    newest = max(question.reviewed for question in content.questions().values())
    assert found("clock").state == ("good" if date.today() >= newest else "bad")  # noqa: DTZ011 - the day here
    monkeypatch.setattr(time, "time", lambda: 0.0)

    assert found("clock").state == "bad"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("on", ["ufw", "firewalld", ""])
def test_each_firewall_has_its_sentence(
    platform: str, on: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of the system, with the port or the question that it asks."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(doctor, "_is_on", lambda name, _: name == on)

    assert found("firewall").text


def test_the_command_fails_where_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And prints a line for each; a hint alone is no failure."""

    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", lambda: None)
    monkeypatch.setattr(doctor, "own_number", lambda: "192.0.2.7")
    assert main(["doctor", "--port", "0"]) == 0
    monkeypatch.setattr(webbrowser, "get", none)
    assert main(["doctor", "--port", "0"]) == 1
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) == 2 * 7
    assert printed(found("browser")) in lines
