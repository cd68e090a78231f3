"""What comes back next: what is due before what is new, and in which order."""

from itertools import pairwise

from backedu import content
from backedu.topics.review.choice import due, following, items, strengths
from backedu.topics.review.schedule import DAY_S, Trace, after, recalled


def test_everything_that_can_stand_alone_is_reviewed() -> None:
    """Every claim and case, and every question that needs no lab; lesson by lesson."""
    ids = {item.record.id for item in items().values()}
    place = list(content.lessons())

    assert {*content.claims(), *content.cases()} <= ids
    assert {q.id for q in content.questions().values() if not q.beside_lab} <= ids
    assert not any(q.id in ids for q in content.questions().values() if q.beside_lab)
    lessons = [place.index(item.lesson) for item in items().values()]
    assert lessons == sorted(lessons)


def test_new_ones_come_in_their_order_until_none_is_left() -> None:
    """Whoever answers everything on one day has seen each once, and then nothing more."""
    traces: dict[str, Trace] = {}
    asked = []
    while (id_ := following(traces, 0)) is not None:
        asked.append(id_)
        traces[id_] = after(None, 0, "fairly", right=True)

    assert asked == list(items())


def test_what_is_due_comes_before_what_is_new_the_weakest_first() -> None:
    """The chance of recalling them rises along the list."""
    ids = list(items())[:4]
    traces = {
        id_: after(None, n * DAY_S, ("guess", "sure")[n % 2], right=n != 2)
        for n, id_ in enumerate(ids)
    }
    now = 40 * DAY_S
    late = due(traces, now)

    assert set(late) == set(ids)
    assert following(traces, now) == late[0]
    chances = [recalled(traces[id_], now) for id_ in late]
    assert all(a <= b for a, b in pairwise(chances))


def test_what_was_taken_out_of_the_content_is_not_asked() -> None:
    """An old trace of a question that is gone does no harm."""
    trace = after(None, 0, "fairly", right=False)

    assert due({"question/gone": trace}, 9 * DAY_S) == []


def test_strengths_count_what_was_answered() -> None:
    """Only lessons of which something was answered, with how much of it would be recalled."""
    first = next(iter(items().values()))
    found = strengths({first.id: after(None, 0, "sure", right=True)}, 0)

    assert [(one.lesson, one.answered, one.expected) for one in found] == [(first.lesson, 1, 1.0)]
    assert strengths({}, 0) == []
