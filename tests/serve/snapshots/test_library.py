"""The notebooks of a folder: prepared a few at a time, and again when one is saved."""

import asyncio
import errno
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from nbformat import v4, write

from backedu.serve.errors import LessonError
from backedu.serve.folder.beside import Beside
from backedu.serve.folder.notebook import Notebook
from backedu.serve.snapshots.library import Library, News


def save(folder: Path, name: str, text: str = "# Title") -> None:
    """Write a notebook of one cell."""
    path = folder / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    write(v4.new_notebook(cells=[v4.new_markdown_cell(text)]), path)


class Page(str):
    """A page's text, which is told apart by what it says."""

    __slots__ = ()

    @property
    def digest(self) -> str:
        """The text itself."""
        return str(self)


def ready(notebook: Notebook, *looked_for: str) -> Any:
    """What preparing makes of it: here its text."""
    snapshot = SimpleNamespace(
        files={}, notes=(), needs_full=False, looked_for=frozenset(looked_for)
    )
    return SimpleNamespace(page=Page(notebook.content.cells[0].source), snapshot=snapshot)


async def at_once(notebook: Notebook, _title: str) -> Any:
    """Prepare without waiting."""
    return ready(notebook, "pic.png")


def nothing() -> None:
    """Renew nothing."""


def library(folder: Path, prepare: Callable[[Notebook, str], Awaitable[Any]] = at_once) -> Library:
    """A library of the folder."""
    return Library(folder, Beside(folder), prepare, nothing)


def test_a_few_are_prepared_at_once(tmp_path: Path) -> None:
    """Sixty notebooks do not start sixty kernels; one that is opened comes before its turn."""
    for number in range(60):
        save(tmp_path, f"n{number:02}")
    running, most, order = 0, 0, []

    async def slowly(notebook: Notebook, _title: str) -> Any:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.001)
        running -= 1
        order.append(notebook.name)
        return ready(notebook)

    async def check() -> None:
        shelf = library(tmp_path, slowly)
        preparing = asyncio.ensure_future(shelf.prepare())
        await asyncio.sleep(0)
        assert await shelf.lesson("n59")
        assert len(order) < 12
        await preparing

    asyncio.run(check())

    assert most == 4
    assert sorted(order) == [f"n{number:02}" for number in range(60)]


def test_a_broken_save_keeps_the_last_good_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Visitors read on; the author reads what is wrong; the next good save is shown."""

    async def check() -> list[str]:
        save(tmp_path, "a", "# One")
        shelf = library(tmp_path)
        await shelf.prepare()
        seen = [(await shelf.lesson("a")).page]  # type: ignore[union-attr]
        for content in ("{", "# Two"):
            if content == "{":
                (tmp_path / "a.ipynb").write_text(content, encoding="utf-8")
            else:
                save(tmp_path, "a", content)
            await shelf.refresh()
            await asyncio.wait(shelf._preparing.values())
            seen.append((await shelf.lesson("a")).page)  # type: ignore[union-attr]
            news.append(shelf.news("a"))
        return [str(page) for page in seen]

    news: list[News] = []
    assert asyncio.run(check()) == ["# One", "# One", "# Two"]
    assert [(of.page, len(of.faults), of.is_busy) for of in news] == [
        ("# One", 1, False),
        ("# Two", 0, False),
    ]
    assert news[0].faults[0].startswith("a.ipynb is damaged")
    said = capsys.readouterr().err
    assert said.count("a.ipynb is damaged") == 1
    assert "Visitors see it as it was before." in said


def test_content_with_a_fault_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However many lessons there are; they stay as they were until it is mended.

    Then what its author has open comes first.
    """
    data, prepared, faults = tmp_path / "data", [], ["a.toml, line 2: this is wrong."]
    heard = []
    monkeypatch.setattr("backedu.serve.snapshots.library.data_dir", lambda: data)
    data.mkdir()

    async def counted(notebook: Notebook, _title: str) -> Any:
        prepared.append(notebook.name)
        return ready(notebook)

    async def asked() -> list[str]:
        return list(faults)

    async def check() -> None:
        for name in "ab":
            save(tmp_path / "notebooks", name)
        shelf = Library(tmp_path / "notebooks", Beside(tmp_path), counted, nothing, asked)
        await shelf.prepare()
        shelf.news("b")
        for text in ("x", "xx"):
            (data / "a.toml").write_text(text, encoding="utf-8")
            await shelf.refresh()
            heard.append((shelf.news("").faults, shelf.news("b").faults))
            await asyncio.wait(shelf._preparing.values())
            faults.clear()

    asyncio.run(check())

    assert prepared == ["a", "b", "b", "a"]
    assert heard == [(("a.toml, line 2: this is wrong.",),) * 2, ((), ())]
    told = capsys.readouterr().err.splitlines()
    assert [line.strip() for line in told] == [
        "a.toml, line 2: this is wrong.",
        "Until this is mended, visitors see the lessons as they were before.",
    ]


def test_what_its_author_looks_at_has_the_machine_to_itself(tmp_path: Path) -> None:
    """Others are made again once that is ready; what was looked at long ago waits with them."""
    under_way: set[str] = set()
    together: list[set[str]] = []

    async def slowly(notebook: Notebook, _title: str) -> Any:
        under_way.add(notebook.name)
        together.append(set(under_way))
        await asyncio.sleep(0.001)
        under_way.remove(notebook.name)
        return ready(notebook)

    async def check() -> None:
        for name in "abc":
            save(tmp_path, name)
        shelf = library(tmp_path, slowly)
        await shelf.prepare()
        together.clear()
        for name in "bc":
            shelf.news(name)
        shelf._looked_at["c"] -= 3600
        for name in "abc":
            save(tmp_path, name, "# Another title")
        await shelf.refresh()
        await asyncio.wait(shelf._preparing.values())

    asyncio.run(check())

    assert together == [{"b"}, {"a"}, {"a", "c"}]


