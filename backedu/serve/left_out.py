"""What the server's libraries would import and nothing here needs: 20 MB, and time at the start.

Each is optional where it is imported. The processes that run a notebook's code have all of them: a
notebook of other people may use any.
"""

from __future__ import annotations

import sys

LEFT_OUT = (
    "rfc3987_syntax",  # checks international addresses in JSON; it compiles a grammar when imported
    "isoduration",  # checks durations in JSON, and imports arrow
    "lxml",  # another parser of HTML: the server reads it with Python's own
    "curses",  # colours a log that nobody is shown
)


def leave_out() -> None:
    """Have the libraries do without; called before any of them is imported.

    Example:
        >>> leave_out()
    """
    for name in LEFT_OUT:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
