"""Kernels by fork: each visitor's is a copy, of its own, and nothing is left of any of them."""

import asyncio
import os
import signal
import socket
import sys
import threading
import time
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import psutil
import pytest
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from traitlets.config import Config

from backedu.serve.kernels import provisioner
from backedu.serve.kernels.provisioner import ForkProvisioner, WarmProcess, fork_kernels
from tests.support.running import KERNELS, PRESENT, Server, Visitor, running, start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks kernels")

OPTIONS = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=40"]
# One lesson of one cell: what is tested here is not in the lessons.
SMALL = f"""{KERNELS}
import json
app.notebooks_dir = lambda: folder / "small"
(folder / "small").mkdir()
cell = {{"cell_type": "code", "execution_count": None, "id": "a", "metadata": {{}}, "outputs": [],
        "source": "from backedu.lessons import Lesson; Lesson().ask('what-the-word-says')"}}
(folder / "small" / "02_is_it_safe.ipynb").write_text(json.dumps({{"cells": [cell], "nbformat": 4,
    "nbformat_minor": 5, "metadata": {{"kernelspec": {{"name": "python3", "language": "python",
    "display_name": "Python 3"}}}}}}))
{PRESENT}"""
EXPLANATION = "Notebooks take a second longer to start"


class Class:
    """Kernels as a Jupyter server has them."""

    def __init__(self, folder: Path, prepare: str) -> None:
        config = Config()
        self.warm = fork_kernels(config, prepare=prepare)
        KernelProvisionerFactory.clear_instance()
        KernelProvisionerFactory.instance(config=config)
        self.kernels = AsyncMultiKernelManager(config=config, connection_dir=str(folder))

    async def start(self, **options: Any) -> str:
        """Start a kernel and return its id."""
        id_ = await self.kernels.start_kernel(
            kernel_name="python3", extra_arguments=OPTIONS, **options
        )
        return str(id_)

    async def ask(self, id_: str, expression: str, before: str = "") -> str:
        """Return what the kernel makes of an expression."""
        client: Any = self.kernels.get_kernel(id_).client()
        client.start_channels(iopub=False, stdin=False, hb=False, control=False)
        try:
            client.execute(before, silent=True, user_expressions={"it": expression})
            said = (await client.get_shell_msg(timeout=20))["content"]
        finally:
            client.stop_channels()
        result = said["user_expressions"]["it"]
        return str(result["data"]["text/plain"] if result["status"] == "ok" else result)

    def pid(self, id_: str) -> int:
        """Return the number of a kernel's process."""
        kernel: Any = self.kernels.get_kernel(id_)
        return int(kernel.provisioner.pid)

    @property
    def warm_pid(self) -> int:
        """The number of the warm process."""
        assert self.warm._process

        return self.warm._process.pid


@pytest.fixture
def in_class(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[..., Awaitable[Class]]]:
    """Start a class with a warm process of its own, and clear up after it."""
    monkeypatch.setattr(ForkProvisioner, "warm", WarmProcess())

    @asynccontextmanager
    async def opened(prepare: str = "") -> AsyncIterator[Class]:
        started = Class(tmp_path, prepare)
        try:
            yield started
        finally:
            await started.kernels.shutdown_all()

    yield opened  # type: ignore[misc]
    ForkProvisioner.warm._end()
    KernelProvisionerFactory.clear_instance()


