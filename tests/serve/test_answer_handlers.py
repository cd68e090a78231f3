"""Answers without a kernel: each visitor gets the answer to what that visitor set."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from backedu import figures
from backedu.topics.labs import labs
from backedu.views.triage_panel import assess
from tests.support.running import Server, Visitor, running

TRIAGE = ("02_is_it_safe", "backedu-1")
LAB = ("07_red_flags_in_numbers", "backedu-1")
CARD = ("02_is_it_safe", "backedu-3")
ADDRESS = "/lesson/02_is_it_safe/answer/backedu-1"


def expected(age: int) -> Any:
    """Return what the triage makes of an age."""
    return json.loads(json.dumps(assess({"age": age, "leg_weakness": "none"})))


def test_each_visitor_gets_their_own_answer(server: Server) -> None:
    """Three hundred questions from twenty visitors at once, each of another age."""
    before = len(server.kernels_at_rest())
    visitors = [Visitor(server) for _ in range(20)]

    def ask(number: int) -> tuple[int, int, Any]:
        age = number % 100
        value = {"age": age, "leg_weakness": "none"}
        status, answer = visitors[number % 20].answer(*TRIAGE, value=value)
        return age, status, answer["result"]

    with ThreadPoolExecutor(20) as crowd:
        answers = list(crowd.map(ask, range(300)))

    assert [status for _, status, _ in answers] == [200] * 300
    assert all(result == expected(age) for age, _, result in answers)
    assert server.kernels() == before


def test_what_one_visitor_set_is_unknown_to_the_next(server: Server) -> None:
    """After a full answer an empty one is answered as for the first visitor of the day."""
    one, other = Visitor(server), Visitor(server)
    empty = other.answer(*TRIAGE)
    one.answer(*TRIAGE, value={"age": 80, "cancer_history": "yes"}, what_if={"age": 20})

    assert other.answer(*TRIAGE) == empty
    assert empty[1]["comparison"] == {}


def test_a_card_gives_its_feedback(visitor: Visitor) -> None:
    """And none before an option is chosen."""
    for value in ("", "nobody's"):
        status, answer = visitor.answer(*CARD, value=value)
        assert (status, answer["feedback"]) == (200, {})
    assert visitor.answer(*CARD, value="emergency")[1]["feedback"]["text"]


def test_killed_processes_cost_nobody_an_answer() -> None:
    """Each of them is killed in the middle of two hundred requests."""
    with running() as server:
        visitors = [Visitor(server) for _ in range(10)]
        for each in visitors:
            each.ask("/lesson/02_is_it_safe")

        def ask(number: int) -> tuple[int, Any]:
            if number in {40, 90, 140}:
                for process in server.answering_processes():
                    process.kill()
            return visitors[number % 10].answer(*TRIAGE, value={"age": number % 121})

        with ThreadPoolExecutor(10) as crowd:
            answers = list(crowd.map(ask, range(200)))

        assert [status for status, _ in answers] == [200] * 200
        for number, (_, answer) in enumerate(answers):
            assert answer["result"] == json.loads(json.dumps(assess({"age": number % 121})))
        assert "Traceback" not in server.stop()


# --- attacks


FORGED: list[bytes] = [
    b"",
    b"[]",
    b"7",
    b"null",
    b"{",
    b'{"value": NaN}',
    b'{"value": {"age": Infinity}}',
    b'{"value": {"age": 1e999}}',
    b'{"value": ' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    b"\xff\xfe\x00",
    b'{"value": "' + b"x" * 64_000 + b'"}',
]


@pytest.mark.parametrize("body", FORGED, ids=lambda body: repr(body[:30]))
def test_what_is_not_settings_is_refused(visitor: Visitor, body: bytes) -> None:
    """One sentence, without the reason of a machine."""
    status, text = visitor.post(ADDRESS, body)

    assert status == 400
    assert "no answer to what was sent" in json.loads(text)["message"]


@pytest.mark.parametrize(
    "value",
    [
        7,
        None,
        [],
        "\ud800",
        "__import__('os')",
        {"age": 10**400},
        {"age": "<script>"},
        {"age": {"$": [1]}},
        {"__class__": "x"},
        {"x" * 5000: "y" * 5000},
        {str(i): i for i in range(3000)},
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_forged_value_is_answered_without_harm(visitor: Visitor, value: Any) -> None:
    """The control limits it; the answer names no path, and the next one is right."""
    _, answer = visitor.answer(*TRIAGE, value=value)
    text = json.dumps(answer)

    assert "Traceback" not in text
    assert "/backedu/" not in text
    assert ".py" not in text
    again = visitor.answer(*TRIAGE, value={"age": 40, "leg_weakness": "none"})
    assert again[1]["result"] == expected(40)


def test_a_request_sets_nothing_that_a_page_may_not(visitor: Visitor) -> None:
    """Forged scripts, feedback and attributes are dropped and never come back, for anybody."""
    forged: dict[str, Any] = {
        name: {"forged": 1} for name in ("_esm", "_css", "result", "groups", "comm", "keys")
    }
    status, answer = visitor.answer(TRIAGE[0], TRIAGE[1], **forged, layout="forged", remembers=True)
    after = visitor.answer(*TRIAGE)

    assert status == 200
    assert "forged" not in json.dumps(answer)
    assert answer == after[1]


@pytest.mark.parametrize(
    "address",
    [
        "/lesson/02_is_it_safe/answer/backedu-99",
        "/lesson/02_is_it_safe/answer/backedu-999999999999999999999",
        "/lesson/nobody/answer/backedu-1",
        "/lesson/02_is_it_safe/answer/../../../etc/passwd",
        "/lesson/02_is_it_safe/answer/backedu-1/..",
        "/lesson/02_is_it_safe/answer/_esm",
        "/lesson/02_is_it_safe/answer/",
        "/lesson/04_claim_check/answer/backedu-2",
    ],
)
def test_nothing_else_can_be_asked(visitor: Visitor, address: str) -> None:
    """Other controls, other lessons, and what shows something fixed."""
    status, text = visitor.post(address, b"{}")

    assert status in {404, 405}
    assert "Traceback" not in text


def test_an_answer_needs_the_page_s_token(visitor: Visitor) -> None:
    """Another site cannot ask in a visitor's name; and it cannot be asked by a link."""
    assert visitor.ask(ADDRESS, "POST", body=b"{}")[0] == 403
    assert visitor.ask(ADDRESS)[0] == 405


