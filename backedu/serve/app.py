"""The lesson server: Voila's application, closed down to what a lesson needs."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
import threading
import time
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async, run_sync
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import HTTPError
from traitlets import Integer
from voila.app import Voila

from backedu import content
from backedu.places import data_dir, notebooks_dir
from backedu.serve import handlers
from backedu.serve.assets import Asset, lesson_images, page_assets
from backedu.serve.cells import run_cells
from backedu.serve.pages import lesson_page
from backedu.serve.pictures import Pictures
from backedu.serve.provisioner import fork_kernels
from backedu.serve.snapshots import LessonError, take
from backedu.serve.watch import Watch
from backedu.wording import words

_SHARE = Path(__file__).parent / "share"
_FAREWELL_S = 10
_WATCH_MS = 1500
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
_KERNEL_ID = r"(?P<kernel_id>[0-9a-f-]{36})"

# A lesson's kernel keeps no history of what was run, and only says what is wrong.
_KERNEL_OPTIONS = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=40"]

# The only messages that pass from a page to a kernel. Neither can run code.
_ALLOWED_MESSAGES = ["comm_msg", "kernel_info_request"]


class LessonServer(Voila):  # type: ignore[misc]
    """Serves the notebooks as pages; visitors can answer, and do nothing else.

    Example:
        >>> LessonServer(port=0, ip="127.0.0.1", open_browser=False).most_visitors
        60
    """

    most_visitors = Integer(60, help="How many kernels may run at once.").tag(config=True)

    def initialize(self, argv: list[str] | None = None) -> None:
        """Set everything that must not be left to a configuration file."""
        paths = [str(_SHARE), os.environ.get("JUPYTER_PATH", "")]
        os.environ["JUPYTER_PATH"] = os.pathsep.join(path for path in paths if path)
        self.config_file_paths: list[str] = []
        self.root_dir = str(notebooks_dir())
        self.log_level = "CRITICAL"
        self.tornado_settings = {"log_function": lambda _handler: None}  # no address is logged
        for_voila = self.config.VoilaConfiguration
        for_voila.template = "backedu"
        for_voila.allow_template_override = "NO"
        for_voila.allow_theme_override = "NO"
        for_voila.attempt_fix_notebook = True
        self.identity_provider_class = handlers.Visitor
        # A page that is gone without a goodbye leaves a kernel with no connection.
        self.config.MappingKernelManager.cull_idle_timeout = 30
        self.config.MappingKernelManager.cull_interval = 10
        # A kernel that died has lost the lesson: the page asks for a new one and replays.
        self.config.KernelRestarter.restart_limit = 0
        self.config.KernelRestarter.time_to_dead = 1.0
        self.warm = fork_kernels(self.config, prepare="backedu.lessons:prepare")
        self.connection_dir_root = str(self.warm.directory)
        super().initialize(argv or [])
        self.lessons = _lessons()
        self._watch = Watch([(notebooks_dir(), "*.ipynb"), (data_dir(), "*.toml")])
        self._images = lesson_images(notebooks_dir())
        self._files: dict[str, Asset] = {}
        self.pictures = Pictures(self)
        self._pages: dict[str, asyncio.Task[Asset | None]] = {}
        self._visitors_starting = 0

    def init_settings(self) -> dict[str, Any]:
        """Return Voila's settings, with compression and with every door closed."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = _ALLOWED_MESSAGES
        return settings | {
            "lesson_server": self,
            "compress_response": True,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"samesite": "Strict"},
            "allow_remote_access": self.ip not in _LOOPBACK,
            "default_handler_class": handlers.NotFound,
            "ws_ping_interval": 30_000,
            "ws_ping_timeout": 30_000,
        }

    def init_handlers(self) -> list[Any]:
        """Return all that can be reached: an allow-list, instead of Voila's own table."""
        lesson = r"(?P<lesson>[\w-]+)"
        return [
            (f"{self.base_url}(?:$)", handlers.Shelf),
            (rf"{self.base_url}lesson/{lesson}", handlers.LessonPage),
            (rf"{self.base_url}lesson/{lesson}/kernel", handlers.LessonKernel),
            (rf"{self.base_url}lesson/{lesson}/picture/(?P<lab>backedu-\d+)", handlers.LabPicture),
            (rf"{self.base_url}(?:lesson|voila/render)/{lesson}\.ipynb", handlers.LessonLink),
            (rf"{self.base_url}lesson/images/(.+)", handlers.File, {"table": self._images}),
            (rf"{self.base_url}lesson/files/(.+)", handlers.File, {"table": self._files}),
            (rf"{self.base_url}static/(.+)", handlers.File, {"table": page_assets()}),
            (rf"{self.base_url}api/kernels/{_KERNEL_ID}/channels", handlers.KernelChannel),
            (rf"{self.base_url}voila/api/shutdown/{_KERNEL_ID}", handlers.CloseKernel),
        ]

    def asset_url(self, name: str) -> str:
        """Return the address of a page's file, with the hash that lets browsers keep it."""
        return f"{self.base_url}static/{name}?v={page_assets()[name].digest}"

    @property
    def is_full(self) -> bool:
        """Whether as many kernels run as may."""
        return len(self.kernel_manager.list_kernel_ids()) + self._visitors_starting >= (
            self.most_visitors
        )

    async def start_kernel(self, name: str, **env: str) -> str:
        """Start a kernel whose controls are numbered, and return its id."""
        start = self.kernel_manager.start_kernel(
            kernel_name=name,
            env={**os.environ, "BACKEDU_NUMBERED_CONTROLS": "1", **env},
            extra_arguments=_KERNEL_OPTIONS,
        )
        return str(await ensure_async(start))

    async def visitor_kernel(self, lesson: str) -> str:
        """Start a kernel, run the lesson's cells in it, and return its id.

        Raises:
            LessonError: The author has been told why.
        """
        self._visitors_starting += 1
        try:
            model = await ensure_async(self.contents_manager.get(f"{lesson}.ipynb"))
            notebook = model["content"]
            kernel_id = await self.start_kernel(notebook.metadata.kernelspec.name)
        finally:
            self._visitors_starting -= 1
        try:
            await run_cells(self.kernel_manager.get_kernel(kernel_id), lesson, notebook)
        except LessonError as error:
            print(f"  {error}", file=sys.stderr, flush=True)
            if kernel_id in self.kernel_manager:  # it has not ended by itself
                await ensure_async(self.kernel_manager.shutdown_kernel(kernel_id, now=True))
            raise
        return kernel_id

    async def page(self, lesson: str) -> Asset | None:
        """Return the lesson's page, made from its snapshot, or None when it cannot be run."""
        if lesson not in self._pages:
            self._pages[lesson] = asyncio.ensure_future(self._prepare(lesson))
        return await self._pages[lesson]

    async def _prepare(self, lesson: str) -> Asset | None:
        began = time.perf_counter()
        try:
            snapshot = await take(self, lesson)
        except LessonError as error:
            print(f"  {error}", file=sys.stderr, flush=True)
            return None
        except Exception as error:  # noqa: BLE001 - one broken lesson must not stop the others
            print(f"  {lesson}.ipynb cannot be shown: {error}", file=sys.stderr, flush=True)
            return None
        self._files.update(snapshot.files)
        self.pictures.offer(lesson, snapshot.drawn_later)
        page = Asset.of(lesson_page(self, lesson, snapshot).encode(), "text/html; charset=utf-8")
        print(f"  {lesson} is ready ({time.perf_counter() - began:.1f} s)", flush=True)
        return page

    async def refresh(self) -> None:
        """Prepare anew what an author has just changed; visitors get it from the next visit on."""
        changed = self._watch.changed()
        if not changed:
            return
        content_changed = any(path.parent == data_dir() for path in changed)
        if content_changed:
            content.forget()
            words.cache_clear()
            self.warm.restart()
        self.lessons = _lessons()
        for lesson in list(self.lessons):
            if content_changed or notebooks_dir() / f"{lesson}.ipynb" in changed:
                self._pages[lesson] = asyncio.ensure_future(self._prepare(lesson))

    def listen(self) -> None:
        """Bind the port, prepare the lessons, say where they are, and serve until stopped."""
        try:
            sockets = bind_sockets(self.port, self.ip)
        except (OSError, UnicodeError) as error:  # the latter for a host such as 192..168.0.1
            sys.exit(_why_not(error, self.ip, self.port))
        self.port: int = sockets[0].getsockname()[1]
        HTTPServer(self.app).add_sockets(sockets)
        self.ioloop = IOLoop.current()
        # While it runs a notebook, nbclient would take Ctrl-C for itself and end that kernel only.
        asyncio.get_event_loop().add_signal_handler = _keep_signals  # type: ignore[assignment,method-assign]
        self.ioloop.add_callback(self._open)
        PeriodicCallback(self.refresh, _WATCH_MS).start()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            print("\nbackedu is stopping …", flush=True)
            self.stop()
            print("backedu has stopped.", flush=True)

    async def _open(self) -> None:
        """Prepare every lesson, then invite."""
        print("Preparing the lessons …", flush=True)
        await asyncio.gather(*map(self.page, self.lessons))
        print(f"\nThe lessons are at  {self.address}\nStop with Ctrl-C.", flush=True)
        if self.open_browser and _has_screen():
            threading.Thread(target=webbrowser.open, args=(self.address,), daemon=True).start()

    @property
    def address(self) -> str:
        """The address to type into a browser."""
        host = socket.gethostname() if self.ip in _EVERYWHERE else self.ip
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}{self.base_url}"

    def stop(self) -> None:
        """End every kernel, then remove their sockets and connection files."""
        run_sync(self._end_kernels)()
        self.warm.stop()

    async def _end_kernels(self) -> None:
        for preparing in self._pages.values():
            preparing.cancel()  # it would wait for a kernel that is about to end
        # One of them may end its kernel in between; the warm process ends what is left.
        with suppress(asyncio.TimeoutError, HTTPError):
            await asyncio.wait_for(self.kernel_manager.shutdown_all(), _FAREWELL_S)


def _keep_signals(*_: object) -> None:
    raise NotImplementedError


def _lessons() -> list[str]:
    return sorted(path.stem for path in notebooks_dir().glob("*.ipynb"))


def _has_screen() -> bool:
    """Whether a browser that opens would be a window, not a text browser in this terminal."""
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _why_not(error: OSError | UnicodeError, host: str, port: int) -> str:
    """One sentence on why the port could not be had, with the way out."""
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
