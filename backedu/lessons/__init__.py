"""What a notebook's one-line calls show, and the publications that a lesson rests on.

>>> from backedu.lessons import Lesson
>>> Lesson().lab("scans").value
{'age': 40}
"""

from typing import Any

from backedu.lessons.lesson import Lesson
from backedu.lessons.preparing import prepare

__all__ = ["Lesson", "prepare"]


def __getattr__(name: str) -> Any:
    """Tell whoever opens a copy of an older lesson how the calls are written now.

    Raises:
        AttributeError: Always; the sentence names the way to write it.
    """
    if not name.startswith("_") and hasattr(Lesson, name):
        raise AttributeError(
            f"`lessons.{name}(...)` is from an older backedu. Write `from backedu.lessons import "
            f"Lesson` and `lesson = Lesson()` once, then `lesson.{name}(...)`; or get a new copy "
            "of the lesson with `backedu learn another-folder`."
        )
    raise AttributeError(f"module 'backedu.lessons' has no attribute '{name}'")
