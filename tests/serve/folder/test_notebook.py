"""A notebook's file, as people really have it."""

from pathlib import Path

import pytest
from nbformat import v3, v4, write, writes

from backedu.serve.errors import LessonError
from backedu.serve.folder.notebook import heading, notebooks, read, unnamed

TEXT = writes(
    v4.new_notebook(cells=[v4.new_code_cell("# not this"), v4.new_markdown_cell("# Tee")])
)


def put(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    """Write a file below the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_notebooks_of_folders_are_listed_after_the_folder_s_own(tmp_path: Path) -> None:
    """By their path without the ending."""
    for name in ("b.ipynb", "a/2.ipynb", "a/1.ipynb", "C.ipynb", "a.txt"):
        put(tmp_path, name)

    assert list(notebooks(tmp_path)) == ["C", "b", "a/1", "a/2"]


@pytest.mark.parametrize("name", ["Übung", "痛み", "боль", "ألم", "a & b?#%", "back🙂"])
def test_a_name_may_be_in_any_script(tmp_path: Path, name: str) -> None:
    """It is listed as it is."""
    put(tmp_path, f"{name}.ipynb")

    assert list(notebooks(tmp_path)) == [name]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_read(tmp_path: Path, encoding: str) -> None:
    """An editor on Windows may have saved it."""
    path = put(tmp_path, "a.ipynb", TEXT.encode(encoding))

    assert heading(path, "a") == "Tee"
    assert len(read(path, "a").content.cells) == 2


def test_an_old_notebook_is_read(tmp_path: Path) -> None:
    """One that IPython wrote before there was Jupyter."""
    cells = [v3.new_text_cell("markdown", "# Old"), v3.new_code_cell("1 + 1")]
    old = v3.new_notebook(worksheets=[v3.new_worksheet(cells=cells)])
    write(old, tmp_path / "old.ipynb", version=3)

    assert heading(tmp_path / "old.ipynb", "old") == "Old"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "week/a.ipynb is empty"),
        (" \n", "week/a.ipynb is empty"),
        (TEXT[: len(TEXT) // 2], "week/a.ipynb is damaged"),
        ("<<<<<<< HEAD\n" + TEXT, "week/a.ipynb is damaged"),
        ("[]", "week/a.ipynb is damaged"),
        ("null", "week/a.ipynb is damaged"),
        ('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "week/a.ipynb is damaged"),
        ('{"cells": [7], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "is damaged"),
        ('{"cells": [], "nbformat": 99}', "week/a.ipynb is damaged"),
        (b"\xff\xfe\xff", "its text is not UTF-8"),
        ("[" * 100_000, "week/a.ipynb is damaged"),
    ],
)
def test_a_bad_file_gets_one_plain_sentence(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    """It names the notebook; no path of this machine, no class of an error."""
    path = put(tmp_path, "week/a.ipynb", content)
    with pytest.raises(LessonError) as refused:
        read(path, "week/a")
    text = str(refused.value)

    assert said in text
    assert str(tmp_path) not in text
    assert "Error" not in text
    assert text.endswith(".")
    assert "\n" not in text
    assert heading(path, "week/a") == "a"


def test_a_file_that_is_gone_gets_one_too(tmp_path: Path) -> None:
    """The system's own words, without the path."""
    with pytest.raises(LessonError) as refused:
        read(tmp_path / "a.ipynb", "a")

    assert str(refused.value) == "a.ipynb cannot be read: No such file or directory."


def test_a_title_is_the_first_heading(tmp_path: Path) -> None:
    """Without one it is the name; a comment of a cell is not a heading."""
    for name, text in {"b": "## Two\n# One\n# Other", "c": "no heading"}.items():
        put(tmp_path, f"{name}.ipynb", writes(v4.new_notebook(cells=[v4.new_markdown_cell(text)])))

    assert heading(tmp_path / "b.ipynb", "b") == "One"
    assert heading(tmp_path / "c.ipynb", "week/c") == "c"


def test_a_name_that_no_address_can_hold_is_told(tmp_path: Path) -> None:
    """It is left out, and its author reads which one and what to do."""
    path = tmp_path / "caf\udce9.ipynb"
    path.write_text(TEXT, encoding="utf-8")
    (sentence,) = unnamed(tmp_path)

    assert notebooks(tmp_path) == {}
    assert sentence.startswith("caf?.ipynb cannot be shown: rename it")
