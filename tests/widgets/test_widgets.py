import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import traitlets

from backedu import widgets
from backedu.widgets import (
    Anatomy,
    ClaimCheck,
    Consultation,
    Figure,
    Lab,
    LinkMap,
    PainMap,
    Player,
    QuestionCard,
    Questionnaire,
    Review,
    Rewriter,
    SliderPanel,
    Sorter,
)
from backedu.widgets.claim_check.claim_check import Appraiser
from backedu.widgets.shared.control import Control, style

SLIDERS = [
    {"name": "size", "label": "Size", "min": 10, "max": 50, "step": 10, "start": 20},
    {"name": "share", "label": "Share", "min": 0.0, "max": 1.0, "step": 0.25, "start": 0.5},
]
CHOICES: list[dict[str, Any]] = [
    {"name": "grip", "label": "Grip", "options": [{"id": "good"}, {"id": "poor"}], "start": "good"},
    {
        "name": "held",
        "label": "Held",
        "options": [{"id": "box"}, {"id": "bag"}],
        "start": "",
        "several": True,
    },
]
OPTIONS = [{"id": "a", "text": "Four"}, {"id": "b", "text": "Five"}]
GROUPS = [{"id": "g", "title": "G", "questions": [{"name": "q", "ask": "Q?", "kind": "choice"}]}]
PROMPT = {"question": "How many?", "min": 0, "max": 10, "step": 2, "said": "{n}"}
PICTURE = {"data": [], "layout": {}, "finding": "Nothing yet.", "table": {}}


def _mark(option: str) -> dict[str, Any]:
    return {"right": option == "a", "word": "Marked.", "text": f"You said {option}.", "points": []}


def _compare(guess: str | None) -> str:
    return f"You said {guess}."


def _draw(values: dict[str, float]) -> dict[str, Any]:
    return {**PICTURE, "finding": f"{values['size']} and {values['share']}."}


def _assess(answers: dict[str, Any]) -> dict[str, Any]:
    return {"bar": {"title": f"{len(answers)} answered"}}


MENU = {
    "pools": [{"label": "", "options": [{"value": "all", "label": "All"}]}],
    "counts": [{"value": 5, "label": "5"}, {"value": 0, "label": "All"}],
    "verdicts": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}],
    "levels": [{"percent": 20, "text": "20%"}, {"percent": 80, "text": "80%"}],
}
START: dict[str, Any] = {
    "draw": {"pool": "all", "count": 5, "seed": 1},
    "added": [],
    "answers": {},
}
SAID = {"verdict": "no", "sure": 80}
CHART = {
    "places": [{"id": id_, "label": id_, "alarm": False, "shapes": []} for id_ in ("a", "b")],
    "qualities": [{"id": "q", "label": "Q"}],
    "patterns": [{"id": "none", "label": "None"}, {"id": "p", "label": "P"}],
}
MOVES = [
    {"id": "m", "build": "a", "forms": [{"id": "usual"}, {"id": "harder"}]},
    {"id": "n", "build": "b", "forms": [{"id": "usual"}]},
]
LOOKS = [{"name": "build", "options": [{"id": ""}, {"id": "a"}, {"id": "b"}], "start": ""}]
MAP = {
    "points": 3,
    "nodes": [
        {"id": "a", "text": "It is.", "part": "One", "place": 0},
        {"id": "b", "text": "It is not.", "part": "Two", "place": 2},
    ],
    "groups": [{"title": "Is it?", "text": "-", "nodes": ["a", "b"], "links": [["a", "b"]]}],
}


def _shown(value: dict[str, Any]) -> list[dict[str, str]]:
    ids = ["a", "b"] if value["draw"]["count"] else ["a", "b", "c"]
    return [{"id": id_, "text": id_} for id_ in dict.fromkeys([*ids, *value["added"]])]


def _claims() -> ClaimCheck:
    appraiser = Appraiser(
        known={"a": "A.", "b": "B.", "c": "C."},
        shown=_shown,
        appraisal=lambda id_, verdict: {"right": verdict == "no", "text": f"Of {id_}."},
        report=lambda answers: {"lines": [f"{len(answers)} judged"]},
        picture=lambda answers: PICTURE if len(answers) > 1 else {},
    )
    return ClaimCheck(MENU, START, appraiser, words={"title": "T"})


