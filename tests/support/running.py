"""A lesson server in a process of its own, and a visitor that speaks HTTP and websockets to it."""

import http.client
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
READY_S = 120


class Server:
    """A running server: its port, its output, its kernels."""

    def __init__(self, process: subprocess.Popen[str], port: int, said: str) -> None:
        self.process = process
        self.port = port
        self.said = said

    @property
    def address(self) -> str:
        """The front page."""
        return f"http://127.0.0.1:{self.port}/"

    def kernel_processes(self) -> list[psutil.Process]:
        """Return the kernel processes that this server has."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if self._is_kernel(child)]

    def _is_kernel(self, process: psutil.Process) -> bool:
        """Whether it was started as one, or is a copy of the warm process."""
        command = " ".join(_command(process))
        copied = "backedu.serve.kernels.warm" in command and process.ppid() != self.process.pid
        return copied or "ipykernel_launcher" in command

    def answering_processes(self) -> list[psutil.Process]:
        """Return the processes that answer for every visitor."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [each for each in children if "backedu.serve.answers.worker" in _command(each)]

    def kernels(self) -> int:
        """Count the kernel processes that this server has."""
        return len(self.kernel_processes())

    def kernels_at_rest(self) -> set[psutil.Process]:
        """Return the kernel processes once none has come or gone for a second."""
        now, since = set(self.kernel_processes()), time.monotonic()
        while time.monotonic() < since + 1:
            time.sleep(0.1)
            before, now = now, set(self.kernel_processes())
            if now != before:
                since = time.monotonic()
        return now

    def kill_kernels(self) -> None:
        """End every kernel the hard way."""
        for process in self.kernel_processes():
            process.kill()

    def kernels_become(self, number: int, within_s: float) -> bool:
        """Wait until there are as many kernels as said, and say whether it came to that."""
        end = time.monotonic() + within_s
        while self.kernels() != number:
            if time.monotonic() > end:
                return False
            time.sleep(0.2)
        return True

    def stop(self) -> str:
        """Press Ctrl-C and return what the server still said."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.communicate(timeout=30)[0]
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


def _command(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:  # it ended between the two calls
        return []


# What a class is like where no process answers for everybody: each visitor has a kernel. It has
# two lessons only, because all of them would be run at every start.
KERNELS = """
import atexit, pathlib, shutil, sys, tempfile
import backedu.serve.app as app
from backedu.places import notebooks_dir
from backedu.serve.answers import desk
from backedu.serve.snapshots.maker import Maker
async def nothing(*_):
    return desk.NOTHING
desk.Desk.offer = nothing
desk.PROCESSES = 0
Maker.start = lambda _: None  # it would make nothing of these
folder = pathlib.Path(tempfile.mkdtemp())
atexit.register(shutil.rmtree, folder, ignore_errors=True)
for name in ("02_is_it_safe", "03_the_first_days"):
    shutil.copy(notebooks_dir() / f"{name}.ipynb", folder)
