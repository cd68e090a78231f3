"""The notebooks of a folder, each with its snapshot, prepared again when its author saves it."""

from __future__ import annotations

import asyncio
import errno
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from backedu import content
from backedu.places import data_dir
from backedu.serve.errors import LessonError
from backedu.serve.folder.beside import KINDS, Beside
from backedu.serve.folder.notebook import SUFFIX, Notebook, heading, notebooks, read, unnamed
from backedu.serve.folder.visible import address_of, visible_files
from backedu.serve.notices import printable
from backedu.serve.page.assets import Asset
from backedu.serve.snapshots.preparing import Ready
from backedu.serve.snapshots.soundness import form_faults
from backedu.serve.snapshots.turns import Turns
from backedu.serve.snapshots.watch import Watch

_AT_ONCE = 4  # notebooks that are run; each needs a kernel and a core
_LATELY_S = 600  # a page in sight asks every two; one behind an editor does not ask
_LONGEST_FAULT = 200  # characters, of what nobody expected
# What to do about a fault of the system, where we know.
_REMEDIES = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.EMFILE: "allow this terminal more open files, with  ulimit -n 4096",
    errno.ENFILE: "close some programs",
    errno.ENOMEM: "close some programs",
}


@dataclass(frozen=True)
class News:
    """What became of a page's latest changes.

    ``page`` says which text of the page there is now, and is empty where there is none. ``faults``
    are sentences on what keeps it from being made again; ``is_busy`` tells that it is being made.
    """

    page: str
    faults: tuple[str, ...]
    is_busy: bool


