"""What is answered in a notebook is there again: after a restart, and in another notebook.

In JupyterLab alone. On a page that is served the browser keeps the answers, and a notebook that is
run by a program has no reader.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backedu.content.wording import words
from backedu.lessons.answers_document import REVIEW, AnswersError, Document, Entries
from backedu.lessons.answers_file import AnswersFile, own_file
from backedu.switches import NUMBERED_CONTROLS
from backedu.widgets.shared.control import Control

_NOTEBOOK = "JPY_SESSION_NAME"  # which Jupyter's server sets for a notebook that someone has open


def say(text: str) -> None:
    """Say something above what a cell shows."""
    print(text)  # noqa: T201 - the output of a cell


def keeping_here() -> Keeping | None:
    """Return what keeps the answers of this notebook, or None where that is not our business."""
    notebook = os.environ.get(_NOTEBOOK)
    if not notebook or os.environ.get(NUMBERED_CONTROLS):
        return None
    return Keeping(AnswersFile(own_file(), say), Path(notebook).stem)


@dataclass(frozen=True)
class _Shown:
    """A control that a notebook shows, its name in the document, and how it was at first."""

    control: Control
    name: str
    first: dict[str, Any]


class Keeping:
    """Keeps what a reader sets in a notebook's controls, and puts it back."""

    def __init__(self, file: AnswersFile, lesson: str) -> None:
        """Keep in ``file`` under the name of a lesson."""
        self._file = file
        self._lesson = lesson
        self._shown: dict[str, _Shown] = {}
        self._deleted = Document()
        self._is_told = False
        self._is_ours = False  # what is being set is ours, not the reader's

    def greet(self) -> None:
        """Say how much of this lesson is answered, to someone who has begun it."""
        with self._telling():
            done = self._file.read().progress.get(self._lesson)
            if done and done["done"]:
                say(words("notebook")["kept"].format(n=len(done["done"]), of=done["of"]))

    def keep(self, control: Control) -> None:
        """Put back what was set in a control, and keep what is set from now on."""
        if not control.page_may_set:
            return
        first = {name: deepcopy(getattr(control, name)) for name in control.page_may_set}
        shown = _Shown(control, self._name(control), first)
        self._shown[shown.name] = shown
        with self._telling():
            self._put_back(shown)
        control.observe(lambda _: self._note(shown), names="settled")

    def start_again(self) -> int:
        """Delete the answers to this lesson and show its controls as at first; return how many.

        Raises:
            AnswersError: The file cannot be read or written; nothing has changed then.
        """
        self._deleted = self._file.forget(self._lesson)
        with self._setting():
            for shown in self._shown.values():
                shown.control.set_state(deepcopy(shown.first))
        return self._deleted.counted

    def undo(self) -> int:
        """Bring back what was deleted last; return how many answers.

        Raises:
            AnswersError: The file cannot be read or written.
        """
        deleted, self._deleted = self._deleted, Document()
        self._file.add(lambda _: deleted)
        for shown in self._shown.values():
            self._put_back(shown)
        return deleted.counted

    def _name(self, control: Control) -> str:
        """The control's name in the document; a second one that asks the same has its own."""
        name = REVIEW if control.keeps_rows else f"{self._lesson}/{control.kept_as}"
        n = 1
        while name in self._shown:
            n += 1
            name = f"{self._lesson}/{control.kept_as}-{n}"
        return name

    def _put_back(self, shown: _Shown) -> None:
        control, name, entries = shown.control, shown.name, self._file.read().answers
        settings: dict[str, Any] = {}
        if name in entries:
            settings, is_changed = fitting(entries[name], control.asked)
            if is_changed:
                say(words("page_script")["changed"])
        if control.keeps_rows:
            settings[control.keeps_rows] = _rows(entries, name)
        if settings:
            with self._setting():
                control.set_state(settings)

    def _note(self, shown: _Shown) -> None:
        if self._is_ours:
            return
        with self._telling():
            self._file.add(lambda before: self._news(shown, before))

    def _news(self, shown: _Shown, before: Document) -> Document:
        """What is to be kept by now, as a control was set."""
        answers = _answers(shown.control, shown.name, before.answers)
        done = before.progress.get(self._lesson, {})
        exercises = {
            each.name: each.control.outcome["done"]
            for each in self._shown.values()
            if "done" in each.control.outcome
        }
        if shown.name not in exercises:
            return Document(answers)
        # What a page has done is named otherwise: it counts once its cell has run.
        elsewhere = {
            name
            for name in done.get("done", [])
            if str(name).startswith(f"{self._lesson}/") and name not in exercises
        }
        here = {name for name, is_done in exercises.items() if is_done}
        now = {
            "done": sorted(elsewhere | here),
            "of": max(len(exercises.keys() | elsewhere), done.get("of", 0)),
            "when": answers[shown.name]["when"],
        }
        return Document(answers, {self._lesson: done | _newest(now, done or None)})

    @contextmanager
    def _setting(self) -> Iterator[None]:
        """Set controls without keeping it: a reader has done nothing."""
        self._is_ours = True
        try:
            yield
        finally:
            self._is_ours = False

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say once that nothing is kept, and go on."""
        try:
            yield
        except AnswersError as problem:
            if not self._is_told:
                say(f"Your answers last until you close this notebook: {problem}")
            self._is_told = True


def fitting(entry: Mapping[str, Any], asked: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return what still answers a question as it is now, and whether some of it does not.

    Args:
        entry: What is kept: ``asked`` (a hash of the question then) and ``set``.
        asked: The control's own.

    Example:
        >>> fitting({"asked": "old", "set": {"value": "b"}}, {"whole": "new", "set": ["value"]})
        ({}, True)
    """
    parts, then = asked.get("parts"), entry.get("asked")
    if parts is None and then != asked.get("whole"):
        return {}, True
    settings = deepcopy({k: v for k, v in entry["set"].items() if k in asked["set"]})
    is_changed = False
    for table in _tables(settings, asked) if parts else []:
        for name in list(table):
            same = isinstance(then, dict) and parts and then.get(name) == parts.get(name, "")
            if not same:
                del table[name]
                is_changed = True
    return settings, is_changed


