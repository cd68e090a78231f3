"""The measurements of one system: each fills in samples by name, and none stops the others."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from tempfile import TemporaryDirectory

from playwright.async_api import Browser

from bench import answers, crowd, first_touch, staying
from bench.budgets import LESSON
from bench.proxy import Counter
from bench.servers import ROOT, Server, environment, running
from bench.systems import OURS, System
from bench.table import Samples
from bench.visits import Slider, newcomer, open_lesson

CROWDS = (20, 40, 60)
_STEPS, _QUICK_STEPS = 40, 12
_VISITORS, _QUICK_VISITORS = 8, 3
_DRAGS = 5
_WARM = 3  # one alone may be half as long again, for no reason that could be seen
_ANSWERING = {LESSON, "dash", "panel", "streamlit", "shiny"}  # the others hold no 200 visitors
_READERS = 20  # who only read: a fifth more than the floor is some 15 ms, and a dozen miss that
_CORE = """
import statistics, time
began = time.perf_counter()
import backedu.triage.judge
imported = time.perf_counter() - began
answers = {"saddle_numbness": "no", "age": 40}
took = []
for _ in range(200):
    began = time.perf_counter()
    backedu.triage.judge.triage(answers)
    took.append(time.perf_counter() - began)
print(1000 * imported, 1000 * statistics.median(took[1:]))
"""


async def opening(chromium: Browser, system: System, samples: Samples) -> None:
    """Start the system and open the lesson: first of all, as a newcomer, and again."""
    with running(system) as server:
        newcomers = [await newcomer(chromium, system) for _ in range(1 + _WARM)]
        kinds = ["cold", *["warm"] * _WARM, "repeat"]
        for kind, context in zip(kinds, [*newcomers, newcomers[-1]], strict=True):
            page = await context.new_page()
            opened = await open_lesson(page, server.address())
            await page.close()
            samples.add(f"tti_{kind}_ms", opened.tti)
            samples.add("outside", opened.outside)
            if kind == "warm":
                samples.add("prose_ms", opened.prose)
                samples.add("touch_ms", opened.touch)
        for context in newcomers:
            await context.close()
        for _ in range(0 if system.packages else _READERS):  # no peer comes near the floor's
            context = await newcomer(chromium, system)
            opened = await open_lesson(await context.new_page(), server.address(), touch=False)
            samples.add("prose_ms", opened.prose)
            await context.close()


async def wire(chromium: Browser, server: Server, samples: Samples, *, quick: bool) -> None:  # noqa: ARG001 - all measurements are called alike
    """Count what goes over the wire for a newcomer and for someone who returns."""
    async with Counter(server.port) as counter:
        context = await newcomer(chromium, server.system)
        for kind in ("first", "repeat"):
            before = counter.received
            page = await context.new_page()
            await open_lesson(page, server.address(counter.port), touch=False)
            await asyncio.sleep(2)
            samples.add(f"{kind}_mb", (counter.received - before) / 1e6)
            await page.close()
        await context.close()


async def moving(chromium: Browser, server: Server, samples: Samples, *, quick: bool) -> None:
    """Press the slider's key again and again, then drag it for a second."""
    context = await newcomer(chromium, server.system)
    page = await context.new_page()
    await open_lesson(page, server.address())
    await asyncio.sleep(1)
    slider = await Slider.of(page, server.system)
    asked: list[str] = []  # a slider that asks its server for every step does so in Python
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda line: line.on("framesent", lambda _: asked.append(line.url)))
    for took in await slider.steps(_QUICK_STEPS if quick else _STEPS):
        samples.add("step_ms", took)
    samples.add("asked", len(asked))
    for _ in range(1 if quick else _DRAGS):
        updates, lag, right = await slider.drag()
        samples.add("drag_updates", updates)
        samples.add("drag_lag_ms", lag)
        samples.add("drag_right", right)
    await context.close()


