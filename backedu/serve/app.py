"""The lesson server: Voila's application, closed down to what a lesson needs."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jupyter_core.utils import run_sync
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import HTTPError
from traitlets import Integer, Unicode, default
from voila.app import Voila

from backedu.places import in_checkout, notebooks_dir
from backedu.serve import handlers
from backedu.serve.address import address, is_loopback, qr_code, show, why_not
from backedu.serve.answers.desk import Desk
from backedu.serve.answers.process import AnsweringProcess
from backedu.serve.author import Author
from backedu.serve.folder.beside import Beside
from backedu.serve.handouts import Handouts
from backedu.serve.kernels import messages
from backedu.serve.kernels.pool import KernelPool
from backedu.serve.kernels.provisioner import fork_kernels
from backedu.serve.notices import Notices
from backedu.serve.open_files import allow_open_files
from backedu.serve.page.frame import Frame, privacy_of
from backedu.serve.routes import Parts, routes
from backedu.serve.snapshots.library import Library
from backedu.serve.snapshots.preparing import Preparer
from backedu.serve.snapshots.rendering import LONGEST_CELL_S, NotebookRunner
from backedu.serve.snapshots.stored import StoredSnapshots, default_folder
from backedu.serve.visitor_kernels import VisitorKernels
from backedu.serve.voila_files import VoilaFiles, page_config

_SHARE = Path(__file__).parent / "share"
_FAREWELL_S = 10
PREPARE = "backedu.lessons:prepare"  # what a process does once before its first lesson
_NO_ROOM = (
    "Nothing can be written to the folder for temporary files: make room on the disk, or name "
    "another folder, with  TMPDIR=/some/folder backedu present"
)
_OF_GUESTS = "nbformat"  # a second of a kernel's time, for each notebook with a plotly FigureWidget
_WATCH_MS = 1500
_NOTICES_MS = 2000
_PATIENCE_S = 60  # for the rest of a request that has begun, and for the next on the same line
_LONGEST_BODY = 1_000_000  # bytes; no page of ours sends a tenth of it


class LessonServer(Voila):  # type: ignore[misc]
    """Serves the notebooks as pages; visitors can answer, and do nothing else.

    Example:
        >>> LessonServer(port=0, ip="127.0.0.1", open_browser=False).most_visitors
        60
    """

    most_visitors = Integer(60, help="How many visitors may have a kernel at once.").tag(
        config=True
    )
    folder = Unicode(help="Where the notebooks are.").tag(config=True)
    public_address = Unicode(help="Where others find the lessons, behind a proxy or a tunnel.").tag(
        config=True
    )

    @default("folder")
    def _default_folder(self) -> str:
        return str(notebooks_dir())

    @property
    def _is_shipped(self) -> bool:
        """Whether the notebooks are those of this package, and not somebody else's."""
        return Path(self.folder) == notebooks_dir()

    def initialize(self, argv: list[str] | None = None) -> None:
        """Set everything that must not be left to a configuration file."""
        paths = [str(_SHARE), os.environ.get("JUPYTER_PATH", "")]
        os.environ["JUPYTER_PATH"] = os.pathsep.join(path for path in paths if path)
        self.config_file_paths: list[str] = []
        self.root_dir = self.folder
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
        self.config.NotebookClient.timeout = LONGEST_CELL_S
        prepare = PREPARE if self._is_shipped else f"{PREPARE} {_OF_GUESTS}"
        self.warm = fork_kernels(self.config, prepare)
        try:
            self.connection_dir_root = str(self.warm.directory)
        except OSError:
            sys.exit(_NO_ROOM)
        super().initialize(argv or [])

    def init_settings(self) -> dict[str, Any]:
        """Return Voila's settings, with compression and with every door closed."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = [*messages.LESSON, *messages.WIDGETS]
        self._make_parts()
        return settings | {
            "page_frame": self.frame,
            "author": self.author,
            "compress_response": True,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"samesite": "Strict"},
            "allow_remote_access": not is_loopback(self.ip),
            "local_hostnames": [
                "localhost",
                *filter(None, [urlsplit(self.public_address).hostname]),
            ],
            "default_handler_class": handlers.NotFound,
            "ws_ping_interval": 30_000,
            "ws_ping_timeout": 30_000,
        }

    def _make_parts(self) -> None:
        """Put together what answers; each part is handed the few others that it uses."""
        self.pool = KernelPool(
            self.kernel_manager, self.most_visitors, self.warm.directory / "ipython"
        )
        self.kernel_manager._handle_kernel_died = self.pool.clear_up  # noqa: SLF001 - there is no hook
        self.beside = Beside(Path(self.folder))
        runner = NotebookRunner(
            self.pool,
            self.beside,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
        )
        self.frame = Frame(self.base_url, privacy_of(self.ip, self.public_address))
        self.page_config = cache(
            partial(
                page_config,
                self.base_url,
                self.voila_configuration,
                self.labextensions_path,
                self.log,
            )
        )
        self.notices = Notices()
        self.kernels = VisitorKernels(self.pool, runner, self.page_config, self.notices.note)
        self.desk = Desk(partial(AnsweringProcess, Path(self.folder), PREPARE))
        self.stored = StoredSnapshots(default_folder(), self.base_url) if self._is_shipped else None
        self.handouts = Handouts()
        parts = (runner, self.pool, self.desk, self.frame)
        self.preparer = Preparer(*parts, self.base_url, self.stored)
        self.library = Library(Path(self.folder), self.beside, self.preparer.ready, self._renew)
        # Behind a proxy everybody seems to be on this machine.
        is_direct = self.base_url == "/" and not self.public_address
        is_written = in_checkout() or not self._is_shipped
        self.author = Author(self.library, self.frame) if is_direct and is_written else None

    def _renew(self) -> None:
        """Have later kernels and answers come from processes that have read the content again."""
        self.warm.restart()
        self.desk.renew()
        self.handouts.forget()
        if self.stored:
            self.stored.forget()

    def init_handlers(self) -> list[Any]:
        """Return all that can be reached, instead of Voila's own table."""
        voila_files = VoilaFiles(
            lambda: self.library.needs_full,
            self.page_config,
            self.static_paths,
            self.labextensions_path,
        )
        parts = Parts(
            self.library,
            self.kernels,
            self.desk,
            self.handouts,
            self.beside,
            self.pool,
            voila_files,
        )
        return routes(self.base_url, parts)

    def listen(self) -> None:
        """Bind the port, prepare the lessons, say where they are, and serve until stopped."""
        try:
            sockets = bind_sockets(self.port, self.ip)
        except (OSError, UnicodeError) as error:  # the latter for a host such as 192..168.0.1
            sys.exit(why_not(error, self.ip, self.port))
        self.port: int = sockets[0].getsockname()[1]
        HTTPServer(
            self.entrance(),
            max_body_size=_LONGEST_BODY,
            body_timeout=_PATIENCE_S,
            idle_connection_timeout=_PATIENCE_S,
        ).add_sockets(sockets)
        self.ioloop = IOLoop.current()
        self.notices.install()
        PeriodicCallback(self.notices.tell, _NOTICES_MS).start()
        # While it runs a notebook, nbclient would take Ctrl-C for itself and end that kernel only.
        asyncio.get_event_loop().add_signal_handler = _keep_signals  # type: ignore[assignment,method-assign]
        self.ioloop.add_callback(self._open)
        PeriodicCallback(self.library.refresh, _WATCH_MS).start()
        signal.signal(signal.SIGINT, self._hear_ctrl_c)
        try:
            self.ioloop.start()
        finally:
            print("\nbackedu is stopping …", flush=True)
            self.stop()
            self.notices.tell(all_=True)
            print("backedu has stopped.", flush=True)

    def entrance(self) -> Any:
        """Return what every request goes through."""
        return self.app

    def invite(self) -> str:
        """Say where the lessons are; return what to open in a browser."""
        front_page = self.public_address or address(self.ip, self.port, self.base_url)
        print(f"The lessons are at  {front_page}\nStop with Ctrl-C.\n", flush=True)
        if sys.stdout.isatty() and not is_loopback(urlsplit(front_page).hostname or ""):
            print(qr_code(front_page), flush=True)
        return front_page

    def _hear_ctrl_c(self, *_: object) -> None:
        """Stop between two steps, for an interruption anywhere might be lost or break something.

        Pressed once more it ends the server at once: the kernels and their files go by themselves.
        """
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        self.ioloop.add_callback_from_signal(self.ioloop.stop)

    async def _open(self) -> None:
        """Invite, then prepare every lesson: one that is opened before its turn comes first."""
        if too_few := allow_open_files():
            print(f"{too_few}\n", file=sys.stderr, flush=True)
        self.desk.open()
        try:
            front_page = self.invite()
            if self.open_browser:
                show(front_page)
            print("Preparing the lessons …", flush=True)
            await self.library.prepare()
        finally:
            self.preparer.maker.close()
        gc.collect()  # preparing somebody's own notebooks leaves some 20 MB that only this finds
        gc.freeze()  # what is left stays: no later collection looks at it again

    def stop(self) -> None:
        """End every kernel; the warm process and its files go when this process does."""
        run_sync(self._end_kernels)()

    async def _end_kernels(self) -> None:
        self.library.close()
        self.desk.close()
        self.preparer.maker.end()
        # One of them may end its kernel in between; what is left ends with this process.
        with suppress(asyncio.TimeoutError, HTTPError):
            await asyncio.wait_for(self.kernel_manager.shutdown_all(), _FAREWELL_S)


def _keep_signals(*_: object) -> None:
    raise NotImplementedError
