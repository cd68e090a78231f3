"""Imports go down only, from room to room; no circles; one noun, one module, one test."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "backedu"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "notebooks" not in path.parts)

# Bottom first. A room is a folder or a module directly in backedu/; it may import itself and the
# rooms before it here. A new module belongs to the room whose folder it is in.
ROOMS = ("", "places", "switches", "scripts", "content", "triage", "topics", "person", "figures",
         "views", "widgets", "answering", "lessons")  # fmt: skip
MAY_IMPORT = {room: set(ROOMS[: i + 1]) for i, room in enumerate(ROOMS)}
# Controls are handed what they show; server, exports, checks and command stand beside the lessons.
MAY_IMPORT["widgets"] = {"places", "switches", "scripts", "widgets"}
MAY_IMPORT["answering"] = MAY_IMPORT["widgets"] | {"answering"}
MAY_IMPORT["classroom"] = MAY_IMPORT["views"] | {"classroom"}  # a class works up patients, too
MAY_IMPORT["serve"] = MAY_IMPORT["content"] | {"answering", "classroom", "serve"}
MAY_IMPORT["serve"] |= {"export"}  # a class's report is printed as the sheets are
MAY_IMPORT["workbook"] = {"places", "workbook"}
MAY_IMPORT["person"] = MAY_IMPORT["content"] | {"person"}  # a body knows no medicine
MAY_IMPORT["check"] = MAY_IMPORT["topics"] | {"check", "figures", "person"}
MAY_IMPORT["export"] = MAY_IMPORT["topics"] | {"export", "person"}
MAY_IMPORT["lessons"] |= {"export"}  # a reader prints the sheets that the command exports
MAY_IMPORT["arguments"] = {"arguments"}
MAY_IMPORT["exporting"] = MAY_IMPORT["content"] | {
    "arguments", "check", "export", "exporting", "lessons",
}  # fmt: skip
MAY_IMPORT["cli"] = MAY_IMPORT["content"] | {
    "arguments", "check", "cli", "exporting", "serve", "workbook",
}  # fmt: skip

SCREEN = {"anywidget", "ipywidgets", "plotly"}
FOREIGN = dict.fromkeys(
    {"content", "triage", "topics", "person", "views", "check", "export", "classroom"}, SCREEN
) | {"figures": SCREEN - {"plotly"}}
COMPILED = {"matplotlib", "numpy", "pandas", "scipy"}
MOST_ENTRIES = 25
MOST_LINES = 40  # of a function

CLINICAL = re.compile(
    r"\b(back pain|clinic\w*|cold|diagnos\w*|disc|doctor|emergency|heat|ibuprofen|imaging|lumbar|"
    r"muscle|nerve|nsaid|pain|patient|physio\w*|red flag|spasm|spine|symptom\w*|triage|urgent)\b",
    re.IGNORECASE,
)


def room_of(dotted: str) -> str:
    """Return the room of ``backedu.room.module``, or '' for backedu itself."""
    return dotted.removeprefix("backedu").removeprefix(".").split(".")[0]


def dotted(path: Path) -> str:
    """Return the name under which a module is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


NAMES = {dotted(path) for path in MODULES}


