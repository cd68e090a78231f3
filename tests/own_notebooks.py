"""Notebooks as a student makes them: Jupyter's own widgets, and one of our exercises among them."""

import shutil
from pathlib import Path

from nbformat import v4, write

from backedu.places import notebooks_dir

NAME = "my own 2 & more"
PAGE = "lesson/my%20own%202%20%26%20more"
HEADING = "How long will it last?"
CELLS = (
    "import ipywidgets as w",
    """
slider, label = w.IntSlider(value=3, max=10, description="Weeks"), w.Label("3 weeks")
slider.observe(lambda change: setattr(label, "value", f"{change['new']} weeks"), "value")
w.VBox([slider, label])
""",
    "w.interact(lambda days: print('days:', days), days=(0, 5));",
    "from backedu import lessons; lessons.ask('what-the-word-says')",
    "open('beside.txt').read()",
)


def write_folder(folder: Path) -> Path:
    """Fill a folder with a student's notebook and with a lesson, and return it."""
    cells = [v4.new_markdown_cell(f"# {HEADING}"), *map(v4.new_code_cell, CELLS)]
    kernel = {"name": "my-old-environment", "language": "python", "display_name": "Mine"}
    notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    write(notebook, folder / f"{NAME}.ipynb")
    (folder / "beside.txt").write_text("secret beside the notebook", encoding="utf-8")
    shutil.copy(notebooks_dir() / "02_is_it_safe.ipynb", folder)
    return folder
