"""What someone answered in JupyterLab: one document for all notebooks, as one file.

It is the document that a lesson's page keeps in the browser, so either can read the other's. It is
written whole under another name and then renamed, by one process at a time; of each answer the
newest stays.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from jupyter_core.paths import jupyter_data_dir

FORMAT = 3
REVIEW = "00_review/Review"
"""Under which name the rows of the review are kept."""

_PATIENCE_S = 5  # writing takes milliseconds

Entries = dict[str, dict[str, Any]]
"""By lesson and question: ``set`` (what was set), ``when`` (ms since 1970), ``asked`` (a hash)."""


class AnswersError(Exception):
    """A file cannot be read or written; the text is one sentence for its reader."""


class NewerFormatError(AnswersError):
    """A newer version has written it."""


def own_file() -> Path:
    """Return where this user's answers are.

    Example:
        >>> own_file().name
        'answers.json'
    """
    return Path(jupyter_data_dir()) / "backedu" / "answers.json"


def entries_in(text: str) -> Entries:
    """Return the entries of a document of this or an older version; damaged ones are left out.

    Raises:
        AnswersError: It isn't such a document, or a newer version has written it.

    Example:
        >>> entries_in('{"format": 2, "answers": {"01_a/q": {"when": 5, "set": {"value": "b"}}}}')
        {'01_a/q': {'when': 5, 'set': {'value': 'b'}}}
    """
    try:
        document = json.loads(text)
        format_, answers = document["format"], document["answers"]
        if isinstance(format_, int) and format_ > FORMAT:
            raise NewerFormatError("a newer backedu has written it; please open it there.")
        if format_ not in {2, FORMAT} or not isinstance(answers, dict):
            raise AnswersError("it isn't a file of answers from backedu.")
    except (ValueError, TypeError, KeyError, RecursionError):
        raise AnswersError("it isn't a file of answers from backedu, or it is damaged.") from None
    sound = {name: entry for name, entry in answers.items() if _is_entry(entry)}
    return _with_rows(sound) if format_ == 2 else sound


def merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> Entries:
    """Return the entries of both; of each the newest stays, and of two as new the other's.

    Example:
        >>> old, new = {"when": 1, "set": {}}, {"when": 2, "set": {"value": "b"}}
        >>> merged({"q": new}, {"q": old})["q"]["when"]
        2
    """
    newer = {
        name: entry
        for name, entry in other.items()
        if name not in one or one[name]["when"] <= entry["when"]
    }
    return {**one, **newer}


def counted(entries: Mapping[str, Any]) -> int:
    """Return how many answers there are; a row of the schedule is none of them.

    Example:
        >>> counted({"01_a/q": {}, "00_review/Review/question/q": {}})
        1
    """
    return sum(not name.startswith(f"{REVIEW}/") for name in entries)


class AnswersFile:
    """The file, with a copy of how it was when this process began."""

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        """Read and write at ``path``; ``say`` is told in a sentence what was wrong with it."""
        self.path = path
        self._say = say
        self._before = path.with_name("answers.before.json")
        self._lock = FileLock(str(path.with_suffix(".lock")), timeout=_PATIENCE_S)
        self._is_copied = False

    def read(self) -> Entries:
        """Return all entries. A file that is damaged is set aside, and the copy taken instead.

        Raises:
            AnswersError: A newer version has written it, or it cannot be reached.
        """
        return self._locked(self._read)

    def add(self, make: Callable[[Entries], Mapping[str, Any]]) -> Entries:
        """Add entries and return all of them.

        Args:
            make: Returns what is to be added to the entries that there are by now.

        Raises:
            AnswersError: It cannot be read or written.
        """

        def work() -> Entries:
            before = self._read()
            after = merged(before, make(before))
            if after != before:
                self._write(after)
            return after

        return self._locked(work)

    def save_as(self, path: Path) -> int:
        """Write all entries to another file; return how many there are.

        Raises:
            AnswersError: One of the two cannot be read or written.
        """
        entries = self.read()
        try:
            path.write_text(_text(entries), encoding="utf-8")
        except OSError as problem:
            raise AnswersError(f"{path} cannot be written: {problem.strerror}.") from None
        return counted(entries)

    def load(self, path: Path) -> int:
        """Add the entries of another file, a browser's or another computer's; return how many.

        Raises:
            AnswersError: One of the two cannot be read or written; nothing has changed then.
        """
        try:
            entries = entries_in(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise AnswersError(f"{path} cannot be read.") from None
        except AnswersError as problem:
            raise AnswersError(f"{path} was not loaded: {problem}") from None
        self.add(lambda _: entries)
        return counted(entries)

    def _locked(self, work: Callable[[], Entries]) -> Entries:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._lock:
                return work()
        except Timeout:
            raise AnswersError(f"{self.path} is being written by another program.") from None
        except OSError as problem:
            raise AnswersError(f"{self.path} cannot be kept: {problem.strerror}.") from None

    def _read(self) -> Entries:
        try:
            entries = entries_in(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except NewerFormatError as problem:
            raise AnswersError(f"{self.path} stays as it is: {problem}") from None
        except (AnswersError, UnicodeDecodeError):
            return self._recovered()
        if not self._is_copied:
            shutil.copyfile(self.path, self._before)
            self._is_copied = True
        return entries

    def _recovered(self) -> Entries:
        """What the copy has, once the damaged file is out of the way."""
        aside = _free(self.path.with_name("answers.damaged.json"))
        self.path.replace(aside)
        try:
            entries = entries_in(self._before.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, AnswersError):
            self._say(f"Your answers could not be read. They are set aside in {aside}.")
            return {}
        self._say(
            f"Your answers could not be read. They are set aside in {aside}; those from before "
            "you last opened a notebook are back."
        )
        self._write(entries)
        return entries

    def _write(self, entries: Entries) -> None:
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".answers-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(_text(entries))
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _text(entries: Entries) -> str:
    return json.dumps({"format": FORMAT, "answers": entries, "progress": {}}, ensure_ascii=False)


def _is_entry(entry: Any) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("set"), dict):
        return False
    return isinstance(entry.get("when"), int | float) and not isinstance(entry["when"], bool)


def _with_rows(answers: Entries) -> Entries:
    """Until format 3 the whole schedule of the review was one answer of its control."""
    review = answers.get(REVIEW, {})
    value = review.get("set", {}).get("value")
    traces = value.get("traces") if isinstance(value, dict) else None
    if not isinstance(traces, dict):
        return answers
    others = {name: entry for name, entry in answers.items() if name != REVIEW}
    when = review["when"]
    return others | {
        f"{REVIEW}/{id_}": {"when": when, "set": {"row": row}} for id_, row in traces.items()
    }


def _free(path: Path) -> Path:
    """The path, or one beside it that nobody has taken."""
    found, n = path, 1
    while found.exists():
        n += 1
        found = path.with_stem(f"{path.stem}-{n}")
    return found
