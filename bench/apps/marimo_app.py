"""The lesson in marimo."""

import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import plotly.graph_objects as go

    from bench import lesson

    return lesson, go, mo


@app.cell
def _(lesson, mo):
    mo.md(f"# {lesson.TITLE}\n\n" + "\n\n".join(lesson.PROSE))


@app.cell
def _(lesson, mo):
    choices = mo.ui.array(
        [
            mo.ui.radio(["No", "Yes"], value="No", label=ask, inline=True)
            for ask, _ in lesson.CHOICES
        ]
    )
    numbers = mo.ui.array(
        [
            mo.ui.slider(low, high, 1, value=start, label=label)
            for _name, label, low, high, start in lesson.NUMBERS
        ]
    )
    mo.vstack([*choices, *numbers])
    return choices, numbers


@app.cell
def _(lesson, choices, mo, numbers):
    mo.md(f"**{lesson.verdict([choice == 'Yes' for choice in choices.value], *numbers.value)}**")


@app.cell
def _(lesson, mo):
    sliders = mo.ui.array(
        [
            mo.ui.slider(low, high, step, value=start, label=label)
            for _name, label, _unit, low, high, step, start in lesson.SLIDERS
        ]
    )
    mo.vstack(list(sliders))
    return (sliders,)


@app.cell
def _(lesson, go, mo, sliders):
    mo.vstack([go.Figure(lesson.figure(i, *sliders.value)) for i in range(2)])


@app.cell
def _(lesson, mo):
    quiz = mo.ui.array([mo.ui.radio(list(options), label=ask) for ask, options, _ in lesson.QUIZ])
    mo.vstack(list(quiz))
    return (quiz,)


@app.cell
def _(lesson, mo, quiz):
    mo.md(
        " ".join(
            lesson.feedback(chosen, options[right])
            for chosen, (_ask, options, right) in zip(quiz.value, lesson.QUIZ, strict=True)
            if chosen is not None
        )
    )


if __name__ == "__main__":
    app.run()
