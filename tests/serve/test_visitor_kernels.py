"""A notebook in a visitor's kernel: it runs as in the snapshot, and a failure is told."""

import json
from collections.abc import Iterator

import pytest

from tests.support.running import Server, Visitor, running

# Notebooks that cannot be run in plain Python, or not more than once.
NOTEBOOKS = """
import json, pathlib, sys, tempfile
folder = pathlib.Path(tempfile.mkdtemp())
ask = "from backedu.lessons import Lesson; Lesson().ask('what-the-word-says')"
def write(name, *cells):
    cells = (*cells, (ask, {}))
    cells = [{"cell_type": "code", "execution_count": None, "id": f"a{i}", "outputs": [],
              "metadata": metadata, "source": source} for i, (source, metadata) in enumerate(cells)]
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    (folder / f"{name}.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4,
        "nbformat_minor": 5, "metadata": {"kernelspec": kernel}}))
flag = str(folder / "flag")
write("once", ("import pathlib", {}), (f"pathlib.Path({flag!r}).touch(exist_ok=False)", {}))
write("magic", ("number = 6", {}), ("%%capture out\\nprint(number)", {}),
      ("raise SystemError", {"tags": ["skip-execution"]}), ("assert out.stdout == '6\\\\n'", {}))
write("fails", ("1 / 0", {"tags": ["raises-exception"]}), ("number = 6", {}),
      ("assert number == 6", {}))
write("ends", ("import os", {}), ("os.environ.get('BACKEDU_SNAPSHOT') or os._exit(1)", {}))
from backedu.cli import main
sys.exit(main(["present", str(folder), *sys.argv[1:]]))
"""


@pytest.fixture(scope="module")
def special() -> Iterator[Server]:
    """A server of notebooks that need care."""
    with running(script=NOTEBOOKS) as started:
        yield started


@pytest.mark.parametrize("lesson", ["magic", "fails"])
def test_a_notebook_runs_as_its_tags_say(special: Server, lesson: str) -> None:
    """A cell may be a magic, is skipped if its tag says so, and may fail on purpose."""
    visitor = Visitor(special)
    visitor.ask(f"/lesson/{lesson}")
    status, text = visitor.post(f"/lesson/{lesson}/kernel")

    assert status == 200
    visitor.post(f"/voila/api/shutdown/{json.loads(text)['kernel']}")


@pytest.mark.parametrize("lesson", ["once", "ends"])
def test_a_failure_for_a_visitor_is_a_sentence(special: Server, lesson: str) -> None:
    """The visitor reads that it did not work, without the reason, and no kernel is left."""
    visitor = Visitor(special)
    visitor.ask(f"/lesson/{lesson}")
    status, text = visitor.post(f"/lesson/{lesson}/kernel")

    assert status == 500
    assert "could not be set up" in json.loads(text)["message"]
    assert "Error" not in text
    assert special.kernels_become(0, within_s=5)


def test_the_author_reads_what_failed_for_a_visitor() -> None:
    """The person who started the server reads notebook and problem in one line."""
    with running(script=NOTEBOOKS) as server:
        visitor = Visitor(server)
        visitor.ask("/lesson/once")
        visitor.post("/lesson/once/kernel")
        said = server.said + server.stop()

        assert "For a visitor: once.ipynb: the cell" in said
        assert "FileExistsError" in said
        assert "Traceback" not in said
