"""Kernels by fork: each is a copy of one warm process.

A kernel that is started the ordinary way imports what the last one has imported, too. Here one
process does so once (:mod:`.warm`) and is copied. Measured on two cores: the lessons are prepared
with 9 s of processor time instead of 21 s, a visitor of a notebook with Jupyter's widgets waits
half as long for its kernel, and that takes 17 MB instead of 38 MB.

Kernels listen on sockets in a private folder, which nobody else on the machine reaches.
Where this does not work kernels start the ordinary way, and one line says why. Only Linux forks
(on macOS the system's libraries start threads of their own); ``BACKEDU_FORK=0`` switches it off.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cached_property
from importlib.metadata import EntryPoint
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.config import Config

from backedu.serve.kernels.forked_process import ForkedProcess
from backedu.switches import FORK

READY = "ready"  # what a kernel says when it listens

_NAME, _CLASS = "backedu-fork", "backedu.serve.kernels.provisioner:ForkProvisioner"
_PATIENCE_S = 30  # a slow machine may need half of that to import everything
_LONGEST_FOLDER = 60  # characters; the name of a socket may have 107, with the folders around it
_PORTS = {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "hb_port": 4, "control_port": 5}


class NoForkError(RuntimeError):
    """A kernel could not be forked; the message says why."""


class WarmProcess:
    """The process whose copies are the kernels; it is started when the first one is wanted."""

    def __init__(self) -> None:
        self.prepare = ""  # what to do before the first copy is made; see fork_kernels
        self._fault = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket
        self._turn = asyncio.Lock()
        self._numbers = count(1)

    @cached_property
    def directory(self) -> Path:
        """The private folder for sockets and connection files, gone when the server is."""
        usual = tempfile.gettempdir()
        folder = tempfile.mkdtemp("", "backedu-", usual if len(usual) < _LONGEST_FOLDER else "/tmp")  # noqa: S108 - private
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return Path(folder)

    async def kernel(self, **request: Any) -> tuple[ForkedProcess, KernelConnectionInfo]:
        """Return a kernel that listens, and where it does.

        Args:
            request: Its ``connection`` without an address, ``arguments``, ``env`` and ``cwd``.

        Raises:
            NoForkError: Kernels cannot be forked.
        """
        if fault := self._fault or _why_not_here():
            raise NoForkError(fault)
        place = {"transport": "ipc", "ip": f"{self.directory}/{next(self._numbers)}"}
        connection = request["connection"] | place | _PORTS
        request["connection"] = connection | {"key": connection["key"].decode()}
        problem = ""
        for _ in range(2):  # somebody may end the warm process at the wrong moment, but not twice
            try:
                return await self._fork(json.dumps(request).encode()), connection
            except OSError as error:
                problem = str(error)
        raise NoForkError(f"the warm process does not answer ({problem})")

    async def _fork(self, message: bytes) -> ForkedProcess:
        lifeline, kernels_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        lifeline.settimeout(0)
        process = None
        try:
            async with self._turn:
                with kernels_end:
                    process = self._started()
                    socket.send_fds(self._control, [message], [kernels_end.fileno()])
                pid = await _hear(lifeline, str.isdecimal)
            await _hear(lifeline, READY.__eq__)
        except BaseException as problem:
            lifeline.close()  # a kernel that came to be after all ends by that
            if isinstance(problem, OSError) and process is self._process:
                self._end()
            raise
        return ForkedProcess(int(pid), lifeline)

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the process, after starting it where there is none."""
        if self._process and self._process.poll() is None:
            return self._process
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(0)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - a module of ours
                [sys.executable, "-m", "backedu.serve.kernels.warm", str(theirs.fileno()),
                 str(self.directory), self.prepare],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # a warning there would tell this machine's paths
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is the server's to deal with
            )  # fmt: skip
        return self._process

    def _end(self) -> None:
        """End the process if it still runs; its kernels live on, as long as the server does."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._control.close()
        self._process = None

    def restart(self) -> None:
        """Have later kernels come from a process that has read everything again."""
        if self._process:
            self._end()
            self._started()

    def give_up(self, reason: NoForkError) -> None:
        """Fork no more, and say so once, to the person who started the server."""
        if not self._fault:
            print(f"  Notebooks take a second longer to start: {reason}.", file=sys.stderr)
        self._fault = str(reason)


class ForkProvisioner(LocalProvisioner):
    """Starts Jupyter kernels by fork where possible, and else the ordinary way."""

    warm: ClassVar[WarmProcess] = WarmProcess()

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel that ``cmd`` would start, and return how to reach it."""
        if (arguments := _arguments(cmd)) is not None:
            env, cwd = kwargs["env"], str(kwargs.get("cwd") or Path.cwd())
            try:
                kernel, connection = await self.warm.kernel(
                    connection=self.connection_info, arguments=arguments, env=env, cwd=cwd
                )
            except NoForkError as error:
                self.warm.give_up(error)
            else:
                self.process = kernel  # type: ignore[assignment] # all that is asked of a Popen
                self.pid = kernel.pid
                return connection
        return await super().launch_kernel(cmd, **kwargs)

    async def send_signal(self, signum: int) -> None:
        """Send a signal; a kernel that is to end is not asked first, for it has nothing to save."""
        if signum == signal.SIGINT and self.parent and self.parent.shutting_down:
            signum = signal.SIGKILL
        await super().send_signal(signum)


def fork_kernels(config: Config, prepare: str) -> WarmProcess:
    """Have a Jupyter server fork kernels from one process.

    Args:
        config: The server's.
        prepare: What that process does first, separated by spaces: modules to import, as
            ``module``, and functions to call, as ``module:function``.
    """
    entry = EntryPoint(_NAME, _CLASS, KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.provisioners.setdefault(_NAME, entry)  # backedu may not be installed
    config.KernelProvisionerFactory.default_provisioner_name = _NAME
    ForkProvisioner.warm.prepare = prepare
    return ForkProvisioner.warm


def _why_not_here() -> str:
    if os.environ.get(FORK) == "0":
        return f"{FORK}=0 is set"
    return "" if sys.platform == "linux" else "this system has no safe way to copy a process"


async def _hear(lifeline: socket.socket, expected: Callable[[str], bool]) -> str:
    """Return what is said next; anything that is not expected is the reason of a failure."""
    receiving = asyncio.get_running_loop().sock_recv(lifeline, 4096)
    if not (heard := (await asyncio.wait_for(receiving, _PATIENCE_S)).decode()):
        raise ConnectionResetError("it ended")
    if not expected(heard):
        raise NoForkError(heard)
    return heard


def _arguments(cmd: list[str]) -> list[str] | None:
    """The options of the command when it is one for an IPython kernel of this environment."""
    ours = Path(cmd[0]).parent == Path(sys.executable).parent
    if not ours or "ipykernel_launcher" not in cmd or "-f" not in cmd:
        return None
    options = cmd[cmd.index("ipykernel_launcher") + 1 :]
    file = options.index("-f")  # and its name: the connection file
    return options[:file] + options[file + 2 :]