async def keeping(chromium: Browser, server: Server, samples: Samples, *, quick: bool) -> None:
    """Measure what visitors who read, and then use Python, cost the machine."""
    system, number = server.system, _QUICK_VISITORS if quick else _VISITORS
    contexts, pages = [], []
    for i in range(number + 1):  # the first one's costs are the system's
        context = await newcomer(chromium, system)
        contexts.append(context)
        page = await context.new_page()
        await open_lesson(page, server.address(), touch=not system.is_backedu)
        if i:
            pages.append(page)
            continue
        if system.is_backedu:
            await first_touch.answer(page)
        server.settle()
        memory, cpu, processes = server.memory_mb(), server.cpu_s(), len(server.processes())
    server.settle()
    samples.add("reader_processes", len(server.processes()) - processes)
    samples.add("reader_mb", (server.memory_mb() - memory) / number)
    if system.is_backedu:
        for page in pages:
            samples.add("answer_ms", await first_touch.answer(page))
        server.settle()
    samples.add("visitor_mb", (server.memory_mb() - memory) / number)
    samples.add("visitor_cpu_s", (server.cpu_s() - cpu) / number)
    for context in contexts:
        await context.close()


async def crowds(chromium: Browser, server: Server, samples: Samples, *, quick: bool) -> None:
    """Let 20, 40 and 60 visitors arrive at once."""
    recording = await crowd.record(chromium, server)
    for number in CROWDS[:1] if quick else CROWDS:
        server.settle()
        served = await asyncio.to_thread(crowd.arrive, server, recording, number)
        samples.add(f"crowd_{number}_s", served[-1] if served else None)
        samples.add(f"crowd_{number}_lost", number - len(served))


async def touches(_chromium: Browser, server: Server, samples: Samples, *, quick: bool) -> None:
    """Let sixty visitors of backedu's lesson touch it within one second."""
    number = 10 if quick else 60
    took = await asyncio.to_thread(first_touch.crowd, server, number)
    samples.add("touches_s", max(took, default=None))
    samples.add("touches_lost", number - len(took))


async def answering(
    chromium: Browser,
    server: Server,
    samples: Samples,
    *,
    quick: bool,  # noqa: ARG001 - all measurements are called alike
) -> None:
    """Let hundreds stay and answer: 500 visitors of ours, each answer checked; 200 of a peer's."""
    if server.system.is_backedu:
        cookie = answers.cookie_of(server)
        await answers.measure(server.port, cookie, server.held, samples)
        return
    recording = await crowd.record(chromium, server, touch=True)
    before = server.held()
    stayed = await asyncio.to_thread(staying.stay, server, recording, 200)
    samples.add("crowd_processes", stayed.held.processes - before.processes)
    samples.add("crowd_mb", stayed.held.memory_mb - before.memory_mb)
    samples.add("crowd_200_lost", stayed.lost)
    for took in stayed.answered_s:
        samples.add("answers_200_ms", 1000 * took)


Measurement = Callable[..., Awaitable[None]]


def groups(system: System) -> list[tuple[Measurement, ...]]:
    """Return what else is measured of a system; each group gets a fresh start of it."""
    alone: list[tuple[Measurement, ...]] = [(touches,)] if system.name == OURS else []
    slider: tuple[Measurement, ...] = (moving,) if system.has_slider else ()
    many: list[tuple[Measurement, ...]] = [(answering,)] if system.name in _ANSWERING else []
    return [(wire, *slider, keeping), (crowds,), *alone, *many]


def core() -> Samples:
    """Time the import of the core and one triage, in fresh processes."""
    samples = Samples()
    for _ in range(5):
        command = [sys.executable, "-c", _CORE]
        with TemporaryDirectory(prefix="bench-") as home:  # with compiled files, as users have them
            env = environment(home)
            ran = subprocess.run(
                command, cwd=ROOT, env=env, capture_output=True, text=True, check=True
            )
        imported, triage = map(float, ran.stdout.split())
        samples.add("import_ms", imported)
        samples.add("triage_ms", triage)
    return samples
