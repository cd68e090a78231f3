"""Imports go down only; one noun, one module, one test; controls hold no clinical word."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "backedu"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "notebooks" not in path.parts)

# Bottom first. A unit is a module or a folder directly in backedu/; it may import its own row and
# the rows above it here. A new module is placed by adding its noun.
LAYERS = (
    {"", "level", "model", "places", "source", "toml_hints"},  # "" is backedu itself: the version
    {"reader"},
    {"content", "wording"},
    {
        "accuracy", "answer_check", "answers", "calibration", "care", "claim_draw",
        "condition_tables", "conditions", "courses", "disc_pressure", "disputes", "evidence",
        "facts", "hazards", "labs", "ladder", "lifting", "loading", "pain_drawing", "pain_map",
        "practice", "prevention", "quiz", "reasoning", "recovery", "rules", "rungs", "safety_net",
        "scan_report", "scans", "thermal", "thermal_plan", "triage", "triage_result",
    },
    # what is drawn, and what is written out
    {
        "cards", "claim_view", "figures", "pain_map_view", "prevention_view", "questionnaire_view",
        "safety_net_view", "triage_view",
    },
    {"widgets"},
    {"lessons"},
    {"lesson_sources"},
)  # fmt: skip
MAY_IMPORT = {unit: set().union(*LAYERS[: i + 1]) for i, row in enumerate(LAYERS) for unit in row}
# Controls are handed what they show; server, export and command stand beside the lessons.
MAY_IMPORT["widgets"] = {"places", "widgets"}
MAY_IMPORT["serve"] = MAY_IMPORT["content"] | {"serve"}
MAY_IMPORT["workbook"] = MAY_IMPORT["content"] | {"workbook"}
MAY_IMPORT["export"] = MAY_IMPORT["triage"] | {"export"}
MAY_IMPORT["check"] = MAY_IMPORT["triage"] | {"check"}
MAY_IMPORT["cli"] = MAY_IMPORT["triage"] | {
    "check", "cli", "export", "lesson_sources", "serve", "workbook",
}  # fmt: skip

SCREEN = {"anywidget", "ipywidgets", "plotly"}
FOREIGN = dict.fromkeys(set().union({"export"}, *LAYERS[:5]), SCREEN) | {
    "figures": SCREEN - {"plotly"}
}
COMPILED = {"matplotlib", "numpy", "pandas", "scipy"}

CLINICAL = re.compile(
    r"\b(back pain|clinic\w*|cold|diagnos\w*|disc|doctor|emergency|heat|ibuprofen|imaging|lumbar|"
    r"muscle|nerve|nsaid|pain|patient|physio\w*|red flag|spasm|spine|symptom\w*|triage|urgent)\b",
    re.IGNORECASE,
)


def unit_of(dotted: str) -> str:
    """Return the unit of ``backedu.unit.module``, or '' for backedu itself."""
    return dotted.removeprefix("backedu").removeprefix(".").split(".")[0]


def imports_of(source: str) -> set[str]:
    """Return every module that the text imports, dotted; ``from backedu import x`` is backedu.x."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if module == "backedu":
                found |= {
                    f"backedu.{alias.name}".removesuffix(".__version__") for alias in node.names
                }
            else:
                found.add(module)
    return found


def wrong_imports(unit: str, source: str) -> set[str]:
    """Return the imports that a module of this unit may not have."""
    foreign = FOREIGN.get(unit, set()) | COMPILED

    def is_wrong(name: str) -> bool:
        top = name.split(".", maxsplit=1)[0]
        return unit_of(name) not in MAY_IMPORT[unit] if top == "backedu" else top in foreign | {""}

    return set(filter(is_wrong, imports_of(source)))


def name_of(path: Path) -> str:
    """Return ``widgets/figure.py`` for the module, as a test id."""
    return path.relative_to(PACKAGE).as_posix()


def unit_of_file(path: Path) -> str:
    """Return the unit that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down_only(path: Path) -> None:
    """A module imports only from its own layer and from those below it."""
    unit = unit_of_file(path)

    assert unit in MAY_IMPORT, f"say in LAYERS where {name_of(path)} belongs"
    assert not wrong_imports(unit, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("unit", "source"),
    [
        ("content", "from backedu.triage import triage"),
        ("triage", "from backedu import lessons"),
        ("triage", "def f():\n    import plotly.graph_objects as go"),
        ("figures", "import ipywidgets"),
        ("widgets", "from backedu.content import claims"),
        ("serve", "from backedu import triage"),
        ("recovery", "import numpy as np"),
        ("lessons", "from . import content"),
    ],
)
def test_an_import_upwards_is_seen(unit: str, source: str) -> None:
    """Each forbidden kind of import is noticed, also inside a function."""
    assert wrong_imports(unit, source)


@pytest.mark.parametrize(
    ("unit", "source"),
    [
        ("triage", "from backedu.conditions import holds"),
        ("figures", "import plotly.graph_objects as go"),
        ("lessons", "from backedu import content, figures, widgets"),
        ("cli", "from backedu import __version__"),
    ],
)
def test_an_import_downwards_is_allowed(unit: str, source: str) -> None:
    """What the layers allow is not reported."""
    assert not wrong_imports(unit, source)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_one_meaning(path: Path) -> None:
    """A module past 300 lines has more than one noun in it."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem != "__init__"], ids=name_of)
def test_a_module_has_a_test_of_the_same_noun(path: Path) -> None:
    """``figures/scans.py`` has a ``test_scans.py`` or ``test_figures.py``; serve/ has a folder."""
    unit = unit_of_file(path)
    tests = {test.name for test in TESTS.rglob("test_*.py")}

    assert {f"test_{path.stem}.py", f"test_{unit}.py"} & tests or unit == "serve"


@pytest.mark.parametrize(
    "path",
    sorted(p for p in (PACKAGE / "widgets").iterdir() if p.suffix in {".py", ".js"}),
    ids=name_of,
)
def test_controls_hold_no_clinical_word(path: Path) -> None:
    """A control says what it is given; its own text would be the same in a lesson on teeth."""
    assert not CLINICAL.findall(path.read_text(encoding="utf-8"))
