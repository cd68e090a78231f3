"""The class on a real network of two machines, with no way to anywhere else."""

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from backedu.export.printing import browser
from tests.support import stranger
from tests.support.network import IS_POSSIBLE, two_hosts
from tests.support.running import ROOT, heard_until

PORT = "8900"
QUESTION = "what-the-word-says"
BY_HAND = "scan-at-fifty"  # a class without phones raises hands: nobody votes, and the keys lead on
TO_THE_REASON = ["go", *["forward"] * 2, "reveal", *["forward"] * 3]
PRESENTED = [
    'class="qr"',  # the wall
    'class="qr"',  # the panel
    "</table>",  # the report
    QUESTION,  # the votes
    "question",  # what their columns mean
    "%PDF" if browser() else "browser",  # the report to print
    "What is a back spasm?",  # the list of lessons
    "data-model",  # a lesson with its labs
]
INSIDE = [
    "/lesson/01_what_is_a_spasm",
    "/lesson/01_what_is_a_spasm/kernel",
    "/lesson/01_what_is_a_spasm/answer/first",
    "/static/page.css",
    "/voila/files/data/sources.toml",
    "/voila/static/voila.js",
    "/api/kernels",
    "/api/kernels/x/channels",
    "/api/shutdown/x",
    "/api/contents/",
    "/files/README.md",
    "/health",
    "/handout",  # no lesson has come to its end
    "/wall/" + "0" * 32,
    "/panel/" + "0" * 32,
    "/panel/" + "0" * 32 + "/votes.csv",
    "//lesson/01_what_is_a_spasm",
    "/./lesson/01_what_is_a_spasm",
    "/class/../lesson/01_what_is_a_spasm",
    "/%2e%2e/lesson/01_what_is_a_spasm",
    "/join/../api/kernels",
    "/lesson/%2e%2e/%2e%2e/README.md",
    "/nowhere%0d%0aX:%20y",
]


@pytest.mark.skipif(not IS_POSSIBLE, reason="network namespaces need Linux and root")
def test_another_machine_reaches_the_audience_alone(tmp_path: Path) -> None:
    """Whatever a stranger sends; a class goes on beside dead lines, without the internet."""
    file = tmp_path / "class.sqlite3"
    with two_hosts() as hosts:
        server = presenting(hosts.presenter, file)
        try:
            code, wall, panel = printed(heard_until(server, "can be opened."), hosts.address)
            press(hosts.presenter, f"{panel}/drive", QUESTION, ["go", "forward"])
            paths = json.dumps([*INSIDE, wall, f"{wall}/drive"])
            arguments = [hosts.address, PORT, code, paths]
            before = memory_mb(server)
            asked = subprocess.run(
                [*hosts.phone, sys.executable, stranger.__file__, *arguments],
                capture_output=True, text=True, check=True, timeout=120,
            )  # fmt: skip
            grown = memory_mb(server) - before
            press(hosts.presenter, f"{panel}/drive", BY_HAND, TO_THE_REASON, begin=2)
            walked = walk(hosts.presenter, wall, panel)
        finally:
            server.terminate()
            said = server.communicate(timeout=60)[0]
    seen = json.loads(asked.stdout)

    for each, word in zip(walked, PRESENTED, strict=True):
        assert word in each
        assert not re.search(r'(?:src|href)="(?:https?:)?//', each.split("<main")[0])
    assert seen["got in"] == {}
    assert seen["internet"] is False
    assert (seen["vote"], seen["page"]) == (200, 200)
    assert seen["vote_s"] < 2
    assert set(seen["big"]) <= {0, 400, 413}
    assert grown < 20
    assert "Traceback" not in said
    assert "192.0.2.2" not in said
    with sqlite3.connect(file) as line:
        assert line.execute("select count(*) from votes").fetchone() == (1,)
        (lecture,) = line.execute("select lecture from classes").fetchone()
    assert json.loads(lecture)["progress"][BY_HAND]["stage"] == "why"


def presenting(presenter: tuple[str, ...], file: Path) -> subprocess.Popen[str]:
    """Start a class on the presenter's machine."""
    command = [sys.executable, "-m", "backedu.cli", "present", "--no-browser", "--class"]
    options = ["--host", "0.0.0.0", "--port", PORT, "--class-file", str(file)]  # noqa: S104
    return subprocess.Popen(
        [*presenter, *command, *options],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def printed(text: str, address: str) -> tuple[str, str, str]:
    """Return the code of a class, and where its wall and its panel are, as its server says."""
    found = (
        re.search(rf"{address}:{PORT}   code (\d{{4}})", text),
        re.search(r"(/wall/\w+)", text),
        re.search(r"(/panel/\w+)", text),
    )
    code, wall, panel = (each[1] if each else "" for each in found)
    assert code, text
    assert wall, text
    assert panel, text
    return code, wall, panel


def press(
    presenter: tuple[str, ...], path: str, question: str, keys: list[str], begin: int = 0
) -> None:
    """Press keys at a question, as the presenter does; each is obeyed, or this fails."""
    code = (
        "import json, sys, urllib.request as u\n"
        "for version, do in enumerate(sys.argv[4:], int(sys.argv[3])):\n"
        "    told = {'do': do, 'to': sys.argv[2], 'version': version}\n"
        "    body = json.dumps(told).encode()\n"
        "    u.urlopen(u.Request(sys.argv[1], body, {'Content-Type': 'application/json'}))\n"
    )
    address = f"http://127.0.0.1:{PORT}{path}"
    arguments = [address, question, str(begin), *keys]
    subprocess.run([*presenter, sys.executable, "-c", code, *arguments], check=True)


def walk(presenter: tuple[str, ...], wall: str, panel: str) -> list[str]:
    """Fetch what the presenter uses, on a machine that reaches nothing else."""
    files = [wall, panel]
    files += [f"{panel}/{name}" for name in ("report", "votes.csv", "codebook.txt", "report.pdf")]
    code = (
        "import json, sys, urllib.request as u\n"
        "def fetch(address):\n"
        "    try: answer = u.urlopen(address, timeout=90)\n"
        "    except u.HTTPError as error: answer = error\n"
        "    return answer.read().decode('utf-8', 'replace')\n"
        "print(json.dumps([fetch(each) for each in sys.argv[1:]]))\n"
    )
    paths = [*files, "/", "/lesson/01_what_is_a_spasm"]
    addresses = [f"http://127.0.0.1:{PORT}{path}" for path in paths]
    command = [*presenter, sys.executable, "-c", code, *addresses]
    return list(json.loads(subprocess.check_output(command, timeout=120)))


def memory_mb(server: subprocess.Popen[str]) -> float:
    """Return what the server holds."""
    return float(psutil.Process(server.pid).memory_info().rss / 1e6)
