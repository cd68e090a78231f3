import ast
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

from backedu import content, lessons
from backedu.content.model import Case, Claim, Question
from backedu.content.question import Format
from backedu.lessons import Lesson
from backedu.lessons.notebook import Notebook
from backedu.places import notebooks_dir
from backedu.topics.care import care_facts, exercises
from backedu.topics.consult.sortings import sortings
from backedu.topics.labs import labs
from backedu.topics.marking import mark_case
from backedu.topics.patients.records import patients
from backedu.triage import triage
from backedu.views.cards import Card
from backedu.widgets import QuestionCard

CALLS = sorted(name for name in {*vars(Lesson), *vars(Notebook)} if not name.startswith("_"))


def _texts(part: Any) -> Iterator[str]:
    """Every text in a control's state, names of fields included, but its script and style."""
    if isinstance(part, str):
        yield " ".join(part.split())
    elif isinstance(part, dict):
        for key, value in part.items():
            if key not in {"_esm", "_css"}:
                yield from (*_texts(key), *_texts(value))
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from _texts(each)


def _gives_away(card: QuestionCard, secrets: list[str]) -> list[str]:
    """The secrets that the page of a card could find in its state."""
    seen = "\n".join(_texts(card.get_state()))
    return [secret for secret in secrets if " ".join(secret.split()) in seen]


@pytest.mark.parametrize("question", content.questions().values(), ids=lambda each: each.id)
def test_a_question_does_not_give_its_answer_away(question: Question) -> None:
    """Before the student commits, no feedback, mark or source is anywhere in the state."""
    card = Lesson().ask(question.id)
    secrets = [option.feedback for option in question.options]
    secrets += ["correct", "Right.", "Not quite."]
    secrets += [content.sources()[id_].title for id_ in question.sources]

    assert _gives_away(card, secrets) == []
    assert (card.value, card.feedback) == ("", {})
    assert all(set(option) == {"id", "text"} for option in [*card.options, *card.partners])


@pytest.mark.parametrize("claim", content.claims().values(), ids=lambda each: each.id)
def test_a_claim_does_not_give_its_appraisal_away(claim: Claim) -> None:
    """Every claim offers the same verdicts in the same order, and nothing of the appraisal."""
    card = Lesson().appraise(claim.id)

    assert _gives_away(card, [claim.why, claim.teaching_point]) == []
    assert card.options == Lesson().appraise(next(iter(content.claims()))).options
    assert (card.value, card.feedback) == ("", {})


@pytest.mark.parametrize("case", content.cases().values(), ids=lambda each: each.id)
def test_a_case_does_not_give_its_level_away(case: Case) -> None:
    """Neither the answers that the triage is given nor its reasons are in the state."""
    card = Lesson().judge(case.id)
    reached = triage(case.answers)
    secrets = [reason.sentence for reason in reached.reasons]
    secrets += [*reached.topics, reached.action, case.teaching_point]
    secrets += [name for name in case.answers if "_" in name]

    assert _gives_away(card, secrets) == []
    assert [option["id"] for option in card.options] == [
        "emergency", "urgent", "soon", "self_care",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [each for each in content.questions().values() if each.format is Format.SINGLE],
    ids=lambda each: each.id,
)
def test_a_commitment_shows_its_own_feedback_only(question: Question) -> None:
    """After one option, the feedback of the others is still not on the page."""
    chosen, *others = question.options
    card = Lesson().ask(question.id)
    card.set_state({"value": chosen.id})

    assert _gives_away(card, [chosen.feedback]) == [chosen.feedback]
    assert _gives_away(card, [option.feedback for option in others]) == []
    assert card.feedback["right"] is chosen.correct
    assert card.feedback["sources"]
    assert json.loads(json.dumps(card.feedback["sources"])) == card.feedback["sources"]


def test_a_case_is_marked_by_the_triage() -> None:
    """The card's feedback is the one of the quiz, with sources to cite."""
    case = next(iter(content.cases().values()))
    card = Lesson().judge(case.id)
    card.set_state({"value": "emergency"})
    level = triage(case.answers).level

    assert card.feedback["right"] is (level.value == "emergency")
    assert card.feedback["text"] == mark_case(case, max(type(level))).text
    assert [source["url"] for source in card.feedback["sources"]] == [
        content.sources()[id_].link for id_ in case.sources
    ]


