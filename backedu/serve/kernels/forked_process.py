"""A kernel that was forked, as Jupyter sees a process."""

from __future__ import annotations

import os
import socket
from contextlib import suppress


class ForkedProcess:
    """A kernel as Jupyter sees a process; that it ended shows in its lifeline, at once."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, lifeline: socket.socket) -> None:
        self.pid = pid
        self._lifeline = lifeline

    def poll(self) -> int | None:
        """Return None as long as the kernel runs, then 0: how it ended only the system knows."""
        try:
            if self._lifeline.recv(1):
                return None
        except BlockingIOError:
            return None
        except OSError:  # it ended with something unread, or this was asked before
            pass
        self._lifeline.close()
        return 0

    wait = poll  # Jupyter asks for it when a kernel has ended

    def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and to what it has started."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it ended just now
                os.killpg(self.pid, signum)
