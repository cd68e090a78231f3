"""Does every call of a notebook name a record that there is, and is there room for it?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import groupby

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule
from backedu.content.named import nearest
from backedu.content.question import Where

MOST_CELLS = 17
"""So many cells a lesson's page may have."""

_NAMES = {
    "anatomy": "plates",
    "appraise": "claims",
    "ask": "questions",
    "exercises": "exercises",
    "facts": "care",
    "judge": "cases",
    "lab": "labs",
    "patient": "patients",
    "references": "sources",
    "sort": "sortings",
}
"""The table whose records each call of ``lesson`` names."""


def _calls(source: str) -> Iterator[tuple[str, str, int]]:
    """Yield the call of ``lesson``, each text that it is handed, and the line of that, from 1."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # with a command of the notebook's own, such as %pip
        return
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="lesson"), attr=name), args=args):
                for each in args:
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield name, each.value, each.lineno


def _misspelt(corpus: Corpus) -> Iterator[Finding]:
    known = {table: [id_ for _, id_, _ in corpus.of(table)] for table in _NAMES.values()}
    for cell in corpus.cells:
        for call, written, line in _calls(cell.source) if cell.kind == "code" else ():
            ids = known.get(_NAMES.get(call, ""), [])
            if ids and written not in ids:
                before = cell.source.splitlines(keepends=True)[: line - 1]
                fault = f"lesson.{call} names '{written}', which isn't in data/"
                end = nearest(written, ids).rstrip(".?")
                yield cell.finding(sum(map(len, before)), f"{fault}; {end}")


def unshown(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the call and the name of each patient and question that no notebook shows."""
    called = {
        (call, written)
        for cell in corpus.cells
        if cell.kind == "code"
        for call, written, _ in _calls(cell.source)
    }
    for call in ("patient", "ask"):
        for _, id_, record in corpus.of(_NAMES[call]):
            if record.get("where") != Where.REVIEW and (call, id_) not in called:
                yield call, id_


def _crowded(corpus: Corpus) -> Iterator[Finding]:
    for _, cells in groupby(corpus.cells, key=lambda cell: cell.notebook):
        shown = [cell for cell in cells if cell.on_page]
        for cell in shown[MOST_CELLS : MOST_CELLS + 1]:
            fault = f"one cell too many: a lesson's page has at most {MOST_CELLS}, and this one has"
            yield cell.finding(0, f"{fault} {len(shown)}; put it into another lesson")


RULES = (
    Rule(
        "calls",
        "Every call of a notebook names a record that there is",
        "A name that is misspelt shows a sentence in place of the question or the patient.",
        _misspelt,
    ),
    Rule(
        "cells",
        f"A lesson's page has at most {MOST_CELLS} cells",
        "A lesson keeps to the minutes that it promises. What only JupyterLab shows doesn't count.",
        _crowded,
    ),
)
