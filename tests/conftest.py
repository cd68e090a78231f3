"""What several kinds of tests share: one running server."""

from collections.abc import Iterator

import pytest

from tests.server.running import Server, Visitor, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A lesson server with room for many."""
    with running("--visitors", "40") as started:
        yield started


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """A new visitor of the shared server."""
    return Visitor(server)
