"""``python -m bench.leak``: visits and kernels in a row, and what of them is left afterwards.

Counts what the server and its processes hold before the first and after the last, each time once
every kernel is gone. Linux only: elsewhere nobody says what memory is shared.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import psutil

from tests.support.running import KERNELS, PRESENT, Server, Visitor, message, running

_PAGES = ("/", "/lesson/01_what_is_a_spasm", "/lesson/02_is_it_safe", "/static/host.js", "/nowhere")
_WARM_UP = (20, 10)  # visits and kernels that fill what is kept on purpose; one is killed
_MOST_GROWTH_MB = 10


@dataclass(frozen=True)
class Held:
    """What a server and its processes hold."""

    processes: int
    sockets: int
    open_files: int
    private_files: int
    pss_mb: float

    @classmethod
    def by(cls, server: Server, own: int) -> Held:
        """Count, once no kernel is left but the server's own and nothing moves."""
        end = time.monotonic() + 60
        while len(server.kernels_at_rest()) != own:
            if time.monotonic() > end:
                sys.exit("A kernel stayed.")
        root = psutil.Process(server.process.pid)
        tree = [root, *root.children(recursive=True)]
        links = [link for process in tree for link in _open(process.pid)]
        private = [
            path
            for folder in Path(tempfile.gettempdir()).glob("backedu-*")
            if any(str(folder) in word for process in tree for word in process.cmdline())
            for path in folder.rglob("*")
        ]
        sockets = sum(link.startswith("socket:") for link in links)
        pss = sum(process.memory_full_info().pss for process in tree)
        return cls(len(tree), sockets, len(links), len(private), round(pss / 1e6, 1))


def _open(pid: int) -> list[str]:
    found = []
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(str(descriptor.readlink()))
        except OSError:  # it was the one that listed the folder
            continue
    return found


def _visit(server: Server, number: int) -> None:
    visitor = Visitor(server)
    for _ in range(number):
        for page in _PAGES:
            visitor.ask(page)


def _answer(server: Server, number: int) -> None:
    """Have kernels in a row: most pages say goodbye, every tenth kernel is killed."""
    for i in range(number):
        others = set(server.kernel_processes())
        visitor = Visitor(server)
        kernel = visitor.kernel()
        with visitor.line(kernel) as line:
            line.send(message("kernel_info_request", {}, "shell", None))
            while "kernel_info_reply" not in str(line.recv(timeout=30)):
                pass
        if i % 10 != 9:
            visitor.post(f"/voila/api/shutdown/{kernel}")
        else:
            for process in set(server.kernel_processes()) - others:
                process.kill()


def main() -> None:
    """Measure and print; end with 1 when something is left."""
    parser = argparse.ArgumentParser(prog="python -m bench.leak", description=__doc__)
    parser.add_argument("--visits", type=int, default=500)
    parser.add_argument("--kernels", type=int, default=200)
    options = parser.parse_args()
    with running(script=KERNELS + PRESENT) as server:
        own = server.kernels()
        for step, number in zip((_visit, _answer), _WARM_UP, strict=True):
            step(server, number)
        before = Held.by(server, own)
        began = time.monotonic()
        _visit(server, options.visits)
        _answer(server, options.kernels)
        after = Held.by(server, own)
    took = time.monotonic() - began
    print(f"{options.visits} visits and {options.kernels} kernels in {took:.0f} s")
    print(f"{'':14}{'before':>10}{'after':>10}")
    for field, one, two in zip(fields(Held), astuple(before), astuple(after), strict=True):
        print(f"{field.name:14}{one:>10}{two:>10}")
    counts_grew = any(
        two > one for one, two in zip(astuple(before)[:-1], astuple(after)[:-1], strict=True)
    )
    sys.exit(counts_grew or after.pss_mb - before.pss_mb > _MOST_GROWTH_MB)


if __name__ == "__main__":
    main()
