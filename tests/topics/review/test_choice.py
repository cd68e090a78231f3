"""What comes back next: what is due before what is new, and in which order."""

from itertools import pairwise

from backedu import content
from backedu.content.question import Format
from backedu.topics.patients.records import patients
from backedu.topics.review.choice import Reader, ahead, following, items, strengths
from backedu.topics.review.kept import Kept
from backedu.topics.review.schedule import DAY_S, after


def answered(at_s: int, sure: str = "fairly", *, right: bool = True) -> Kept:
    """Return what is kept of a question that was answered once."""
    return Kept(after(None, at_s, sure, right=right), sure, right)


def test_everything_that_can_stand_alone_is_reviewed() -> None:
    """Every claim, case and staged patient, and every question that needs no lab, in order."""
    ids = {item.record.id for item in items().values()}
    place = list(content.lessons())

    assert {*content.claims(), *content.cases()} <= ids
    asked = [each for each in content.questions().values() if not each.beside_lab]
    practice = {each.id for each in asked if each.format is Format.CONCORDANCE}
    assert {each.id for each in asked} & ids == {each.id for each in asked} - practice
    assert not any(q.id in ids for q in content.questions().values() if q.beside_lab)
    assert {*patients()} <= ids
    lessons = [place.index(item.lesson) for item in items().values()]
    assert lessons == sorted(lessons)


def test_what_is_probably_lost_is_counted_among_what_is_due() -> None:
    """The chance of each that is due to be forgotten, added up; what is not due counts nothing."""
    kept = {id_: answered(0) for id_ in [*items()][:9]}

    assert Reader(kept, 0).lost == 0
    reader = Reader(kept, 30 * DAY_S)
    assert len(reader.due) == 9
    assert 2 < reader.lost < 4


def test_new_ones_come_in_their_order_until_none_is_left() -> None:
    """Whoever answers everything on one day has seen each once, and then nothing more."""
    kept: dict[str, Kept] = {}
    asked = []
    while (id_ := following(Reader(kept, 0))) is not None:
        asked.append(id_)
        kept[id_] = answered(0)

    assert asked == [id_ for id_, item in items().items() if item.can_be_new]


def test_a_staged_patient_comes_back_once_it_has_been_met() -> None:
    """The card would tell beforehand what its consultation leaves to be asked."""
    ids = [id_ for id_, item in items().items() if not item.can_be_new]
    met = Reader({ids[0]: answered(0, right=False)}, 9 * DAY_S)

    assert not {*ids} & {*Reader({}, 0).items}
    assert (following(met), [id_ for id_ in ids if id_ in met.items]) == (ids[0], ids[:1])


def test_what_was_wrong_comes_first_by_lesson_and_then_the_weakest() -> None:
    """Blocked practice until it is mastered; of the rest the chance of recall rises."""
    ids = list(items())[:8]
    kept = {
        id_: answered(n * DAY_S, ("guess", "sure")[n % 2], right=n not in {2, 5})
        for n, id_ in enumerate(ids)
    }
    reader = Reader(kept, 60 * DAY_S)
    late = reader.due

    assert set(late) == set(ids)
    assert late[:2] == [ids[2], ids[5]]
    assert following(reader) == late[0]
    chances = [reader.recalled_now[id_] for id_ in late[2:]]
    assert all(a <= b for a, b in pairwise(chances))


def test_what_is_mastered_comes_mixed() -> None:
    """Of what is due the next one is from another lesson than the last, where there is one."""
    by_lesson: dict[str, list[str]] = {}
    for item in items().values():
        by_lesson.setdefault(item.lesson, []).append(item.id)
    one, other = [ids[:3] for ids in by_lesson.values() if len(ids) > 2][:2]
    kept = {id_: answered(0) for id_ in [*one, *other]}
    now = 9 * DAY_S
    lessons = []
    for _ in range(6):
        id_ = following(Reader(kept, now)) or ""
        lessons.append(items()[id_].lesson)
        now += 60
        kept[id_] = Kept(after(kept[id_].trace, now, "sure", right=True), "sure")

    assert all(a != b for a, b in pairwise(lessons))


def test_what_was_taken_out_of_the_content_or_left_out_is_not_asked() -> None:
    """An old row of a question that is gone does no harm, and a reader's own choice holds."""
    first, second = list(items())[:2]
    kept = {"question/gone": answered(0, right=False), first: answered(0, right=False)}
    reader = Reader(kept, 9 * DAY_S, left_out=frozenset({first}))

    assert reader.due == []
    assert following(reader) == second


def test_strengths_count_what_was_answered() -> None:
    """Only objectives that were practised, with how much of it would be recalled."""
    first = next(iter(items().values()))
    found = strengths(Reader({first.id: answered(0, "sure")}, 0))

    assert [(one.objective, one.answered, one.expected, one.last_s) for one in found] == [
        (first.objective, 1, 1.0, 0)
    ]
    assert strengths(Reader({}, 0)) == []


def test_the_weakest_objective_comes_first_and_each_is_one_of_its_lesson() -> None:
    """So that what needs practice is seen; a case and a claim count for what they practise."""
    reader = Reader({id_: answered(n * DAY_S) for n, id_ in enumerate(items())}, 300 * DAY_S)
    found = strengths(reader)
    shares = [one.expected / one.answered for one in found]

    assert shares == sorted(shares)
    assert sum(one.answered for one in found) == len(items())
    assert all(one.objective in content.lessons()[one.lesson].outcomes for one in found)


def test_the_days_ahead_bring_more_due_and_less_recalled() -> None:
    """In a month more is due than in a week, and less would be recalled without review."""
    reader = Reader({id_: answered(0, "sure") for id_ in list(items())[:20]}, 0)
    days = [ahead(reader, n) for n in (0, 7, 30)]

    assert [each.due for each in days] == [0, 0, 20]
    assert days[0].recalled == 20
    assert all(a.recalled > b.recalled for a, b in pairwise(days))
