"""A system that runs: started on a free port, measured, and ended with all that it began."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psutil

from backedu.places import plotly_js
from bench.systems import APPS, System

ROOT = Path(__file__).parents[1]
ENVIRONMENTS = Path(__file__).parent / ".venvs"
_PATIENCE_S = 90
_MB = 1_000_000


class CannotStartError(RuntimeError):
    """A system could not be installed or started; the message says what it said."""


def bin_of(system: System) -> Path:
    """Return the folder of programs of the system's environment."""
    if not system.packages:
        return Path(sys.executable).parent
    folder = "Scripts" if sys.platform == "win32" else "bin"
    return ENVIRONMENTS / system.packages[0].partition("[")[0] / folder


def install(system: System) -> None:
    """Give the system an environment of its own, unless it has one.

    Raises:
        CannotStartError: pip failed.
    """
    binaries = bin_of(system)
    done = binaries.parent / "installed.txt"
    wanted = "\n".join(system.packages)
    if not system.packages or (done.exists() and done.read_text(encoding="utf-8") == wanted):
        return
    print(f"Installing {system.name} into {binaries.parent}: once.", flush=True)
    pip = [str(binaries / "python"), "-m", "pip", "install", "--quiet", *system.packages]
    for command in ([sys.executable, "-m", "venv", str(binaries.parent)], pip):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise CannotStartError(ran.stderr.strip()[-500:])
    done.write_text(wanted, encoding="utf-8")


class Held(NamedTuple):
    """What a system has: processes, and the memory that they occupy (shared parts count once)."""

    processes: int
    memory_mb: float


class Server:
    """A running system."""

    def __init__(self, system: System, process: psutil.Popen, port: int) -> None:
        self.system, self.process, self.port = system, process, port

    def address(self, port: int | None = None) -> str:
        """Return the lesson's address, at another port where one is given."""
        return f"http://127.0.0.1:{port or self.port}{self.system.path}"

    def processes(self) -> list[psutil.Process]:
        """Return the process and all that it started."""
        with suppress(psutil.Error):
            return [self.process, *self.process.children(recursive=True)]
        return []

    def memory_mb(self) -> float:
        """Return what all of it occupies; memory that is shared counts once."""
        total = 0
        for process in self.processes():
            with suppress(psutil.Error):
                info = process.memory_full_info()
                total += getattr(info, "pss", 0) or info.uss
        return total / _MB

    def held(self) -> Held:
        """Return what it has once it has nothing to do."""
        self.settle()
        return Held(len(self.processes()), self.memory_mb())

    def cpu_s(self) -> float:
        """Return the seconds of processor time that all of it has used."""
        total = 0.0
        for process in self.processes():
            with suppress(psutil.Error):
                times = process.cpu_times()
                total += times.user + times.system
                if process.pid == self.process.pid:
                    total += getattr(times, "children_user", 0) + getattr(
                        times, "children_system", 0
                    )
        return total

    def settle(self) -> None:
        """Wait until it has nothing to do: what it does at its start is not a visitor's."""
        end = time.monotonic() + _PATIENCE_S
        quiet = 0
        while quiet < 5 and time.monotonic() < end:
            before = self.cpu_s()
            time.sleep(0.3)
            quiet = quiet + 1 if self.cpu_s() - before < 0.03 else 0


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(home: str) -> dict[str, str]:
    """Return what every system gets: no settings of this user's, the repository to import from."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and "proxy" not in name.lower()
    }
    own = {"HOME": home, "PYTHONPATH": str(ROOT), "BENCH_PLOTLY": str(plotly_js())}
    return kept | own | {"STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}


@contextmanager
def running(system: System) -> Iterator[Server]:
    """Run the system until the block ends, then end everything that it started.

    Raises:
        CannotStartError: It ended, or did not answer in time.
    """
    port = _free_port()
    places = {"port": str(port), "apps": str(APPS), "bin": str(bin_of(system))}
    places["python"] = sys.executable
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as home:
        log = Path(home) / "log.txt"
        with log.open("w", encoding="utf-8") as file:
            process = psutil.Popen(
                [part.format(**places) for part in system.command],
                cwd=home,
                env=environment(home),
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # what a system does to its group is not ours
            )
        server = Server(system, process, port)
        try:
            _wait_for(server, log)
            server.settle()
            yield server
        finally:
            _end(server)


def _wait_for(server: Server, log: Path) -> None:
    end = time.monotonic() + _PATIENCE_S
    while server.process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(server.address(), timeout=_PATIENCE_S):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    said = log.read_text(encoding="utf-8", errors="replace")[-800:]
    raise CannotStartError(f"{server.system.name} did not start; it said:\n{said}")


def _end(server: Server) -> None:
    """Ask, then make sure: kernels must not outlive a measurement."""
    started = server.processes()
    with suppress(psutil.Error):
        server.process.terminate()
    _gone, alive = psutil.wait_procs(started, timeout=5)
    for process in alive:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(alive, timeout=5)
