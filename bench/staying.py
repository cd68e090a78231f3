"""Many who stay: what they cost while they are there, and how long they wait for an answer."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bench.crowd import LOST, PATIENCE_S, Guest, Recording
from bench.servers import Held, Server


@dataclass
class Stayed:
    """What a crowd that stays costs, and how long each then waits for an answer."""

    held: Held
    answered_s: list[float]
    lost: int


def stay(server: Server, recorded: Recording, number: int) -> Stayed:
    """Let ``number`` visitors come and stay; all of them then touch the lesson in one second."""
    left, go = threading.Semaphore(0), threading.Event()

    def visit(place: int) -> float | None:
        guest = Guest(server, recorded)

        def touch() -> float:
            left.release()
            go.wait(2 * PATIENCE_S)
            time.sleep(place / number)
            return guest.touch()

        try:
            return guest.visit(touch)
        except LOST:
            left.release()
            return None

    with ThreadPoolExecutor(number) as crowd:
        visits = [crowd.submit(visit, place) for place in range(number)]
        for _ in range(number):
            left.acquire(timeout=PATIENCE_S)
        held = server.held()
        go.set()
        answered = [took for each in visits if (took := each.result()) is not None]
    return Stayed(held, answered, number - len(answered))