def test_a_body_beyond_measure_is_not_read(visitor: Visitor) -> None:
    """What no page sends is not kept in memory first."""
    visitor.ask("/lesson/02_is_it_safe")
    token = {"X-XSRFToken": visitor.cookie.split("=", 1)[1]}
    try:
        status, _ = visitor.ask(ADDRESS, "POST", token, b"x" * 3_000_000)
    except OSError:  # it hung up while we were sending
        status = 400

    assert status == 400
    assert Visitor(visitor.server).answer(*TRIAGE)[0] == 200


def test_a_flood_leaves_the_others_their_answers() -> None:
    """While one visitor asks a thousand different things, another is answered in seconds."""
    with running() as server:
        hostile, patient = Visitor(server), Visitor(server)
        for each in (hostile, patient):
            each.ask("/lesson/02_is_it_safe")

        def flood(number: int) -> int:
            return hostile.answer(*TRIAGE, value={str(number): "x" * 5000})[0]

        with ThreadPoolExecutor(40) as crowd:
            flooding = [crowd.submit(flood, number) for number in range(1000)]
            time.sleep(0.5)
            began = time.monotonic()
            status, answer = patient.answer(*TRIAGE, value={"age": 40, "leg_weakness": "none"})
            took = time.monotonic() - began
            assert {each.result() for each in flooding} <= {200, 503}

        assert (status, answer["result"]) == (200, expected(40))
        assert took < 5


# --- labs with too many pictures to draw beforehand


def test_a_lab_is_drawn_for_all(server: Server) -> None:
    """Twenty visitors at once get the picture that they asked for, and no kernel each."""
    before = len(server.kernels_at_rest())
    values = [labs()["red_flag"].start() | {"sensitivity": n} for n in range(80, 100)]
    with ThreadPoolExecutor(20) as visitors:
        answers = list(
            visitors.map(lambda value: Visitor(server).answer(*LAB, value=value), values)
        )
    findings = [figures.draw("red_flag", value).finding for value in values]

    assert [status for status, _ in answers] == [200] * 20
    assert [answer["figure"]["finding"] for _, answer in answers] == findings
    assert server.kernels() == before


@pytest.mark.parametrize(
    "value",
    [{"prevalence": 1e300}, {"sensitivity": "<script>"}, {"figure": {}, "x" * 99: [[]]}, {}],
)
def test_what_a_slider_cannot_show_is_limited(visitor: Visitor, value: dict[str, Any]) -> None:
    """Whatever is in the object, the picture is one that the sliders can show."""
    status, answer = visitor.answer(*LAB, value=value)

    assert status == 200
    assert set(answer["figure"]) >= {"data", "layout", "finding", "table"}


# --- controls that keep a kernel


@pytest.fixture(scope="module")
def kept(own_server: Server) -> Visitor:
    """A visitor of a folder with a control that a notebook has made."""
    return Visitor(own_server)


def test_a_control_of_a_notebook_keeps_its_kernel(kept: Visitor) -> None:
    """Its page is told so, and it cannot be asked; the lesson beside it can."""
    assert kept.answer("pad", "backedu-1")[0] == 404
    assert kept.answer(*TRIAGE)[0] == 200


def test_no_kernel_starts_where_none_is_needed(visitor: Visitor, kept: Visitor) -> None:
    """A lesson whose controls all answer for everybody has no other door."""
    assert visitor.post("/lesson/02_is_it_safe/kernel")[0] == 404
    assert kept.post("/lesson/pad/kernel")[0] == 200
