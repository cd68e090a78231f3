"""The wall says what happened in whole sentences; the panel says it earlier, to one person."""

from dataclasses import replace

import pytest

from backedu import content
from backedu.classroom.ballot import Ballot, Choice
from backedu.classroom.bank import CHART, GUESSED, asked
from backedu.classroom.lecture import Lecture, Progress
from backedu.classroom.lookup import ballot
from backedu.classroom.programme import programme
from backedu.classroom.screens.ahead import ahead
from backedu.classroom.screens.panel_view import advice, panel_view
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.result_view import FOOT, in_foot, right_note
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.screens.why_view import why
from backedu.classroom.stage import ROUND_BY_ROUND, Stage
from backedu.classroom.tally import Vote
from backedu.classroom.words import CITED

STEPS = list(programme().values())
QUESTION = "what-the-word-says"  # its right option is b
LONGEST = 320  # letters beside the right answer, on a wall


def votes(number: int, choices: str, sure: str = "") -> list[Vote]:
    """Return the votes of a round: one person for each letter, always in the same order."""
    return [Vote(f"phone-{i}", QUESTION, number, choice, sure) for i, choice in enumerate(choices)]


def showing(stage: Stage, first: str = "aabbd", second: str = "") -> Showing:
    """Return a moment of a question with these votes."""
    rounds = [votes(1, first)] + ([votes(2, second)] if second else [])
    lecture = Lecture(QUESTION, {QUESTION: Progress(stage, voted_twice=bool(second))}, 7)
    return Showing(lecture, STEPS, rounds, frozenset({"phone-0", "phone-9"}))


@pytest.mark.parametrize(
    ("stage", "second", "heading"),
    [
        (Stage.COUNT, "", "5 of you have voted."),
        (Stage.COUNT, "bbbb", "5 of you voted alone, 4 after talking."),
        (Stage.RIGHT, "", "2 of 5 were right."),
        (Stage.RIGHT, "bbbb", "2 of 5 were right alone, 4 of 4 after talking."),
        (Stage.RIGHT, "bbbbb", "2 of 5 were right alone, 5 after talking."),
        (Stage.MOVED, "bbab", "3 changed their minds: 2 to B, 1 away."),
        (Stage.MOVED, "bbbb", "2 changed their minds: 2 to B, none away."),
        (Stage.MOVED, "babb", "One changed their mind, to B."),
        (Stage.MOVED, "aaab", "One changed their mind, away from B."),
        (Stage.MOVED, "aabb", "Nobody changed their mind."),
        (Stage.MOVED, "dabb", "One changed their mind, neither to B nor away from it."),
    ],
)
def test_the_wall_says_what_happened(stage: Stage, second: str, heading: str) -> None:
    """In one sentence, with the numbers of those who voted."""
    assert wall_view(showing(stage, second=second))["heading"] == heading


def test_one_person_was_right() -> None:
    """And none, or two, were."""
    said = [wall_view(showing(Stage.RIGHT, first))["heading"] for first in ("abd", "add")]

    assert said == ["1 of 3 was right.", "0 of 3 were right."]


def test_no_foot_of_a_wall_is_cut() -> None:
    """A long question leaves what it asks there, a long answer its letter."""
    for step in STEPS:
        if step.kind == "question" and (question := ballot(step.id, Lecture())):
            assert all(len(each) <= FOOT for each in (in_foot(question.stem), right_note(question)))


def test_the_flow_counts_those_who_voted_twice() -> None:
    """Whoever came later or left moves nowhere, and the note says how many are meant."""
    view = wall_view(showing(Stage.MOVED, "aab", "bbbd"))

    assert view["flows"] == [
        {"was": "A", "now": "B", "count": 2},
        {"was": "B", "now": "B", "count": 1},
    ]
    assert view["note"].startswith("3 voted both times.")
    assert view["told"] == "From A to B: 2. From B to B: 1."


def test_an_empty_room_can_be_shown_everything() -> None:
    """Without a phone, no stage fails and nothing is divided by nobody."""
    for stage in Stage:
        for view in (wall_view, phone_view, panel_view):
            assert view(showing(stage, "")) | {}


@pytest.mark.parametrize(
    ("choices", "word", "key"),
    [("abbb", "go on", "reveal"), ("ab", "talk", "talk"), ("aaaab", "explain", ""), ("", "", "")],
)
def test_the_first_vote_suggests_what_to_do(choices: str, word: str, key: str) -> None:
    """Few right, some, many; nothing is suggested where nobody voted."""
    said, pressed = advice(votes(1, choices), asked(content.questions()[QUESTION]))

    assert word in said
    assert pressed == key