def test_a_change_that_could_not_be_seen_to_is_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file goes while the folder is read, or no process can be started: the next look sees it."""

    async def check() -> str:
        save(tmp_path, "a")
        shelf = library(tmp_path)
        await shelf.prepare()
        save(tmp_path, "a", "# Another title")
        with monkeypatch.context() as odd:
            odd.setattr(shelf, "_list", (tmp_path / "gone").stat)
            with pytest.raises(FileNotFoundError):
                await shelf.refresh()
        await shelf.refresh()
        await asyncio.wait(shelf._preparing.values())
        return shelf.news("a").page

    assert asyncio.run(check()) == "# Another title"


def test_what_was_given_up_is_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A kernel that ended because its notebook was saved again is no trouble of the author's."""

    async def ended(notebook: Notebook, _title: str) -> Any:
        if notebook.content.cells[0].source == "# One":
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                raise LessonError("its kernel ended") from None
        return ready(notebook)

    async def check() -> None:
        save(tmp_path, "a", "# One")
        shelf = library(tmp_path, ended)
        waiting = asyncio.ensure_future(shelf.lesson("a"))
        await asyncio.sleep(0.01)
        save(tmp_path, "a", "# Two, which is longer")
        await shelf.refresh()
        assert await waiting

    asyncio.run(check())

    assert capsys.readouterr().err == ""


def test_an_older_save_never_replaces_a_newer_one(tmp_path: Path) -> None:
    """What takes longer and was saved earlier is given up, and who waits for it gets the newer."""
    first = asyncio.Event()

    async def slow_at_first(notebook: Notebook, _title: str) -> Any:
        if notebook.content.cells[0].source == "# One":
            await first.wait()
        return ready(notebook)

    async def check() -> str:
        save(tmp_path, "a", "# One")
        shelf = library(tmp_path, slow_at_first)
        waiting = asyncio.ensure_future(shelf.lesson("a"))
        await asyncio.sleep(0)
        save(tmp_path, "a", "# Two, which is longer")
        await shelf.refresh()
        first.set()
        return str((await waiting).page)  # type: ignore[union-attr]

    assert asyncio.run(check()) == "# Two, which is longer"


def test_a_picture_that_is_added_is_shown(tmp_path: Path) -> None:
    """A page that looked for it is made again; others are not."""
    made: list[str] = []

    async def noting(notebook: Notebook, _title: str) -> Any:
        made.append(notebook.name)
        return ready(notebook, *(["week/pic.png"] if notebook.name == "week/a" else []))

    async def check() -> None:
        save(tmp_path, "week/a")
        save(tmp_path, "b")
        shelf = library(tmp_path, noting)
        await shelf.prepare()
        for change in ((tmp_path / "week/pic.png").touch, (tmp_path / "week/pic.png").unlink):
            change()
            (tmp_path / "other.png").touch()
            await shelf.refresh()
            await asyncio.wait(shelf._preparing.values())

    asyncio.run(check())

    assert made == ["b", "week/a", "week/a", "week/a"]


def test_a_notebook_that_is_added_or_gone_is_noticed(tmp_path: Path) -> None:
    """In a folder below, too; what is gone cannot be opened any more."""

    async def check() -> list[list[str]]:
        save(tmp_path, "a")
        shelf = library(tmp_path)
        await shelf.prepare()
        save(tmp_path, "new/b")
        await shelf.refresh()
        both = list(shelf.titles)
        (tmp_path / "a.ipynb").unlink()
        await shelf.refresh()
        assert "a" not in shelf._ready
        return [both, list(shelf.titles)]

    assert asyncio.run(check()) == [["a", "new/b"], ["new/b"]]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (LessonError("a.ipynb: a cell failed."), "a.ipynb: a cell failed."),
        (LessonError.in_cell("a", "x", "\x1b[2J\nodd"), "a.ipynb: the cell “x” failed:  [2J odd"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/odd/x"), "make room on the disk."),
        (OSError(errno.EMFILE, os.strerror(errno.EMFILE)), "ulimit -n 4096."),
        (RuntimeError("odd: /odd/x"), "a.ipynb cannot be shown."),
        (RuntimeError("odd\nand long"), "a.ipynb cannot be shown: odd."),
        (RuntimeError(""), "a.ipynb cannot be shown."),
    ],
)
def test_what_the_author_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: Exception, said: str
) -> None:
    """One plain sentence: no path of this machine, no class of an error."""

    async def failing(_notebook: Notebook, _title: str) -> Any:
        raise error

    async def check() -> None:
        save(tmp_path, "a")
        shelf = library(tmp_path, failing)
        await shelf.prepare()
        assert await shelf.lesson("a") is None

    asyncio.run(check())
    out, err = capsys.readouterr()

    assert err.count("\n") == 1
    assert err.rstrip().endswith(said)
    assert "/" not in err
    assert "Error" not in err
    assert "0 of 1 notebooks can be opened." in out


def test_closing_prepares_nothing_more(tmp_path: Path) -> None:
    """Whoever still waits is told that there is no page, and nothing is left running."""

    async def for_ever(_notebook: Notebook, _title: str) -> Any:
        await asyncio.Event().wait()

    async def check() -> None:
        for number in range(9):
            save(tmp_path, f"n{number}")
        shelf = library(tmp_path, for_ever)
        waiting = [asyncio.ensure_future(shelf.lesson(name)) for name in shelf.titles]
        await asyncio.sleep(0.01)
        shelf.close()
        assert await asyncio.gather(*waiting) == [None] * 9

    asyncio.run(asyncio.wait_for(check(), 5))