@pytest.mark.parametrize("lab_id", labs())
def test_a_lab_starts_complete(lab_id: str) -> None:
    """Figure, sources, task and what to notice are there before a slider is moved."""
    lab = Lesson().lab(lab_id)

    assert lab.value == labs()[lab_id].start()
    assert lab.title == labs()[lab_id].title
    assert lab.task
    assert lab.notice
    assert lab.figure["finding"]
    assert all(source["label"] for source in lab.figure["sources"])


@pytest.mark.parametrize("lab_id", labs())
def test_a_lab_s_figure_follows_its_sliders(lab_id: str) -> None:
    """Moving all controls to their ends gives another figure, and back gives the first one."""
    lab = Lesson().lab(lab_id)
    first, start = lab.figure, lab.value
    ends = {slider["name"]: slider["max"] for slider in lab.sliders}
    ends |= {choice["name"]: choice["options"][-1]["id"] for choice in lab.choices}
    lab.set_state({"value": ends})
    last = lab.figure
    lab.set_state({"value": start})

    assert last != first
    assert lab.figure == first


@pytest.mark.parametrize("bad", [10**400, -(10**400), float("nan"), float("inf"), "8", [[8]], None])
@pytest.mark.parametrize("lab_id", labs())
def test_a_lab_survives_what_a_page_may_send(lab_id: str, bad: Any) -> None:
    """Whatever arrives for a slider, the figure is one that the slider can show."""
    lab = Lesson().lab(lab_id)
    controls = (*lab.choices, *lab.sliders)
    lab.set_state({"value": {control["name"]: bad for control in controls} | {"nobody": bad}})

    assert set(lab.value) == {control["name"] for control in controls}
    for slider in lab.sliders:
        assert slider["min"] <= lab.value[slider["name"]] <= slider["max"]
    assert lab.figure["finding"]


def test_the_questionnaire_asks_and_assesses() -> None:
    """The triage is behind it: one emergency answer shows on the page."""
    form = Lesson().triage_questionnaire()
    before = form.result["bar"]["tone"]
    form.set_state({"value": {"saddle_numbness": "yes"}})

    assert form.groups[0]["questions"]
    assert (before, form.result["bar"]["tone"]) == ("open", "emergency")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"nobody": [[[]]]}, "nobody: no answer has this name"),
        ({"age": 10**400}, "age: expected a whole number"),
        ({"saddle_numbness": {"yes": "yes"}}, "saddle_numbness: expected one of"),
    ],
)
def test_forged_answers_show_a_sentence_and_no_level(value: Any, said: str) -> None:
    """No level is shown for answers that the triage refuses; good ones bring it back."""
    form = Lesson().triage_questionnaire()
    form.set_state({"value": value})
    refused = form.result
    form.set_state({"value": {}})

    assert said in refused["bar"]["title"]
    assert refused["banner"] is None
    assert form.result == Lesson().triage_questionnaire().result


def test_what_a_lesson_shows_twice_has_two_names_for_its_answers() -> None:
    """Whatever the order: an answer would come back under another question or patient."""
    lesson = Lesson()
    calls = {
        lesson.ask: content.questions(),
        lesson.appraise: content.claims(),
        lesson.judge: content.cases(),
        lesson.lab: labs(),
        lesson.patient: patients(),
        lesson.sort: sortings(),
    }
    for call, records in calls.items():
        one, other = (call(id_).kept_as for id_ in list(records)[:2])

        assert one != other


def test_references_are_those_of_what_was_shown() -> None:
    """The list grows with each call that shows something, and names nothing else."""
    fact = next(each for each in care_facts().values() if each.sources)
    exercise = next(iter(exercises().values()))
    lesson, other = Lesson(), Lesson()
    assert "(0)" in lesson.references()
    lesson.facts(fact.id)
    lesson.exercises(exercise.id)
    lesson.ask("what-the-word-says")
    expected = {
        *fact.sources,
        *exercise.sources,
        *content.questions()["what-the-word-says"].sources,
    }

    assert lesson.sources == expected
    assert f"({len(expected)})" in lesson.references()
    assert lesson.references().count("<li id=") == len(expected)
    assert other.sources == set()


def test_references_can_be_added_for_the_text() -> None:
    """A publication that only the prose names is listed, once."""
    lesson = Lesson()

    assert "(1)" in lesson.references("dahm-2010", "dahm-2010")
    assert lesson.sources == {"dahm-2010"}


