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


def learn(
    folder: str, *, host: str = "127.0.0.1", port: int | None = None, open_browser: bool = True
) -> None:
    """Copy the notebooks to ``folder`` and run JupyterLab there until it is stopped.

    Args:
        folder: Where the copy goes, or already is.
        host: Which of this machine's addresses answers.
        port: Where it listens; JupyterLab's own choice when None.
        open_browser: Whether to open one.

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
    options = [f"--ServerApp.root_dir={home}", f"--ServerApp.ip={host}", *_OPTIONS]
    if port is not None:  # another one than was asked for would be looked for in vain
        options += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not open_browser:
        options.append("--no-browser")
    if _is_root():
        options.append("--allow-root")
    LabApp.launch_instance(options)


def _is_root() -> bool:
    """Whether this is the user that Jupyter refuses to run as, and a container's only one."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _home(folder: str) -> Path:
    """Return the folder with ``~`` spelt out; where there is no such user there is no folder."""
    try:
        return Path(folder).expanduser().resolve()
    except RuntimeError:
        raise FileNotFoundError(errno.ENOENT, "there is no such home folder", folder) from None