def _play(log: Sequence[str]) -> dict[str, Any]:
    counted = [choice for choice in log if choice in {"ask:a", "ask:b"}]
    return {"log": counted, "scene": {"n": len(counted)}, "outcome": {"done": len(counted) > 1}}


PLATES = [
    {"id": "p", "areas": [{"id": "1"}, {"id": "2"}], "asks": [{"id": "p.1", "name": "Disc"}]},
    {"id": "r", "areas": [{"id": "1"}], "asks": [{"id": "r.1", "name": "Rib"}]},
]


MAKE: dict[str, Callable[[], Any]] = {
    "anatomy": lambda: Anatomy(PLATES, lambda value: {"n": len(value["answers"])}, enough=2),
    "claim_check": _claims,
    "consultation": lambda: Consultation({"title": "T"}, _play),
    "link_map": lambda: LinkMap(MAP, words={"title": "T"}),
    "sorter": lambda: Sorter(
        OPTIONS, [{"value": "in", "label": "In"}], lambda put: {"n": len(put)}
    ),
    "figure": lambda: Figure(PICTURE),
    "lab": lambda: Lab(SLIDERS, _draw, compare=_compare, prompt=PROMPT, title="T", notice=["See."]),
    "pain_map": lambda: PainMap(CHART, lambda value: {"over": value["places"].split()}),
    "player": lambda: Player(MOVES, LOOKS, lambda *what: {"film": {"of": what[1]}}, str),
    "question_card": lambda: QuestionCard(
        "2 + 2?", OPTIONS, _mark, kicker="K", story="S", levels=[{"id": "sure", "text": "Sure"}]
    ),
    "questionnaire": lambda: Questionnaire(GROUPS, _assess),
    "review": lambda: Review(
        lambda value, kept: {"item": f"{value.get('item', 'q')}{len(kept)}"[:9]}
    ),
    "rewriter": lambda: Rewriter(
        [{"id": "a", "says": "A!"}, {"id": "b", "says": "B!"}],
        [],
        lambda ids: {id_: {} for id_ in ids},
    ),
    "slider_panel": lambda: SliderPanel(SLIDERS, CHOICES),
}
MAY_SET: dict[str, set[str]] = {  # where it is not the value alone
    "figure": set(),
    "lab": {"value", "guess"},
    "link_map": set(),
    "questionnaire": {"value", "what_if"},
    "question_card": {"value", "sure"},
    "review": {"value", "kept"},
}
VALUES: dict[str, list[Any]] = {
    "anatomy": [
        {"plate": "p", "mode": "find", "answers": {"p.1": "2"}},
        {"plate": "r", "mode": "explore", "answers": {"p.1": "1", "r.1": "1"}},
        {"plate": "p", "mode": "explore", "answers": {}},
    ],
    "claim_check": [
        {**START, "answers": {"a": SAID}},
        {**START, "answers": {"a": SAID, "c": SAID}, "added": ["c"]},
        {**START, "draw": {"pool": "all", "count": 0, "seed": 7}},
    ],
    "consultation": [["ask:a"], ["ask:a", "ask:b"], []],
    "sorter": [{"draft": {"a": "in"}, "checked": {}}, {"draft": {}, "checked": {"a": "in"}}, {}],
    "lab": [{"size": 50}, {"size": 10, "share": 1.0}],
    "pain_map": [
        {"places": "a", "qualities": "", "pattern": "none"},
        {"places": "a b", "qualities": "q", "pattern": "p"},
    ],
    "player": [
        {"build": "", "forms": {"m": "harder"}, "open": ["m"]},
        {"build": "b", "forms": {}, "open": ["m", "n"]},
        {"build": "", "forms": {}, "open": []},
    ],
    "question_card": ["a", "b", ""],
    "review": [{"at": 5}, {"item": "r", "option": "a", "sure": "sure", "at": 5}, {}],
    "questionnaire": [{"q": "yes"}, {"q": "no", "r": [1]}, {}],
    "rewriter": [["a"], ["b", "a"], []],
    "slider_panel": [
        {"size": 50, "grip": "poor"},
        {"size": 10, "share": 1.0, "held": "bag"},
        {"size": 10, "share": 1.0, "held": "bag box box"},
    ],
}
FORGED = {
    "nothing": None,
    "number": 5,
    "truth": True,
    "text": "zz",
    "a long text": "x" * 1_000_000,
    "list": [1],
    "list of pairs": [["size", 50]],
    "unknown names": {"nobody": 1, "constructor": 1, "__class__": 1, "": 1},
    "texts": {"size": "50", "share": "", "q": ""},
    "nested": {"size": {"size": [[[[50]]]]}, "share": [0.5], "q": {"q": {"q": "yes"}}},
    "not a number": {"size": float("nan"), "share": float("nan"), "q": float("nan")},
    "endless": {"size": float("inf"), "share": float("-inf"), "q": float("inf")},
    "huge": {"size": 10**400, "share": -(10**400), "q": 10**400},
    "truths": {"size": True, "share": False, "q": True},
    "nothings": {"size": None, "share": None, "q": None},
}
every_control = pytest.mark.parametrize("name", MAKE)
every_value = pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in VALUES.items() for value in values]
)


