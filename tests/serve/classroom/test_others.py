"""Two servers on one PostgreSQL: one class, whichever of them a phone or a presenter reaches."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from backedu.classroom.database import engine
from backedu.classroom.store import Store
from tests.serve.classroom.test_classroom import QUESTION, Class, going_on


@asynccontextmanager
async def two(address: str) -> AsyncIterator[tuple[Class, Class]]:
    """Have a class going on at two servers, as their timers would keep it."""

    async def follow(made: Class) -> None:
        while True:
            await made.room.refresh()
            await asyncio.sleep(0.03)

    async with going_on(address) as one, going_on(address) as other:
        following = [asyncio.ensure_future(follow(each)) for each in (one, other)]
        try:
            yield one, other
        finally:
            for each in following:
                each.cancel()


def at_two(address: str, test: Callable[[Class, Class], Awaitable[None]]) -> None:
    """Run a test at two servers."""

    async def run() -> None:
        async with two(address) as (one, other):
            await test(one, other)

    asyncio.run(run())


async def until(told: list[str], text: str) -> None:
    """Wait until a line has said something."""
    await holds(lambda: text in "".join(told))


async def holds(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - what is waited for is told to no event
            await asyncio.sleep(0.02)


def test_two_servers_are_one_class(postgres: str) -> None:
    """The same code, and what one is told, phones, wall and panel of the other show."""

    async def test(one: Class, other: Class) -> None:
        assert (one.room.code, one.wall) == (other.room.code, other.wall)
        here, there = await one.join(), await other.join()
        phone, wall = one.hear("/class/events", here), other.hear(f"{other.wall}/events")
        panel = one.hear(f"{one.panel}/events")
        await until(wall, '"here": 1')
        await other.begin(1)
        await until(phone, '"stage": "vote"')
        assert await one.vote(there) == 200  # it joined at the other one
        await until(wall, '"ring": [1, ')
        assert await other.vote(here, "a") == 200
        await holds(lambda: panel[-1].count('"counts": [1]') == 2)

    at_two(postgres, test)


def test_a_lab_is_moved_whichever_server_its_screens_reach(postgres: str) -> None:
    """The wall at one, a panel at each: no move is lost, and the next step has none."""

    async def test(one: Class, other: Class) -> None:
        wall, panel = one.hear(f"{one.wall}/events"), other.hear(f"{other.panel}/events")
        has = [{"kind": "range", "label": "Age", "value": "4"}]
        at = {"at": one.room.lecture.at, "controls": has}
        assert (await one.ask(f"{one.wall}/controls", at)).code == 200
        await until(panel, '"label": "Age"')
        move = {"number": 0, "label": "Age", "value": "5"}
        asked = [each.ask(f"{one.panel}/control", move) for each in (one, other) * 4]
        assert [each.code for each in await asyncio.gather(*asked)] == [200] * 8
        await until(wall, '"serial": 8,')
        await other.press()
        await holds(lambda: '"at": "lobby"' not in wall[-1] and '"moves"' not in wall[-1])

    at_two(postgres, test)


def test_two_presenters_go_one_step(postgres: str) -> None:
    """Who presses at both servers in the same moment does not skip a stage."""

    async def test(one: Class, other: Class) -> None:
        for _ in range(5):
            version = one.room.lecture.version
            pressed = [
                each.room.drive({"do": "forward", "version": version}) for each in (one, other)
            ]
            assert sorted(await asyncio.gather(*pressed)) == [False, True]
            await holds(lambda: one.room.lecture == other.room.lecture)
            assert one.room.lecture.version == version + 1

    at_two(postgres, test)


def test_no_vote_is_lost_doubled_or_late_at_two_servers(postgres: str) -> None:
    """A class votes at both, changes its mind at the other, and someone closes meanwhile."""

    async def test(one: Class, other: Class) -> None:
        chance = random.Random(20)  # noqa: S311 - not a secret
        tokens = [f"token-{number}" for number in range(40)]
        for each in tokens:
            await one.room.register.join(each)
        await one.begin(1)
        await holds(lambda: one.room.lecture == other.room.lecture)
        truth: dict[str, tuple[int, str]] = {}

        async def vote(token: str, turn: int) -> None:
            await asyncio.sleep(chance.random() / 3)
            choice, at = chance.choice("abc"), chance.choice([one, other])
            told = {"question": QUESTION, "round": 1, "choice": choice, "turn": turn}
            fate = await at.room.vote(token, told)
            if fate.value == "saved" and truth.get(token, (0, ""))[0] < turn:
                truth[token] = turn, choice

        voting = [vote(token, turn) for token in tokens for turn in (1, 2, 3)]

        async def close() -> None:
            await asyncio.sleep(0.2)
            await other.press()

        await asyncio.gather(*voting, close())
        assert await one.vote("class=token-0", turn=9) == 409
        found = {vote.phone: (vote.turn, vote.choice) for vote in await one.room.votes()}
        assert sorted(found.values()) == sorted(truth.values())

    at_two(postgres, test)


def test_a_class_that_is_deleted_at_one_is_gone_at_the_other(postgres: str) -> None:
    """Both go on with the same new class, and no cookie of the old one is worth anything."""

    async def test(one: Class, other: Class) -> None:
        cookie = await other.join()
        phone, old = other.hear("/class/events", cookie), one.room.code
        await until(phone, "lobby")
        assert (await one.ask(f"{one.panel}/delete", {})).code == 200
        await until(phone, '"stage": "gone"')
        assert one.room.id == other.room.id
        assert (one.room.code, other.room.wall_secret) == (other.room.code, one.room.wall_secret)
        assert await other.vote(cookie) == 403
        assert old != one.room.code or one.room.wall_secret not in one.wall

    at_two(postgres, test)


def test_a_class_ends_with_its_last_server(postgres: str) -> None:
    """One server stops and the class goes on; the last one ends it."""

    async def run() -> None:
        async with two(postgres) as (one, other):
            await asyncio.sleep(0.1)
            id_, code = one.room.id, one.room.code
            async with going_on(postgres) as third:
                assert third.room.code == code
            store = Store(postgres)
            assert store.open().id == other.room.id == id_
        assert store.open().id != id_
        store.end(store.open().id)
        store.close()

    asyncio.run(run())


def test_a_database_that_is_away_gets_one_sentence(postgres: str) -> None:
    """However often it is asked, and everything goes on when it is back."""

    async def test(one: Class, _other: Class) -> None:
        cookie = await one.join()
        wall = one.hear(f"{one.wall}/events")
        await until(wall, "lobby")
        with pytest.MonkeyPatch.context() as patch:
            unplugged = engine("postgresql://backedu@127.0.0.1:1/postgres")
            for part in (one.room._store, one.room._store.sharing):
                patch.setattr(part, "_engine", unplugged)
            told = {"do": "forward", "version": one.room.lecture.version}
            assert (await one.ask(f"{one.wall}/drive", told)).code == 503
            assert await one.vote(cookie) == 503
            await until(wall, "event: trouble")
            await asyncio.sleep(0.3)
            assert len(one.told) == 1
            assert "127.0.0.1" in one.told[0]
        assert (await one.ask(f"{one.wall}/drive", told)).code == 200

    at_two(postgres, test)