def test_a_lab_s_sources_are_listed() -> None:
    """What a figure cites is in the list of the lesson."""
    lesson = Lesson()
    lab = lesson.lab("scans")
    listed = lesson.references()

    assert lab.figure["sources"]
    assert all(source["url"] in listed for source in lab.figure["sources"] if source["url"])


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda lesson: lesson.ask("what-the-word-say"),
            "There is no question 'what-the-word-say'; do you mean 'what-the-word-says'?",
        ),
        (lambda lesson: lesson.appraise(""), "There is no claim ''; choose one of"),
        (lambda lesson: lesson.judge("nobody"), "There is no case 'nobody'; choose one of"),
        (lambda lesson: lesson.patient("early-cse"), "do you mean 'early-ces'?"),
        (lambda lesson: lesson.facts("walking", "nothing"), "There is no fact"),
        (lambda lesson: lesson.exercises("handstand"), "There is no exercise 'handstand'"),
    ],
)
def test_a_misspelt_id_gets_a_sentence(call: Any, said: str) -> None:
    """The author reads what is missing, and the nearest name; nothing counts as shown."""
    lesson = Lesson()
    with pytest.raises(LookupError, match=re.escape(said)):
        call(lesson)
    assert lesson.sources == set()


def test_a_question_of_one_s_own_is_a_card() -> None:
    """Nothing of the answer is in it before the commit, and the review leaves it out."""
    card = Lesson().my_question("2 + 2?", right={"4": "Count on."}, wrong={"5": "Too many."})

    assert isinstance(card, QuestionCard)
    assert "Count on." not in str(card.get_state())
    right = next(option["id"] for option in card.options if option["text"] == "4")
    card.set_state({"value": right, "sure": "sure"})
    assert card.feedback["text"] == "Count on."
    assert card.outcome == {"done": True, "right": True, "sure": "sure"}


def test_a_question_of_one_s_own_with_a_fault_says_so_in_its_place() -> None:
    """The notebook goes on, and the text is escaped."""
    shown = Lesson().my_question("2 + 2?", right={"<b>": ""}, wrong={"5": "Too many."})

    assert isinstance(shown, Card)
    assert "“&lt;b&gt;” has no reason" in shown


def test_a_misspelt_call_gets_a_sentence() -> None:
    """The author reads which call is meant; a private name is not one."""
    lesson = Lesson()
    with pytest.raises(AttributeError, match=r"no call lesson\.pateint\(\.\.\.\); .*'patient'"):
        lesson.pateint("aaa")
    assert not hasattr(lesson, "_repr_html_")


@pytest.mark.parametrize(
    "notebook", sorted(notebooks_dir().glob("*.ipynb")), ids=lambda path: path.stem
)
def test_a_notebook_calls_only_what_is_offered(notebook: Any) -> None:
    """Each ``lesson.name`` in a notebook is one of a lesson's calls."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    used = {
        node.attr
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "lesson"
    }

    assert used
    assert used <= set(CALLS)


def test_everything_offered_has_a_docstring() -> None:
    """What a notebook can call is there and says what it gives."""
    assert all(getattr(Lesson, name).__doc__ for name in CALLS)


def test_without_a_name_all_exercises_are_shown() -> None:
    """In the order of the file, which is that of the ladder."""
    names = [exercise.name for exercise in exercises().values()]

    assert len(names) >= 9
    assert [item["name"] for item in Lesson().exercises().items] == names


def test_a_notebook_completes_what_a_lesson_calls() -> None:
    """After ``lesson.`` come the calls alone, with and without IPython's guesses from the text."""
    shell = InteractiveShell.instance()
    shell.run_cell("from backedu.lessons import Lesson; lesson = Lesson()")  # type: ignore[no-untyped-call]
    for shell.Completer.use_jedi in (False, True):
        with provisionalcompleter():
            offered = list(shell.Completer.completions("lesson.", len("lesson.")))

        assert sorted(one.text.strip(".") for one in offered) == CALLS


def test_a_copy_of_an_older_lesson_says_how_to_go_on() -> None:
    """A call as notebooks used to write it names the call that they write now."""
    with pytest.raises(AttributeError, match=r"`lesson = Lesson\(\)` once, then `lesson.ask\("):
        lessons.ask  # noqa: B018 - looking it up is what is tested

    assert not hasattr(lessons, "nothing_of_the_kind")