def _state(control: Control) -> dict[str, Any]:
    """What a page sees of a control, without the names that every control has for itself."""
    return deepcopy({k: v for k, v in control.get_state().items() if k != "layout"})


def _names(part: Any) -> Iterator[str]:
    """Every key and every text in nested data."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from (key, *_names(value))
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from _names(each)


def test_every_control_is_tested() -> None:
    """Each control that the package offers is among those made here."""
    made = {type(make()).__name__ for make in MAKE.values()}

    assert made == set(widgets.__all__)


@pytest.mark.parametrize("name", VALUES)
def test_a_fresh_control_says_again_what_follows_from_its_start(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that shows the results of a kernel now gone, and is cleared, shows nothing old."""
    control = MAKE[name]()
    said: list[set[str]] = []
    monkeypatch.setattr(control, "send_state", lambda key: said.append(set(key)))
    start = {trait: getattr(control, trait) for trait in control.page_may_set}
    control.set_state(start)

    before, changed = _state(MAKE[name]()), set[str]()
    for value in VALUES[name]:
        told = MAKE[name]()
        told.set_state({"value": value})
        changed |= {trait for trait, now in _state(told).items() if now != before[trait]}
    told_too = control.follows | {"settled"}
    assert changed - control.page_may_set <= told_too
    assert said == [told_too]


@pytest.mark.parametrize("name", VALUES)
def test_a_control_says_for_which_settings_its_answer_is(name: str) -> None:
    """At first, after each change, and whether a page or a cell of the notebook makes it."""
    control = MAKE[name]()
    settings = {trait: getattr(control, trait) for trait in control.page_may_set}
    assert control.settled == settings
    for value in VALUES[name]:
        control.set_state({"value": value})
        assert control.settled == {**settings, "value": control.value}
    control.value = VALUES[name][0]
    assert control.settled["value"] == control.value


def test_a_failing_function_is_told_to_the_page() -> None:
    """The page has no answer to show, the author's log has the reason; it can be tried again."""

    def mark(option: str) -> dict[str, Any]:
        if option != "a":
            raise KeyError(option)
        return {"right": True, "text": "Yes."}

    card = QuestionCard("2 + 2?", OPTIONS, mark)
    with pytest.raises(KeyError):
        card.set_state({"value": "b"})
    assert (card.fault, card.settled["value"]) == (True, "")
    card.set_state({"value": "a"})
    assert (card.fault, card.settled["value"]) == (False, "a")


@pytest.mark.parametrize("name", [name for name in MAKE if name not in {"figure", "link_map"}])
def test_a_question_has_a_name_and_a_hash(name: str) -> None:
    """The same question has the same ones in every process; nothing of the answer is in them."""
    asked, again = MAKE[name]().asked, MAKE[name]().asked
    assert asked == again
    assert asked["id"] == type(MAKE[name]()).__name__
    assert set(asked["set"]) == MAKE[name]().page_may_set
    assert asked.get("whole") or asked["parts"]


