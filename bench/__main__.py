"""``make bench``: measure the same lesson in every system, print one table and the budgets."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.async_api import Browser

from bench import measure, visits
from bench.budgets import budgets
from bench.servers import Server, bin_of, install, running
from bench.systems import System, systems
from bench.table import Samples, table

_RAW = Path(__file__).parent / ".venvs" / "last.json"


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--systems", help="separated by commas; default all; a wrong name lists them"
    )
    parser.add_argument("--runs", type=int, default=5, help="openings of each system (default 5)")
    parser.add_argument("--quick", action="store_true", help="one run, small crowds")
    options = parser.parse_args()
    names = [system.name for system in systems()]
    wanted = options.systems.split(",") if options.systems else names
    if unknown := [name for name in wanted if name not in names]:
        sys.exit(f"There is no system {unknown[0]!r}; choose from: {', '.join(names)}.")
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # ended from outside: show what there is
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell has it ignored
    bench = Bench([system for system in systems() if system.name in wanted], quick=options.quick)
    try:
        asyncio.run(bench.run(1 if options.quick else options.runs))
    except visits.NoBrowserError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        print("\nStopped; what there is:")
    bench.show()


class Bench:
    """One run of the benchmark."""

    def __init__(self, systems: list[System], *, quick: bool) -> None:
        self.quick = quick
        self.began = time.time()
        self.failures: list[str] = []
        self.loads: list[float] = []
        self.core = Samples()
        self.results: dict[str, Samples] = {}
        self.systems = [system for system in systems if self._is_installed(system)]
        self.results = {system.name: Samples() for system in self.systems}

    def _is_installed(self, system: System) -> bool:
        with self._going_on(f"{system.name}, installing"):
            install(system)
            return True
        return False

    @contextmanager
    def _going_on(self, what: str) -> Iterator[None]:
        """Note what goes wrong with one measurement, and go on with the next."""
        began = time.monotonic()
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever a system does, the others are measured
            self.failures.append(f"{what}: {type(error).__name__}: {str(error)[:300]}")
            print(f"  {self.failures[-1]}", flush=True)
        else:
            if (took := time.monotonic() - began) > 1:
                print(f"  {what} ({took:.0f} s)", flush=True)
        self._save()
        if hasattr(os, "getloadavg"):
            self.loads.append(os.getloadavg()[0])

    async def run(self, runs: int) -> None:
        """Open every system in turn, again and again; then measure the rest, system by system."""
        with self._going_on("core"):
            self.core = measure.core()
        for run in range(runs):
            for system in self.systems:
                with self._going_on(f"opening {run + 1}/{runs}: {system.name}"):
                    async with visits.browser() as chromium:
                        await measure.opening(chromium, system, self.results[system.name])
        for system in self.systems:
            for group in measure.groups(system):
                names = ", ".join(each.__name__ for each in group)
                with self._going_on(f"{system.name}: {names}"), running(system) as server:
                    async with visits.browser() as chromium:
                        for each in group:
                            await self._measure(each, chromium, server)

    async def _measure(
        self, measurement: measure.Measurement, chromium: Browser, server: Server
    ) -> None:
        name = server.system.name
        with self._going_on(f"{name}: {measurement.__name__}"):
            await measurement(chromium, server, self.results[name], quick=self.quick)

    def _save(self) -> None:
        """Keep the samples so far: the run may be ended from outside."""
        raw = {name: samples.values for name, samples in self.results.items()}
        _RAW.parent.mkdir(exist_ok=True)
        _RAW.write_text(json.dumps(raw, indent=1), encoding="utf-8")

    def show(self) -> None:
        """Print the table, the budgets, and what went wrong."""
        print(f"\n{self._circumstances()}\n\n{table(self.results, self.systems)}\n")
        for budget in budgets(self.results, self.systems, self.core):
            print(budget)
        lost = [f"{n}: {s.lost}" for n, s in self.results.items() if s.lost]
        for line in [*self.failures, *(f"without a result: {each}" for each in lost)]:
            print(line)

    def _circumstances(self) -> str:
        minutes = (time.time() - self.began) / 60
        versions = "; ".join(filter(None, map(_version, self.systems)))
        load = f"{median(self.loads):.1f}" if self.loads else "not known"
        return (
            f"{time.strftime('%d %B %Y, %H:%M')}, {minutes:.0f} minutes, {os.cpu_count()} cores, "
            f"{platform.system()}, Python {platform.python_version()}; load average {load} (this "
            f"run included).\nPeers: {versions}."
        )


def _version(system: System) -> str:
    """Return the installed version of a peer."""
    name = system.packages[0].partition("[")[0] if system.packages else ""
    if not name:
        return ""
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    command = [str(bin_of(system) / "python"), "-c", code]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"{system.name} {ran.stdout.strip()}"


if __name__ == "__main__":
    main()
