"""Labs with too many pictures to draw beforehand: one kernel a lesson draws for all visitors."""

import asyncio
import gzip
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest

from backedu import figures
from backedu.serve.snapshots.pictures import Pictures
from backedu.topics.labs import labs
from tests.support.running import Server, Visitor

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
    assert ask(server, json.dumps(labs()[LAB].start()))[0] == 200
    before = len(server.kernels_at_rest())
    values = [labs()[LAB].start() | {"sensitivity": n} for n in range(80, 100)]
    with ThreadPoolExecutor(20) as visitors:
        answers = list(visitors.map(lambda value: ask(server, json.dumps(value)), values))

    assert [status for status, _ in answers] == [200] * 20
    assert [json.loads(text)["finding"] for _, text in answers] == [*map(drawn, values)]
    assert server.kernels() <= before


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


class Easel:
    """Stands in for a kernel: draws the number of the drawing."""

    def __init__(self) -> None:
        self.drawings = 0
        self.may_go_on = asyncio.Event()

    async def draw(self, _control: str, _value: dict[str, Any]) -> dict[str, int]:
        """Draw once the test says so."""
        self.drawings += 1
        number = self.drawings
        await self.may_go_on.wait()
        return {"number": number}

    async def close(self) -> None:
        """Leave nothing behind."""


class OneEasel(Pictures):
    """Pictures that are all drawn by the same easel."""

    def __init__(self) -> None:
        super().__init__(None, None)  # type: ignore[arg-type]
        self.easel = Easel()

    async def _set_up(self, _lesson: str) -> Any:
        return self.easel


async def numbers(*drawings: "asyncio.Task[bytes]") -> list[int]:
    """Return the numbers on the drawings."""
    return [json.loads(gzip.decompress(await each))["number"] for each in drawings]


def test_who_asks_for_the_same_waits_for_the_same() -> None:
    """Twenty who ask for one picture have it drawn once, also when it is there already."""

    async def class_of_twenty() -> None:
        pictures = OneEasel()
        await pictures.offer("lesson", frozenset({"lab"}), "python3")
        asked = [asyncio.ensure_future(pictures.picture("lesson", "lab", {})) for _ in range(20)]
        await asyncio.sleep(0)
        pictures.easel.may_go_on.set()

        assert await numbers(*asked) == [1] * 20
        assert await pictures.picture("lesson", "lab", {}) == await asked[0]
        assert pictures.easel.drawings == 1

    asyncio.run(class_of_twenty())


def test_a_picture_of_the_lesson_before_is_not_kept() -> None:
    """What was still being drawn when the author saved the lesson is nobody's picture later."""

    async def author_saves() -> None:
        pictures = OneEasel()
        await pictures.offer("lesson", frozenset({"lab"}), "python3")
        old = asyncio.ensure_future(pictures.picture("lesson", "lab", {}))
        await asyncio.sleep(0.01)
        await pictures.offer("lesson", frozenset({"lab"}), "python3")
        pictures.easel.may_go_on.set()
        new = asyncio.ensure_future(pictures.picture("lesson", "lab", {}))

        assert await numbers(old, new) == [1, 2]
        assert await numbers(asyncio.ensure_future(pictures.picture("lesson", "lab", {}))) == [2]

    asyncio.run(author_saves())


def test_what_a_lab_cannot_draw_costs_no_kernel() -> None:
    """Settings without a picture are refused, again and again, and nothing is set up anew."""

    class Blank(Easel):
        async def draw(self, _control: str, _value: dict[str, Any]) -> dict[str, int]:
            raise ValueError

    async def nonsense() -> None:
        pictures = OneEasel()
        pictures.easel = Blank()
        await pictures.offer("lesson", frozenset({"lab"}), "python3")
        before = dict(pictures._easels)
        for _ in range(3):
            with pytest.raises(ValueError, match=r"^$"):
                await pictures.picture("lesson", "lab", {})

        assert pictures._easels == before

    asyncio.run(nonsense())
