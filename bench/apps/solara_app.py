"""The lesson in Solara."""

import plotly.graph_objects as go
import solara

from bench import lesson


@solara.component
def Questionnaire():
    choices = [solara.use_reactive("No") for _ in lesson.CHOICES]
    numbers = [solara.use_reactive(start) for *_rest, start in lesson.NUMBERS]
    for (ask, _), choice in zip(lesson.CHOICES, choices, strict=True):
        with solara.Row():
            solara.Text(ask)
            solara.ToggleButtonsSingle(value=choice, values=["No", "Yes"], dense=True)
    for (_name, label, low, high, _start), number in zip(lesson.NUMBERS, numbers, strict=True):
        solara.SliderInt(label, value=number, min=low, max=high)
    given = [choice.value == "Yes" for choice in choices]
    solara.Markdown(f"**{lesson.verdict(given, *[number.value for number in numbers])}**")


@solara.component
def Figures():
    values = [solara.use_reactive(start) for start in lesson.START.values()]
    for (_name, label, _unit, low, high, step, _start), value in zip(
        lesson.SLIDERS, values, strict=True
    ):
        solara.SliderInt(label, value=value, min=low, max=high, step=step)
    for i in range(2):
        solara.FigurePlotly(go.Figure(lesson.figure(i, *[value.value for value in values])))


@solara.component
def Question(ask, options, right):
    chosen = solara.use_reactive(None)
    solara.Text(ask)
    solara.ToggleButtonsSingle(value=chosen, values=list(options), mandatory=False)
    if chosen.value is not None:
        solara.Text(lesson.feedback(chosen.value, options[right]))


@solara.component
def Page():
    solara.Markdown(f"# {lesson.TITLE}\n\n" + "\n\n".join(lesson.PROSE))
    Questionnaire()
    Figures()
    for each in lesson.QUIZ:
        Question(*each)
