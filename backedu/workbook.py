"""A student's own copy of the notebooks, opened in JupyterLab."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from backedu.places import notebooks_dir


def copy_notebooks(folder: Path) -> list[Path]:
    """Copy the lessons to ``folder`` and return what was added; work that is there stays.

    Raises:
        OSError: The folder cannot be made or written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as home:
        ...     first = copy_notebooks(Path(home) / "mine")
        ...     second = copy_notebooks(Path(home) / "mine")
        >>> len(first) > 0, second
        (True, [])
    """
    source = notebooks_dir()
    added = []
    for path in sorted(source.rglob("*")):
        copy = folder / path.relative_to(source)
        hidden = any(part.startswith(".") for part in path.relative_to(source).parts)
        if path.is_file() and not hidden and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            added.append(copy)
    folder.mkdir(parents=True, exist_ok=True)
    return added


def learn(folder: str, *, open_browser: bool = True) -> int:
    """Copy the notebooks to ``folder``, open JupyterLab there, and return its exit code."""
    home = Path(folder).expanduser().resolve()
    added = copy_notebooks(home)
    kept = "" if added else " (your own copy, as you left it)"
    print(f"Your notebooks are in {home}{kept}.\nStop JupyterLab with Ctrl-C.", flush=True)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={home}"]
    command.append("--LabApp.default_url=/lab/tree/00_index.ipynb")
    if not open_browser:
        command.append("--no-browser")
    return subprocess.call(command)  # noqa: S603 - our own interpreter and words only