def test_another_word_in_a_question_is_another_question() -> None:
    """Its text and its options count; one of several questions changes its own hash alone."""

    def card(stem: str = "2 + 2?", option: str = "4") -> dict[str, Any]:
        return QuestionCard(stem, [{"id": "a", "text": option}], _mark, kept_as="sum").asked

    def form(ask: str) -> dict[str, Any]:
        asked = [{"name": "p", "ask": ask}, {"name": "q", "ask": "Q?"}]
        return Questionnaire([{"id": "g", "title": "G", "questions": asked}], _assess).asked

    assert card()["whole"] not in {card(stem="2+2?")["whole"], card(option="four")["whole"]}
    assert card()["id"] == "sum"
    one, other = form("P?"), form("P.")
    assert one["parts"]["p"] != other["parts"]["p"]
    assert one["parts"]["q"] == other["parts"]["q"]
    assert one["at"] == [["value"], ["what_if"]]


def test_a_page_sends_bytes_where_it_may() -> None:
    """They are put into the state before it is limited: the trait becomes bytes, others stay."""

    class Pad(Control):
        value = traitlets.Bytes().tag(sync=True)
        result = traitlets.Any().tag(sync=True)

    pad = Pad(result=[None])
    paths = [["value"], ["result", 0], ["nobody"]]
    data = {"method": "update", "state": {"result": [None]}, "buffer_paths": paths}
    buffers = [memoryview(part) for part in (b"\x00\xff", b"forged", b"forged")]
    pad._handle_msg({"content": {"data": data}, "buffers": buffers})

    assert (pad.value, pad.result) == (b"\x00\xff", [None])


@every_control
def test_a_control_s_state_is_plain_json(name: str) -> None:
    """A snapshot can hold the state: nothing in it is anything but JSON."""
    state = _state(MAKE[name]())

    assert json.loads(json.dumps(state, allow_nan=False)).keys() == state.keys()


@every_control
def test_two_fresh_controls_are_alike(name: str) -> None:
    """The state follows from what a control is given, not from when it was made."""
    assert _state(MAKE[name]()) == _state(MAKE[name]())


@every_value
def test_a_page_can_replay_a_value(name: str, value: Any) -> None:
    """A fresh control that is set to the same value has the same state."""
    first, second = MAKE[name](), MAKE[name]()
    for step in VALUES[name]:
        first.set_state({"value": step})
    first.set_state({"value": value})
    second.set_state({"value": value})

    assert _state(first) == _state(second)


@every_value
def test_what_a_page_was_shown_can_be_sent_back(name: str, value: Any) -> None:
    """The value that a control settled on is one that it accepts as it is."""
    first, second = MAKE[name](), MAKE[name]()
    first.set_state({"value": value})
    second.set_state({"value": first.value})

    assert second.value == first.value


@every_control
def test_a_page_sets_only_what_it_may(name: str) -> None:
    """Every other part of the state stays as it is, whatever a page sends for it."""
    control = MAKE[name]()
    before = _state(control)
    control.set_state({key: {} for key in (*before, "nobody", "self") if key != "value"})
    control.set_state({key: "x" for key in (*before, "nobody") if key != "value"})

    assert _state(control) == before
    assert control.page_may_set == MAY_SET.get(name, {"value"})


@pytest.mark.parametrize("forged", FORGED.values(), ids=list(FORGED))
@pytest.mark.parametrize("name", VALUES)
def test_a_forged_value_does_no_harm(name: str, forged: Any) -> None:
    """Nothing is raised, the state is still sound, and the next good value works as ever."""
    control, fresh = MAKE[name](), MAKE[name]()
    control.set_state({"value": forged})
    settled = control.value
    for each in (control, fresh):
        each.set_state({"value": VALUES[name][0]})

    assert isinstance(settled, type(fresh.value))
    assert _state(control) == _state(fresh)


