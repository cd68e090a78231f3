"""The kernel in reserve: the next visitor gets it, and another is kept for the one after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat import v4, write
from psutil import wait_procs

from tests.support.running import Server, Visitor, running

LESSON = "02_is_it_safe"
EXERCISE = "from backedu import lessons; lessons.ask('what-the-word-says')"
# A class with a folder of content of its own, which can be changed.
SERVER = """
import pathlib, sys
from backedu.serve.snapshots import library
library.data_dir = lambda: pathlib.Path(sys.argv[-1])
from backedu.cli import main
sys.exit(main(["present", *sys.argv[1:]]))
"""


def write_lesson(folder: Path, cell: str) -> None:
    """Write a lesson of one cell."""
    write(v4.new_notebook(cells=[v4.new_code_cell(cell)]), folder / f"{LESSON}.ipynb")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one lesson and some content."""
    write_lesson(tmp_path, EXERCISE)
    (tmp_path / "named_conditions.toml").write_text("one = 1\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def small(folder: Path) -> Iterator[Server]:
    """A server of that folder."""
    with running(str(folder), script=SERVER) as started:
        yield started


def test_the_next_visitor_gets_it_and_another_is_kept(small: Server) -> None:
    """What a visitor uses is what was there before; it ends with the page, as any other does."""
    kept = small.kernels_at_rest()
    visitor = Visitor(small)
    kernel = visitor.kernel()
    both = small.kernels_at_rest()
    visitor.post(f"/voila/api/shutdown/{kernel}")

    assert (len(kept), len(both)) == (1, 2)
    assert kept < both
    assert small.kernels_at_rest() == both - kept


def test_one_that_ended_is_not_handed_out(small: Server) -> None:
    """A visitor who comes right after it was killed gets a kernel that works."""
    kept = small.kernel_processes()
    small.kill_kernels()
    wait_procs(kept, timeout=10)

    assert Visitor(small).kernel()
    assert len(small.kernels_at_rest()) == 2


def test_it_is_renewed_with_the_content(small: Server, folder: Path) -> None:
    """It has read the content when it started: what was changed since would be missing in it."""
    kept = small.kernels_at_rest()
    (folder / "named_conditions.toml").write_text("another = 2\n", encoding="utf-8")
    wait_procs(kept, timeout=10)
    assert small.kernels_become(1, within_s=30)  # what starts them starts anew first
    renewed = small.kernels_at_rest()

    assert len(renewed) == 1
    assert not renewed & kept


def test_there_is_none_where_nobody_would_need_it(folder: Path) -> None:
    """Lessons without an exercise of ours keep no process."""
    write_lesson(folder, "6 * 7")
    with running(str(folder), script=SERVER) as server:
        assert not server.kernels_at_rest()
