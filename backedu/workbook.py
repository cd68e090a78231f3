"""A student's own copy of the notebooks, opened in JupyterLab."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from backedu.places import notebooks_dir

_OPTIONS = (
    "--LabApp.default_url=/lab/tree/00_index.ipynb",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",  # offline is the rule
)
# Switches off JupyterLab's question whether to fetch news from the internet.
_SETTINGS = Path(__file__).parent / "lab_settings"


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
    source, folder = notebooks_dir().resolve(), folder.resolve()
    added = []
    for path in sorted(source.rglob("*")):
        copy = folder / path.relative_to(source)
        hidden = any(part.startswith(".") for part in path.relative_to(source).parts)
        # the copy may lie among the originals
        is_own = folder.is_relative_to(source) and path.is_relative_to(folder)
        if path.is_file() and not hidden and not is_own and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            added.append(copy)
    folder.mkdir(parents=True, exist_ok=True)
    return added


def learn(folder: str, *, open_browser: bool = True) -> None:
    """Copy the notebooks to ``folder`` and run JupyterLab there until it is stopped.

    Raises:
        OSError: The folder cannot be made or written to.
    """
    from jupyterlab.labapp import LabApp

    home = _home(folder)
    added = copy_notebooks(home)
    kept = "" if added else " (your own copy, as you left it)"
    print(f"Your notebooks are in {home}{kept}.\nStop JupyterLab with Ctrl-C.", flush=True)
    paths = [str(_SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(path for path in paths if path)
    options = [f"--ServerApp.root_dir={home}", *_OPTIONS]
    LabApp.launch_instance(options if open_browser else [*options, "--no-browser"])


def _home(folder: str) -> Path:
    """The folder, with ``~`` spelt out; no such user is no such folder."""
    try:
        return Path(folder).expanduser().resolve()
    except RuntimeError:
        raise FileNotFoundError(errno.ENOENT, "there is no such home folder", folder) from None
