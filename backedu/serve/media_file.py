"""A picture, sound or film beside a notebook, also in parts, as browsers ask for films."""

from __future__ import annotations

from pathlib import PurePath

from tornado.web import HTTPError, StaticFileHandler

from backedu.serve.folder.beside import KINDS, Beside
from backedu.serve.handlers import BaseHandler


class MediaFile(BaseHandler, StaticFileHandler):
    """Sends a file of the table; an address never becomes a path."""

    def initialize(self, beside: Beside) -> None:  # type: ignore[override]
        """Send files of ``beside``."""
        super(BaseHandler, self).initialize(path="")
        self._beside = beside

    def parse_url_path(self, url_path: str) -> str:
        """Leave the address as it is."""
        return url_path

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:  # noqa: ARG003 - there is no root
        """Leave the address as it is; it is looked up next."""
        return path

    def validate_absolute_path(self, root: str, absolute_path: str) -> str:  # noqa: ARG002
        """Return the file of an address that is in the table."""
        path = self._beside.get(absolute_path)
        if path is None:
            raise HTTPError(404)
        return str(path)

    def get_content_type(self) -> str:
        """Return the type that this kind of file always has."""
        return KINDS[PurePath(self.absolute_path or "").suffix.lower()]

    def compute_etag(self) -> str:
        """Return a mark that changes when the file is saved."""
        stat = self._stat()
        return f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'

    def get_cache_time(self, *_: object) -> int:
        """Have the browser ask each time whether the file has changed."""
        return 0

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - the same for all
        """Have the browser ask each time whether the file has changed."""
        self.set_header("Cache-Control", "no-cache")
