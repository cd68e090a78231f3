"""Can every setting of a lab be drawn?"""

from __future__ import annotations

from collections.abc import Iterator

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule
from backedu.figures import draw
from backedu.topics.labs import Lab, labs


def _settings(lab: Lab) -> Iterator[tuple[tuple[str, int, str], object]]:
    """Yield each option and both ends of each slider, with the way to its control."""
    for number, choice in enumerate(lab.choices):
        for option in choice.options:
            yield ("choices", number, choice.id), option.id
    for number, slider in enumerate(lab.sliders):
        for end in (slider.min, slider.max):
            yield ("sliders", number, slider.id), end


def _not_drawn(corpus: Corpus) -> Iterator[Finding]:
    for lab in corpus.sound(labs).values():
        for (field, number, control), value in _settings(lab):
            try:
                draw(lab.id, lab.start() | {control: value})
            except (ValueError, KeyError) as error:
                why = str(error).rstrip(".")
                fault = f"has the setting '{value}' of '{control}', which can't be drawn: {why}"
                yield corpus.documents["labs"].finding(lab.id, (field, number), fault)


RULES = (
    Rule(
        "labs-drawn",
        "Every setting of a lab can be drawn",
        "An option without its record, or a slider that goes on where the numbers end, would leave "
        "a reader with a figure that doesn't answer. One control is moved at a time.",
        _not_drawn,
    ),
)
