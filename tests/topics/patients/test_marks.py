"""The marks of a consultation: counted parts, and nothing before the commitment."""

import pytest

from backedu.topics.patients.marks import Marks, marks, not_asked
from backedu.topics.patients.play import play
from backedu.topics.patients.records import Patient, patients

LEANNE = patients()["early-ces"]


def expert_log(patient: Patient) -> list[str]:
    """Everything as an expert would: what is asked, and every helpful choice."""
    reasons = [id_ for id_ in patient.key if id_ in {"opening", *patient.expert}]
    return [
        *(f"ask:{id_}" for id_ in patient.expert),
        f"level:{patient.level.value}",
        *(f"because:{id_}" for id_ in reasons[:3]),
        *(f"do:{place}" for place, step in enumerate(patient.steps) if step.good),
        f"say:{next(i for i, step in enumerate(patient.speeches) if step.good)}",
        *(f"net:{id_}" for id_ in patient.net),
        "sure:sure",
    ]


def _marks(*changes: str, without: str = "") -> Marks:
    log = [choice for choice in expert_log(LEANNE) if not without or without not in choice]
    return marks(play(LEANNE, [*log[:-1], *changes, log[-1]]))


@pytest.mark.parametrize("patient", patients().values(), ids=lambda patient: patient.id)
def test_an_expert_gets_every_point(patient: Patient) -> None:
    """Each patient can be solved in the time there is, with all the points."""
    state = play(patient, expert_log(patient))
    found = marks(state)

    assert state.is_done
    assert (found.got, found.level, found.harms, found.not_done) == (found.of, 0, (), ())


def test_no_mark_before_the_commitment() -> None:
    """Whoever has not committed learns nothing."""
    with pytest.raises(ValueError, match="has not committed"):
        marks(play(LEANNE, expert_log(LEANNE)[:-1]))


def test_a_level_too_slow_and_one_too_fast() -> None:
    """The sign says which way it was wrong, by how many steps."""
    tom = patients()["sciatica-no-weakness"]
    log = [*expert_log(tom)[:-1], "level:emergency", "sure:sure"]

    assert _marks("level:soon").level == -2
    assert marks(play(tom, log)).level == 2


def test_a_harmful_step_costs_the_point_of_a_helpful_one() -> None:
    """Ticking everything wins nothing."""
    every = [f"do:{place}" for place, step in enumerate(LEANNE.steps) if not step.good]
    found = _marks(*every)

    assert next(part.got for part in found.parts if part.id == "do") == 0
    assert [step.good for step in found.harms] == [False] * len(every)


def test_a_line_that_helps_nobody_is_named() -> None:
    """A bad line of the safety net is among what does not help, with the reason."""
    harms = _marks("net:rest").harms

    assert [bool(each.then) for each in harms] == [True]


def test_what_was_left_out_is_named() -> None:
    """What decides the level, and what nobody should miss, if it was not asked."""
    found = _marks(without="saddle")

    assert found.key_missed == ("saddle", "saddle-test")
    assert "saddle" in found.not_asked


def test_what_the_opening_told_is_not_missing() -> None:
    """She said herself that both legs hurt, so nobody has to ask."""
    assert "legs" not in not_asked(play(LEANNE, []))
