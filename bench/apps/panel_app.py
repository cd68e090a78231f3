"""The lesson in Panel."""

import panel as pn

from bench import lesson

pn.extension("plotly")

choices = [
    pn.widgets.RadioButtonGroup(name=ask, options={"No": False, "Yes": True}, value=False)
    for ask, _ in lesson.CHOICES
]
numbers = [
    pn.widgets.IntSlider(name=label, start=low, end=high, value=start)
    for _name, label, low, high, start in lesson.NUMBERS
]
sliders = [
    pn.widgets.IntSlider(name=label, start=low, end=high, step=step, value=start)
    for _name, label, _unit, low, high, step, start in lesson.SLIDERS
]
figures = [
    pn.pane.Plotly(lesson.figure(i, **lesson.START), width=560, height=300) for i in range(2)
]


def verdict(*given):
    return f"**{lesson.verdict(given[: len(choices)], *given[len(choices) :])}**"


def redraw(*values):
    for i, pane in enumerate(figures):
        pane.object = lesson.figure(i, *values)


def question(ask, options, right):
    chosen = pn.widgets.RadioBoxGroup(name=ask, options=list(options), value=None)
    feedback = pn.bind(lambda x: "" if x is None else lesson.feedback(x, options[right]), chosen)
    return pn.Column(pn.pane.Markdown(ask), chosen, feedback)


pn.bind(redraw, *sliders, watch=True)
pn.Column(
    pn.pane.Markdown(f"# {lesson.TITLE}\n\n" + "\n\n".join(lesson.PROSE)),
    *[pn.Row(pn.pane.Markdown(choice.name), choice) for choice in choices],
    *numbers,
    pn.bind(verdict, *choices, *numbers),
    *sliders,
    *figures,
    *[question(*each) for each in lesson.QUIZ],
).servable()
