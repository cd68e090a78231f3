"""The notebooks of a folder, each with its snapshot, prepared again when its author saves it."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from backedu import content
from backedu.places import data_dir
from backedu.serve.errors import LessonError
from backedu.serve.page.assets import Asset, lesson_images
from backedu.serve.snapshots.preparing import Ready
from backedu.serve.snapshots.watch import Watch


class Library:
    """What can be opened: titles by lesson, their pages, and the files that pages fetch later."""

    def __init__(
        self,
        folder: Path,
        prepare: Callable[[str, str], Awaitable[Ready]],
        renew: Callable[[], None],
    ) -> None:
        """Know the notebooks of a folder, and prepare none yet.

        Args:
            folder: Where the notebooks are.
            prepare: Makes a lesson ready, by its name and title; it may raise LessonError.
            renew: Has whatever runs lessons read the content again.
        """
        self._folder = folder
        self._prepare_lesson = prepare
        self._renew = renew
        self._watch = Watch([(folder, "*.ipynb"), (data_dir(), "**/*.toml")])
        self._lessons: dict[str, asyncio.Task[Ready | None]] = {}
        self.titles = titles(folder)
        self.images = lesson_images(folder)
        self.files: dict[str, Asset] = {}

    @property
    def needs_full(self) -> bool:
        """Whether any lesson shows what only Jupyter's own scripts can draw."""
        done = [task for task in self._lessons.values() if task.done() and not task.cancelled()]
        return any(ready.snapshot.needs_full for ready in (task.result() for task in done) if ready)

    async def lesson(self, name: str) -> Ready | None:
        """Return a lesson of ``titles``, or None when it cannot be run."""
        if name not in self._lessons:
            self._prepare(name)
        return await self._lessons[name]

    async def prepare(self) -> None:
        """Prepare every lesson."""
        await asyncio.gather(*map(self.lesson, self.titles))

    def _prepare(self, lesson: str) -> None:
        self._lessons[lesson] = asyncio.ensure_future(self._take(lesson))

    async def _take(self, lesson: str) -> Ready | None:
        began = time.perf_counter()
        try:
            ready = await self._prepare_lesson(lesson, self.titles[lesson])
        except LessonError as error:
            print(f"  {error}", file=sys.stderr, flush=True)
            return None
        except Exception as error:  # noqa: BLE001 - one broken lesson must not stop the others
            print(f"  {lesson}.ipynb cannot be shown: {error}", file=sys.stderr, flush=True)
            return None
        self.files.update(ready.snapshot.files)
        print(f"  {lesson} is ready ({time.perf_counter() - began:.1f} s)", flush=True)
        return ready

    async def refresh(self) -> None:
        """Prepare again what an author has just changed; visitors get it from the next visit on."""
        changed = self._watch.changed()
        if not changed:
            return
        content_changed = any(data_dir() in path.parents for path in changed)
        if content_changed:
            content.forget()
            self._renew()
        self.titles = titles(self._folder)
        for lesson in self.titles:
            if content_changed or self._folder / f"{lesson}.ipynb" in changed:
                self._prepare(lesson)

    def close(self) -> None:
        """Prepare nothing any more: it would wait for a kernel that is about to end."""
        for preparing in self._lessons.values():
            preparing.cancel()


def titles(folder: Path) -> dict[str, str]:
    """Return the title of each notebook: its first heading, else its name.

    Example:
        >>> from backedu.places import notebooks_dir
        >>> titles(notebooks_dir())["02_is_it_safe"]
        'Is it safe?'
    """
    return {path.stem: _heading(path) or path.stem for path in sorted(folder.glob("*.ipynb"))}


def _heading(path: Path) -> str:
    try:
        cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    except (OSError, ValueError, KeyError, TypeError):  # what is wrong with it, its snapshot says
        return ""
    lines = [line for text in texts for line in text.splitlines()]
    return next((line[2:].strip() for line in lines if line.startswith("# ")), "")