app.notebooks_dir = lambda: folder
"""
PRESENT = """
from backedu.cli import main
sys.exit(main(["present", *sys.argv[1:]]))
"""


def start(*options: str, script: str | None = None, root: Path = ROOT) -> subprocess.Popen[str]:
    """Start ``backedu present`` on a free port, or a Python ``script`` that does the like.

    ``root`` is the checkout that it serves.
    """
    run = ["-c", script] if script else ["-m", "backedu.cli", "present"]
    if not any(option == "--port" for option in options):
        options = ("--port", "0", *options)
    return subprocess.Popen(
        [sys.executable, *run, "--no-browser", *options],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",  # a console that has other letters
    )


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def heard_until(process: subprocess.Popen[str], words: str) -> str:
    """Return what a server says, up to the line with these words."""
    said = ""
    assert process.stdout
    end = time.monotonic() + READY_S
    while words not in said:
        line = process.stdout.readline()
        said += line
        if not line or time.monotonic() > end:
            process.kill()
            raise AssertionError(f"The server did not say “{words}”, but:\n{said}")
    return said


@contextmanager
def running(*options: str, script: str | None = None, root: Path = ROOT) -> Iterator[Server]:
    """Run a server until the block ends; it begins when every notebook was run."""
    process = start(*options, script=script, root=root)
    try:
        said = heard_until(process, "can be opened.")
        found = re.search(r"--port (\d+)", " ".join(options)) or re.search(
            r"http://[^\s:]+:(\d+)/", said
        )
        assert found, said
        yield Server(process, int(found[1]), said)
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=30)


class Visitor:
    """Someone with a browser's rights and an attacker's patience."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookie = ""

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes = b"",
    ) -> tuple[int, str]:
        """Send the path as it is written and return status and text."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        line.putrequest(method, path, skip_host=bool(headers and "Host" in headers))
        for name, value in ({"Cookie": self.cookie} if self.cookie else {}).items():
            line.putheader(name, value)
        for name, value in (headers or {}).items():
            line.putheader(name, value)
        line.putheader("Content-Length", str(len(body)))
        line.endheaders(body)
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        self.headers = answer.headers
        if cookie := answer.headers.get("Set-Cookie"):
            self.cookie = cookie.split(";")[0]
        line.close()
        return answer.status, text

    def kernel(self, lesson: str = "02_is_it_safe") -> str:
        """Do what the page does on the first touch, and return the kernel's id."""
        status, text = self.post(f"/lesson/{lesson}/kernel")
        assert status == 200, text
        return str(json.loads(text)["kernel"])

    def post(self, path: str, body: bytes = b"") -> tuple[int, str]:
        """Post with the token that the page has."""
        if not self.cookie:
            self.ask("/lesson/02_is_it_safe")
        return self.ask(path, "POST", {"X-XSRFToken": self.cookie.split("=", 1)[1]}, body)

    def answer(self, lesson: str, control: str, **settings: Any) -> tuple[int, Any]:
        """Tell a control what was set, as the page does; return status and the answer's JSON."""
        body = json.dumps(settings).encode()
        status, text = self.post(f"/lesson/{lesson}/answer/{control}", body)
        return status, json.loads(text)

    def line(self, kernel: str, protocol: str | None = None, **options: Any) -> ClientConnection:
        """Open the websocket to a kernel."""
        address = f"ws://127.0.0.1:{self.server.port}/api/kernels/{kernel}/channels?session_id=x"
        protocols = [protocol] if protocol == V1 else None
        return connect(address, subprotocols=protocols, **options)  # type: ignore[arg-type]


V1 = "v1.kernel.websocket.jupyter.org"
FRAMED = "framed"  # how a message with bytes is written without V1


def framed(*parts: bytes) -> bytes:
    """Write the number of parts, where each begins, and the parts; the first one is JSON."""
    begins = [4 * (len(parts) + 1)]
    for part in parts[:-1]:
        begins.append(begins[-1] + len(part))
    return struct.pack(f"!{len(parts) + 1}I", len(parts), *begins) + b"".join(parts)


def message(kind: str, content: dict[str, Any], channel: str, protocol: str | None) -> str | bytes:
    """Write a kernel message in the legacy protocol (JSON, or framed with bytes) or in V1."""
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "x", "username": ""}
    header |= {"version": "5.3", "date": "2026-01-01T00:00:00Z"}
    if protocol != V1:
        parts = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        text = json.dumps(parts | {"channel": channel, "buffers": []})
        return framed(text.encode(), b"bytes") if protocol == FRAMED else text
    frames = [channel.encode(), *(json.dumps(p).encode() for p in (header, {}, {}, content))]
    offsets = [8 * (len(frames) + 2)]
    for frame in frames:
        offsets.append(offsets[-1] + len(frame))
    table = b"".join(number.to_bytes(8, "little") for number in (len(offsets), *offsets))
    return table + b"".join(frames)
