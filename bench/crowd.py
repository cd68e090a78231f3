"""Many at once, as protocol clients: so many browsers would be slower than what they measure.

One browser's visit is recorded, then repeated by each of the crowd with a session of its own.
"""

from __future__ import annotations

import asyncio
import gzip
import http.client
import re
import secrets
import string
import threading
import time
from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, Response
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.servers import Server
from bench.systems import System
from bench.visits import Slider, newcomer, open_lesson

PATIENCE_S = 100
_ENOUGH = 0.93  # of the bytes: heartbeats and timing differ from visit to visit
LOST = (OSError, http.client.HTTPException, ConnectionClosed, TimeoutError)  # a visit ended so
_GZIP = b"\x1f\x8b"
_KEPT_HEADERS = ("content-type", "marimo", "x-")


@dataclass
class Line:
    """A recorded websocket: where to, what was sent after how many frames, and what came."""

    address: str
    protocols: str = ""
    sent: list[tuple[int, str | bytes]] = field(default_factory=list)
    frames: int = 0
    size: int = 0


Request = tuple[str, str, dict[str, str], str]


@dataclass
class Touch:
    """What one press on the slider sends, and how many bytes a websocket then brings."""

    requests: list[Request] = field(default_factory=list)
    sent: list[str | bytes] = field(default_factory=list)
    size: int = 0


@dataclass
class Recording:
    """A recorded visit: requests as method, address, headers and body; then websockets.

    ``names`` are those of the session: what it was called, and where the next one's name stands
    in the page (empty where the browser makes it up). ``touch`` follows when all that has come.
    """

    requests: list[Request] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    names: list[tuple[str, str]] = field(default_factory=list)
    touch: Touch = field(default_factory=Touch)

    @property
    def line(self) -> Line | None:
        """The websocket that brings most."""
        return max(self.lines.values(), key=lambda each: each.size, default=None)


async def record(chromium: Browser, server: Server, *, touch: bool = False) -> Recording:
    """Open the lesson once, touch it if that is wanted, and keep what went over the wire."""
    kept = Recording()
    context = await newcomer(chromium, server.system)
    page = await context.new_page()
    wire = await context.new_cdp_session(page)
    await wire.send("Network.enable", {"maxPostDataSize": 10_000_000})
    wire.on("Network.requestWillBeSent", lambda event: _keep_request(kept, server, event))
    wire.on(
        "Network.webSocketCreated", lambda e: kept.lines.update({e["requestId"]: Line(e["url"])})
    )
    wire.on("Network.webSocketWillSendHandshakeRequest", lambda event: _keep_protocols(kept, event))
    wire.on("Network.webSocketFrameSent", lambda event: _keep_sent(kept, event))
    wire.on("Network.webSocketFrameReceived", lambda event: _keep_received(kept, event))
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it is given
    await open_lesson(page, server.address(), touch=False)
    await asyncio.sleep(0.5)
    text = await answers[0].text()
    if touch:
        kept.touch = await _touched(page, server.system, kept)
    await context.close()
    kept.lines = {key: line for key, line in kept.lines.items() if line.size}
    kept.names = _names(server.system.session, f"{kept.requests} {kept.lines}", text)
    return kept


async def _touched(page: Page, system: System, kept: Recording) -> Touch:
    """Press the slider once; return what went over the wire, and take it out of the rest."""
    slider = await Slider.of(page, system)
    line = kept.line
    requests, sent, frames, size = len(kept.requests), 0, 0, 0
    if line:
        sent, frames, size = len(line.sent), line.frames, line.size
    await slider.steps(1)
    await asyncio.sleep(2)
    touch = Touch([asked for asked in kept.requests[requests:] if asked[0] != "GET"])
    del kept.requests[requests:]
    if line:
        touch.sent, touch.size = [said for _, said in line.sent[sent:]], line.size - size
        del line.sent[sent:]
        line.frames, line.size = frames, size
    return touch


def _names(patterns: tuple[str, ...], wire: str, page: str) -> list[tuple[str, str]]:
    made_up = [(found[1], "") for each in patterns if (found := re.search(each, wire))]
    given = [(found[1], each) for each in patterns if (found := re.search(each, page))]
    return made_up or given


def _keep_request(kept: Recording, server: Server, event: dict[str, Any]) -> None:
    asked = event["request"]
    if urlsplit(asked["url"]).netloc == f"127.0.0.1:{server.port}":
        headers = {k: v for k, v in asked["headers"].items() if k.lower().startswith(_KEPT_HEADERS)}
        kept.requests.append((asked["method"], asked["url"], headers, asked.get("postData", "")))


def _keep_protocols(kept: Recording, event: dict[str, Any]) -> None:
    headers = {name.lower(): value for name, value in event["request"]["headers"].items()}
    kept.lines[event["requestId"]].protocols = headers.get("sec-websocket-protocol", "")


