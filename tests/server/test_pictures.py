"""Labs with too many pictures to draw beforehand: one kernel a lesson draws for all visitors."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest

from backedu import figures
from backedu.labs import labs
from tests.server.running import Server, Visitor

LAB = "red_flag"
PATH = "/lesson/07_red_flags_in_numbers/picture/backedu-1"


def ask(server: Server, value: str, path: str = PATH) -> tuple[int, str]:
    """Ask for a picture, as a visitor whose page has told nobody else."""
    return Visitor(server).ask(f"{path}?value={quote(value)}")


def drawn(value: dict[str, Any]) -> str:
    """Return what the figure says of itself."""
    return figures.draw(LAB, value).finding


def test_one_kernel_draws_for_all(server: Server) -> None:
    """Twenty visitors at once get the picture that they asked for, and no kernel each."""
    before = server.kernels()
    values = [labs()[LAB].start() | {"sensitivity": n} for n in range(80, 100)]
    with ThreadPoolExecutor(20) as visitors:
        answers = list(visitors.map(lambda value: ask(server, json.dumps(value)), values))

    assert [status for status, _ in answers] == [200] * 20
    assert [json.loads(text)["finding"] for _, text in answers] == [*map(drawn, values)]
    assert server.kernels() <= before + 1


def test_pictures_are_drawn_after_their_kernel_was_killed(server: Server) -> None:
    """The next visitor waits for another kernel and notices nothing else."""
    start = labs()[LAB].start()
    assert ask(server, json.dumps(start))[0] == 200
    server.kill_kernels()
    value = start | {"specificity": 77}
    began = time.monotonic()
    status, text = ask(server, json.dumps(value))

    assert status == 200
    assert json.loads(text)["finding"] == drawn(value)
    assert time.monotonic() - began < 8  # it is noticed, not waited for


@pytest.mark.parametrize(
    "value", ["", "[]", "7", "{", "null", "[" * 5000, '{"a": ' * 400, "__import__('os')"]
)
def test_what_is_no_set_of_sliders_is_refused(server: Server, value: str) -> None:
    """Anything but a JSON object gets a page with a sentence, and reaches no kernel."""
    status, text = ask(server, value)

    assert status == 400
    assert "not allowed" in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "value",
    [{"prevalence": 1e400}, {"sensitivity": "<script>"}, {"figure": {}, "x" * 99: [[]]}, {}],
)
def test_what_a_slider_cannot_show_is_limited(server: Server, value: dict[str, Any]) -> None:
    """Whatever stands in the object, the picture is one that the sliders can show."""
    status, text = ask(server, json.dumps(value))

    assert status == 200
    assert set(json.loads(text)) >= {"data", "layout", "finding", "table"}


@pytest.mark.parametrize(
    "path",
    [
        "/lesson/07_red_flags_in_numbers/picture/backedu-2",
        "/lesson/07_red_flags_in_numbers/picture/backedu-999",
        "/lesson/02_is_it_safe/picture/backedu-1",
        "/lesson/nobody/picture/backedu-1",
        "/lesson/07_red_flags_in_numbers/picture/../../../etc/passwd",
    ],
)
def test_nothing_but_such_labs_can_be_asked_for(server: Server, path: str) -> None:
    """Other controls, other lessons and other files are not there."""
    assert ask(server, "{}", path)[0] == 404