def gone(pids: list[int], within_s: float) -> bool:
    """Wait until none of the processes is left, and say whether it came to that."""
    end = time.monotonic() + within_s
    while any(map(alive, pids)):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def family_of(server: Server) -> tuple[list[psutil.Process], psutil.Process, Path]:
    """Return all that a server has started, the warm process among them, and its folder."""
    family = psutil.Process(server.process.pid).children(recursive=True)
    warm = next(each for each in family if each.ppid() == server.process.pid)
    folder = Path(warm.cmdline()[-2])
    assert folder.is_dir()
    return family, warm, folder


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried by the system does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_kernel_is_what_was_asked_for(in_class: Any, tmp_path: Path) -> None:
    """It has the environment, the folder, the options; controls can be reached; no history."""

    async def scenario() -> list[str]:
        async with in_class() as kernels:
            env = {**os.environ, "BACKEDU_NUMBERED_CONTROLS": "1"}
            kernel = await kernels.start(env=env, cwd=str(tmp_path))
            control = "'jupyter.widget.control' in get_ipython().kernel.comm_manager.targets"
            expressions = [
                "os.environ['BACKEDU_NUMBERED_CONTROLS']",
                "os.getcwd()",
                "get_ipython().history_manager.enabled",
                control,
                "sys.argv[1:]",
                "signal.getsignal(signal.SIGCHLD).name",
            ]
            before = "import os, signal, sys"
            return [await kernels.ask(kernel, each, before) for each in expressions]

    said = asyncio.run(scenario())

    assert said == ["'1'", repr(str(tmp_path)), "False", "True", repr(OPTIONS), "'SIG_DFL'"]


def test_what_is_prepared_is_there(in_class: Any) -> None:
    """Modules are imported before the first copy, also beside one that is not there."""

    async def loaded(prepare: str) -> str:
        async with in_class(prepare) as kernels:
            kernel = await kernels.start()
            names = "[name in sys.modules for name in ('colorsys', 'nowhere', 'wave')]"
            said: str = await kernels.ask(kernel, names, "import sys")
            kernels.warm._end()
            return said

    assert asyncio.run(loaded("")) == "[False, False, False]"
    assert asyncio.run(loaded("colorsys:no nowhere:no wave")) == "[True, False, True]"


def test_kernels_share_nothing(in_class: Any) -> None:
    """A name, a random number and a key of one kernel are not another's."""

    async def scenario() -> tuple[str, set[str], set[bytes]]:
        async with in_class("random:random") as kernels:
            one, other = await kernels.start(), await kernels.start()
            await kernels.ask(one, "1", "mine = 1")
            name = await kernels.ask(other, "mine")
            numbers = {
                await kernels.ask(k, "random.random()", "import random") for k in (one, other)
            }
            keys = {kernels.kernels.get_kernel(k).session.key for k in (one, other)}
            return name, numbers, keys

    name, numbers, keys = asyncio.run(scenario())

    assert "NameError" in name
    assert len(numbers) == len(keys) == 2


def test_only_the_user_reaches_sockets_and_keys(in_class: Any, tmp_path: Path) -> None:
    """The folder of the sockets is private, and so is each file with a key."""

    def modes_in(*folders: Path) -> list[int]:
        paths = [*folders, *tmp_path.iterdir()]
        return [path.stat().st_mode & 0o777 for path in paths]

    async def scenario() -> tuple[str, list[int]]:
        async with in_class() as kernels:
            kernel = kernels.kernels.get_kernel(await kernels.start())
            return kernel.transport, modes_in(kernels.warm.directory)

    transport, modes = asyncio.run(scenario())

    assert transport == "ipc"
    assert modes == [0o700, 0o600]


def test_forty_at_once_all_answer(in_class: Any) -> None:
    """A whole class starts in the same instant, each at an address of its own."""

    async def scenario() -> tuple[list[str], set[str]]:
        async with in_class() as kernels:
            started = await asyncio.gather(*(kernels.start() for _ in range(40)))
            answers = await asyncio.gather(*(kernels.ask(each, "6 * 7") for each in started))
            return answers, {kernels.kernels.get_kernel(each).ip for each in started}

    answers, addresses = asyncio.run(scenario())

    assert answers == ["42"] * 40
    assert len(addresses) == 40