@pytest.mark.parametrize("forged", FORGED.values(), ids=list(FORGED))
@pytest.mark.parametrize("name", ["slider_panel", "lab"])
def test_sliders_stay_within_their_range(name: str, forged: Any) -> None:
    """One number for each slider and nothing else, from its least to its greatest, on its steps."""
    control = MAKE[name]()
    control.set_state({"value": forged})

    assert [each for each in control.value if each in {"size", "share"}] == ["size", "share"]
    assert control.value["size"] in {10, 20, 30, 40, 50}
    assert control.value["share"] in {0, 0.25, 0.5, 0.75, 1}


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (9, 10),
        (14, 10),
        (16, 20),
        (49.9, 50),
        (51, 50),
        (-1e308, 10),
        (10**400, 50),
        ("50", 20),
        (True, 20),
        (False, 20),
        (None, 20),
        (float("nan"), 20),
        ([50], 20),
    ],
)
def test_a_slider_takes_the_nearest_it_can_show(asked: Any, given: float) -> None:
    """Beyond an end it is the end, between steps the nearer step, and no number is the start."""
    panel = SliderPanel(SLIDERS)
    panel.value = {"size": asked}

    assert panel.value == {"size": given, "share": 0.5}


@pytest.mark.parametrize(
    ("asked", "grip", "held"),
    [
        ({"grip": "poor", "held": "box"}, "poor", "box"),
        ({"grip": "oily", "held": "box oil"}, "good", "box"),
        ({"grip": ["poor"], "held": ["box"]}, "good", ""),
        ({"grip": "good poor", "held": "bag box"}, "good", "box bag"),
        ({"grip": "", "held": " "}, "good", ""),
        ({"grip": 1, "held": None}, "good", ""),
        ({}, "good", ""),
    ],
)
def test_a_choice_takes_what_it_offers(asked: dict[str, Any], grip: str, held: str) -> None:
    """What is not an option is dropped: one setting is its start then, of several those it has."""
    panel = SliderPanel(SLIDERS, CHOICES)
    panel.set_state({"value": asked})

    assert panel.value == {"grip": grip, "held": held, "size": 20, "share": 0.5}


def test_a_lab_draws_for_its_choices() -> None:
    """The figure gets the settings of choices beside those of sliders."""
    lab = Lab(SLIDERS, lambda values: {**PICTURE, "finding": values["grip"]}, CHOICES)
    first = lab.figure["finding"]
    lab.set_state({"value": {"grip": "poor"}})

    assert (first, lab.figure["finding"]) == ("good", "poor")


def test_the_last_step_does_not_pass_the_end() -> None:
    """A range that its step does not divide ends where it says."""
    panel = SliderPanel([{"name": "n", "min": 0, "max": 10, "step": 4, "start": 0}])
    panel.value = {"n": 10}

    assert panel.value["n"] <= 10


def test_a_lab_draws_for_its_sliders() -> None:
    """The figure is drawn for the start, then for what the sliders can show, not what was sent."""
    lab = MAKE["lab"]()
    first = lab.figure["finding"]
    lab.set_state({"value": {"size": 500}})

    assert first == "20 and 0.5."
    assert lab.figure["finding"] == "50 and 0.5."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("4", ("4", "You said 4.")),
        ("4.9", ("4", "You said 4.")),
        ("look", ("look", "You said None.")),
        *[(forged, ("", "")) for forged in ("", "11", "-1", "nan", "inf", "four", 4, None, [4])],
    ],
)
def test_a_lab_compares_a_guess_that_it_asked_for(asked: Any, said: tuple[str, str]) -> None:
    """A number on the axis is compared, and so is a look; anything else is no guess."""
    lab = MAKE["lab"]()
    lab.set_state({"guess": asked})

    assert (lab.guess, lab.compared) == said


def test_a_lab_that_offers_options_takes_no_other_guess() -> None:
    """Without a prompt it takes none at all."""
    some = Lab(SLIDERS, _draw, compare=_compare, prompt={"question": "Q?", "options": OPTIONS})
    none = Lab(SLIDERS, _draw, compare=_compare)
    for lab in (some, none):
        lab.set_state({"guess": "b"})
    first = (some.guess, none.guess)
    some.set_state({"guess": "zz"})

    assert first == ("b", "")
    assert (some.guess, some.compared) == ("", "")


