"""The lesson in Shiny for Python, figures as its widget, whose data is changed in place."""

import plotly.graph_objects as go
from shiny import App, reactive, render, ui
from shinywidgets import output_widget, render_widget

from bench import lesson

page = ui.page_fluid(
    ui.markdown(f"# {lesson.TITLE}\n\n" + "\n\n".join(lesson.PROSE)),
    *[
        ui.input_radio_buttons(f"c{i}", ask, ["No", "Yes"], inline=True)
        for i, (ask, _) in enumerate(lesson.CHOICES)
    ],
    *[ui.input_slider(*number) for number in lesson.NUMBERS],
    ui.output_text("verdict"),
    *[
        ui.input_slider(name, label, low, high, start, step=step)
        for name, label, _unit, low, high, step, start in lesson.SLIDERS
    ],
    output_widget("figure0"),
    output_widget("figure1"),
    *[
        part
        for i, (ask, options, _) in enumerate(lesson.QUIZ)
        for part in (
            ui.input_radio_buttons(f"q{i}", ask, list(options), selected=""),
            ui.output_text(f"a{i}"),
        )
    ],
)


def server(input, output, session):
    def values():
        return [input[name]() for name in lesson.START]

    @render.text
    def verdict():
        choices = [input[f"c{i}"]() == "Yes" for i in range(len(lesson.CHOICES))]
        return lesson.verdict(choices, *[input[name]() for name, *_ in lesson.NUMBERS])

    def add_figure(i):
        @output(id=f"figure{i}")
        @render_widget
        def figure():
            return go.FigureWidget(lesson.figure(i, **lesson.START))

        @reactive.effect
        def redraw():
            y = lesson.CURVES[i](*values())
            if figure.widget:
                figure.widget.data[0].y = y

    def add_feedback(i, options, right):
        @output(id=f"a{i}")
        @render.text
        def _():
            chosen = input[f"q{i}"]()
            return lesson.feedback(chosen, options[right]) if chosen else ""

    for i in range(2):
        add_figure(i)
    for i, (_ask, options, right) in enumerate(lesson.QUIZ):
        add_feedback(i, options, right)


app = App(page, server)