def test_fifty_in_a_row_leave_nothing(in_class: Any, tmp_path: Path) -> None:
    """No process, no open file and no file on the disk is left of a kernel that ended."""

    def held(kernels: Class) -> tuple[int, ...]:
        warm = psutil.Process(kernels.warm_pid)
        files = [*kernels.warm.directory.iterdir(), *tmp_path.iterdir()]
        return psutil.Process().num_fds(), warm.num_fds(), len(warm.children()), len(files)

    async def scenario() -> list[tuple[int, ...]]:
        async with in_class() as kernels:
            counts = []
            for number in range(52):
                kernel = await kernels.start()
                assert await kernels.ask(kernel, "1 + 1") == "2"
                if number % 2:
                    os.kill(kernels.pid(kernel), signal.SIGKILL)
                await kernels.kernels.shutdown_kernel(kernel)
                if number in {1, 51}:
                    counts.append(held(kernels))
            return counts

    first, last = asyncio.run(scenario())

    # The messaging library closes a socket a little later than it is told to: one may be under way.
    # A leak would be one for each of the fifty.
    assert all(after <= before + 2 for before, after in zip(first, last, strict=True)), (
        first,
        last,
    )
    assert last[2:] == (0, 0)


def test_a_death_is_noticed_at_once(in_class: Any) -> None:
    """The server knows that a kernel was killed before a visitor can touch anything."""

    async def scenario() -> tuple[bool, float]:
        async with in_class() as kernels:
            kernel = await kernels.start()
            manager = kernels.kernels.get_kernel(kernel)
            before = await manager.is_alive()
            killed = time.monotonic()
            os.kill(kernels.pid(kernel), signal.SIGKILL)
            await asyncio.wait_for(manager._async_wait(pollinterval=0.01), timeout=5)
            return before, time.monotonic() - killed

    before, took_s = asyncio.run(scenario())

    assert before
    assert took_s < 1


def test_without_its_warm_process_a_kernel_lives_on(in_class: Any) -> None:
    """The process that was copied may be killed: its kernels stay, and the next has another."""

    async def scenario() -> tuple[str, str, bool]:
        async with in_class() as kernels:
            old = await kernels.start()
            await kernels.ask(old, "1", "kept = 'yes'")
            killed = kernels.warm_pid
            os.kill(killed, signal.SIGKILL)
            new = await kernels.start()
            another = kernels.warm_pid != killed
            return await kernels.ask(old, "kept"), await kernels.ask(new, "1 + 1"), another

    assert asyncio.run(scenario()) == ("'yes'", "2", True)


