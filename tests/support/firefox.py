"""The second browser that the tests drive: Firefox, found when there is one, else installed.

``python -m tests`` calls :func:`ensure` before the first test; a test asks for :func:`running`.
The environment variable ``BACKEDU_FIREFOX`` names an executable to use instead. Mozilla's own
client drives it: unlike Playwright it takes a Firefox as the distribution ships it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from marionette_driver import By, Wait
from marionette_driver.marionette import Marionette, WebElement

from tests.support import apt
from tests.support.chromium import BrowserMissingError, named, starts

_COMMANDS = ("firefox-esr", "firefox")
_ELSEWHERE = (
    Path("/Applications/Firefox.app/Contents/MacOS/firefox"),
    Path("C:/Program Files/Mozilla Firefox/firefox.exe"),
)
_NO_LINE = {  # a proxy that isn't there: offline, a Firefox still reaches its own machine
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
}
_PATIENCE_S = 20


def find() -> Path | None:
    """Return the Firefox to drive, or None.

    Raises:
        BrowserMissingError: ``BACKEDU_FIREFOX`` names something that does not start.
    """
    if executable := named("BACKEDU_FIREFOX"):
        return executable
    on_path = [Path(found) for name in _COMMANDS if (found := shutil.which(name))]
    return next(filter(starts, [*on_path, *_ELSEWHERE]), None)


def ensure() -> Path:
    """Return the Firefox to drive, and install the distribution's when there is none.

    Raises:
        BrowserMissingError: None was found and none could be installed.
    """
    if found := find():
        return found
    print("No Firefox yet: trying to install the system's.", flush=True)
    apt.install("firefox-esr")
    if found := find():
        return found
    raise BrowserMissingError(
        "The tests need a Firefox as well and none could be installed: install one, "
        "or set BACKEDU_FIREFOX to the executable of one."
    )


class Firefox:
    """A running Firefox with one window."""

    def __init__(self, client: Marionette) -> None:
        self.client = client

    def open(self, address: str) -> None:
        """Go to a lesson and wait until it is ready."""
        self.client.navigate(address)
        self.until_ready()

    def until_ready(self) -> None:
        """Wait until a lesson that was opened, reloaded or returned to is ready."""
        self.until("'ready' in document.documentElement.dataset")

    def run(self, script: str) -> Any:
        """Return what an expression is worth on the page."""
        return self.client.execute_script(f"return {script}")

    def until(self, condition: str) -> None:
        """Wait until an expression is true on the page."""
        wait = Wait(self.client, timeout=_PATIENCE_S, interval=0.05)
        wait.until(lambda _: self.run(condition), message=f"never true: {condition}")

    def element(self, selector: str) -> WebElement:
        """Return the first element of a kind, to press or to type into."""
        return self.client.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        """Return what the first element of a kind says."""
        return str(self.run(f"document.querySelector({selector!r}).textContent.trim()"))

    def _be_offline(self, value: str) -> None:
        with self.client.using_context(self.client.CONTEXT_CHROME):
            self.client.execute_script(f"Services.io.offline = {value}")

    def forget(self) -> None:
        """Delete all that pages have left behind."""
        with self.client.using_context(self.client.CONTEXT_CHROME):
            self.client.execute_async_script(
                """const [onDataDeleted] = arguments;
                const { CLEAR_COOKIES, CLEAR_DOM_STORAGES } = Ci.nsIClearDataService;
                const all = CLEAR_COOKIES | CLEAR_DOM_STORAGES;
                Services.clearData.deleteData(all, { onDataDeleted });"""
            )

    @contextmanager
    def preferring(self, preferences: dict[str, Any]) -> Iterator[None]:
        """Have the reader's preferences so until the block ends."""
        before = {name: self.client.get_pref(name) for name in preferences}
        self.client.set_prefs(preferences)
        try:
            yield
        finally:
            self.client.set_prefs(before)

    @contextmanager
    def line_cut(self) -> Iterator[None]:
        """Reach no server until the block ends; the pages are told of both."""
        try:
            with self.preferring(_NO_LINE):
                self._be_offline("true")
                yield
        finally:
            self._be_offline("false")


@contextmanager
def running() -> Iterator[Firefox]:
    """Run a Firefox without a window and with a profile of its own, until the block ends.

    The client switches off its first-run pages, updates and telemetry.

    Raises:
        BrowserMissingError: There is none.
    """
    executable = find()
    if executable is None:
        raise BrowserMissingError("No Firefox: `make test` installs one, or set BACKEDU_FIREFOX.")
    with TemporaryDirectory() as folder:
        client = Marionette(
            port=0,  # a free one
            bin=str(executable),
            headless=True,
            gecko_log=str(Path(folder) / "log"),  # not os.devnull: the client deletes what is there
        )
        try:
            client.start_session()
            client.set_window_rect(width=1280, height=800)
            yield Firefox(client)
        finally:
            client.quit(in_app=False)  # at once
            client.cleanup()
