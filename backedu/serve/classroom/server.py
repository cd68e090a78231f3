"""The lesson server with a class in it: one process, one port."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_data_dir
from sqlalchemy.exc import SQLAlchemyError
from tornado.ioloop import PeriodicCallback
from traitlets import Unicode, default

from backedu.classroom.database import reason, shown
from backedu.classroom.store import Store
from backedu.classroom.words import class_words
from backedu.serve.address import address, is_loopback, own_number, qr_code
from backedu.serve.app import LessonServer
from backedu.serve.classroom.door import door
from backedu.serve.classroom.room import Room
from backedu.serve.handouts import Handouts

_REFRESH_MS = 150
_PING_MS = 10_000


def default_class_file() -> Path:
    """Return where the votes are written down unless another place is named."""
    return Path(jupyter_data_dir()) / "backedu" / "class.sqlite3"


class ClassServer(LessonServer):
    """Serves the lessons to the presenter, and a page to vote on to everybody."""

    class_file = Unicode(help="Where the votes are written down.").tag(config=True)

    @default("class_file")
    def _default_class_file(self) -> str:
        return str(default_class_file())

    def init_settings(self) -> dict[str, Any]:
        """Return the settings, with this machine's own address known: only its owner gets here."""
        settings = super().init_settings()
        names = [*settings["local_hostnames"], own_number()]
        return settings | {"allow_remote_access": False, "local_hostnames": names}

    def entrance(self) -> Any:
        """Return what every request goes through, once the port is known."""
        try:
            self.room = Room(Store(self.class_file), self._trouble)
        except ImportError:
            sys.exit(class_words("server")["driver"].format(store=shown(self.class_file)))
        except (OSError, SQLAlchemyError) as error:
            why = getattr(error, "strerror", None) or reason(error)
            sys.exit(class_words("server")["store"].format(store=shown(self.class_file), why=why))
        self.taken_home = Handouts(leads_back=False)
        self.frame.wall = f"/wall/{self.room.wall_secret}"  # only its owner gets to the lessons
        PeriodicCallback(self.room.refresh, _REFRESH_MS).start()
        PeriodicCallback(self.room.screens.ping, _PING_MS).start()
        return door(self.room, self.app, self.class_address, self.taken_home)

    @property
    def class_address(self) -> str:
        """Where the phones find the class, as one types it."""
        return address(self.ip, self.port).removeprefix("http://").rstrip("/")

    def invite(self) -> str:
        """Say where the class, the wall and the panel are; return what to open in a browser."""
        text, room = class_words("server"), self.room
        own = "127.0.0.1" if self.ip in {"", "0.0.0.0", "::"} else self.ip  # noqa: S104
        here = address(own, self.port)
        wall, panel = f"{here}wall/{room.wall_secret}", f"{here}panel/{room.panel_secret}"
        print(text["invite"].format(address=self.class_address, code=room.code))
        print(text["wall"].format(address=wall))
        print(text["panel"].format(address=panel))
        if room.is_resumed:
            print(text["resumed"])
        if is_loopback(self.class_address.rsplit(":", 1)[0].strip("[]")):
            print(text["loopback"].format(address=self.class_address))
        elif sys.stdout.isatty():
            print(qr_code(f"http://{self.class_address}/{room.code}"))
        print(flush=True)
        return wall

    def _renew(self) -> None:
        super()._renew()
        self.taken_home.forget()

    def stop(self) -> None:
        """End the class, then the lessons."""
        self.room.close()
        super().stop()

    def _trouble(self, why: str) -> None:
        print(class_words("server")["trouble"].format(why=why), file=sys.stderr, flush=True)
