"""What to look at before a class: one sentence each, and what to do where something is wrong."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import sys
import time
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from backedu import content
from backedu.classroom import database
from backedu.classroom.database import reason, shown
from backedu.classroom.words import class_words
from backedu.content.wording import day
from backedu.serve.address import address, own_number

LEAST_FREE_MB = 200
_FIREWALLS = {  # by a file that is there when it is on
    "ufw": Path("/etc/ufw/ufw.conf"),
    "firewalld": Path("/run/firewalld"),
}


@dataclass(frozen=True)
class Finding:
    """What one look found.

    Attributes:
        about: What was looked at.
        state: ``good``, ``bad``, or ``look``: something that only a person can see.
        text: It in a sentence, with what to do.
    """

    about: str
    state: str
    text: str


def findings(port: int, file: Path | str) -> Iterator[Finding]:
    """Yield what there is to know before a class begins.

    Args:
        port: Where the class is to be found.
        file: Where its votes will be written down: a file, or the address of a database.

    Example:
        >>> [found.about for found in findings(0, Path("class.sqlite3"))]
        ['address', 'port', 'firewall', 'wifi', 'browser', 'disk', 'clock']
    """
    own = own_number()
    yield _address(own)
    yield _port(port)
    yield _firewall(port, sys.platform)
    yield _found("wifi", "look", address=address(own, port))
    yield _browser()
    yield _database(str(file)) if "://" in str(file) else _disk(Path(file))
    yield _clock(time.time())


def printed(finding: Finding) -> str:
    """Return a finding as a line.

    Example:
        >>> printed(Finding("port", "bad", "It is taken."))
        '✗ Port: It is taken.'
    """
    mark = {"good": "✓", "bad": "✗", "look": "→"}[finding.state]
    return f"{mark} {class_words('doctor')[finding.about]}: {finding.text}"


def _address(own: str) -> Finding:
    number = ipaddress.ip_address(own)
    if number.is_loopback or number.is_link_local:
        return _found("address", "bad")
    return _found("address", "good", address=own)


def _port(port: int) -> Finding:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line:
        if os.name == "posix":  # elsewhere it would take a port that another program has
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind(("", port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            return _found("port", "bad", port=port, why=why, other=8900)
    return _found("port", "good", port=port)


def _firewall(port: int, platform: str) -> Finding:
    name = next((name for name, sign in _FIREWALLS.items() if _is_on(name, sign)), "")
    if platform.startswith("linux"):
        return _found("firewall", "look" if name else "good", which=name, port=port)
    return _found("firewall", "look", which="win" if platform == "win32" else "mac", port=port)


def _is_on(name: str, sign: Path) -> bool:
    try:
        return sign.exists() and (name != "ufw" or "ENABLED=yes" in sign.read_text("utf-8"))
    except OSError:
        return False


def _browser() -> Finding:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return _found("browser", "bad")
    return _found("browser", "good")


def _disk(file: Path) -> Finding:
    folder = next(each for each in file.absolute().parents if each.is_dir())
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if not os.access(folder, os.W_OK):
        return _found("disk", "bad", which="locked", folder=folder)
    if free_mb < LEAST_FREE_MB:
        return _found("disk", "bad", which="full", folder=folder, free=free_mb)
    return _found("disk", "good", folder=folder)


def _database(address: str) -> Finding:
    try:
        database.engine(address).connect().close()
    except ImportError:
        return Finding("disk", "bad", class_words("server")["driver"].format(store=shown(address)))
    except SQLAlchemyError as error:
        return _found("disk", "bad", which="away", folder=shown(address), why=reason(error))
    return _found("disk", "good", which="database", folder=shown(address))


def _clock(now_s: float) -> Finding:
    """A clock before the newest review of the content is wrong: votes are kept for some hours."""
    today = datetime.fromtimestamp(now_s).astimezone().date()
    newest = max(question.reviewed for question in content.questions().values())
    if today < newest:
        return _found("clock", "bad", today=day(today), newest=day(newest))
    return _found("clock", "good", today=day(today))


def _found(about: str, state: str, which: str = "", **values: object) -> Finding:
    name = "_".join(part for part in (about, state, which) if part)
    return Finding(about, state, class_words("doctor")[name].format(**values))