def test_nothing_of_the_feedback_is_there_before_a_commitment() -> None:
    """The marking function is not asked, and no part of the state holds what it would say."""
    asked: list[str] = []
    card = QuestionCard("2 + 2?", OPTIONS, lambda option: asked.append(option) or _mark(option))  # type: ignore[func-returns-value]
    seen = [
        text for key, part in card.get_state().items() if key[0] != "_" for text in _names(part)
    ]

    assert asked == []
    assert card.feedback == {}
    assert not {"right", "Marked.", "You said a.", "You said b."} & set(seen)


@pytest.mark.parametrize("forged", FORGED.values(), ids=list(FORGED))
def test_no_feedback_without_an_option(forged: Any) -> None:
    """What is not an option of the question is no commitment."""
    card = MAKE["question_card"]()
    card.set_state({"value": forged})

    assert (card.value, card.feedback) == ("", {})


def test_a_forged_value_leaves_a_commitment_or_takes_it_back() -> None:
    """After nonsense the card shows the feedback of its value, never that of another."""
    card = MAKE["question_card"]()
    card.set_state({"value": "a"})
    card.set_state({"value": ["b"]})
    kept = (card.value, card.feedback)
    card.set_state({"value": "zz"})

    assert kept == ("a", _mark("a"))
    assert (card.value, card.feedback) == ("", {})


def test_feedback_follows_the_option() -> None:
    """Another option brings its own feedback; taking it back removes it."""
    card = MAKE["question_card"]()
    seen = []
    for option in ("a", "b", ""):
        card.set_state({"value": option})
        seen.append(card.feedback)

    assert seen == [_mark("a"), _mark("b"), {}]


def test_a_forged_result_or_feedback_is_dropped() -> None:
    """A page cannot write what the lesson says, not even beside a good value."""
    card, form = MAKE["question_card"](), MAKE["questionnaire"]()
    card.set_state({"value": "b", "feedback": {"right": True}, "options": [], "stem": ""})
    form.set_state({"value": {"q": "yes"}, "result": {"bar": {"title": "All is well"}}})

    assert card.feedback == _mark("b")
    assert card.stem == "2 + 2?"
    assert form.result == _assess({"q": "yes"})


def test_the_questionnaire_starts_with_a_result() -> None:
    """What it shows before any answer is what no answers give."""
    form = MAKE["questionnaire"]()

    assert form.value == {}
    assert form.result == _assess({})


def test_what_was_handed_over_is_not_changed() -> None:
    """A control keeps copies: the author's lists stay the author's."""
    sliders, options = deepcopy(SLIDERS), deepcopy(OPTIONS)
    panel, card = SliderPanel(sliders), QuestionCard("?", options, _mark)
    panel.set_state({"value": {"size": 50}})
    sliders[0]["max"] = 1000
    options[0]["id"] = "z"
    panel.set_state({"value": {"size": 1000}})
    card.set_state({"value": "a"})

    assert panel.value["size"] == 50
    assert card.feedback["right"] is True