def _payload(event: dict[str, Any]) -> str | bytes:
    frame = event["response"]
    return frame["payloadData"] if frame["opcode"] == 1 else b64decode(frame["payloadData"])


def _keep_sent(kept: Recording, event: dict[str, Any]) -> None:
    line = kept.lines[event["requestId"]]
    line.sent.append((line.frames, _payload(event)))


def _keep_received(kept: Recording, event: dict[str, Any]) -> None:
    line = kept.lines[event["requestId"]]
    line.frames += 1
    line.size += len(_payload(event))


def arrive(server: Server, recorded: Recording, number: int) -> list[float]:
    """Let ``number`` visitors come at the same moment; return when each was served, in seconds."""
    over = threading.Event()
    left = threading.Semaphore(0)
    began = time.monotonic()

    def visit(_number: int) -> float | None:
        def stays() -> float:
            took = time.monotonic() - began
            left.release()
            over.wait(PATIENCE_S)  # a real visitor stays
            return took

        try:
            return Guest(server, recorded).visit(stays)
        except LOST:
            left.release()
            return None

    with ThreadPoolExecutor(number) as crowd:
        visits = [crowd.submit(visit, i) for i in range(number)]
        for _ in range(number):
            left.acquire(timeout=PATIENCE_S)
        over.set()  # nobody leaves before the last is served
    return sorted(served for each in visits if (served := each.result()) is not None)


class Guest:
    """One of the crowd."""

    def __init__(self, server: Server, recorded: Recording) -> None:
        self.server, self.recorded = server, recorded
        self.names: dict[str, str] = {}
        self._socket: ClientConnection

    def visit(self, stays: Callable[[], float]) -> float:
        """Do what the browser did until all had come; then stay, and return what that returns."""
        page, *rest = self.recorded.requests
        text = self._fetch([page])[0]
        text = gzip.decompress(text) if text.startswith(_GZIP) else text
        self._rename(text.decode("utf-8", "replace"))
        self._fetch([asked for asked in rest if asked[0] == "GET"])
        posts = [asked for asked in rest if asked[0] != "GET"]
        line = self.recorded.line
        if not line:
            self._fetch(posts)
            return stays()
        names = [part.strip() for part in self._fresh(line.protocols).split(",") if part]
        with connect(
            self._fresh(line.address),
            subprotocols=[Subprotocol(name) for name in names] or None,
            origin=Origin(f"http://127.0.0.1:{self.server.port}"),
            max_size=None,
            compression=None,
            ping_interval=None,  # a system that is busy is late, not gone
            open_timeout=PATIENCE_S,
        ) as self._socket:
            self._fetch(posts)
            self._talk(self._socket, line)
            return stays()

    def touch(self) -> float:
        """Do what the browser did when it was touched; return the seconds to the answer."""
        began, touch = time.monotonic(), self.recorded.touch
        self._fetch(touch.requests)
        for said in touch.sent:
            self._socket.send(self._fresh(said) if isinstance(said, str) else said)
        size = 0
        while size < _ENOUGH * touch.size:
            size += len(self._socket.recv(timeout=PATIENCE_S))
        return time.monotonic() - began

    def _talk(self, socket: Any, line: Line) -> None:
        waiting = list(line.sent)
        frames = size = 0
        while size < _ENOUGH * line.size and frames < line.frames:
            while waiting and frames >= min(waiting[0][0], int(0.97 * line.frames)):
                said = waiting.pop(0)[1]
                socket.send(self._fresh(said) if isinstance(said, str) else said)
            heard = socket.recv(timeout=PATIENCE_S)
            frames += 1
            size += len(heard)

    def _rename(self, page: str) -> None:
        """Find what this visit is called, or make it up where the browser does."""
        for old, pattern in self.recorded.names:
            found = re.search(pattern, page) if pattern else None
            self.names[old] = found[1] if found else _like(old)

    def _fresh(self, text: str) -> str:
        for old, new in self.names.items():
            text = text.replace(old, new)
        return text

    def _fetch(self, requests: list[Request]) -> list[bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE_S)
        texts = []
        for method, address, headers, body in requests:
            path = self._fresh(address.split(str(self.server.port), 1)[1])
            sent = {name: self._fresh(value) for name, value in headers.items()}
            sent |= {"Accept-Encoding": "gzip"}
            line.request(method, path or "/", self._fresh(body).encode() or None, sent)
            texts.append(line.getresponse().read())
        line.close()
        return texts


def _like(name: str) -> str:
    """Return a random name of the same shape: hexadecimal where the old one is."""
    letters = string.hexdigits[:16] if "-" in name else string.ascii_lowercase + string.digits
    prefix = name[:2] if name[1:2] == "_" else ""
    body = name[len(prefix) :]
    return prefix + "".join(secrets.choice(letters) if c.isalnum() else c for c in body)
