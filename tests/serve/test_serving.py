"""What a presenter sees of the server: it starts, copes with a full class, and stops."""

import json
import re
import signal
import subprocess
import time
from pathlib import Path

from tests.support.running import KERNELS, PRESENT, Visitor, free_port, heard_until, running, start

BROKEN = """
import pathlib, shutil, sys, tempfile
import backedu.serve.app as app
folder = pathlib.Path(tempfile.mkdtemp())
cell = {"cell_type": "code", "execution_count": None, "id": "a", "metadata": {}, "outputs": [],
        "source": "1 / 0"}
import json
(folder / "broken.ipynb").write_text(json.dumps({"cells": [cell], "nbformat": 4,
    "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "python3", "language": "python",
    "display_name": "Python 3"}}}))
app.notebooks_dir = lambda: folder
from backedu.cli import main
sys.exit(main(["present", *sys.argv[1:]]))
"""


def test_reading_starts_no_kernel() -> None:
    """The front page and every lesson are answered from snapshots."""
    with running() as server:
        before = server.kernels_at_rest()
        visitor = Visitor(server)
        pages = ["/", *(f"/lesson/{name}" for name in ("00_index", "01_what_is_a_spasm"))]
        answers = [visitor.ask(page)[0] for page in pages]

        assert answers == [200, 200, 200]
        assert server.kernels_at_rest() == before


def test_a_kernel_without_a_page_is_gone_within_a_minute() -> None:
    """A closed page ends its kernel at once; a page that vanished loses it soon."""
    with running(script=KERNELS + PRESENT) as server:
        before = server.kernels()
        visitor = Visitor(server)
        vanished, said_goodbye = visitor.kernel(), visitor.kernel()
        visitor.line(vanished).close()
        assert len(server.kernels_at_rest()) == before + 2

        visitor.post(f"/voila/api/shutdown/{said_goodbye}")

        assert server.kernels_become(before + 1, within_s=5)
        assert server.kernels_become(before, within_s=60)


def test_a_full_class_is_told_so_in_a_sentence() -> None:
    """Beyond the limit a visitor reads on, and learns why the exercises wait."""
    with running("--visitors", "1", script=KERNELS + PRESENT) as server:
        first, second = Visitor(server), Visitor(server)
        kernel = first.kernel()
        assert second.ask("/lesson/02_is_it_safe")[0] == 200
        status, text = second.post("/lesson/02_is_it_safe/kernel")

        assert status == 503
        assert "full" in json.loads(text)["message"]
        first.post(f"/voila/api/shutdown/{kernel}")
        assert second.kernel()


def test_ctrl_c_stops_cleanly() -> None:
    """Ctrl-C ends the kernels and says so, without a traceback."""
    with running(script=KERNELS + PRESENT) as server:
        Visitor(server).kernel()
        said = server.stop()

        assert server.process.returncode == 0
        assert "backedu has stopped." in said
        assert "Traceback" not in said


def test_a_used_port_gets_one_sentence() -> None:
    """A second server on the same port says what to do instead."""
    with running() as server:
        second = start("--port", str(server.port))
        said = second.communicate(timeout=60)[0].strip()

        assert second.returncode == 1
        assert f"Port {server.port} is in use" in said
        assert f"--port {server.port + 1}" in said
        assert "Traceback" not in said


def test_a_lesson_that_fails_is_told_to_its_author_alone() -> None:
    """The author reads notebook, cell and problem; the visitor reads a friendly page."""
    with running(script=BROKEN) as server:
        status, text = Visitor(server).ask("/lesson/broken")

        assert "broken.ipynb: the cell “1 / 0” failed: ZeroDivisionError" in server.said
        assert status == 503
        assert "cannot be shown at the moment" in text
        assert "ZeroDivisionError" not in text


def test_an_unknown_page_is_friendly() -> None:
    """A wrong address of any form shows a newcomer a page with a way back."""
    with running(script=BROKEN) as server:
        for path in ("/lesson/nowhere", "/nowhere", "/class/nowhere", "/static/nowhere"):
            status, text = Visitor(server).ask(path)

            assert status == 404
            assert "All lessons" in text, path
        assert "unexpected" not in server.said


def test_starting_takes_seconds_not_minutes() -> None:
    """A presenter who starts the server in class sees the lessons soon."""
    began = time.monotonic()
    process: subprocess.Popen[str]
    with running() as server:
        process = server.process

        assert time.monotonic() - began < 60
    assert process.poll() is not None


EDITED = """
import pathlib, shutil, sys
import backedu.places as places
import backedu.serve.app as app
folder = pathlib.Path(sys.argv.pop())
shutil.copytree(places.notebooks_dir(), folder / "notebooks")
app.notebooks_dir = lambda: folder / "notebooks"
from backedu.cli import main
sys.exit(main(["present", *sys.argv[1:]]))
"""


def test_a_changed_notebook_is_noticed(tmp_path: Path) -> None:
    """An author who saves a notebook sees the new text at the next visit, without a restart."""
    with running(str(tmp_path), script=EDITED) as server:
        notebook = tmp_path / "notebooks" / "00_index.ipynb"
        text = notebook.read_text(encoding="utf-8")
        notebook.write_text(
            text.replace("How to use", "A word that was not there"), encoding="utf-8"
        )
        end = time.monotonic() + 20
        while "A word that was not there" not in Visitor(server).ask("/lesson/00_index")[1]:
            assert time.monotonic() < end
            time.sleep(0.3)


def test_ctrl_c_is_heard_while_lessons_are_prepared() -> None:
    """The address is there at once, and a presenter who stops it then is not kept waiting."""
    for wait_s in (0.3, 0.9, 1.5):
        process = start()
        assert "The lessons are at" in heard_until(process, "Preparing")
        time.sleep(wait_s)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)[0]

        assert process.returncode == 0
        assert "backedu has stopped." in said
        assert "Traceback" not in said


def test_behind_a_prefix_and_a_public_name() -> None:
    """Every address begins with the prefix, the name is answered to, and answers come back."""
    port = free_port()
    public = f"http://lessons.example:{port}"
    options = ("--port", str(port), "--base-url", "class", "--public-address", public)
    with running(*options) as server:
        named = {"Host": "lessons.example"}
        visitor = Visitor(server)
        status, page = visitor.ask("/class/lesson/02_is_it_safe", headers=named)
        token = {"X-XSRFToken": visitor.cookie.split("=", 1)[1], **named}
        answer = "/class/lesson/02_is_it_safe/answer/backedu-2"

        assert status == 200
        addresses = re.findall(r'(?:href|src|data-models|data-host)="(/[^"]*)"', page)
        assert addresses
        assert all(address.startswith("/class/") for address in addresses)
        assert {visitor.ask(address, headers=named)[0] for address in addresses} == {200}
        assert visitor.ask(answer, "POST", token, b"{}")[0] == 200
        assert visitor.ask("/lesson/02_is_it_safe", headers=named)[0] == 404
        assert visitor.ask("/class/", headers={"Host": "evil.example"})[0] == 403
