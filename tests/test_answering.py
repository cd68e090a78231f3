"""A control answers for everybody: it says what follows from what a page set, and forgets it."""

import json
from copy import deepcopy
from itertools import product
from typing import Any

import pytest
import traitlets

from backedu.answering import CannotAnswerError, LessonControls, answers_for_all
from backedu.widgets.shared.control import Control
from tests.widgets.test_widgets import FORGED, MAKE, VALUES, _state

LESSON = """
from tests.widgets.test_widgets import MAKE
made = [make() for make in MAKE.values()]
"""
NAMES = {name: f"backedu-{number}" for number, name in enumerate(MAKE, 1)}
ANSWERING = [name for name in MAKE if MAKE[name]().page_may_set]


@pytest.fixture(scope="module")
def lesson() -> LessonControls:
    """A lesson with one of each control."""
    return LessonControls([LESSON])


def told_alone(name: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Return what a control that was never asked anything else makes of the settings."""
    control = MAKE[name]()
    control.set_state(deepcopy(settings))
    return json.loads(json.dumps(control.get_state(list(control.follows))))  # type: ignore[no-any-return]


def test_every_control_that_can_be_set_answers(lesson: LessonControls) -> None:
    """Those that show something fixed have nothing to answer."""
    assert lesson.names == {NAMES[name] for name in ANSWERING}
    assert not lesson.needs_kernel


@pytest.mark.parametrize("name", VALUES)
def test_nothing_is_left_of_what_another_set(name: str, lesson: LessonControls) -> None:
    """After whatever else was asked, the answer is that of a control that was asked nothing."""
    every = [*VALUES[name], *FORGED.values()]
    for before, value in product(every, VALUES[name]):
        lesson.answer(NAMES[name], {"value": deepcopy(before), "what_if": {"age": 50}})
        answer = lesson.answer(NAMES[name], {"value": deepcopy(value)})
        follows = {trait: answer[trait] for trait in MAKE[name]().follows}

        assert json.loads(json.dumps(follows)) == told_alone(name, {"value": value})


@pytest.mark.parametrize("name", ANSWERING)
def test_the_whole_control_is_as_before(name: str, lesson: LessonControls) -> None:
    """Every trait, also those without a tag, and every attribute."""
    control = lesson._starts[NAMES[name]]._control
    lesson.answer(NAMES[name], {})
    attributes, traits = dict(vars(control)), dict(control._trait_values)
    state = _state(control)
    for value in (*VALUES.get(name, ()), *FORGED.values()):
        lesson.answer(NAMES[name], {"value": deepcopy(value)})
        attributes_now, traits_now = dict(vars(control)), dict(control._trait_values)
        for before, now in ((attributes, attributes_now), (traits, traits_now)):
            differ = {each for each in before | now if before.get(each) is not now.get(each)}
            assert differ <= {"_trait_values"}
        assert _state(control) == state


@pytest.mark.parametrize("name", ANSWERING)
def test_only_what_a_page_may_set_is_set(name: str, lesson: LessonControls) -> None:
    """A script or a feedback that was forged changes nothing and is not sent back."""
    plain = lesson.answer(NAMES[name], {})
    forged = lesson.answer(
        NAMES[name], {"_esm": "alert(1)", "_css": "x", "feedback": {"text": "forged"}, "comm": 1}
    )

    assert forged == plain
    assert forged.keys() == MAKE[name]().follows


def test_a_corrected_setting_is_sent_back(lesson: LessonControls) -> None:
    """The page then shows what the control settled on; what it accepted is not repeated."""
    name = NAMES["slider_panel"]
    far = dict.fromkeys(MAKE["slider_panel"]().value, 5000)
    corrected = lesson.answer(name, {"value": far})

    assert corrected["value"].keys() == far.keys()
    assert corrected["value"] != far
    assert "value" not in lesson.answer(name, {"value": corrected["value"]})


class Remembering(Control):
    """Counts how often it was set."""

    follows = frozenset({"count"})
    value = traitlets.Int().tag(sync=True)
    count = traitlets.Any(0).tag(sync=True)


def test_a_control_that_remembers_does_not_answer_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """One attribute says so."""
    monkeypatch.setattr(Remembering, "__module__", "backedu.widgets.counter")
    assert answers_for_all(Remembering())
    monkeypatch.setattr(Remembering, "remembers", True)
    assert not answers_for_all(Remembering())


def test_a_class_of_a_notebook_does_not_answer_for_all() -> None:
    """Nobody knows what it depends on."""
    assert not answers_for_all(Remembering())


@pytest.mark.parametrize(
    "cell",
    [
        "made[0].observe(print, 'value')",
        "made[0].observe(lambda change: None)",
        "import traitlets; traitlets.link((made[0], 'value'), (made[1], 'value'))",
        "import traitlets; traitlets.dlink((made[0], 'value'), (made[1], 'value'))",
        "import ipywidgets; ipywidgets.dlink((made[0], 'value'), (made[1], 'value'))",
    ],
)
def test_a_control_that_a_notebook_listens_to_does_not_answer_for_all(cell: str) -> None:
    """What happens then is the notebook's, and may depend on anything."""
    make = "from tests.widgets.test_widgets import MAKE; made = [MAKE['lab'](), MAKE['lab']()]"

    assert LessonControls([make]).names == {"backedu-1", "backedu-2"}
    assert not LessonControls([make]).needs_kernel
    assert "backedu-1" not in LessonControls([make, cell]).names
    assert LessonControls([make, cell]).needs_kernel


def test_an_answer_that_is_not_json_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is sent a number that is none; the next one is answered."""
    monkeypatch.setattr(Remembering, "__module__", "backedu.widgets.counter")
    cell = """
from tests.test_answering import Remembering
made = Remembering()
Remembering.spoil = lambda self, change: self.set_trait("count", 1e400)
Remembering.spoil.__module__ = "backedu.widgets.counter"
made.observe(made.spoil, "value")
"""
    lesson = LessonControls([cell])

    with pytest.raises(CannotAnswerError, match="cannot be sent"):
        lesson.answer("backedu-1", {"value": 2})
    assert lesson.answer("backedu-1", {}) == {"count": 0}


@pytest.mark.parametrize("name", ["backedu-0", "backedu-99", "", "__class__", NAMES["figure"]])
def test_there_is_no_other_control(name: str, lesson: LessonControls) -> None:
    """A name that is not one, and one that has nothing to answer."""
    with pytest.raises(CannotAnswerError, match="There is no control"):
        lesson.answer(name, {"value": 1})


def test_what_a_cell_raises_is_raised() -> None:
    """A lesson that does not run has no controls."""
    with pytest.raises(ZeroDivisionError):
        LessonControls(["1 / 0"])
