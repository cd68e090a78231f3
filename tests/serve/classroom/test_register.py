"""Who takes part in a class is known by a hash, and there is a limit to how many and how fast."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from backedu.classroom.store import Store
from backedu.serve.classroom import register as register_module
from backedu.serve.classroom.register import Register
from backedu.serve.classroom.vote import FullError, hashed


async def at_once(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call the store without a thread of its own."""
    return function(*arguments)


@pytest.fixture
def register() -> Register:
    """Return that of a class that has just begun."""
    store = Store("sqlite://")
    return Register(store, store.open().id, at_once)


def test_a_phone_is_known_once_it_has_joined(register: Register) -> None:
    """Another one isn't."""
    assert register.is_empty
    asyncio.run(register.join("token"))

    assert asyncio.run(register.knows("token"))
    assert not asyncio.run(register.knows("another"))
    assert not register.is_empty


def test_what_is_written_down_is_not_the_token() -> None:
    """It is taken up again by its hash."""
    store = Store("sqlite://")
    class_ = store.open().id
    asyncio.run(Register(store, class_, at_once).join("token"))

    assert store.phones(class_) == {hashed("token")}
    assert asyncio.run(Register(store, class_, at_once).knows("token"))


def test_a_full_class_takes_nobody_more(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is in stays in."""
    monkeypatch.setattr(register_module, "MOST_PHONES", 1)
    asyncio.run(register.join("token"))

    with pytest.raises(FullError):
        asyncio.run(register.join("another"))
    assert asyncio.run(register.knows("token"))


def test_nobody_speaks_faster_than_a_thumb(register: Register) -> None:
    """Others go on meanwhile."""
    spoken = [register.may_speak("token") for _ in range(40)]

    assert spoken == [True] * 30 + [False] * 10
    assert register.may_speak("another")
