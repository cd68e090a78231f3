"""A class asks a patient round by round, within the minutes there are, and then decides."""

import pytest

from backedu.classroom.consultation import AT_ONCE, asked_next, consulted, may_ask, worked_up
from backedu.classroom.driving import driven
from backedu.classroom.lecture import Lecture
from backedu.classroom.lookup import ballot
from backedu.classroom.programme import course, programme
from backedu.classroom.screens.panel_view import panel_view
from backedu.classroom.screens.phone_view import phone_view
from backedu.classroom.screens.showing import Showing
from backedu.classroom.screens.wall_view import wall_view
from backedu.classroom.stage import Stage
from backedu.classroom.tally import Vote
from backedu.content.level import Level
from backedu.topics.patients.records import patients

STEPS = list(programme().values())
AT = "patient:early-ces"
LEANNE = patients()["early-ces"]


def votes(*choices: str, round_: int = 1) -> list[Vote]:
    """Return a vote for each choice."""
    return [Vote(f"phone-{i}", AT, round_, choice) for i, choice in enumerate(choices)]


def press(lecture: Lecture, *choices: str, key: str = "forward") -> Lecture:
    """Press a key after these votes."""
    now = lecture.now(STEPS)
    given = votes(*choices, round_=now.round if now else 1)
    return driven(lecture, {"do": key}, lambda _, rounds: [v for v in given if v.round in rounds])


def showing(lecture: Lecture, *choices: str) -> Showing:
    """Return the moment, with these votes."""
    return Showing(lecture, STEPS, [votes(*choices)])


@pytest.mark.parametrize("patient", patients().values(), ids=lambda each: each.id)
def test_every_patient_can_be_worked_up(patient: object) -> None:
    """By votes or without any; each level has its letter and one is right."""
    steps = worked_up("a-lesson", patient.id)  # type: ignore[attr-defined]
    lecture, seen = Lecture(steps[0].id), set[str]()
    for _ in range(200):
        seen |= {lecture.at.partition(":")[0]}
        for view in (wall_view, phone_view, panel_view):
            assert view(Showing(lecture, STEPS, [[]]))
        if lecture.at.startswith("reading:"):
            break
        lecture = driven(lecture, {"do": "forward"}, lambda *_: [])

    asked = ballot(steps[1].id, lecture)
    assert seen == {"patient", "level", "reading"}
    assert asked
    assert len(asked.options) == len(Level)
    assert all(each.why for each in asked.options)


def test_what_most_want_is_asked() -> None:
    """Three at a time, the most wanted first; the phones and the wall then have the answers."""
    chosen = ["saddle", "saddle", "saddle", "bladder", "bladder", "start", "start", "worries"]
    asked = press(press(Lecture(AT)), *chosen)
    shown = wall_view(showing(asked, *chosen))

    assert asked.told[AT] == (("saddle", "start", "bladder"),)
    assert len(asked.told[AT][0]) == AT_ONCE
    assert shown["answers"][0]["answer"] == LEANNE.quoted("saddle")
    assert shown["answers"][0]["count"] == "3 wanted this"
    assert phone_view(showing(asked))["answers"][0]["answer"] == LEANNE.quoted("saddle")
    assert Lecture.of(asked.to_table()) == asked


def test_where_nobody_votes_an_expert_asks() -> None:
    """A patient can be worked up without any phone."""
    asked = press(press(Lecture(AT)))

    assert asked.told[AT] == (LEANNE.expert[:1],)
    assert "expert" in wall_view(showing(asked))["answers"][0]["count"]


def test_each_result_leads_to_the_next_vote() -> None:
    """What was asked is no longer offered, and no answer is known before it is asked."""
    first = press(press(Lecture(AT)), "saddle")
    second = press(first)
    offered = [each["id"] for each in phone_view(showing(second))["options"]]

    assert (second.at, second.open_round(STEPS)) == (AT, (AT, 3))
    assert "saddle" not in offered
    assert LEANNE.answer(LEANNE.asks["bowel"]) not in str(wall_view(showing(second)))
    assert "level" not in str(wall_view(showing(second)))


def test_the_class_decides_when_the_presenter_says_so() -> None:
    """Or when there is no time left for anything; an open vote is closed first."""
    opened = press(Lecture(AT))
    lecture = press(opened, "saddle")
    decided = press(lecture, key="reveal")
    while lecture.at == AT:
        lecture = press(lecture)

    assert press(opened, key="reveal").at == AT
    assert decided.at == lecture.at == "level:early-ces"
    assert may_ask(consulted(LEANNE, lecture.told[AT])) == []


def test_whoever_leaves_an_open_vote_closes_it_with_its_answers() -> None:
    """A jump away loses no vote."""
    opened = press(Lecture(AT))
    gone = driven(opened, {"do": "go", "to": "lobby"}, lambda *_: votes("saddle"))

    assert gone.told[AT] == (("saddle",),)
    assert gone.progress[AT].stage is Stage.SPREAD


def test_no_more_is_asked_than_the_minutes_allow() -> None:
    """What most want is left out where it takes too long."""
    state = consulted(LEANNE, [])
    rounds = [state.asked]
    while may_ask(state):
        rounds.append(asked_next(state, votes(*may_ask(state))))
        state = consulted(LEANNE, rounds)

    assert state.left >= 0
    assert len(state.asked) == sum(map(len, rounds))


def test_the_reading_says_what_was_left_out() -> None:
    """Of what was asked, of all there was to know, and what nobody asked."""
    lecture = press(press(Lecture(AT)), "how-bad")
    moved = lecture
    for _ in range(2):  # the first time to the vote on the level
        moved = driven(moved, {"do": "go", "to": "reading:early-ces"}, lambda *_: [])
    view = wall_view(Showing(moved, course(())))

    assert [each["level"] for each in view["readings"]][1] == "emergency"
    assert LEANNE.asks["saddle"].open in view["missed"]
    assert view["note"]
