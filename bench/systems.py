"""The systems that are measured: how each is installed and started, and where its slider is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backedu import content
from backedu.places import notebooks_dir
from backedu.topics.labs import labs
from bench import lesson

APPS = Path(__file__).parent / "apps"
FLOOR = "floor"
OURS = "backedu"

_LABEL = lesson.SLIDERS[0][1]
# A lab of a lesson has no figure to follow its slider until somebody has guessed: in the first one
# we look at the answer, as one reader does; the others keep theirs.
_NATIVE = (
    "() => { const one = document.querySelector('#volume, .bk-lab-controls input[type=range]'); "
    "if (one && !one.checkVisibility()) "
    "one.closest('.bk-lab')?.querySelector('.bk-guess-show')?.click(); return one; }"
)
_CHOICE = (
    "() => [...document.querySelectorAll('.exercise input[type=radio]')]"
    ".find((e) => e.checkVisibility())"
)


@dataclass(frozen=True)
class System:
    """One way to show a lesson.

    ``command`` starts it: ``{python}`` and ``{bin}`` are those of its environment, ``{apps}`` is
    the folder of the lessons, ``{port}`` the port. ``packages`` are installed from PyPI; without
    any it runs in backedu's own environment.

    The rest tells the page's watcher (watch.js) where to look: ``control`` is JavaScript that
    returns the element that takes the key presses, ``value`` reads it, ``parts`` names what
    changes (``curves``: two lines, ``plot``: the lab's plot, drawn again, ``exercise``: the words
    or the choice of one without a slider), ``prose`` is text of the last paragraph, ``shadow`` says
    that elements hide in shadow roots. ``session`` are expressions for what a page names its
    session by: each visitor of a crowd needs another.
    """

    name: str
    command: tuple[str, ...]
    packages: tuple[str, ...] = ()
    path: str = "/"
    control: str = _NATIVE
    value: str = "(e) => Number(e.getAttribute('aria-valuenow') ?? e.value)"
    parts: str = "curves"
    prose: str = lesson.LAST_WORDS
    shadow: bool = False
    session: tuple[str, ...] = ()

    @property
    def is_peer(self) -> bool:
        """Whether it is what a presenter could pick instead, as its manual shows it."""
        return bool(self.packages) and self.name != "dash-tuned"

    @property
    def is_backedu(self) -> bool:
        """Whether it is one of our own lessons."""
        return not self.packages and self.name != FLOOR

    @property
    def has_slider(self) -> bool:
        """Whether a key pressed again and again changes a picture each time."""
        return self.parts != "exercise"

    @property
    def watch(self) -> str:
        """What watch.js is told."""
        return (
            f"const watch = {{ control: {self.control}, value: {self.value}, "
            f"parts: {self.parts!r}, prose: {self.prose!r}, shadow: {str(self.shadow).lower()} }};"
        )


def _dash(name: str, module: str) -> System:
    return System(
        name=name,
        command=(
            *("{bin}/gunicorn", f"bench.apps.{module}:server", "-b", "127.0.0.1:{port}"),
            *("-w", "1", "--threads", "8", "--log-level", "warning"),
        ),
        packages=("dash[compress]", "gunicorn"),
        control="() => document.querySelector('#volume [role=slider]')",
    )


def _lesson(name: str) -> System:
    notebook = (notebooks_dir() / content.lessons()[name].notebook).read_text(encoding="utf-8")
    shown = [lab for lab in labs().values() if f'lesson.lab(\\"{lab.id}\\")' in notebook]
    has_slider = any(lab.sliders for lab in shown)
    return System(
        name=name,
        command=("{python}", "-m", "backedu.cli", "present", "--no-browser", "--port", "{port}"),
        path=f"/lesson/{name}",
        control=_NATIVE if has_slider else _CHOICE,
        parts="plot" if has_slider else "exercise",
        prose="Sources and limits",
    )


_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

_OTHERS = (
    _dash("dash", "dash_app"),
    _dash("dash-tuned", "dash_tuned"),
    System(
        name="panel",
        command=(
            *("{bin}/panel", "serve", "{apps}/panel_app.py"),
            *("--port", "{port}", "--address", "127.0.0.1"),
        ),
        packages=("panel", "plotly"),
        path="/panel_app",
        control=(
            f"() => bench.all('.bk-slider-title').find((e) => e.textContent.startsWith('{_LABEL}'))"
            "?.getRootNode().querySelector('.noUi-handle')"
        ),
        shadow=True,
        session=(r'"token": ?"([^"]+)"',),
    ),
    System(
        name="streamlit",
        command=(
            *("{bin}/streamlit", "run", "{apps}/streamlit_app.py", "--server.port={port}"),
            *("--server.address=127.0.0.1", "--server.headless=true"),
            *("--server.fileWatcherType=none", "--browser.gatherUsageStats=false"),
        ),
        packages=("streamlit", "plotly"),
        control=(
            "() => [...document.querySelectorAll('[data-testid=stSlider]')].find((e) => "
            f"e.textContent.startsWith('{_LABEL}'))?.querySelector('[role=slider], input')"
        ),
    ),
    System(
        name="marimo",
        command=(
            *("{bin}/marimo", "run", "{apps}/marimo_app.py", "--port={port}"),
            *("--host=127.0.0.1", "--headless", "--no-token"),
        ),
        packages=("marimo", "plotly"),
        control=(
            "() => bench.all('marimo-slider').map((e) => e.shadowRoot).find((e) => e?.textContent"
            f".includes('{_LABEL}'))?.querySelector('[role=slider]')"
        ),
        shadow=True,
        session=(r"\b(s_[a-z0-9]{6})\b",),
    ),
    System(
        name="shiny",
        command=("{bin}/shiny", "run", "{apps}/shiny_app.py", "--port={port}"),
        packages=("shiny", "shinywidgets", "plotly"),
        control=(
            "() => document.querySelector('#volume')?.closest('.shiny-input-container')"
            "?.querySelector('.irs-line[tabindex], .irs [tabindex]')"
        ),
        value="() => Number(document.querySelector('#volume').value)",
    ),
    System(
        name="solara",
        command=(
            *("{bin}/solara", "run", "{apps}/solara_app.py", "--port={port}"),
            *("--host=127.0.0.1", "--production", "--no-open"),
        ),
        packages=("solara", "solara-assets", "ipyvuetify<3", "anywidget", "plotly"),
        control=f"() => document.querySelector('.v-slider [role=slider][aria-label={_LABEL}]')",
        session=(f"/kernels/({_UUID})",),
    ),
)


@cache
def systems() -> tuple[System, ...]:
    """Return every system in the order of the table; our lessons are those that there are."""
    return (
        System(FLOOR, ("{python}", "-m", "bench.apps.floor", "{port}")),
        System(OURS, ("{python}", "-m", "bench.apps.backedu_app", "{port}"), path="/lesson/tea"),
        *map(_lesson, content.lessons()),
        *_OTHERS,
    )
