"""A notebook holds prose and one-line calls; what it shows is made elsewhere."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from backedu import content
from backedu.check.citations import citations
from backedu.content.citing import short_name
from backedu.lessons import Lesson
from backedu.places import notebooks_dir
from backedu.serve.page.shelf import BESIDE

FOLDER = notebooks_dir()
PATHS = sorted(FOLDER.glob("*.ipynb"))
MOST_LINES = 4  # import, a blank line, the lesson, its first call
METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def code_faults(source: str) -> Iterator[str]:
    """Yield what is wrong with the text of a code cell."""
    if len(source.splitlines()) > MOST_LINES:
        yield f"more than {MOST_LINES} lines"
    for statement in ast.parse(source).body:
        if ast.unparse(statement) in {"from backedu.lessons import Lesson", "lesson = Lesson()"}:
            continue
        value = statement.value if isinstance(statement, ast.Expr) else None
        for part in value.elts if isinstance(value, ast.Tuple) else [value]:
            call = part.func if isinstance(part, ast.Call) else None
            if not (isinstance(call, ast.Attribute) and ast.unparse(call.value) == "lesson"):
                yield f"not a call of the lesson: {ast.unparse(part or statement)}"
            elif not callable(getattr(Lesson, call.attr, None)):
                yield f"lesson.{call.attr} does not exist"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Lambda | ast.comprehension | ast.NamedExpr):
            yield f"logic in a notebook: {ast.unparse(node)}"


def heading_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with the headings of a page: one h1, first, and no level left out."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    levels = [len(marks) for marks in re.findall(r"^(#{1,6}) ", prose, flags=re.MULTILINE)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"one h1 is wanted, at the top; the levels are {levels}"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"an h{level} follows an h{before}"


def link_faults(text: str) -> Iterator[str]:
    """Yield links to nothing, and pictures without words."""
    for alternative, target in re.findall(r"(!?\[[^\]]*\])\(([^)\s]+)", text):
        path = target.split("#")[0]
        if alternative == "![]":
            yield f"picture without words: {target}"
        if path and not re.match(r"https?:|mailto:", path) and not (FOLDER / path).exists():
            yield f"link to nothing: {target}"


def faults(notebook: NotebookNode) -> list[str]:
    """Return everything that is wrong with a notebook."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    prose = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    kernel = notebook.metadata.get("kernelspec", {}).get("name")  # its title is JupyterLab's
    return [
        *("stored output" for cell in code if cell.outputs or cell.execution_count is not None),
        *([f"another kernel: {kernel}"] if kernel != METADATA["kernelspec"]["name"] else []),
        *(fault for cell in code for fault in code_faults(cell.source)),
        *heading_faults(prose),
        *link_faults(prose),
    ]


def test_every_lesson_on_the_shelf_has_its_notebook() -> None:
    """The notebooks are those that data/lessons.toml lists, and those beside the shelf."""
    listed = {Path(lesson.notebook).stem for lesson in content.lessons().values()}

    assert {path.stem for path in PATHS} == listed | set(BESIDE)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_notebook_is_prose_and_one_line_calls(path: Path) -> None:
    """The notebook is short, stripped, with headings in order, live links and calls that exist."""
    assert faults(nbformat.read(path, as_version=nbformat.NO_CONVERT)) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_notebook_says_first_how_to_set_it_up(path: Path) -> None:
    """JupyterLab shows no exercise at first: a line, which a served page leaves out, says why."""
    first = nbformat.read(path, as_version=nbformat.NO_CONVERT).cells[0]

    assert "*Run* > *Run All Cells*" in first.source
    assert first.metadata.tags == ["remove-cell"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_key_point_begins_with_what_counts(path: Path) -> None:
    """What is set large is short enough for one line: a cell of key points lists three such."""
    cells = nbformat.read(path, as_version=nbformat.NO_CONVERT).cells
    tagged = [cell.source for cell in cells if "key-points" in cell.metadata.get("tags", ())]

    for source in tagged:
        points = [line for line in source.splitlines() if line.startswith("- ")]
        assert len(points) == 3
        assert all(re.match(r"- \*\*[^*]{2,18}\*\* ", point) for point in points)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_text_names_a_publication_as_its_list_of_sources_does(path: Path) -> None:
    """Else the served page could not link the one to the other."""
    cells = nbformat.read(path, as_version=nbformat.NO_CONVERT).cells
    text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    listed = {short_name(source) for source in content.sources().values()}

    named = {f"{name} {year}" for _, name, year, _ in citations(text, {}) if year}
    assert named <= listed


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_notebook_is_valid(path: Path) -> None:
    """The notebook follows the format's schema, in a version where each cell has its own id."""
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)  # a missing or repeated id is a warning, and so an error

    assert (notebook.nbformat, notebook.nbformat_minor) >= (4, 5)


def test_a_plain_notebook_has_no_fault() -> None:
    """What a notebook should look like is not reported."""
    cells = [
        new_markdown_cell("# Title\n\n## Try it"),
        new_code_cell("from backedu.lessons import Lesson\nlesson = Lesson()"),
    ]

    assert faults(new_notebook(cells=cells, metadata=METADATA)) == []


def test_what_jupyterlab_saves_has_no_fault() -> None:
    """Whoever adds a cell there changes the kernel's title and what is said of the language."""
    saved = {"kernelspec": {**METADATA["kernelspec"], "display_name": "Python 3 (ipykernel)"}}
    language = {"name": "python", "version": "3.11.7", "file_extension": ".py"}

    metadata = {**saved, "language_info": language}

    assert faults(new_notebook(cells=[new_markdown_cell("# Title")], metadata=metadata)) == []


@pytest.mark.parametrize(
    "cell",
    [
        new_code_cell("a = 1"),
        new_code_cell("import os"),
        new_code_cell("open('x')"),
        new_code_cell("def f():\n    pass"),
        new_code_cell("lesson.no_such_call()"),
        new_code_cell("try:\n    lesson\nfinally:\n    pass"),
        new_code_cell("lesson.page(lambda: 1)"),
        new_code_cell("\n" * MOST_LINES + "lesson = Lesson()"),
        new_code_cell("", execution_count=1),
        new_code_cell("", outputs=[new_output("stream", text="x")]),
        new_markdown_cell("# A second title"),
        new_markdown_cell("### A level left out"),
        new_markdown_cell("[the next lesson](99_nowhere.ipynb)"),
        new_markdown_cell("![](https://example.org/wordless.png)"),
    ],
    ids=lambda cell: cell.source.strip()[:24] or "stored",
)
def test_each_fault_is_seen(cell: NotebookNode) -> None:
    """Whatever does not belong in a notebook is reported."""
    cells = [new_markdown_cell("# Title"), cell]

    assert faults(new_notebook(cells=cells, metadata=METADATA))
