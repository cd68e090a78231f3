"""What someone answered in JupyterLab: one document for all notebooks, as one file.

It is written whole under another name and then renamed, by one process at a time.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout
from jupyter_core.paths import jupyter_data_dir

from backedu.lessons.answers_document import (
    AnswersError,
    Document,
    NewerFormatError,
    document_in,
)

_PATIENCE_S = 5  # writing takes milliseconds


def own_file() -> Path:
    """Return where this user's answers are.

    Example:
        >>> own_file().name
        'answers.json'
    """
    return Path(jupyter_data_dir()) / "backedu" / "answers.json"


class AnswersFile:
    """The file, with a copy of how it was when this process began."""

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        """Read and write at ``path``; ``say`` is told in a sentence what was wrong with it."""
        self.path = path
        self._say = say
        self._before = path.with_name("answers.before.json")
        self._lock = FileLock(str(path.with_suffix(".lock")), timeout=_PATIENCE_S)
        self._is_copied = False

    def read(self) -> Document:
        """Return all that is kept. A damaged file is set aside, and the copy taken instead.

        Raises:
            AnswersError: A newer version has written it, or it cannot be reached.
        """
        return self._locked(self._read)

    def add(self, make: Callable[[Document], Document]) -> None:
        """Add to what is kept; of each answer the newest stays.

        Args:
            make: Returns what is to be added to the document that there is by now.

        Raises:
            AnswersError: It cannot be read or written.
        """
        self._change(lambda before: before.merged(make(before)))

    def forget(self, lesson: str) -> Document:
        """Delete what is kept of a lesson, and return it.

        Raises:
            AnswersError: It cannot be read or written.
        """
        before = self._change(lambda before: before.split(lesson)[1])
        return before.split(lesson)[0]

    def save_as(self, path: Path) -> int:
        """Write all that is kept to another file; return how many answers there are.

        Raises:
            AnswersError: One of the two cannot be read or written.
        """
        document = self.read()
        try:
            path.write_text(document.text, encoding="utf-8")
        except OSError as problem:
            raise AnswersError(f"{path} cannot be written: {problem.strerror}.") from None
        return document.counted

    def load(self, path: Path) -> int:
        """Add what is in another file, a browser's or another computer's; return how many answers.

        Raises:
            AnswersError: One of the two cannot be read or written; nothing has changed then.
        """
        try:
            document = document_in(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise AnswersError(f"{path} cannot be read.") from None
        except AnswersError as problem:
            raise AnswersError(f"{path} was not loaded: {problem}") from None
        self.add(lambda _: document)
        return document.counted

    def _change(self, make: Callable[[Document], Document]) -> Document:
        """Write what ``make`` makes of the document, and return it as it was before."""

        def work() -> Document:
            before = self._read()
            after = make(before)
            if after != before:
                self._write(after)
            return before

        return self._locked(work)

    def _locked(self, work: Callable[[], Document]) -> Document:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._lock:
                return work()
        except Timeout:
            raise AnswersError(f"{self.path} is being written by another program.") from None
        except OSError as problem:
            raise AnswersError(f"{self.path} cannot be kept: {problem.strerror}.") from None

    def _read(self) -> Document:
        try:
            document = document_in(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Document()
        except NewerFormatError as problem:
            raise AnswersError(f"{self.path} stays as it is: {problem}") from None
        except (AnswersError, UnicodeDecodeError):
            return self._recovered()
        if not self._is_copied:
            shutil.copyfile(self.path, self._before)
            self._is_copied = True
        return document

    def _recovered(self) -> Document:
        """What the copy has, once the damaged file is out of the way."""
        aside = _free(self.path.with_name("answers.damaged.json"))
        self.path.replace(aside)
        try:
            document = document_in(self._before.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, AnswersError):
            self._say(f"Your answers could not be read. They are set aside in {aside}.")
            return Document()
        self._say(
            f"Your answers could not be read. They are set aside in {aside}; those from before "
            "you last opened a notebook are back."
        )
        self._write(document)
        return document

    def _write(self, document: Document) -> None:
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".answers-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(document.text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _free(path: Path) -> Path:
    """The path, or one beside it that nobody has taken."""
    found, n = path, 1
    while found.exists():
        n += 1
        found = path.with_stem(f"{path.stem}-{n}")
    return found