def _tables(settings: Any, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Where among the settings there are answers by a question's name."""
    found = []
    for path in asked.get("at", []):
        inside = settings
        for name in path:
            inside = inside.get(name) if isinstance(inside, dict) else None
        if isinstance(inside, dict):
            found.append(inside)
    return found


def _rows(entries: Entries, name: str) -> dict[str, Any]:
    stem = f"{name}/"
    return {
        id_.removeprefix(stem): entry["set"].get("row")
        for id_, entry in entries.items()
        if id_.startswith(stem)
    }


def _answers(control: Control, name: str, before: Entries) -> Entries:
    """What is to be kept of a control by now, and what its first answers are to the review."""
    now_ms = round(time.time() * 1000)
    settings = {key: getattr(control, key) for key in control.page_may_set}
    news: Entries = {}
    if control.keeps_rows:
        known = _rows(before, name)
        for id_, row in settings.pop(control.keeps_rows).items():
            if known.get(id_) != row:
                news[f"{name}/{id_}"] = {"when": now_ms, "set": {"row": row}}
    asked: Any = control.asked.get("whole")
    if parts := control.asked.get("parts"):
        names = {each for table in _tables(settings, control.asked) for each in table}
        asked = {each: parts.get(each) for each in sorted(names)}
    news[name] = {"asked": asked, "when": now_ms, "set": settings, "told": True}
    for card, said in control.outcome.get("judged", {}).items():
        row = f"{REVIEW}/{card}"
        if row not in before:
            at_s = now_ms // 1000
            news[row] = {
                "when": now_ms,
                "set": {"row": [at_s, said["sure"], said["right"]]},
            }
    return {id_: _newest(entry, before.get(id_)) for id_, entry in news.items()}


def _newest(entry: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """An entry that is newer than the one before, also where a clock was set back."""
    when = max(entry["when"], (before["when"] + 1) if before else 0)
    return {**entry, "when": when}