def imports_of(source: str) -> set[str]:
    """Return every module that the text imports, dotted; ``from backedu import x`` is backedu.x."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            inner = {f"{module}.{alias.name}" for alias in node.names}
            found |= {name for name in inner if name in NAMES or module == "backedu"}
            if not inner <= found or module != "backedu":
                found.add(module)
    return {name.removesuffix(".__version__") for name in found}


def wrong_imports(room: str, source: str) -> set[str]:
    """Return the imports that a module of this room may not have."""
    foreign = FOREIGN.get(room, set()) | COMPILED

    def is_wrong(name: str) -> bool:
        top = name.split(".", maxsplit=1)[0]
        return room_of(name) not in MAY_IMPORT[room] if top == "backedu" else top in foreign | {""}

    return set(filter(is_wrong, imports_of(source)))


def circle(sources: dict[str, str]) -> list[str]:
    """Return modules that import one another in a circle; imports for types alone count too."""
    graph = {name: imports_of(text) & sources.keys() - {name} for name, text in sources.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def name_of(path: Path) -> str:
    """Return ``widgets/figure/figure.py`` for the module, as a test id."""
    return path.relative_to(PACKAGE).as_posix()


def room_of_file(path: Path) -> str:
    """Return the room that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down_only(path: Path) -> None:
    """A module imports only from its own room and from those below it."""
    room = room_of_file(path)

    assert room in MAY_IMPORT, f"say in ROOMS where {name_of(path)} belongs"
    assert not wrong_imports(room, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("places", "from backedu.content import sources"),
        ("content", "from backedu.triage import triage"),
        ("triage", "from backedu.topics.scans import findings"),
        ("triage", "def f():\n    import plotly.graph_objects as go"),
        ("topics", "from backedu.figures import draw"),
        ("topics", "import numpy as np"),
        ("figures", "from backedu.views import cards"),
        ("figures", "import ipywidgets"),
        ("views", "from backedu.widgets import Lab"),
        ("widgets", "from backedu.content import claims"),
        ("lessons", "from . import content"),
        ("lessons", "from backedu import cli"),
        ("serve", "from backedu import triage"),
        ("workbook", "from backedu import content"),
        ("check", "from backedu.views import cards"),
        ("export", "from backedu import lessons"),
        ("cli", "from backedu.topics.scans import findings"),
        ("", "from backedu import places"),
    ],
)
def test_an_import_upwards_is_seen(room: str, source: str) -> None:
    """Each forbidden kind of import is noticed, in every room, also inside a function."""
    assert wrong_imports(room, source)


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("triage", "from backedu.triage.conditions import holds"),
        ("figures", "import plotly.graph_objects as go"),
        ("lessons", "from backedu import content, figures, widgets"),
        ("cli", "from backedu import __version__"),
    ],
)
def test_an_import_downwards_is_allowed(room: str, source: str) -> None:
    """What the rooms allow is not reported."""
    assert not wrong_imports(room, source)


def test_there_is_no_circle() -> None:
    """No module imports another that, over whatever corners, imports it."""
    assert circle({dotted(path): path.read_text(encoding="utf-8") for path in MODULES}) == []


def test_a_circle_is_seen() -> None:
    """Two modules that import each other are noticed, even for their types alone."""
    types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from {} import Any"

    assert circle(
        {
            "backedu.triage.rules": "from backedu.triage.advice import Tag",
            "backedu.triage.advice": types.format("backedu.triage.rules"),
        }
    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_one_meaning(path: Path) -> None:
    """A module past 300 lines has more than one noun in it."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def long_functions(source: str) -> list[str]:
    """Return the functions that are longer than ``MOST_LINES``, their docstrings not counted."""
    functions = (
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [each.name for each in functions if _lines_of(each) > MOST_LINES]


def _lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    has_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    text = (first.end_lineno or 0) - first.lineno + 1 if has_text else 0
    return (function.end_lineno or 0) - function.lineno + 1 - text


@pytest.mark.parametrize(
    "path",
    [*MODULES, *sorted(TESTS.rglob("*.py"))],
    ids=lambda path: path.relative_to(TESTS.parent).as_posix(),
)
def test_a_function_can_be_taken_in_at_a_glance(path: Path) -> None:
    """No function is longer than a screen; biome sees to those of the scripts."""
    assert long_functions(path.read_text(encoding="utf-8")) == []


def test_a_long_function_is_seen() -> None:
    """Its docstring doesn't count, and its lines do."""
    text = '    """' + "text\n" * MOST_LINES + '"""\n'
    body = "    pass\n" * (MOST_LINES - 1)

    assert long_functions(f"def fits():\n{text}{body}") == []
    assert long_functions(f"async def long():\n{text}{body}    pass\n") == ["long"]


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in MODULES}),
    ids=lambda folder: folder.relative_to(PACKAGE.parent).as_posix(),
)
def test_a_folder_can_be_taken_in_at_a_glance(folder: Path) -> None:
    """No folder has more entries than fit a screen."""
    made = {"__pycache__", "bundles", "data", "movements", "notebooks", "plotly_js"}

    assert len({path.name for path in folder.iterdir()} - made) <= MOST_ENTRIES


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem != "__init__"], ids=name_of)
def test_a_module_has_a_test_of_the_same_noun(path: Path) -> None:
    """``figures/scans.py`` has a test of its own name, or shares the one of its folder or room."""
    home = TESTS / path.relative_to(PACKAGE).parent
    names = {path.stem, *path.relative_to(PACKAGE).parent.parts}
    tests = {test.name for folder in (home, *home.parents) for test in folder.glob("test_*.py")}

    assert {f"test_{name}.py" for name in names} & tests


@pytest.mark.parametrize(
    "path",
    sorted(p for p in (PACKAGE / "widgets").rglob("*") if p.suffix in {".py", ".js"}),
    ids=name_of,
)
def test_controls_hold_no_clinical_word(path: Path) -> None:
    """A control says what it is given; its own text would be the same in a lesson on teeth."""
    assert not CLINICAL.findall(path.read_text(encoding="utf-8"))
