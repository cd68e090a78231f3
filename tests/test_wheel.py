"""What a user installs works outside the checkout: the wheel, and nothing but the wheel."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from backedu import __version__, content

ROOT = Path(__file__).parents[1]
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"
START_SECONDS = 90
STOP_SECONDS = 30


class Installed:
    """A virtual environment with the wheel, run from a folder of its own."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        """Install the wheel into a new environment.

        Its dependencies are borrowed from this environment through a ``.pth`` file, which saves
        the minute that installing them again takes. A ``.pth`` file does not follow the ``.pth``
        files of the folder it names, so the editable backedu of the checkout stays out of reach;
        that each import is declared as a dependency is tested in test_environment.py.
        """
        self.folder = folder
        venv.create(folder, with_pip=False)
        self.python = folder / SCRIPTS / "python"
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install"]
        subprocess.run([*pip, "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
        borrowed = sysconfig.get_path("purelib")
        (
            Path(self.asks("import sysconfig; print(sysconfig.get_path('purelib'))")) / "b.pth"
        ).write_text(f"{borrowed}\n", encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """The variables of this process, without those that lead back to the checkout."""
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return inherited | {"JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter")}

    def asks(self, code: str) -> str:
        """Return what a line of Python prints there."""
        return self.runs(str(self.python), "-c", code)

    def command(self) -> str:
        """Return the ``backedu`` of this environment."""
        found = shutil.which("backedu", path=str(self.folder / SCRIPTS))
        assert found, "the wheel installs no `backedu` command"
        return found

    def runs(self, *command: str) -> str:
        """Return the output of a command that must succeed."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release would be."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own."""
    return Installed(tmp_path_factory.mktemp("installed"), wheel)


@pytest.fixture(scope="module")
def address(installed: Installed) -> Iterator[str]:
    """The address of `backedu present`, started from the wheel and stopped as by Ctrl-C."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = installed.folder / "said.txt"
    with said.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [installed.command(), "present", "--no-browser", "--port", str(port)],
            cwd=installed.folder,
            env=installed.environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + START_SECONDS
        while not answers(address):
            assert server.poll() is None, said.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, said.read_text(encoding="utf-8")
            time.sleep(0.2)
        yield address
    finally:
        server.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
        server.wait(STOP_SECONDS)


def answers(address: str) -> bool:
    """Say whether something listens there."""
    try:
        fetched(address)
    except URLError:
        return False
    return True


def fetched(address: str) -> str:
    """Return the page at the address."""
    with urlopen(address, timeout=60) as response:
        return str(response.read().decode())


def test_the_wheel_carries_content_and_lessons(installed: Installed) -> None:
    """Version, data and notebooks come from the environment, not from the checkout."""
    said = installed.asks(
        "import backedu; from backedu.places import data_dir, notebooks_dir;"
        "print(backedu.__version__, data_dir(), notebooks_dir(), sep='\\n')"
    )
    version, *folders = said.splitlines()

    assert version == __version__
    assert all(Path(folder).is_relative_to(installed.folder) for folder in folders)


def test_the_wheel_carries_bundled_scripts(installed: Installed) -> None:
    """What a page loads was made by the build, of the modules in the wheel."""
    assert installed.asks("from backedu import scripts; print(scripts.are_bundled())") == "True"


def test_the_content_is_whole(installed: Installed) -> None:
    """`backedu check` finds in the wheel as many claims as there are in the checkout."""
    said = installed.runs(installed.command(), "check")

    assert ["claims", str(len(content.claims()))] in [line.split() for line in said.splitlines()]


def test_the_shelf_answers(address: str) -> None:
    """The front page of the installed server names every lesson."""
    page = fetched(address)

    assert [x.title for x in content.lessons().values() if escape(x.title) not in page] == []


def test_a_lesson_answers(address: str) -> None:
    """A lesson page of the installed server is that lesson."""
    lesson = next(iter(content.lessons().values()))

    assert escape(lesson.title) in fetched(f"{address}/lesson/{Path(lesson.notebook).stem}")