def test_the_figure_hands_out_plotly_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one question that a page can put to it is answered with the whole script."""
    sent: list[Any] = []
    picture = MAKE["figure"]()
    monkeypatch.setattr(type(picture), "send", lambda _, *args, **more: sent.append((args, more)))
    picture._answer(picture, {"ask": "plotly"}, [])
    ((args, more),) = sent

    assert args == ({"plotly": True},)
    assert [b"plotly.js" in script[:500] for script in more["buffers"]] == [True]
    assert len(more["buffers"][0]) > 500_000


@pytest.mark.parametrize(
    "asked", [{"ask": "secrets"}, {"ask": ["plotly"]}, {"ask": "plotly", "more": 1}, [], "x", None]
)
def test_the_figure_answers_nothing_else(monkeypatch: pytest.MonkeyPatch, asked: object) -> None:
    """Any other message gets silence."""
    sent: list[Any] = []
    picture = MAKE["figure"]()
    monkeypatch.setattr(type(picture), "send", lambda *args, **_: sent.append(args))
    picture._answer(picture, asked, [])

    assert sent == []


@every_control
def test_a_control_brings_script_and_style(name: str) -> None:
    """One module that needs no other, with a default export; the shared tokens in its style."""
    control = MAKE[name]()

    assert len(re.findall(r"\bexport ?(?:default|\{)", control._esm)) == 1
    assert not re.search(r"^import\b", control._esm, re.MULTILINE)
    assert control._css.startswith(style()[:50])


_NUMBERED = """
from tests.widgets.test_widgets import MAKE
print([(name, make().model_id) for name, make in MAKE.items() for _ in range(2)])
"""


def _model_ids(numbered: str) -> list[tuple[str, str]]:
    root = str(Path(__file__).parents[2])
    said = subprocess.run(
        [sys.executable, "-c", _NUMBERED],
        env={**os.environ, "PYTHONPATH": root, "BACKEDU_NUMBERED_CONTROLS": numbered},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found: list[tuple[str, str]] = json.loads(
        said.replace("(", "[").replace(")", "]").replace("'", '"')
    )
    return [(name, model_id) for name, model_id in found]


def test_the_server_s_controls_are_numbered_as_they_are_made() -> None:
    """Two kernels that run the same notebook name the same control alike."""
    expected = [
        (name, f"backedu-{2 * place + turn}") for place, name in enumerate(MAKE) for turn in (1, 2)
    ]

    assert _model_ids("1") == _model_ids("1") == expected


def test_elsewhere_no_two_controls_share_a_name() -> None:
    """In JupyterLab, where one page holds many notebooks, names are not numbers."""
    ids = [model_id for _, model_id in _model_ids("")]

    assert len(set(ids)) == len(ids)
    assert not any(model_id.startswith("backedu-") for model_id in ids)


def test_an_appraisal_comes_with_the_commitment() -> None:
    """Before a verdict nothing is told; then only of claims that are both judged and shown."""
    check = _claims()
    before = check.feedback
    check.set_state({"value": {**START, "answers": {"a": SAID, "c": SAID}}})

    assert before == {}
    assert check.feedback == {"a": {"right": True, "text": "Of a.", "verdict": "no"}}
    assert check.report == {"lines": ["2 judged"]}
    assert check.figure == PICTURE


def test_the_answers_are_those_of_the_value() -> None:
    """What was told before leaves nothing: the committed verdicts are part of the value."""
    check = _claims()
    other = {"verdict": "yes", "sure": 20}
    check.set_state({"value": {**START, "answers": {"a": SAID}}})
    check.set_state({"value": {**START, "answers": {"b": other}}})

    assert check.value["answers"] == {"b": other}
    assert check.feedback.keys() == {"b"}


@pytest.mark.parametrize(
    "answers",
    [
        {"zz": SAID},
        {"a": {"verdict": "maybe", "sure": 80}},
        {"a": {"verdict": "no", "sure": 81}},
        {"a": {"verdict": "no", "sure": True}},
        {"a": {"verdict": ["no"], "sure": 80}},
        {"a": {"verdict": "no"}},
        {"a": "no"},
        [["a", SAID]],
        "a",
    ],
    ids=str,
)
def test_an_answer_that_is_not_offered_is_none(answers: Any) -> None:
    """An unknown claim, verdict or level is dropped, and no appraisal is given for it."""
    check = _claims()
    check.set_state({"value": {**START, "answers": answers}})

    assert check.value == START
    assert check.feedback == {}


@pytest.mark.parametrize(
    "draw",
    [{"pool": "x"}, {"count": 7}, {"count": True}, {"seed": -1}, {"seed": 10**9}, {"seed": 1.5}, 3],
    ids=str,
)
def test_a_draw_that_is_not_offered_is_the_first(draw: Any) -> None:
    """What is unknown in a draw is as at the start; what is known is kept."""
    check = _claims()
    check.set_state({"value": {**START, "draw": draw}})

    assert check.value["draw"] == START["draw"]


def test_sorting_is_marked_when_it_is_checked() -> None:
    """The draft alone brings no result; places and sentences that do not exist are dropped."""
    sorter = MAKE["sorter"]()
    sorter.set_state({"value": {"draft": {"a": "in", "zz": "in", "b": "out"}, "checked": {}}})
    unchecked = sorter.result
    sorter.set_state({"value": {"draft": {}, "checked": {"a": "in", "b": ["in"]}}})

    assert unchecked == {}
    assert sorter.value == {"draft": {}, "checked": {"a": "in"}}
    assert sorter.result == {"n": 1}