class Library:
    """What can be opened: titles by lesson, their pages, and the files that pages fetch later.

    A lesson that was ready stays so when its author saves a notebook that fails: visitors get the
    last page that was good.
    """

    def __init__(
        self,
        folder: Path,
        beside: Beside,
        prepare: Callable[[Notebook, str], Awaitable[Ready]],
        renew: Callable[[], None],
        faults: Callable[[], Awaitable[list[str]]] = form_faults,
    ) -> None:
        """Know the notebooks of a folder, and prepare none yet.

        Args:
            folder: Where the notebooks are.
            beside: The files that they may show.
            prepare: Makes a notebook ready, by its title; it may raise LessonError.
            renew: Has whatever runs lessons read the content again.
            faults: Says what keeps the content from being read.
        """
        self._folder = folder
        self._beside = beside
        self._prepare_notebook = prepare
        self._renew = renew
        self._faults = faults
        self._watch = Watch(self._watched)
        self._changed: set[Path] = set()  # and not seen to yet
        self._turns = Turns(_AT_ONCE)
        self._preparing: dict[str, asyncio.Task[None]] = {}
        self._ready: dict[str, Ready] = {}
        self._packages: dict[str, str] = {}
        self._content_faults: list[str] = []
        self._failures: dict[str, str] = {}
        self._edition = 0
        self._looked_at: dict[str, float] = {}
        self._list()
        self.files: dict[str, Asset] = {}

    def _list(self) -> None:
        self._paths = notebooks(self._folder)
        self.titles = {name: heading(path, name) for name, path in self._paths.items()}

    def _watched(self) -> list[Path]:
        own = frozenset({SUFFIX, *KINDS})
        ours = frozenset({".toml"})
        return [*visible_files(self._folder, own), *visible_files(data_dir(), ours)]

    @property
    def needs_full(self) -> bool:
        """Whether any lesson shows what only Jupyter's own scripts can draw."""
        return any(ready.snapshot.needs_full for ready in self._ready.values())

    def missing_package(self, lesson: str) -> str:
        """Return the package for lack of which a lesson cannot be run, or nothing."""
        return self._packages.get(lesson, "")

    def news(self, name: str) -> News:
        """Return what an author wants to know of a lesson's page; the front page has no name.

        What is asked about is looked at: of later changes it is made first.
        """
        self._looked_at[name] = time.monotonic()
        if not name:
            return News(f"edition {self._edition}", tuple(self._content_faults), is_busy=False)
        ready, preparing = self._ready.get(name), self._preparing.get(name)
        failure = self._failures.get(name)
        return News(
            ready.page.digest if ready else "",
            (*self._content_faults, *([failure] if failure else [])),
            is_busy=bool(preparing and not preparing.done()),
        )

    async def lesson(self, name: str) -> Ready | None:
        """Return a lesson of ``titles``, or None when it cannot be run."""
        while name not in self._ready:
            preparing = self._preparing.get(name) or self._prepare(name)
            await asyncio.sleep(0)  # by now it waits for its turn, if it has to
            self._turns.hurry(name)
            await asyncio.wait([preparing])
            if self._preparing.get(name) is preparing:  # its notebook was not saved meanwhile
                break
        return self._ready.get(name)

    async def prepare(self) -> None:
        """Prepare every lesson, a few at a time, and say how it went."""
        for sentence in unnamed(self._folder):
            _tell(sentence)
        await asyncio.wait([self._prepare(name) for name in self.titles])
        ready, all_ = len(self._ready), len(self.titles)
        print(f"  {ready} of {all_} notebooks can be opened.", flush=True)

    def _prepare(self, lesson: str, after: Iterable[asyncio.Task[None]] = ()) -> asyncio.Task[None]:
        if before := self._preparing.get(lesson):
            before.cancel()  # what it makes of an older notebook nobody needs
        self._preparing[lesson] = asyncio.ensure_future(self._take(lesson, tuple(after)))
        return self._preparing[lesson]

    async def _take(self, lesson: str, after: tuple[asyncio.Task[None], ...]) -> None:
        if after:
            await asyncio.wait(after)
        async with self._turns.turn(lesson):
            began = time.perf_counter()
            self._packages.pop(lesson, None)
            self._failures.pop(lesson, None)
            try:
                notebook = read(self._paths[lesson], lesson)
                ready = await self._prepare_notebook(notebook, self.titles[lesson])
            except Exception as error:  # noqa: BLE001 - one broken lesson must not stop the others
                if self._preparing.get(lesson) is not asyncio.current_task():
                    return  # given up for a newer one, which nbclient takes for a dead kernel
                kept = " Visitors see it as it was before." if lesson in self._ready else ""
                self._packages[lesson] = getattr(error, "package", "")
                self._failures[lesson] = _sentence(lesson, error)
                _tell(f"{self._failures[lesson]}{kept}")
                return
        self.files.update(ready.snapshot.files)
        self._ready[lesson] = ready
        print(f"  {lesson} is ready ({time.perf_counter() - began:.1f} s)", flush=True)
        for note in ready.snapshot.notes:
            _tell(note)

    async def refresh(self) -> None:
        """Prepare again what an author has just changed; visitors get it from the next visit on."""
        self._changed |= self._watch.changed()
        changed = frozenset(self._changed)
        if not changed:
            return
        content_changed = any(data_dir() in path.parents for path in changed)
        if content_changed:
            self._content_faults = await self._faults()
            if self._content_faults:
                for sentence in self._content_faults:
                    _tell(sentence)
                _tell("Until this is mended, visitors see the lessons as they were before.")
                self._changed.clear()  # the change that mends it has every lesson made again
                return
            content.forget()
            self._renew()
        self._beside.refresh()
        self._list()
        for gone in self._ready.keys() - self.titles.keys():
            del self._ready[gone]
        files = {_address(path, self._folder) for path in changed if path.suffix != SUFFIX}
        self._edition += 1
        self._prepare_again(
            [
                lesson
                for lesson, path in self._paths.items()
                if content_changed or path in changed or self._shows(lesson, files)
            ]
        )
        self._changed.clear()  # an error before this leaves it for the next look

    def _shows(self, lesson: str, files: set[str]) -> bool:
        ready = self._ready.get(lesson)
        return bool(ready and ready.snapshot.looked_for & files)

    def _prepare_again(self, lessons: list[str]) -> None:
        """Prepare what its author has in sight, and then the others: each takes a core."""
        since = time.monotonic() - _LATELY_S
        seen = [name for name in lessons if self._looked_at.get(name, since) > since]
        first = [self._prepare(name) for name in seen]
        for name in lessons:
            if name not in seen:
                self._prepare(name, first)

    def close(self) -> None:
        """Prepare nothing any more: it would wait for a kernel that is about to end."""
        for preparing in self._preparing.values():
            preparing.cancel()


def _address(path: Path, folder: Path) -> str:
    return address_of(path, folder) if path.is_relative_to(folder) else ""


def _tell(sentence: str) -> None:
    print(f"  {printable(sentence)}", file=sys.stderr, flush=True)


def _sentence(lesson: str, error: Exception) -> str:
    """Return what the author is told: no path of this machine, and no name of an error's class."""
    if isinstance(error, LessonError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        remedy = _REMEDIES.get(error.errno or 0, "")
        return f"{lesson}{SUFFIX} cannot be run: {error.strerror}{remedy and f'; {remedy}'}."
    fault = str(error).partition("\n")[0]
    plain = fault[:_LONGEST_FAULT] if not {"/", "\\"} & set(fault) else ""
    return f"{lesson}{SUFFIX} cannot be shown{plain and f': {plain}'}."
