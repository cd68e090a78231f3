"""A consultation's log: the same choices always lead to the same state and score."""

from hypothesis import given
from hypothesis import strategies as st

from backedu.content.level import Level
from backedu.content.wording import words
from backedu.topics.patients.marks import marks
from backedu.topics.patients.offer import asks, nets
from backedu.topics.patients.play import MOST_CHOICES, MOST_NETS, MOST_REASONS, play
from backedu.topics.patients.records import patients
from backedu.topics.patients.variants import VARIANTS

CES = "early-ces"
DECIDED = ["level:emergency", "because:opening", "do:0", "say:0", "net:goes-now"]
CHOICES = [
    *(f"variant:{number}" for number in range(-1, VARIANTS + 2)),
    *(f"ask:{id_}" for id_ in asks()),
    *(f"because:{id_}" for id_ in ("opening", *asks())),
    *(f"level:{level.value}" for level in Level),
    *(f"{kind}:{place}" for kind in ("do", "say") for place in range(7)),
    *(f"net:{id_}" for id_ in nets()),
    *(f"sure:{sure}" for sure in words("confidence")),
    *(f"beside:{id_}" for id_ in patients()),
]
logs = st.lists(st.one_of(st.sampled_from(CHOICES), st.text(max_size=12)), max_size=60) | st.lists(
    st.sampled_from(CHOICES), max_size=60
).map(lambda log: [*log, *DECIDED, "sure:sure"])
people = st.sampled_from(sorted(patients()))


@given(people, logs)
def test_the_same_log_gives_the_same_state_and_score(who: str, log: list[str]) -> None:
    """Replayed, cut to what counted, or taken in two parts, a log leads to one state and score."""
    patient = patients()[who]
    state = play(patient, log)

    assert play(patient, state.log) == play(patient, log) == state
    assert play(patient, [*state.log, *log]).log[: len(state.log)] == state.log
    if state.is_done:
        assert marks(play(patient, state.log)) == marks(state)


@given(people, logs)
def test_no_log_leads_where_nobody_may_be(who: str, log: list[str]) -> None:
    """Time is never below zero, no reason is untold, no list is too long, no score beyond it."""
    patient = patients()[who]
    state = play(patient, log)

    assert state.left == patient.minutes - sum(patient.asks[id_].minutes for id_ in state.asked)
    assert state.left >= 0
    assert set(state.because) <= {"opening", *state.asked}
    assert len(state.because) <= MOST_REASONS
    assert len(state.net) <= MOST_NETS
    if state.is_done:
        found = marks(state)
        assert not state.missing
        assert all(0 <= part.got <= part.of for part in found.parts)


def test_a_choice_that_does_not_count_is_left_out() -> None:
    """An unknown name, a question asked twice, a test for another sex, a reason untold: nothing."""
    tom = patients()["sciatica-no-weakness"]
    log = ["ask:legs", "ask:legs", "ask:pregnant", "ask:x", "because:numb", "jump:a", "do:-1", ""]

    assert play(tom, log).log == ("ask:legs",)


def test_time_runs_out() -> None:
    """What costs more than is left isn't asked, and something cheaper still is."""
    patient = patients()[CES]
    log = [f"ask:{id_}" for id_ in patient.asks]
    state = play(patient, log)

    assert state.left == 0
    assert len(state.asked) < len(log)


def test_a_tick_is_taken_back_and_lists_end() -> None:
    """The same choice again unticks it; a fourth reason or a fifth line has to wait for that."""
    patient = patients()[CES]
    asked = [f"ask:{id_}" for id_ in ("bladder", "saddle", "bowel")]
    reasons = [f"because:{id_}" for id_ in ("opening", "bladder", "saddle", "bowel")]
    lines = [f"net:{id_}" for id_ in list(nets())[:5]]
    state = play(patient, [*asked, *reasons, *lines, "do:1", "do:0", "do:1"])

    assert state.because == ("opening", "bladder", "saddle")
    assert state.net == tuple(list(nets())[:4])
    assert state.do == (0,)
    assert play(patient, [*state.log, reasons[0], reasons[3]]).because[-1] == "bowel"


def test_nothing_is_committed_in_part_and_nothing_after() -> None:
    """Saying how sure counts once every part is decided; afterwards no choice counts."""
    patient = patients()[CES]

    assert not play(patient, [*DECIDED[:-1], "sure:sure"]).is_done
    done = play(patient, [*DECIDED, "sure:sure", "level:soon", "ask:saddle"])
    assert (done.level, done.asked, done.sure) == ("emergency", (), "sure")


def test_who_seems_alike_comes_after_the_commitment() -> None:
    """Before it nobody is shown beside; after it, the partner alone and once."""
    patient = patients()[CES]
    choice = f"beside:{patient.contrast.partner}"

    assert not play(patient, [choice, *DECIDED, "sure:sure"]).is_beside
    done = play(patient, [*DECIDED, "sure:sure", "beside:aaa", choice, choice])
    assert done.is_beside
    assert done.log == (*DECIDED, "sure:sure", choice)


def test_a_log_without_end_is_cut() -> None:
    """A page that ticks for ever fills no memory."""
    state = play(patients()[CES], ["do:0"] * (MOST_CHOICES + 9))

    assert len(state.log) == MOST_CHOICES
