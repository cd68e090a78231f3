"""The distribution's packages, where there is apt-get and the right to use it."""

import os
import shutil
import subprocess
import time

_TRIES = 3


def install(*packages: str) -> bool:
    """Install packages; return whether that was possible."""
    root = _as_root()
    if not shutil.which("apt-get") or root is None:
        return False
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    for attempt in range(_TRIES):
        time.sleep(5 * attempt)  # a mirror that is busy is often free again a moment later
        updated = subprocess.run([*apt, "update"], stdin=subprocess.DEVNULL, check=False)
        command = [*apt, "install", "-y", "--no-install-recommends", *packages]
        if (
            updated.returncode == 0
            and subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0
        ):
            return True
    return False


def _as_root() -> list[str] | None:
    """Return what to put before a command to run it as root without a question, or None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "-n"]
    return None
