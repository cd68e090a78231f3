"""Notebooks as people publish them, more than twenty kinds, with what a visitor does in each."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, v3, v4, write

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SILENCE = b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0@\x1f\0\0@\x1f\0\0\x01\0\x08\0data\0\0\0\0"
VIEW = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Turn:
    """What a visitor does: sets traits of the widget that has another trait so, or presses it.

    ``heard`` is text that the kernel then says.
    """

    widget: tuple[str, Any]
    traits: dict[str, Any]
    heard: str


@dataclass(frozen=True)
class Guest:
    """A notebook: its cells, what its page shows and does not show, and what a visitor does.

    ``needs`` are packages without which author and visitor are told what is missing.
    """

    name: str
    cells: Sequence[str | NotebookNode]
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    turn: Turn | None = None
    needs: tuple[str, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def missing(self) -> str:
        """The first package that is not installed, or nothing."""
        return next((name for name in self.needs if find_spec(name) is None), "")


def _tagged(source: str, *tags: str) -> NotebookNode:
    return _node(v4.new_code_cell(source, metadata={"tags": list(tags)}))


def _prose(source: str, **more: Any) -> NotebookNode:
    return _node(v4.new_markdown_cell(source, **more))


def _raw(source: str, **metadata: Any) -> NotebookNode:
    return _node(v4.new_raw_cell(source, metadata=metadata))


def _node(cell: Any) -> NotebookNode:
    return NotebookNode(cell)


_STORED = {
    "stored-id": {
        "model_name": "IntSliderModel",
        "model_module": "@jupyter-widgets/controls",
        "model_module_version": "2.0.0",
        "state": {"value": 3},
    }
}
_FRAME = """
class Frame:
    def _repr_html_(self):
        return "<style scoped>td {color: red}</style><table><tr><td>1 < 2</td></tr></table>"
"""
_COUNTER = """
class Counter(anywidget.AnyWidget):
    _esm = "export default {render() {}}"
    value = traitlets.Int(3).tag(sync=True)
    twice = traitlets.Int(6).tag(sync=True)

    @traitlets.observe("value")
    def _double(self, change):
        self.twice = 2 * change.new
