"""What several kinds of tests share: one running server."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.own_notebooks import write_folder
from tests.support.postgres import running as postgres_running
from tests.support.running import KERNELS, PRESENT, Server, Visitor, running

settings.register_profile("backedu", deadline=None)  # the first example may read the content
settings.load_profile("backedu")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A lesson server with room for many."""
    with running("--visitors", "40") as started:
        yield started


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    with postgres_running() as address:
        yield address


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """A new visitor of the shared server."""
    return Visitor(server)


@pytest.fixture(scope="session")
def kernel_server() -> Iterator[Server]:
    """A lesson server on which each visitor who answers has a kernel."""
    with running("--visitors", "40", script=KERNELS + PRESENT) as started:
        yield started


@pytest.fixture
def kernel_visitor(kernel_server: Server) -> Visitor:
    """A new visitor of that server."""
    return Visitor(kernel_server)


@pytest.fixture(scope="session")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a student's folder: a notebook with Jupyter's own widgets, and a lesson."""
    folder = write_folder(tmp_path_factory.mktemp("own"))
    with running("--visitors", "40", str(folder)) as started:
        yield started
