"""Notebooks as others make them: Jupyter's widgets beside ours; a control; each format."""

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
    "from backedu.lessons import Lesson; Lesson().ask('what-the-word-says')",
    "open('beside.txt').read()",
)
PAD_PAGE = "lesson/pad"
PAD_CELLS = (
    '''
import traitlets
from ipywidgets import widget_serialization
from backedu.widgets.shared.control import Control

class Pad(Control):
    _css = ""
    _esm = """
    const numbers = ({ buffer, byteOffset, byteLength }) =>
      [...new Uint8Array(buffer, byteOffset, byteLength)].join(" ");
    export default { async render({ model, el }) {
      const add = (name, tag = "p") => el.appendChild(
        Object.assign(document.createElement(tag), { className: name, textContent: name }));
      const own = add("own"), turned = add("turned"), said = add("said"), other = add("other");
      const follow = (of, trait, line, text) => {
        const show = () => { line.textContent = text(of.get(trait)); };
        of.on(`change:${trait}`, show);
        show();
      };
      follow(model, "value", own, numbers);
      follow(model, "result", turned, (parts) => parts.map(numbers).join(", "));
      model.on("msg:custom", (word, [part]) => { said.textContent = `${word} ${numbers(part)}`; });
      add("turn", "button").addEventListener("click", () => {
        model.set("value", new Uint8Array([3, 0, 255]));
        model.save_changes();
        model.send("heard", {}, [new Uint8Array([7, 8])]);
      });
      if (!model.get("other")) return;
      const id = model.get("other").slice("IPY_MODEL_".length);
      follow(await model.widget_manager.get_model(id), "value", other, numbers);
    } };
    """
    value = traitlets.Bytes().tag(sync=True)
    result = traitlets.List().tag(sync=True)
    other = traitlets.Any().tag(sync=True, **widget_serialization)

    def __init__(self, **traits):
        super().__init__(**traits)
        self.observe(lambda change: self.set_trait("result", [change["new"][::-1]]), "value")
        self.on_msg(lambda _, word, parts: self.send(word, [bytes(reversed(parts[0]))]))
''',
    """
pad = Pad(value=bytes([1, 2]), result=[b"old", b"older"])
pad.result = [bytes([9])]
pad
""",
    "Pad(other=pad)",
)


FORMATS_PAGE = "lesson/formats"
FORMATS = (
    "parts-of-a-safety-net",
    "warning-at-two-in-the-morning",
    "word-in-a-report",
    "one-more-who-improves",
    "one-dot-that-matters",
    "practice-no-fever",
)
FORMATS_CELLS = (
    "from backedu.lessons import Lesson; lesson = Lesson()",
    *(f"lesson.ask('{name}')" for name in FORMATS),
)


def write_folder(folder: Path) -> Path:
    """Fill a folder with these notebooks and with a lesson, and return it."""
    notebooks = (
        (NAME, HEADING, CELLS),
        ("pad", "Bytes", PAD_CELLS),
        ("formats", "Formats", FORMATS_CELLS),
    )
    for name, heading, codes in notebooks:
        cells = [v4.new_markdown_cell(f"# {heading}"), *map(v4.new_code_cell, codes)]
        kernel = {"name": "my-old-environment", "language": "python", "display_name": "Mine"}
        notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        write(notebook, folder / f"{name}.ipynb")
    (folder / "beside.txt").write_text("secret beside the notebook", encoding="utf-8")
    shutil.copy(notebooks_dir() / "02_is_it_safe.ipynb", folder)
    return folder
