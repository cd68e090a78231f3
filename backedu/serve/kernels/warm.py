"""The warm process: it has imported all that a lesson needs, and copies itself for each kernel.

Run by :mod:`.provisioner`, which writes one request per kernel to the socket that the
warm process inherits. With each request comes the kernel's *lifeline*: a socket whose other end
only the server holds. The kernel says on it that it is ready, and closes it by ending; a server
that ends, however suddenly, closes the other side, and the kernel ends too.

A copy has no thread but the one that made it, and would wait for ever for a lock that another
thread held. So the warm process starts none, and refuses to work when a library has.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import shutil
import signal
import socket
import sys
import threading
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import ipywidgets
from ipykernel.kernelapp import IPKernelApp

from backedu.serve.kernels.provisioner import READY

_LONGEST_REQUEST = 1 << 20  # bytes; an environment is a few thousand
# A visitor cannot use the debugger, and loading it is three quarters of a kernel's start.
_NOT_LOADED = "debugpy"
# What a kernel would import while it starts.
_LOADED = (
    "ipykernel.debugger",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "faulthandler",
    "tornado.platform.asyncio",
)


class ForkedKernel(IPKernelApp):
    """An IPython kernel that is told where to listen, and that ends with its server."""

    def __init__(self, request: dict[str, Any], lifeline: socket.socket) -> None:
        """Prepare a kernel for ``request``."""
        super().__init__(parent_handle=os.getppid())  # type: ignore[no-untyped-call]
        self._connection = request["connection"]
        self._lifeline = lifeline
        # From now on: a server may end, or give up, while its kernel still starts.
        threading.Thread(target=self._end_with_server, daemon=True).start()

    def init_connection_file(self) -> None:
        """Take the connection from the request: the file is the server's business."""
        self.load_connection_info(self._connection)

    def write_connection_file(self, **_options: Any) -> None:
        """Write none."""

    def init_poller(self) -> None:
        """Do not ask every second whether the server is there: the lifeline tells."""

    def _end_with_server(self) -> None:
        with suppress(OSError):  # reset, when the server went with a word of ours unread
            self._lifeline.recv(1)  # returns when there is nobody left to write
        os.killpg(0, signal.SIGKILL)  # with all that a lesson may have started


def main() -> None:
    """Warm up, answer requests until the server is gone, and be the kernel in each copy."""
    control, directory, prepare = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    fault = _warm_up(prepare)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system clears up after a kernel that ended
    if kernel := _wait(socket.socket(fileno=int(control)), Path(directory), fault):
        _be_kernel(*kernel)


def _warm_up(prepare: str) -> str:
    """Import and prepare; return why copies cannot be made, or nothing."""
    sys.modules[_NOT_LOADED] = None  # type: ignore[assignment]
    for module in _LOADED:
        with suppress(ImportError):  # another version of IPython has it elsewhere
            importlib.import_module(module)
    del sys.modules[_NOT_LOADED]
    for each in prepare.split():
        name, _, function = each.partition(":")
        with suppress(Exception):  # content with a fault: the lesson that shows it will say so
            found = importlib.import_module(name)
            if function:
                getattr(found, function)()
    gc.collect()
    gc.freeze()  # memory that the collector does not write to stays shared
    threads = max(threading.active_count(), len(list(Path("/proc/self/task").iterdir())))
    return f"a library started {threads - 1} thread(s) while it was imported" if threads > 1 else ""


def _wait(
    control: socket.socket, directory: Path, fault: str
) -> tuple[dict[str, Any], socket.socket] | None:
    """Copy this process for each request; return in the copies, and when there is no more to do."""
    while True:
        message, sockets, _flags, _sender = socket.recv_fds(control, _LONGEST_REQUEST, 1)
        if not sockets:
            break
        with socket.socket(fileno=sockets[0]) as lifeline:
            try:
                pid = 0 if fault else os.fork()
            except OSError as error:
                fault = f"the system allows no copy ({error.strerror})"
            if fault:
                _say(lifeline, fault)
            elif not pid:
                control.close()
                return json.loads(message), lifeline.dup()
    with suppress(ChildProcessError):
        os.wait()  # returns when the last kernel has ended
    shutil.rmtree(directory, ignore_errors=True)
    return None


def _be_kernel(request: dict[str, Any], lifeline: socket.socket) -> None:
    """Be an IPython kernel until told to end."""
    os.setsid()  # Ctrl-C in the server's terminal is the server's to deal with
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _say(lifeline, str(os.getpid()))
    try:
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        sys.argv = ["ipykernel_launcher", *request["arguments"]]
        kernel = ForkedKernel.instance(request, lifeline)
        kernel.initialize(request["arguments"])  # type: ignore[no-untyped-call]
        if os.environ.get("PYTHONWARNINGS") == "ignore":  # only read when Python starts
            warnings.simplefilter("ignore")
        ipywidgets.register_comm_target()
    except Exception as error:  # noqa: BLE001 - whatever it is, the server takes the other way
        reason = getattr(error, "strerror", None) or str(error)
        _say(lifeline, f"a kernel did not start ({reason})")
        sys.exit(1)
    _say(lifeline, READY)
    kernel.start()  # type: ignore[no-untyped-call]


def _say(lifeline: socket.socket, text: str) -> None:
    with suppress(OSError):  # nobody listens any more: the kernel notices when it waits for that
        lifeline.send(text.encode())


if __name__ == "__main__":
    main()