def test_the_panel_counts_while_the_vote_is_open() -> None:
    """Alone among the screens."""
    moment = showing(Stage.VOTE)

    assert [option["counts"] for option in panel_view(moment)["options"]] == [[2], [2], [0], [1]]
    assert "counts" not in str(wall_view(moment))
    assert "counts" not in str(phone_view(moment))


def test_the_panel_names_the_confident_and_wrong() -> None:
    """They are the ones to talk to."""
    moment = showing(Stage.CLOSED)
    sure = Showing(moment.lecture, STEPS, [votes(1, "aab", "sure")])

    assert panel_view(sure)["sure_wrong"] == "Of those who were sure, 2 of 3 were wrong."
    assert panel_view(moment)["sure_wrong"] == ""


def test_everyone_is_counted_once() -> None:
    """A phone that voted and lost its line is still here; one that is connected as well."""
    view = wall_view(showing(Stage.VOTE))

    assert view["ring"] == [5, 6]


@pytest.mark.parametrize("stage", list(Stage))
def test_the_right_option_is_sent_when_it_is_shown(stage: Stage) -> None:
    """Not before, neither by name nor by its explanation."""
    known = stage.reached(Stage.RIGHT)
    view, wall = phone_view(showing(stage, second="bb")), wall_view(showing(stage, second="bb"))
    right = content.questions()[QUESTION].options[1]

    assert (view.get("right") == [right.id]) == known
    assert known or "right'" not in str(wall)
    assert (" ".join(right.feedback.split()) in str(view) + str(wall)) == (stage is Stage.WHY)


def test_the_wall_says_why_in_few_words() -> None:
    """Whatever there is to say about each option: a wall has room for three short sentences."""
    for step in STEPS:
        if Stage.WHY not in step.way or not (question := ballot(step.id, Lecture())):
            continue
        told = why(replace(question, more=()), [])["others"]

        assert not any(CITED.search(each["text"]) for each in told if question.note), step.id
        assert len(told) < 2 or sum(len(each["text"]) for each in told) <= LONGEST, step.id


@pytest.mark.parametrize(
    ("choices", "letters"), [("", ["A", "C, D"]), ("aaeed", ["A", "E"]), ("eec", ["C, D", "E"])]
)
def test_what_most_were_mistaken_about_is_on_the_wall(choices: str, letters: list[str]) -> None:
    """Where there isn't room for all; in the order of the letters, and what is alike said once."""
    text = {"a": "Not so. " * 13, "b": "Yes.", "c": "Both. " * 20, "e": "It may. " * 15}
    text["d"] = text["c"]
    options = [Choice(id_, id_.upper(), id_, text[id_], is_right=id_ == "b") for id_ in "abcde"]
    question = Ballot("q", "Which?", tuple(options))
    votes = [Vote(f"phone-{i}", "q", 1, choice) for i, choice in enumerate(choices)]

    assert [each["letter"] for each in why(question, votes)["others"]] == letters


def test_the_panel_says_what_comes_next() -> None:
    """In the words of the step that the key leads to."""
    last = Lecture(STEPS[-1].id, {STEPS[-1].id: Progress(Stage.WHY)})

    assert panel_view(showing(Stage.CLOSED))["next"] == "Discuss, 2:00"
    assert panel_view(showing(Stage.WHY))["next"] == "Ask the question"
    assert panel_view(Showing(Lecture(), STEPS))["next"] == "What is a back spasm?"
    assert panel_view(Showing(last, STEPS))["next"] == "This is the last step."


def test_the_panel_names_what_its_picture_shows() -> None:
    """It need not be what the next key does: a vote that is closed looks as one that is open."""
    moment = showing(Stage.VOTE)
    view = panel_view(moment, ahead(moment, lambda *_: []))

    assert (view["next"], view["coming"]) == ("Close the vote", "Discuss, 2:00")
    assert view["may"]["talk"]


@pytest.mark.parametrize(
    ("stage", "second", "then", "seen"),
    [
        (Stage.THINK, "", "discuss", "timer"),
        (Stage.VOTE, "", "discuss", "timer"),
        (Stage.DISCUSS, "", "vote_again", "ring"),
        (Stage.COUNT, "bb", "spread", "options"),
        (Stage.RIGHT, "bb", "moved", "flows"),
    ],
)
def test_the_panel_shows_what_the_next_key_brings(
    stage: Stage, second: str, then: str, seen: str
) -> None:
    """The wall that comes, once it looks different; nobody has voted in a vote still to open."""
    moment = showing(stage, second=second)
    coming = ahead(moment, lambda *_: [])
    assert coming
    view = panel_view(moment, coming)["next_wall"]

    assert view == wall_view(coming[-1])
    assert view["stage"] == then
    assert view[seen] != [5, 6]
    if seen == "ring":
        assert view["ring"] == [0, 2]


