"""Jupyter's own reverse proxy, as on a hub: the lessons behind a prefix and another name."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.running import READY_S, free_port

NAME = "lectures.example"  # what browsers of the tests take for this machine


class Proxied:
    """A server as others see it: ``options`` are what it is started with."""

    def __init__(self, port: int, behind: int) -> None:
        prefix = f"/user/ann/proxy/absolute/{behind}/"
        self.address = f"http://{NAME}:{port}{prefix}"
        self.options = (
            *("--port", str(behind), "--base-url", prefix),
            *("--public-address", self.address),
        )


@contextmanager
def proxy(home: Path) -> Iterator[Proxied]:
    """Run the proxy until the block ends.

    Args:
        home: An empty folder, for what Jupyter writes.
    """
    port = free_port()
    command = [
        *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"),
        *(f"--port={port}", "--ServerApp.port_retries=0", "--ServerApp.base_url=/user/ann/"),
        "--IdentityProvider.token=",
        "--ServerApp.allow_remote_access=True",
        '--ServerApp.jpserver_extensions={"jupyter_server_proxy": True}',
    ]
    folders = {name: str(home) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
    log = (home / "log.txt").open("w", encoding="utf-8")
    process = subprocess.Popen(
        command, cwd=home, env=os.environ | folders, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(port, process, home / "log.txt")
        yield Proxied(port, free_port())
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + READY_S
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/user/ann/api", timeout=10):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The proxy did not start; it said:\n{log.read_text(encoding='utf-8')}")
