"""Two machines of the tests' own, joined by a cable, with no way to anywhere else.

They are network namespaces of Linux; only root can make them.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.support import apt

IS_POSSIBLE = sys.platform == "linux" and os.geteuid() == 0
"""Whether this machine and this user can have them at all."""


@dataclass(frozen=True)
class Hosts:
    """Two machines: what to put before a command to run it there, and where the first one is."""

    presenter: tuple[str, ...]
    phone: tuple[str, ...]
    address: str


@contextmanager
def two_hosts() -> Iterator[Hosts]:
    """Make them, and remove them afterwards."""
    if not shutil.which("ip"):
        apt.install("iproute2")
    names = [f"backedu-{os.getpid()}-{side}" for side in ("presenter", "phone")]
    presenter, phone = names
    try:
        for name in names:
            _ip("netns", "add", name)
            _ip("-n", name, "link", "set", "lo", "up")
        cable = ("link", "add", "cable", "netns", presenter, "type", "veth")
        _ip(*cable, "peer", "name", "cable", "netns", phone)
        for name, address in zip(names, ("192.0.2.1/24", "192.0.2.2/24"), strict=True):
            _ip("-n", name, "address", "add", address, "dev", "cable")
            _ip("-n", name, "link", "set", "cable", "up")
        run = ("ip", "netns", "exec")
        yield Hosts((*run, presenter), (*run, phone), "192.0.2.1")
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)