def test_the_panel_shows_the_result_of_a_question_that_comes_again() -> None:
    """Its votes are read; where the programme ends, nothing comes."""
    before = STEPS[[step.id for step in STEPS].index(QUESTION) - 1]
    lecture = Lecture(before.id, {QUESTION: Progress(Stage.SPREAD)}, 7)
    coming = ahead(Showing(lecture, STEPS), lambda *_: votes(1, "aab"))
    last = Lecture(STEPS[-1].id, {STEPS[-1].id: Progress(Stage.WHY)})

    assert coming
    assert wall_view(coming[-1])["options"][0]["counts"] == [2]
    assert ahead(Showing(last, STEPS), lambda *_: []) == []
    assert panel_view(Showing(last, STEPS))["next_wall"] is None


def test_every_next_wall_can_be_shown() -> None:
    """Of each step, at each of its stages, whether the class votes or not."""
    for step in STEPS:
        for stage in step.way or [None]:
            progress = {step.id: Progress(stage)} if stage else {}
            moment = Showing(Lecture(step.id, progress), STEPS, [[]] if stage else [])
            coming = ahead(moment, lambda *_: [])
            assert coming or step is STEPS[-1]
            if coming and step.way != ROUND_BY_ROUND:
                assert panel_view(moment, coming)["next_wall"]["at"] == coming[-1].step.id


def test_a_picture_of_who_moved_has_words_when_nobody_voted_twice() -> None:
    """It is read out."""
    assert wall_view(showing(Stage.MOVED, first="", second="a"))["told"]


def test_the_panel_names_an_option_in_one_line() -> None:
    """Every question of the lessons, every claim and level; the rest are a few words, or many."""
    for step in STEPS:
        if step.kind == "question" and not step.id.startswith((GUESSED, CHART)):
            view = panel_view(Showing(Lecture(step.id), STEPS, [[]]))
            assert view["is_short"], (step.id, [each["text"] for each in view["options"]])


def test_a_moment_without_its_step_is_the_lobby() -> None:
    """A question may be removed between two classes."""
    assert wall_view(Showing(Lecture("removed"), STEPS))["kind"] == "lobby"


@pytest.mark.parametrize(
    ("question", "choice", "other"),
    [
        ("word-in-a-report", "a=1 b=2 c=3 d=4", "a=4 b=4 c=1 d=2"),
        ("bulges-in-a-class", "15", "3"),
        ("first-minute", "1 2 3 4 5", "5 4 3 2 1"),
        ("parts-of-a-safety-net", "a b", "c"),
    ],
)
@pytest.mark.parametrize("stage", [each for each in Stage if not each.reached(Stage.SPREAD)])
def test_no_kind_of_vote_tells_anything_early(
    question: str, choice: str, other: str, stage: Stage
) -> None:
    """Wall and phones show the same whatever was chosen, and neither pairs nor range is sent."""
    lecture = Lecture(question, {question: Progress(stage)}, 7)
    told = []
    for each in (choice, other):
        moment = Showing(lecture, STEPS, [[Vote("p", question, 1, each)]], frozenset({"p"}))
        told.append([wall_view(moment), phone_view(moment)])

    assert told[0] == told[1]
    for view in told[0]:
        assert not {"pairs", "right", "answer", "close", "number", "counts"} & set(view)
        options = view.get("options") or []
        assert all(set(option) <= {"id", "letter", "text"} for option in options)


def test_the_wall_says_once_which_number_it_is() -> None:
    """Its heading has the number."""
    question = ballot(f"{GUESSED}scans", Lecture())
    assert question
    told = why(question, [])

    assert told["heading"] == question.answer
    assert question.answer not in told["kicker"]


def test_a_match_is_shown_side_by_side_and_then_with_its_partners() -> None:
    """The bars are of those who matched each rightly; with the right ones come their partners."""
    question = "word-in-a-report"
    right = asked(content.questions()[question])
    views = {}
    for stage in (Stage.VOTE, Stage.RIGHT, Stage.WHY):
        lecture = Lecture(question, {question: Progress(stage)}, 7)
        views[stage] = wall_view(Showing(lecture, STEPS, [[Vote("p", question, 1, right.pairs)]]))

    assert [each["letter"] for each in views[Stage.VOTE]["options"]] == list("A1B2C3D4")
    assert [each["counts"] for each in views[Stage.RIGHT]["options"]] == [[1]] * 4
    partners = [f"{number}: {dict(right.partners)[number]}" for number in right.pairs[2::4]]
    assert [each["text"] for each in views[Stage.RIGHT]["options"]] == partners
    assert right.answer in views[Stage.WHY]["kicker"]
    assert views[Stage.WHY]["heading"] == right.stem
    assert [each["letter"] for each in views[Stage.WHY]["others"]] == list("ABCD")
