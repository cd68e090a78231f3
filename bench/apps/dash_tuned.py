"""The lesson in Dash, as fast as we can make it.

The small plotly bundle, no Markdown component, curves and feedback computed in the browser, files
compressed once and kept by browsers for a year. The questionnaire stays Python, as in backedu.
"""

import os
import shutil
import tempfile
from pathlib import Path

from dash import Dash, Input, Output, html
from flask import Flask
from flask_compress import DictCache

from bench import lesson
from bench.apps.dash_parts import add_questionnaire, body

# Dash loads what lies in its folder of assets; a Plotly that is there already it does not fetch.
assets = Path(tempfile.mkdtemp(prefix="bench-assets-"))
shutil.copy(os.environ["BENCH_PLOTLY"], assets / "plotly.min.js")
curves = (Path(__file__).parent / "curves.js").read_text(encoding="utf-8")
(assets / "curves.js").write_text(f"{curves}\nwindow.benchCurves = curves;\n", encoding="utf-8")

server = Flask(__name__)
server.config["SEND_FILE_MAX_AGE_DEFAULT"] = 31_536_000
server.config["COMPRESS_CACHE_BACKEND"] = DictCache
server.config["COMPRESS_CACHE_KEY"] = lambda asked: f"{asked.full_path} {asked.get_data()}"
app = Dash(__name__, server=server, assets_folder=str(assets), compress=True)
app.layout = body([html.H1(lesson.TITLE), *[html.P(paragraph) for paragraph in lesson.PROSE]])
add_questionnaire(app)
app.clientside_callback(
    """(...values) => [benchCurves.temperature, benchCurves.energy].map((curve) => {
         const patch = new window.dash_clientside.Patch();
         return patch.assign(["data", 0, "y"], curve(...values)).build();
       })""",
    [Output("figure0", "figure"), Output("figure1", "figure")],
    [Input(name, "value") for name in lesson.START],
    prevent_initial_call=True,
)
for i, (_ask, options, right) in enumerate(lesson.QUIZ):
    app.clientside_callback(
        f"(chosen) => chosen === {options[right]!r} ? {lesson.RIGHT!r} : {lesson.WRONG!r}",
        Output(f"a{i}", "children"),
        Input(f"q{i}", "value"),
        prevent_initial_call=True,
    )
