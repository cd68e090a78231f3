from pathlib import Path

import pytest

from backedu.content.reader import find
from backedu.topics.consult.sortings import Sorting, sortings
from tests.support.content_files import assert_refused

every_sorting = pytest.mark.parametrize("task", sortings().values(), ids=lambda each: each.id)


@every_sorting
def test_every_item_counts_where_it_belongs(task: Sorting) -> None:
    """All right, all but one, none."""
    placed = {item.id: item.place for item in task.items}
    first = task.items[0].id

    assert task.right(placed) == len(task.items)
    assert task.right({**placed, first: "nowhere"}) == len(task.items) - 1
    assert task.right({}) == 0


@every_sorting
def test_what_an_item_rests_on_is_listed_once(task: Sorting) -> None:
    """The lesson's references hold the sources of the task and of each item."""
    named = {source for item in task.items for source in item.sources}

    assert named <= set(task.all_sources)
    assert len(set(task.all_sources)) == len(task.all_sources)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('place = "strongly"', 'place = "never"', "isn't one of the places"),
        ('id = "fear"', 'id = "expectation"', "needs an id of its own"),
        ('{ id = "strongly"', '{ id = "not"', "needs at least two"),
        ('sources = ["iles-2008", "iles-2009"] }', 'sources = ["nobody-1999"] }', "sources.toml"),
        ('tells = ["hopes"]', 'tells = ["injury"]', "'weddings' tell 'injury', which 'early-ces'"),
        ("{reflexes}. ", "{vitals}. ", "'signs' tell 'vitals', which 'early-ces' doesn't hold"),
        ('tells = ["thinks"], ', "", "'tablets' name no fact of the case"),
        ('not_asked = ["sex"]', 'not_asked = ["bowel"]', "say that 'bowel' was not asked"),
        ("{power}. {saddle-test}.", "{power}.", "lacks 'saddle-test', which decides the level"),
        ('patient = "early-ces"', 'patient = "leanne"', "is 'leanne', which isn't a patient"),
        ('patient = "early-ces"\n', "", "is missing, but 'story' tells of one"),
    ],
)
def test_a_task_that_cannot_be_solved_is_refused(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """The sentence names what is wrong."""
    assert_refused(sortings, old, new, fault, tmp_path)


def test_items_that_stand_in_the_order_of_their_places_are_refused(tmp_path: Path) -> None:
    """Who sees that they do need not think."""
    text = find(sortings.file).read_text(encoding="utf-8")
    block = text[text.index("[who_may_sign]") :]
    items = [line for line in block.splitlines(keepends=True) if " place = " in line]
    places = ["yes", "no", "other", "needless"]
    in_order = sorted(
        items, key=lambda line: places.index(line.split('place = "')[1].split('"')[0])
    )

    assert_refused(sortings, "".join(items), "".join(in_order), "order of the places", tmp_path)
