"""No right answer reaches a browser before the reader commits: all that it fetches is read."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from backedu import content
from backedu.content.model import Question
from backedu.places import notebooks_dir
from backedu.topics.guesses import guesses
from backedu.topics.patients.records import patients
from tests.support.running import Server, Visitor

OPEN = {"00_the_article"}  # where the appraisals are told, to whoever opens it
LESSONS = sorted({path.stem for path in notebooks_dir().glob("*.ipynb")} - OPEN)
LETTERS = 60  # of a sentence; what is shorter may be part of another one
OFFERED = ("options", "partners")  # what an answer to a question is made of


def flat(text: str) -> str:
    """Return a text as it is compared: in one line, without what HTML or JSON writes otherwise."""
    return re.sub(r"[^\w%]+", " ", text).strip().casefold()


@cache
def secrets() -> dict[str, str]:
    """Return the beginning of each sentence that only an answer may bring, with whose it is."""
    return {flat(text)[:LETTERS]: whose for whose, text in told() if len(flat(text)) >= LETTERS}


@cache
def brief() -> set[str]:
    """Return each of them that is too short to be looked for in running text."""
    return {flat(text) for _, text in told() if 0 < len(flat(text)) < LETTERS}


def texts(part: object) -> Iterator[str]:
    """Yield every text in a control's state; the words around it are the same for all answers."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, each in part.items():
            yield from texts(each) if name != "words" else ()
    elif isinstance(part, list):
        for each in part:
            yield from texts(each)


def named_beside(state: dict[str, Any]) -> set[str]:
    """Return which options of a question something else than the list of them names."""
    ids = {each["id"] for name in OFFERED for each in state.get(name) or []}
    beside = {name: part for name, part in state.items() if name not in {*OFFERED, "levels"}}
    return ids & set(texts(beside))


def told() -> Iterator[tuple[str, str]]:
    """Every feedback, appraisal, consequence and expert's reason in the content."""
    for question in content.questions().values():
        yield from feedback_of(question)
    for claim in content.claims().values():
        yield from ((claim.id, text) for text in (claim.why, claim.teaching_point))
    for case in content.cases().values():
        yield case.id, case.teaching_point
    for patient in patients().values():
        told_last = [patient.why, patient.expert_first, patient.expert_why]
        steps = [step.then for step in (*patient.plan, *patient.words)]
        said = [*told_last, *steps, *patient.too_slow.values(), *patient.says.values()]
        yield from ((patient.id, text) for text in said)


def feedback_of(question: Question) -> Iterator[tuple[str, str]]:
    """What each option of a question is told."""
    yield from ((question.id, option.feedback) for option in question.options)


def states(visitor: Visitor, page: str) -> dict[str, dict[str, Any]]:
    """Return the state of each control of a page, as its script fetches it."""
    found = re.search(r'data-models="([^"]+)"', page)
    assert found
    return dict(json.loads(visitor.ask(found[1])[1])["models"])


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_that_a_page_fetches_tells_an_answer(server: Server, lesson: str) -> None:
    """Neither its text, nor its controls, nor their scripts; no control is answered or marked."""
    visitor = Visitor(server)
    page = visitor.ask(f"/lesson/{lesson}")[1]
    controls = states(visitor, page)
    found = re.search(r'data-modules="([^"]*)"', page)
    scripts = [visitor.ask(address)[1] for address in found[1].split()] if found else []
    received = flat(" ".join([page, json.dumps(controls, ensure_ascii=False), *scripts]))

    assert [f"{whose}: {text}" for text, whose in secrets().items() if text in received] == []
    for state in controls.values():
        assert {flat(text) for text in texts(state)} & brief() == set()
        assert named_beside(state) == set()
        assert state.get("feedback", {}) == {}
        outcome = state.get("outcome") or {}
        assert set(outcome) <= {"done", "judged", "n", "of"}
        assert not any(said for name, said in outcome.items() if name != "of")  # so many parts
        options = state.get("options") or []
        assert isinstance(options, list)
        assert all(set(option) <= {"id", "text", "note"} for option in options)


def test_no_lab_says_what_its_guess_should_be(server: Server) -> None:
    """Its question has options and bounds; which is right comes once a guess is made."""
    visitor, seen = Visitor(server), 0
    for lesson in LESSONS:
        for state in states(visitor, visitor.ask(f"/lesson/{lesson}")[1]).values():
            prompt = state.get("prompt")
            if not isinstance(prompt, dict) or not prompt.get("question"):
                continue
            seen += 1
            assert not {"answer", "correct", "right"} & set(json.dumps(prompt).split('"'))
            assert not state.get("compared")
    assert seen == len(guesses())


def test_the_search_finds_what_is_told() -> None:
    """Otherwise the tests above could not fail."""
    some = next(iter(content.questions().values())).options[0].feedback

    assert flat(json.dumps(f"<p>{some}</p>", ensure_ascii=False)).find(flat(some)[:LETTERS]) >= 0
    assert len(secrets()) > 300


def test_a_short_answer_is_found_as_a_whole_and_an_option_by_its_id() -> None:
    """Wherever a control would have them, however short they are."""
    question = {"options": [{"id": "a", "text": "4"}, {"id": "b", "text": "5"}], "value": ""}
    some = min(brief(), key=len)

    assert len(brief()) > 300
    assert [flat(text) for text in texts({"case": {"parts": [{"hint": f"{some}."}]}})] == [some]
    assert named_beside(question) == set()
    assert named_beside({**question, "about": {"best": ["b"]}}) == {"b"}
