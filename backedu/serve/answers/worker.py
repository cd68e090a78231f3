"""An answering process: runs the cells of lessons, and answers for their controls.

Run by :mod:`.process`. Requests come on the standard input, replies go to the standard output, and
the process ends when the server does. Its first word is that it is ready. What a cell prints goes
nowhere.

A reply begins with a byte that says what follows: ``+`` a result as JSON packed with gzip, ``-``
the reason why there is none.
"""

from __future__ import annotations

import gc
import gzip
import importlib
import json
import os
import signal
import sys
from contextlib import suppress
from typing import Any

from backedu.answering import CannotAnswerError, LessonControls
from backedu.serve.answers.frames import READY, read_frame, take_lines, write_frame

_PACKED_WELL = 5  # of 9; more takes longer than sending what it saves


def main() -> None:
    """Answer until the server is gone."""
    folder, prepare = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to deal with
    requests, replies = take_lines()
    os.chdir(folder)
    sys.path.insert(0, "")  # as in a kernel, a notebook finds the modules beside it
    _prepare(prepare)
    lessons: dict[str, LessonControls] = {}
    with suppress(EOFError, BrokenPipeError):
        write_frame(replies, READY)
        while True:
            write_frame(replies, reply(lessons, json.loads(read_frame(requests))))


def _prepare(function: str) -> None:
    module, _, name = function.partition(":")
    with suppress(Exception):  # content with a fault: the lesson that shows it will say so
        getattr(importlib.import_module(module), name)()
    gc.collect()
    gc.freeze()  # else now and then an answer waits 60 ms while the whole content is looked through


def reply(lessons: dict[str, LessonControls], request: dict[str, Any]) -> bytes:
    """Return what is said to a request.

    Args:
        lessons: Those whose cells have been run, by name; a request with ``cells`` adds one.
        request: ``lesson``, and either ``cells`` or ``control`` and ``settings``.

    Example:
        >>> reply({}, {"lesson": "tea", "cells": ["1 / 0"]})
        b'-ZeroDivisionError: division by zero'
    """
    lesson = request["lesson"]
    try:
        if "cells" in request:
            lessons.pop(lesson, None)
            made = lessons[lesson] = LessonControls(request["cells"])
            return _packed({"answers": sorted(made.names), "needs_kernel": made.needs_kernel})
        return _packed(lessons[lesson].answer(request["control"], request["settings"]))
    except CannotAnswerError as error:
        return f"-{error}".encode("utf-8", "replace")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a cell may do anything
        return f"-{type(error).__name__}: {error}".encode("utf-8", "replace")


def _packed(result: Any) -> bytes:
    text = json.dumps(result, allow_nan=False, separators=(",", ":"))
    return b"+" + gzip.compress(text.encode(), _PACKED_WELL)


if __name__ == "__main__":
    main()