"""

GUESTS = (
    Guest(
        "own question",
        [
            "from backedu.lessons import Lesson\nlesson = Lesson()",
            'right = {"Loss of power": "It is told at once."}',
            'lesson.my_question("Which can\'t wait?", right, {"A stiff morning": "It is common."})',
            'lesson.my_question("Which can\'t wait?")',
        ],
        shows=("This card can’t be shown yet.",),
    ),
    Guest(
        "interact",
        ["from ipywidgets import interact", "interact(lambda days: print('days:', days), days=5);"],
        turn=Turn(("description", "days"), {"value": 4}, "days: 4"),
    ),
    Guest(
        "interactive output",
        [
            "import ipywidgets as w",
            "load = w.FloatSlider(description='kg', max=40)",
            "shown = w.interactive_output(lambda kg: print(f'{kg * 2:.0f} in all'), {'kg': load})",
            "w.HBox([load, shown])",
        ],
        turn=Turn(("description", "kg"), {"value": 21.0}, "42 in all"),
    ),
    Guest(
        "output widget",
        [
            "import ipywidgets as w\nout, go = w.Output(), w.Button(description='Count')",
            "def count(_):\n    with out:\n        print('counted', 1 + 1)\ngo.on_click(count)",
            "display(go, out)",
        ],
        turn=Turn(("description", "Count"), {}, "counted 2"),
    ),
    Guest(
        "linked",
        [
            "import ipywidgets as w\na, b = w.IntSlider(description='one'), w.IntText()",
            "w.link((a, 'value'), (b, 'value'))\nw.Tab([a, w.Accordion([b])], titles=['x', 'y'])",
        ],
        turn=Turn(("description", "one"), {"value": 77}, "77"),
    ),
    Guest(
        "interact manual",
        [
            "from ipywidgets import interact_manual, Dropdown",
            "interact_manual(lambda x: print('chose', x), x=Dropdown(options=['a', 'b']));",
        ],
        turn=Turn(("description", "Run Interact"), {}, "chose a"),
    ),
    Guest(
        "matplotlib",
        ["%matplotlib inline\nimport matplotlib.pyplot as plt", "plt.plot([1, 2]);"],
        shows=('src="data:image/png;base64,',),
        needs=("matplotlib",),
    ),
    Guest(
        "matplotlib and interact",
        [
            "import matplotlib.pyplot as plt\nfrom ipywidgets import interact",
            "@interact(n=(1, 9))\ndef draw(n=2):\n    plt.plot(range(n))\n    plt.show()",
        ],
        turn=Turn(("description", "n"), {"value": 3}, "image/png"),
        needs=("matplotlib",),
    ),
    Guest(
        "ipympl",
        ["%matplotlib widget\nimport matplotlib.pyplot as plt", "plt.plot([1, 2]);"],
        needs=("matplotlib", "ipympl"),
    ),
    Guest(
        "bqplot",
        ["from bqplot import pyplot as plt", "plt.plot([1, 2]); plt.show()"],
        needs=("bqplot",),
    ),
    Guest(
        "plotly figure widget",
        [
            "import plotly.graph_objects as go, ipywidgets as w",
            "figure = go.FigureWidget(go.Scatter(y=[1, 2]))\nhow = w.IntSlider(description='how')",
            "how.observe(lambda c: figure.update_layout(title=f'moved {c.new}'), 'value')",
            "w.VBox([how, figure])",
        ],
        turn=Turn(("description", "how"), {"value": 7}, "moved 7"),
        needs=("anywidget",),
    ),
    Guest(
        "formulas",
        [
            _prose("$P(A\\mid B)$\n\n$$\\frac{a}{b}$$\n\n\\begin{align}c&=d\\end{align}"),
            "from IPython.display import Latex, Markdown, Math",
            "display(Math(r'e^{x}'), Latex('$f$'), Markdown('so $g$'))",
        ],
        shows=("<msup><mi>e</mi>", "<mi>f</mi>", "<mi>g</mi>", "<mfrac>", "<mtable"),
        hides=("$",),
    ),
    Guest(
        "attachments",
        [
            _prose(
                "![a](attachment:a%20b.png)",
                attachments={"a b.png": {"image/png": base64.b64encode(PIXEL).decode()}},
            )
        ],
        shows=('src="data:image/png;base64,iVBOR',),
    ),
    Guest(
        "pictures",
        [
            _prose("![one](my%20pic.png) ![out](../outside.png) ![far](https://example.org/f.png)"),
            "from IPython.display import HTML",
            "HTML('<img src=\"my pic.png\" width=10>')",
        ],
        shows=('src="/lesson/my%20pic.png"', 'href="https://example.org/f.png"', "outside.png”"),
    ),
    Guest(
        "sound and film",
        [
            _prose('<video src="weeks/film.webm" controls></video>'),
            "from IPython.display import Audio, Video",
            "Audio('silence.wav')",
            "Video('weeks/film.webm')",
        ],
        shows=('src="data:audio/', 'src="/lesson/weeks/film.webm"'),
    ),
    Guest(
        "scripts and frames",
        [
            "from IPython.display import HTML, IFrame, Javascript, YouTubeVideo",
            "YouTubeVideo('abc')",
            "Javascript('alert(1)')",
            "HTML('<div id=chart></div><script>draw()</script>')",
            "IFrame('https://example.org/map', 300, 200)",
        ],
        shows=("https://www.youtube.com/embed/abc", "https://example.org/map", "A script of this"),
        hides=("alert(1)", "draw()", "<iframe"),
    ),
    Guest(
        "scripts later",
        [
            "import ipywidgets as w\nfrom IPython.display import HTML, IFrame, display",
            "go = w.Button(description='Draw')\ndrawn = w.Output()",
            "page, script = IFrame('https://example.org', 9, 9), HTML('<script>late()</script>')",
            "@go.on_click\ndef draw(_):\n    with drawn:\n        display(script, page)",
            "display(go, drawn)",
        ],
        turn=Turn(("description", "Draw"), {}, "Another page belongs here"),
    ),
    Guest(
        "tags",
        [
            _tagged("print('input is hidden')", "hide-input"),
            _tagged("secret = 'made in a cell that is left out'", "remove-cell"),
            _tagged("print('no output')", "remove-output"),
            _tagged("1 / 0", "raises-exception"),
            "print(secret)",
            _prose("For the lecturer.", metadata={"tags": ["remove-cell"]}),
        ],
        shows=("input is hidden", "left out", "ZeroDivisionError: division by zero"),
        hides=("no output", "For the lecturer", "Traceback"),
    ),
    Guest(
        "raw cells",
        [
            _raw("---\ntitle: front matter\n---"),
            _raw("as it is <typed>"),
            _raw("<b>bold</b>", format="text/html"),
            _raw(r"\section{paper}", format="text/latex"),
        ],
        shows=("as it is &lt;typed&gt;", "<b>bold</b>"),
        hides=("front matter", "paper"),
    ),
    Guest(
        "weeks/module beside",
        ["import doses", "print(doses.STRONGEST)", "print(open('table.csv').read())"],
        shows=("forty", "a,b"),
    ),
    Guest(
        "stored state",
        [
            "import ipywidgets as w\nw.IntSlider(description='stored')",
            _node(
                v4.new_code_cell(
                    "slow()",
                    metadata={"tags": ["skip-execution"]},
                    outputs=[v4.new_output("display_data", {VIEW: {"model_id": "stored-id"}})],
                )
            ),
        ],
        turn=Turn(("description", "stored"), {"value": 9}, ""),
        metadata={"widgets": {"application/vnd.jupyter.widget-state+json": {"state": _STORED}}},
    ),
    Guest(
        "table",
        [
            _FRAME,
            "Frame()",
        ],
        shows=("<table><tr><td>1 < 2",),
    ),
    Guest(
        "magics",
        [
            "%%time\ntotal = sum(range(9))",
            "!echo from the shell",
            "import asyncio\nawait asyncio.sleep(0)\nprint('awaited', total)",
        ],
        shows=("from the shell", "awaited 36"),
    ),
    Guest(
        "own control",
        [
            "import anywidget, traitlets",
            _COUNTER,
            "Counter()",
        ],
        turn=Turn(("twice", 6), {"value": 21}, "42"),
    ),
    Guest(
        "Übung_痛み",
        [_prose("Names in any script, and a [link](weeks/module%20beside.ipynb)."), "print('ja')"],
        shows=("ja", 'href="weeks/module%20beside.ipynb"'),
    ),
    Guest("asks the author", ["input('How old are you?')"]),
)


def write_guests(folder: Path) -> Path:
    """Fill a folder with the notebooks and with what is beside them, and return it."""
    (folder / "weeks").mkdir(parents=True)
    for guest in GUESTS:
        cells = [v4.new_code_cell(cell) if isinstance(cell, str) else cell for cell in guest.cells]
        heading = v4.new_markdown_cell(f"# {guest.name}")
        notebook = v4.new_notebook(cells=[heading, *cells], metadata=guest.metadata)
        if guest.name == "raw cells":
            notebook.cells = [*cells, heading]  # front matter is what a notebook begins with
        write(notebook, folder / f"{guest.name}.ipynb")
    old = v3.new_worksheet(cells=[v3.new_code_cell("print('from long ago')")])
    write(v3.new_notebook(worksheets=[old]), folder / "old format.ipynb", version=3)
    (folder / "my pic.png").write_bytes(PIXEL)
    (folder / "silence.wav").write_bytes(SILENCE)
    (folder / "weeks" / "film.webm").write_bytes(b"\x1aE\xdf\xa3" + bytes(range(256)))
    (folder / "weeks" / "doses.py").write_text("STRONGEST = 'forty'", encoding="utf-8")
    (folder / "weeks" / "table.csv").write_text("a,b", encoding="utf-8")
    (folder / "empty.ipynb").touch()
    (folder / "damaged.ipynb").write_text('{"cells": [', encoding="utf-8")
    (folder / "._interact.ipynb").write_bytes(b"\0\5\x16\7")
    return folder
