"""Every word of wording.toml is asked for: what nobody reads any more is taken out."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from backedu.content.wording import wording

PACKAGE = Path(__file__).parents[2] / "backedu"
OTHERS = {"bundles", "plotly_js"}  # made of the scripts, or not ours
FILES = [
    file
    for kind in ("py", "js", "j2")
    for file in PACKAGE.rglob(f"*.{kind}")
    if OTHERS.isdisjoint(file.parts)
]
SOURCE = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
NAMES = set(re.findall(r"\w+", SOURCE))
FUNCTIONS = [
    node
    for file in FILES
    if file.suffix == ".py"
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef)
]
# Looked up by what the data, or a degree of sureness, is called.
BY_VALUE = {"concordance", "sureness"}


def section(node: ast.AST) -> str:
    """Return the section that a call of ``words`` reads, or nothing."""
    match node:
        case ast.Call(func=ast.Name("words"), args=[ast.Constant(str(name))]):
            return name
    return ""


def named_locally(function: ast.FunctionDef) -> dict[str, tuple[str, ast.AST]]:
    """Return the section behind each name that a function gives to one, and the call."""
    found: dict[str, tuple[str, ast.AST]] = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Tuple(names)], value=ast.Tuple(values)):
                pairs = list(zip(names, values, strict=True))
            case ast.Assign(targets=[name], value=value):
                pairs = [(name, value)]
            case _:
                continue
        found |= {n.id: (section(v), v) for n, v in pairs if isinstance(n, ast.Name) and section(v)}
    return found


def uses(function: ast.FunctionDef) -> Iterator[tuple[str, ast.AST | None]]:
    """Find each section that a function reads, with the name asked of it, or handed on whole."""
    local = named_locally(function)
    given = {id(call) for _, call in local.values()}
    asked = {id(n.value): n.slice for n in ast.walk(function) if isinstance(n, ast.Subscript)}
    for node in ast.walk(function):
        read = section(node) if id(node) not in given else ""
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in local:
            read = local[node.id][0]
        if read:
            yield read, asked.get(id(node))


def is_named(key: str) -> bool:
    """Whether the code names a word, or one of its parts beside a part that it fills in."""
    ends = [i for i, letter in enumerate(key) if letter == "_"]
    begun = [f"{key[: i + 1]}{mark}" for i in ends for mark in '{$"']
    ended = [f"}}{key[i:]}" for i in ends]
    return key in NAMES or any(part in SOURCE for part in begun + ended)


def test_every_word_is_asked_for() -> None:
    """Where a section is taken apart on the spot, by name; where it is handed on, somewhere."""
    asked: dict[str, set[str]] = defaultdict(set)
    handed_on = set(BY_VALUE)
    for function in FUNCTIONS:
        for name, key in uses(function):
            if isinstance(key, ast.Constant | ast.IfExp):
                asked[name] |= {str(n.value) for n in ast.walk(key) if isinstance(n, ast.Constant)}
            else:
                handed_on.add(name)
    whole = re.findall(r"\bsections\(([^)]*)\)", SOURCE)
    handed_on |= set(re.findall(r"\w+", " ".join(whole)))
    unused = [
        (name, key)
        for name, table in wording().items()
        for key in table
        if key not in asked[name]
        and not (name in handed_on and (name in BY_VALUE or is_named(key)))
    ]

    assert len(asked) > 20
    assert unused == []
