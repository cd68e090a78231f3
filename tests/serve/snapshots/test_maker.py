"""The snapshots of a first start are made by another process, which ends."""

import asyncio
import os
from pathlib import Path

import psutil
import pytest

from backedu.places import notebooks_dir
from backedu.serve.answers.desk import Offered
from backedu.serve.folder.notebook import Notebook, notebooks, read
from backedu.serve.snapshots.maker import Maker
from backedu.serve.snapshots.stored import StoredSnapshots, default_folder

_LESSON = "00_review"
_WORKER = "backedu.serve.snapshots.worker"
_OFFERED = Offered(frozenset({"backedu-1"}), needs_kernel=False)


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Notebook:
    """Return a shipped notebook, of which no snapshot is stored."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    return read(notebooks(notebooks_dir())[_LESSON], _LESSON)


def _family() -> list[psutil.Process]:
    """Return the process that makes snapshots, and its kernels: others come and go beside them."""
    seen = psutil.process_iter(["ppid", "cmdline"])  # one that has just ended has no command
    ours = [each for each in seen if each.info["ppid"] == os.getpid()]
    workers = [each for each in ours if _WORKER in (each.info["cmdline"] or ())]
    return [each for p in workers for each in (p, *p.children(recursive=True))]


def test_another_process_makes_a_snapshot_and_ends(notebook: Notebook) -> None:
    """It is stored with the answers that the server offers; no process of it is left."""

    async def make() -> list[psutil.Process]:
        maker = Maker("/")
        await maker.make(_LESSON, _OFFERED)
        await maker.make("no-such-lesson", _OFFERED)  # it is said that there is nothing to wait for
        family = _family()
        await asyncio.to_thread(maker.end)
        return family

    family = asyncio.run(make())
    snapshot = StoredSnapshots(default_folder(), "/").find(notebook)

    assert snapshot
    assert snapshot.offered == _OFFERED
    assert family
    assert not psutil.wait_procs(family, 5)[1]


@pytest.mark.usefixtures("notebook")
def test_without_that_process_nobody_waits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that ends at once, or was closed, makes nothing: the server does it."""

    async def make() -> None:
        maker = Maker("/")
        await asyncio.wait_for(maker.make(_LESSON, _OFFERED), 20)
        maker.close()
        await asyncio.wait_for(maker.make(_LESSON, _OFFERED), 20)
        maker.end()

    (tmp_path / "broken").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "broken").chmod(0o700)
    monkeypatch.setattr("sys.executable", str(tmp_path / "broken"))
    asyncio.run(make())

    assert not default_folder().exists()
