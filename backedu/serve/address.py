"""Where the server listens: who that lets in, what to type into a browser, why it may not work."""

from __future__ import annotations

import errno
import io
import ipaddress
import os
import socket
import sys
import threading
import webbrowser
from typing import Any

import segno
from tornado.httputil import HTTPServerRequest

_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``.

    Example:
        >>> [is_loopback(host) for host in ("127.0.0.2", "::1", "localhost", "192.0.2.1", "")]
        [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address(host: str, port: int, base_url: str = "/") -> str:
    """Return what to type into a browser; where all addresses answer, one that others can reach.

    Example:
        >>> address("::1", 8866)
        'http://[::1]:8866/'
    """
    name = own_number() if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base_url}"


def is_elsewhere(peer: str, own: str) -> bool:
    """Whether a request came from another machine.

    Args:
        peer: The address that it came from.
        own: The address of this machine that it came to.

    Example:
        >>> is_elsewhere("192.0.2.9", "192.0.2.1"), is_elsewhere("192.0.2.1", "192.0.2.1")
        (True, False)
        >>> is_elsewhere("::ffff:127.0.0.1", "::ffff:127.0.0.1"), is_elsewhere("", "")
        (False, True)
    """
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return True
    mapped = getattr(address, "ipv4_mapped", None)
    return not (peer == own or (mapped or address).is_loopback)


def own_address(request: HTTPServerRequest) -> str:
    """Return which of this machine's addresses a request came to; nothing once its line is cut."""
    line: Any = getattr(request.connection, "stream", None)
    return str(line.socket.getsockname()[0]) if line and line.socket else ""


def own_number() -> str:
    """Return this machine's address in its network, in numbers; without one, that of itself.

    A name would only be known where somebody keeps a list of names.

    Example:
        >>> import ipaddress
        >>> ipaddress.ip_address(own_number()).version
        4
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))  # nothing is sent: only the way there is looked up
            return str(line.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def qr_code(url: str) -> str:
    """Return an address as a picture made of characters, for the cameras of phones.

    Example:
        >>> len(qr_code("http://192.0.2.1:8866/").splitlines())
        15
    """
    picture = io.StringIO()
    segno.make(url, error="l", micro=False).terminal(picture, border=2, compact=True)
    return picture.getvalue()


def has_screen() -> bool:
    """Whether a browser that opens would be a window, not a text browser in this terminal."""
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(url: str) -> None:
    """Open an address in a browser that is a window, and do not wait for it."""
    if has_screen():
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def why_not(error: OSError | UnicodeError, host: str, port: int) -> str:
    """Return one sentence on why the port could not be had, with the way out."""
    code = getattr(error, "errno", None)
    if code in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)):
        other = port + 1 if port < 65535 else port - 1
        return (
            f"Port {port} is in use, perhaps by another backedu: "
            f"stop that one, or choose another port with  backedu present --port {other}"
        )
    if code in (errno.EACCES, getattr(errno, "WSAEACCES", errno.EACCES)):
        return f"Port {port} may not be used on this machine: choose one above 1023 with --port."
    return f"The address {host} cannot be used on this machine: leave --host out, or use 0.0.0.0."
