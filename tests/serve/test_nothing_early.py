"""No right answer reaches a browser before the reader commits: all that it fetches is read."""

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest

from backedu import content
from backedu.content.model import Question
from backedu.places import notebooks_dir
from backedu.topics.guesses import guesses
from backedu.topics.patients.records import patients
from tests.support.running import Server, Visitor

OPEN = {"00_the_article"}  # where the appraisals are told, to whoever opens it
LESSONS = sorted({path.stem for path in notebooks_dir().glob("*.ipynb")} - OPEN)
LETTERS = 60  # of a sentence; what is shorter may be said elsewhere, too


def flat(text: str) -> str:
    """Return a text as it is compared: in one line, without what HTML or JSON writes otherwise."""
    return re.sub(r"[^\w%]+", " ", text).strip().casefold()


@cache
def secrets() -> dict[str, str]:
    """Return the beginning of each sentence that only an answer may bring, with whose it is."""
    return {flat(text)[:LETTERS]: whose for whose, text in told() if len(flat(text)) >= LETTERS}


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


def states(visitor: Visitor, page: str) -> dict[str, dict[str, object]]:
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
        assert state.get("feedback", {}) == {}
        outcome = state.get("outcome")
        assert outcome in (None, {}, {"done": False}, {"done": False, "judged": {}})
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
