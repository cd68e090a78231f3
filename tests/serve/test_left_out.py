"""The server is without what nothing in it needs; a process that runs a notebook's code isn't."""

import subprocess
import sys

_SERVER = "from backedu.serve.left_out import leave_out; leave_out(); import backedu.serve.app"
_KERNEL = "import backedu.serve.kernels.warm, backedu.serve.answers.worker"
_LOADED = "; import sys; print(*(name for name, module in sys.modules.items() if module))"
_BLOCKED = "; import sys; print(*(name for name, module in sys.modules.items() if not module))"


def _names(code: str) -> set[str]:
    return set(subprocess.check_output([sys.executable, "-c", code], text=True).split())


def test_the_server_is_without_what_it_does_not_need() -> None:
    """Nor is what only these would have brought: each of them is optional where it is imported."""
    left_out = {"rfc3987_syntax", "isoduration", "lxml", "curses", "lark", "arrow"}
    assert not _names(_SERVER + _LOADED) & left_out


def test_a_notebook_may_import_any_of_it() -> None:
    """A notebook of other people may read HTML with lxml."""
    assert not _names(_KERNEL + _BLOCKED) & {"rfc3987_syntax", "isoduration", "lxml", "curses"}
