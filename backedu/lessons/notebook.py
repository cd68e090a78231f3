"""One notebook: the publications behind what it has shown, and the answers of its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn, TypeVar

from backedu.content.named import nearest
from backedu.content.wording import words
from backedu.lessons.answers_document import AnswersError
from backedu.lessons.answers_file import AnswersFile, own_file
from backedu.lessons.keeping import Keeping, keeping_here, say
from backedu.widgets.shared.control import Control

Shown = TypeVar("Shown")


class Notebook:
    """What a lesson notes while its cells run."""

    def __init__(self) -> None:
        """Begin a notebook that has shown nothing."""
        self._cited: set[str] = set()
        self._keeping = keeping_here()
        if self._keeping:
            self._keeping.greet()

    @property
    def sources(self) -> frozenset[str]:
        """The ids of the publications behind all that the lesson has shown so far."""
        return frozenset(self._cited)

    def __dir__(self) -> list[str]:
        """Return what a notebook completes after ``lesson.``: what a lesson calls."""
        return sorted(name for name in super().__dir__() if not name.startswith("_"))

    def __getattr__(self, name: str) -> NoReturn:
        """Say which call a misspelt one means.

        Raises:
            AttributeError: Always; Python asks here only for what there is not.
        """
        if name.startswith("_"):
            raise AttributeError(name)
        raise AttributeError(f"There is no call lesson.{name}(...); {nearest(name, dir(self))}")

    def save_answers(self, file: str = "backedu-answers.json") -> None:
        """Save all your answers, of every notebook, to a file that a lesson's page reads, too."""
        _told(lambda mine: f"{_counted(mine.save_as(Path(file)), 'is', 'are')} in {file}.")

    def load_answers(self, file: str = "backedu-answers.json") -> None:
        """Add the answers in a file to yours; of each question the newest stays."""
        _told(
            lambda mine: (
                f"{_counted(mine.load(Path(file)), 'was', 'were')} in {file}. Run the cells of "
                "your notebooks again to see what is new."
            )
        )

    def start_again(self) -> None:
        """Delete your answers to this lesson, for a new start; ``undo`` brings them back."""
        self._kept("deleted", Keeping.start_again)

    def undo(self) -> None:
        """Bring back the answers that ``start_again`` has deleted since you opened the notebook."""
        self._kept("undone", Keeping.undo)

    def _kept(self, word: str, act: Callable[[Keeping], int]) -> None:
        """Do something with what is kept of this lesson, and say how it went."""
        text = words("notebook")
        if not self._keeping:
            say(text["not_here"])
            return
        try:
            n = act(self._keeping)
        except AnswersError as problem:
            say(f"This did not work: {problem}")
        else:
            say(text[word].format(n=n) if n else text[f"not_{word}"])

    def _cite(self, shown: Shown, sources: Iterable[str] = ()) -> Shown:
        """Note what a control or a card rests on, have its answers kept, and hand it on."""
        self._cited.update(sources)
        if self._keeping and isinstance(shown, Control):
            self._keeping.keep(shown)
        return shown


def _counted(n: int, one: str, more: str) -> str:
    return f"1 answer {one}" if n == 1 else f"{n} answers {more}"


def _told(act: Callable[[AnswersFile], str]) -> None:
    """Do something with the answers of this user, and say how it went."""
    try:
        text = act(AnswersFile(own_file(), say))
    except AnswersError as problem:
        text = f"This did not work: {problem}"
    say(text)
