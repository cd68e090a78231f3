"""The desk: whoever asks gets the answer to that question, whatever happens to the processes."""

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from backedu.serve.answers import desk as desk_module
from backedu.serve.answers.desk import NOTHING, PROCESSES, Desk
from backedu.serve.answers.process import ProcessEndedError
from backedu.serve.errors import BusyError, RefusedError

MADE = {"answers": ["backedu-1"], "needs_kernel": False}
Rule = Callable[["FakeProcess", dict[str, Any]], Awaitable[None]]


def packed(result: Any) -> bytes:
    """Write a reply as an answering process does."""
    return b"+" + gzip.compress(json.dumps(result).encode())


class FakeProcess:
    """Stands in for an answering process; says which question it answered, and which it is."""

    made: list["FakeProcess"]
    rule: Rule | None = None  # what happens before an answer
    starts = True

    def __init__(self) -> None:
        self.loaded: dict[str, int] = {}
        self.has_ended = False
        self.asked = 0
        self.made.append(self)

    async def ready(self) -> None:
        """Be ready at once, or never."""
        if not self.starts:
            self.has_ended = True
            raise ProcessEndedError

    async def ask(self, **request: Any) -> bytes:
        """Answer with the question."""
        if "cells" in request:
            return b"-NameError" if request["cells"] == ["wrong"] else packed(MADE)
        self.asked += 1
        await asyncio.sleep(0)
        if self.rule:
            try:
                await type(self).rule(self, request)  # type: ignore[misc]
            except BaseException:
                self.has_ended = True
                raise
        if self.has_ended:
            raise ProcessEndedError
        return packed({**request["settings"], "process": self.made.index(self)})

    def end(self) -> None:
        """End."""
        self.has_ended = True


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeProcess]:
    """A class of processes of this test alone, and no pauses."""
    monkeypatch.setattr(desk_module, "_REST_S", 0)
    return type("Fake", (FakeProcess,), {"made": []})


def with_desk(fake: Any, visit: Callable[[Desk], Awaitable[None]]) -> None:
    """Run a visit to a desk that answers for one lesson."""

    async def run() -> None:
        desk = Desk(fake)
        desk.open()
        await desk.offer("lesson", ["right"])
        try:
            await visit(desk)
        finally:
            desk.close()

    asyncio.run(run())


async def ask(desk: Desk, number: int) -> dict[str, Any]:
    """Ask a question with a number in it."""
    answer = gzip.decompress(await desk.answer("lesson", "backedu-1", {"value": number}))
    return dict(json.loads(answer))


def test_each_gets_the_answer_to_its_own_question(fake: type[FakeProcess]) -> None:
    """Three hundred at once, over all processes, and each question is worked out once."""

    async def visit(desk: Desk) -> None:
        answers = await asyncio.gather(*(ask(desk, i % 100) for i in range(300)))

        assert [answer["value"] for answer in answers] == [i % 100 for i in range(300)]
        assert sum(process.asked for process in fake.made) == 100
        assert all(process.asked for process in fake.made)

    with_desk(fake, visit)


def test_what_was_answered_lately_costs_nothing(fake: type[FakeProcess]) -> None:
    """Until the lesson or the content changes: then it is worked out again."""

    async def visit(desk: Desk) -> None:
        def asked() -> int:
            return sum(process.asked for process in fake.made)

        await ask(desk, 1)
        await ask(desk, 1)
        assert asked() == 1
        await desk.offer("lesson", ["right"])
        await ask(desk, 1)
        assert asked() == 2
        desk.renew()
        await ask(desk, 1)
        assert asked() == 3

    with_desk(fake, visit)


def test_a_process_that_ends_costs_nobody_an_answer(fake: type[FakeProcess]) -> None:
    """One that is killed in the middle of an answer is replaced, and another one is asked."""
    deadly = {10, 20, 30, 40, 50}

    async def dies(process: FakeProcess, request: dict[str, Any]) -> None:
        if request["settings"]["value"] in deadly:
            deadly.remove(request["settings"]["value"])
            process.has_ended = True

    async def visit(desk: Desk) -> None:
        fake.rule = staticmethod(dies)
        answers = await asyncio.gather(*(ask(desk, i) for i in range(1, 60)))

        assert [answer["value"] for answer in answers] == list(range(1, 60))
        assert len(fake.made) == PROCESSES + 5
        assert len(desk._processes) == PROCESSES

    with_desk(fake, visit)


def test_a_question_that_ends_every_process_gives_up(fake: type[FakeProcess]) -> None:
    """It is not tried for ever, and the next question is answered."""

    async def dies(process: FakeProcess, request: dict[str, Any]) -> None:
        process.has_ended = request["settings"]["value"] == 666

    async def visit(desk: Desk) -> None:
        fake.rule = staticmethod(dies)
        with pytest.raises(BusyError):
            await ask(desk, 666)
        assert (await ask(desk, 1))["value"] == 1

    with_desk(fake, visit)


