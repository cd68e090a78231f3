"""A student's own copy of the notebooks, opened in JupyterLab."""

from __future__ import annotations

import shutil
from pathlib import Path

from backedu.places import notebooks_dir

_OPTIONS = (
    "--LabApp.default_url=/lab/tree/00_index.ipynb",
    # Offline is the rule, and nothing is asked of anyone else.
    "--LabApp.news_url=",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
)


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


def learn(folder: str, *, open_browser: bool = True) -> None:
    """Copy the notebooks to ``folder`` and run JupyterLab there until it is stopped."""
    from jupyterlab.labapp import LabApp

    home = Path(folder).expanduser().resolve()
    added = copy_notebooks(home)
    kept = "" if added else " (your own copy, as you left it)"
    print(f"Your notebooks are in {home}{kept}.\nStop JupyterLab with Ctrl-C.", flush=True)
    options = [f"--ServerApp.root_dir={home}", *_OPTIONS]
    LabApp.launch_instance(options if open_browser else [*options, "--no-browser"])
