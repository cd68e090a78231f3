"""The lesson in Dash, the way its manual does it: every callback is Python."""

from dash import Dash, Input, Output, dcc

from bench import lesson
from bench.apps.dash_parts import add_questionnaire, body

app = Dash(__name__)
server = app.server
app.layout = body([dcc.Markdown(f"# {lesson.TITLE}\n\n" + "\n\n".join(lesson.PROSE))])
add_questionnaire(app)


@app.callback(
    [Output("figure0", "figure"), Output("figure1", "figure")],
    [Input(name, "value") for name in lesson.START],
    prevent_initial_call=True,
)
def figures(*values):
    return [lesson.figure(i, *values) for i in range(2)]


def add_feedback(number, options, right):
    @app.callback(
        Output(f"a{number}", "children"), Input(f"q{number}", "value"), prevent_initial_call=True
    )
    def feedback(chosen):
        return lesson.feedback(chosen, options[right])


for i, (_ask, options, right) in enumerate(lesson.QUIZ):
    add_feedback(i, options, right)
