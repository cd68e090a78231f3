"""A PostgreSQL server of the tests' own: found or installed, started, and gone afterwards.

``python -m tests`` calls :func:`ensure` before the first test; a test asks for :func:`running`.
The environment variable ``BACKEDU_POSTGRES`` names the folder of its programs to use instead.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support import apt

_INSTALLED = Path("/usr/lib/postgresql")
_OWNER = "postgres"
"""Who runs it where the tests are root's: it refuses to run as root."""


class PostgresMissingError(RuntimeError):
    """No PostgreSQL could be found or installed; the message says what to do."""


def find() -> Path | None:
    """Return the folder with ``initdb`` and ``postgres``, or None."""
    if named := os.environ.get("BACKEDU_POSTGRES"):
        return Path(named)
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


def ensure() -> Path:
    """Return the folder of its programs, and install them where there are none.

    Raises:
        PostgresMissingError: None was found and none could be installed.
    """
    if found := find():
        return found
    print("No PostgreSQL yet: trying to install the system's.", flush=True)
    apt.install("postgresql")
    if found := find():
        return found
    raise PostgresMissingError(
        "The tests need PostgreSQL's server and it could not be installed: install it, "
        "or set BACKEDU_POSTGRES to the folder that holds initdb."
    )


@contextmanager
def running() -> Iterator[str]:
    """Start a server with an empty database, and yield its address."""
    programs = ensure()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    own: dict[str, Any] = {"user": _OWNER} if is_root else {}
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    if is_root:
        shutil.chown(folder, _OWNER)
    data = folder / "data"
    make: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "backedu",
        "-A",
        "trust",
        "-N",
        "-E",
        "UTF8",
    ]
    subprocess.run(make, check=True, capture_output=True, cwd=folder, **own)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve: list[str | Path] = [programs / "postgres", "-D", data, "-p", str(port)]
    serve += ["-k", folder, "-h", "127.0.0.1"]
    with subprocess.Popen(
        serve, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **own
    ) as process:
        try:
            ready: list[str | Path] = [programs / "pg_isready", "-q", "-h", "127.0.0.1"]
            ready += ["-p", str(port), "-t", "1"]
            while subprocess.run(ready, check=False).returncode:
                if process.poll() is not None:
                    raise PostgresMissingError("PostgreSQL ended as soon as it was started.")
            yield f"postgresql://backedu@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(2)  # at once, whoever is still connected
            process.wait(30)
            shutil.rmtree(folder, ignore_errors=True)
