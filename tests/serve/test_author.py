"""What the author of a lesson sees of a change, and that nobody else sees anything of it."""

import http.client
import json
from types import SimpleNamespace
from typing import Any

import pytest

from backedu.serve import author
from tests.support.running import Server

LESSON = "02_is_it_safe"


def request(peer: str, host: str, own: str = "127.0.0.1", **headers: str) -> Any:
    """A request from ``peer`` that names this machine as ``host``."""
    socket = SimpleNamespace(getsockname=lambda: (own, 8866))
    connection = SimpleNamespace(stream=SimpleNamespace(socket=socket))
    return SimpleNamespace(connection=connection, remote_ip=peer, host=host, headers=headers)


@pytest.mark.parametrize(
    ("asked", "sits_here"),
    [
        (request("127.0.0.1", "127.0.0.1:8866"), True),
        (request("127.0.0.1", "localhost:8866"), True),
        (request("::1", "[::1]:8866", "::1"), True),
        (request("192.0.2.1", "192.0.2.1:8866", "192.0.2.1"), True),
        (request("192.0.2.9", "192.0.2.1:8866", "192.0.2.1"), False),
        (request("192.0.2.9", "localhost:8866", "192.0.2.1"), False),
        (request("127.0.0.1", "lessons.example"), False),
        (request("127.0.0.1", "127.0.0.1:8866", **{"X-Forwarded-For": "192.0.2.9"}), False),
        (request("127.0.0.1", "127.0.0.1:8866", Via="1.1 proxy"), False),
    ],
)
def test_only_a_browser_of_this_machine_is_the_author_s(asked: Any, sits_here: object) -> None:
    """Neither another machine is, nor what a proxy or a tunnel passes on for one."""
    assert author.sits_here(asked) is sits_here


def answer(server: Server, path: str, **headers: str) -> http.client.HTTPResponse:
    """What the server answers."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    line.request("GET", path, headers=headers)
    return line.getresponse()


def test_the_author_s_page_asks_for_news_and_a_visitor_s_does_not(server: Server) -> None:
    """What a proxy passes on gets the page without the script, and is told no news."""
    passed_on = {"X-Forwarded-For": "192.0.2.9"}
    for path in ("/", f"/lesson/{LESSON}"):
        own, other = (answer(server, path, **about).read() for about in ({}, passed_on))

        assert own.count(b'id="author"') == 1
        assert b'id="author"' not in other
        assert b"author.js" not in other
    address = f"/author?lesson={LESSON}"
    assert answer(server, address, **passed_on).status == 404
    news = json.loads(answer(server, address).read())

    assert news["page"]
    assert news | {"page": ""} == {"page": "", "faults": [], "is_busy": False}