def test_a_process_that_hangs_is_ended(
    fake: type[FakeProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its visitor is told within the limit; those behind get their answers from the others."""
    monkeypatch.setattr(desk_module, "_ANSWER_S", 0.2)

    async def hangs(_process: FakeProcess, request: dict[str, Any]) -> None:
        if request["settings"]["value"] == 0:
            await asyncio.sleep(60)

    async def visit(desk: Desk) -> None:
        fake.rule = staticmethod(hangs)
        hung = asyncio.ensure_future(ask(desk, 0))
        answers = await asyncio.gather(*(ask(desk, i) for i in range(1, 9)))

        assert [answer["value"] for answer in answers] == list(range(1, 9))
        with pytest.raises(BusyError):
            await hung
        assert sum(process.has_ended for process in fake.made) == 1

    with_desk(fake, visit)


def test_a_visitor_who_leaves_takes_nobody_s_answer_along(fake: type[FakeProcess]) -> None:
    """Two wait for the same answer; one of them closes the page."""

    async def visit(desk: Desk) -> None:
        leaves, stays = (asyncio.ensure_future(ask(desk, 1)) for _ in range(2))
        await asyncio.sleep(0)
        leaves.cancel()

        assert (await stays)["value"] == 1
        assert not any(process.has_ended for process in fake.made)

    with_desk(fake, visit)


def test_a_crowd_beyond_all_measure_is_told_at_once(
    fake: type[FakeProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who could not be answered in time does not wait; the others are answered."""
    monkeypatch.setattr(desk_module, "_MOST_WAITING", 50)

    async def visit(desk: Desk) -> None:
        answers = await asyncio.gather(*(ask(desk, i) for i in range(80)), return_exceptions=True)

        assert [type(each) for each in answers] == [dict] * 50 + [BusyError] * 30

    with_desk(fake, visit)


def test_cells_that_do_not_run_are_not_offered(fake: type[FakeProcess]) -> None:
    """Such a lesson has kernels; what was there before can be asked no more."""

    async def visit(desk: Desk) -> None:
        assert desk.offers("lesson", "backedu-1")
        assert not desk.offers("lesson", "backedu-2")
        assert not desk.offers("other", "backedu-1")
        assert await desk.offer("lesson", ["wrong"]) == NOTHING
        assert not desk.offers("lesson", "backedu-1")

    with_desk(fake, visit)


def test_what_the_process_refuses_is_refused(fake: type[FakeProcess]) -> None:
    """The reason is passed on, and is not kept as an answer."""

    async def visit(desk: Desk) -> None:
        fake.ask = lambda *_, **__: asyncio.sleep(0, b"-no such thing")  # type: ignore[method-assign]
        for _ in range(2):
            with pytest.raises(RefusedError, match="no such thing"):
                await ask(desk, 1)

    with_desk(fake, visit)


def test_where_no_process_starts_kernels_do_the_work(
    fake: type[FakeProcess], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is tried a few times, said once, and costs no lesson a wait."""

    async def visit(desk: Desk) -> None:
        assert not desk.offers("lesson", "backedu-1")
        began = asyncio.get_running_loop().time()
        assert await desk.offer("other", ["right"]) == NOTHING
        assert asyncio.get_running_loop().time() - began < 1

    fake.starts = False
    with_desk(fake, visit)
    said = capsys.readouterr().err

    assert said.count("\n") == 1
    assert "each visitor who answers has a kernel" in said


def test_closing_ends_everything(fake: type[FakeProcess]) -> None:
    """Also what is still starting."""

    async def visit(desk: Desk) -> None:
        await ask(desk, 1)

    with_desk(fake, visit)

    assert all(process.has_ended for process in fake.made)


def test_a_process_that_has_run_the_lesson_answers_for_it(fake: type[FakeProcess]) -> None:
    """Whoever asks is not kept waiting while another runs its cells, unless that one is busy."""

    async def visit(desk: Desk) -> None:
        await desk.offer("other", ["right"])
        first = (await ask(desk, 0))["process"]
        second = 1 - first
        fake.made[second].loaded = {"other": fake.made[first].loaded.pop("other")}
        for number in range(1, 4):
            await desk.answer("other", "backedu-1", {"value": number})
            assert (await ask(desk, number))["process"] == first
        together = await asyncio.gather(ask(desk, 4), ask(desk, 5))

        assert {answer["process"] for answer in together} == {first, second}

    with_desk(fake, visit)
