"""What both Dash lessons share: the page, and the questionnaire in Python."""

from dash import Input, Output, dcc, html

from bench import lesson


def _slider(name, label, low, high, step, start):
    bar = dcc.Slider(low, high, step, value=start, id=name, marks=None, updatemode="drag")
    return html.Div([html.Label(label), bar])


def body(prose):
    """Return the page, beginning with the components of ``prose``."""
    return html.Div(
        [
            *prose,
            *[
                html.Div([html.Label(ask), dcc.RadioItems(["No", "Yes"], "No", id=f"c{i}")])
                for i, (ask, _) in enumerate(lesson.CHOICES)
            ],
            *[
                _slider(name, label, low, high, 1, v)
                for name, label, low, high, v in lesson.NUMBERS
            ],
            html.B(id="verdict"),
            *[_slider(name, label, *rest) for name, label, _unit, *rest in lesson.SLIDERS],
            *[
                dcc.Graph(id=f"figure{i}", figure=lesson.figure(i, **lesson.START))
                for i in range(2)
            ],
            *[
                html.Div(
                    [html.B(ask), dcc.RadioItems(list(options), id=f"q{i}"), html.P(id=f"a{i}")]
                )
                for i, (ask, options, _) in enumerate(lesson.QUIZ)
            ],
        ]
    )


def add_questionnaire(app):
    """Let Python give the verdict."""

    @app.callback(
        Output("verdict", "children"),
        *[Input(f"c{i}", "value") for i in range(len(lesson.CHOICES))],
        *[Input(name, "value") for name, *_ in lesson.NUMBERS],
    )
    def verdict(*given):
        choices, numbers = given[: len(lesson.CHOICES)], given[len(lesson.CHOICES) :]
        return lesson.verdict([choice == "Yes" for choice in choices], *numbers)