def test_a_warm_process_killed_amid_arrivals_costs_nobody_a_kernel(
    in_class: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    """Those who were waiting for a copy get one of the next process."""

    async def scenario() -> list[str]:
        async with in_class() as kernels:
            await kernels.start()
            starting = [asyncio.ensure_future(kernels.start()) for _ in range(12)]
            await asyncio.wait(starting, return_when=asyncio.FIRST_COMPLETED)
            os.kill(kernels.warm_pid, signal.SIGKILL)
            return [await kernels.ask(await each, "6 * 7") for each in starting]

    assert asyncio.run(scenario()) == ["42"] * 12
    assert EXPLANATION not in capfd.readouterr().err


def test_a_restarted_warm_process_leaves_running_kernels_alone(in_class: Any) -> None:
    """After a change of the content new kernels have it, from another process."""

    async def scenario() -> tuple[str, bool, bool]:
        async with in_class() as kernels:
            kernel = await kernels.start()
            before = kernels.warm_pid
            kernels.warm.restart()
            await kernels.start()
            return await kernels.ask(kernel, "1 + 1"), kernels.warm_pid != before, alive(before)

    assert asyncio.run(scenario()) == ("2", True, False)


def start_a_thread() -> None:
    """Do what a library does that must not be copied (called in the warm process)."""
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()


def test_a_process_with_threads_is_not_copied(
    in_class: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where a library has started a thread kernels start the ordinary way, and one line says so."""

    async def scenario() -> list[str]:
        async with in_class(f"{__name__}:start_a_thread") as kernels:
            started = [await kernels.start() for _ in range(2)]
            return [await kernels.ask(each, "'ipykernel_launcher' in sys.argv[0]", "import sys")
                    for each in started]  # fmt: skip

    assert asyncio.run(scenario()) == ["True", "True"]
    assert capfd.readouterr().err.count(EXPLANATION) == 1


def test_another_kernel_is_started_the_ordinary_way() -> None:
    """A kernel of another environment, or of another language, is nobody's copy."""
    ours = [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "file", "-x"]

    assert provisioner._arguments(ours) == ["-x"]
    assert provisioner._arguments(["/elsewhere/python", *ours[1:]]) is None
    assert provisioner._arguments([str(Path(sys.executable).parent / "ir"), "file"]) is None


def test_jupyter_finds_the_provisioner_by_its_name() -> None:
    """What the package announces is there, under the name that the server asks for."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    announced = project["project"]["entry-points"][KernelProvisionerFactory.GROUP_NAME]
    config = Config()
    fork_kernels(config, prepare="")
    name = config.KernelProvisionerFactory.default_provisioner_name

    assert EntryPoint(name, announced[name], "").load() is ForkProvisioner


def test_a_page_hears_of_its_kernel_s_death_and_ctrl_c_ends_all() -> None:
    """A killed kernel is replaced; a terminal's Ctrl-C is for the server alone, which ends it."""
    with running(script=SMALL) as server:
        visitor = Visitor(server)
        with visitor.line(visitor.kernel()) as line:
            server.kill_kernels()
            heard = ""
            while '"dead"' not in heard:
                heard = str(line.recv(timeout=5))
        visitor.kernel(), visitor.kernel()
        children = psutil.Process(server.process.pid).children(recursive=True)
        groups = {os.getpgid(child.pid) for child in children}
        said = server.stop()

        assert os.getpgrp() not in groups
        assert len(groups) == 3
        assert gone([child.pid for child in children], within_s=1)
        assert "Traceback" not in said
        assert "KeyboardInterrupt" not in said


@pytest.mark.parametrize("warm_too", [False, True], ids=["server", "warm-process-first"])
def test_a_killed_server_leaves_nothing(warm_too: bool) -> None:  # noqa: FBT001 - a case
    """However the server ends, its kernels end within seconds, and their files go with them."""
    with running(script=SMALL) as server:
        visitor = Visitor(server)
        visitor.kernel(), visitor.kernel()
        family, warm, folder = family_of(server)
        if warm_too:
            warm.kill()
        server.process.kill()

        assert len(family) == 3
        assert gone([each.pid for each in family], within_s=5)
        assert warm_too or not folder.exists()


def test_ctrl_c_twice_ends_all_at_once() -> None:
    """Who cannot wait presses again: nothing is left of the server, and nothing complains."""
    with running(script=SMALL) as server:
        family, _warm, folder = family_of(server)
        for _ in range(2):
            server.process.send_signal(signal.SIGINT)
            time.sleep(0.01)
        said = server.process.communicate(timeout=5)[0]

        assert gone([each.pid for each in family], within_s=5)
        assert not folder.exists()
        assert "Traceback" not in said


def test_forking_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without forks everything works as before, slower; the presenter reads why, once."""
    monkeypatch.setenv("BACKEDU_FORK", "0")
    with running(script=SMALL) as server:
        visitor = Visitor(server)
        assert visitor.kernel()
        assert visitor.kernel()
        commands = [" ".join(each.cmdline()) for each in server.kernel_processes()]
        said = server.said + server.stop()

        assert all("ipykernel_launcher" in command for command in commands)
        assert said.count(EXPLANATION) == 1
        assert "BACKEDU_FORK=0" in said


def test_a_server_that_cannot_start_leaves_no_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A port that is in use is no reason to leave something behind."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as used:
        refused = start("--port", str(used.getsockname()[1]))
        said = refused.communicate(timeout=60)[0]

    assert "is in use" in said
    assert not list(tmp_path.iterdir())


def test_nothing_is_left_of_a_kernel_that_was_killed() -> None:
    """Neither its sockets nor its files stay, also when its page had gone before it."""
    with running(script=SMALL) as server:
        process, visitor = psutil.Process(server.process.pid), Visitor(server)

        def kill_one() -> int:
            visitor.line(visitor.kernel()).close()
            server.kill_kernels()
            assert server.kernels_become(0, within_s=10)
            time.sleep(1.5)  # until the server has noticed
            return process.num_fds()

        first = kill_one()
        left, deadline = kill_one(), time.monotonic() + 10
        while left > first and time.monotonic() < deadline:  # a busy machine notices later
            time.sleep(0.1)
            left = process.num_fds()

        assert left <= first
