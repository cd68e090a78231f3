import json

import pytest

from backedu.topics.consult.sortings import Sorting, sortings
from backedu.views.sorting import checked, places, rows

every_sorting = pytest.mark.parametrize("task", sortings().values(), ids=lambda each: each.id)


@every_sorting
def test_nothing_tells_the_place_before_it_is_checked(task: Sorting) -> None:
    """Neither the rows nor the places hold a reason; without a place there is no result."""
    shown = json.dumps([rows(task), places(task)], ensure_ascii=False)

    assert not [item.id for item in task.items if item.why in shown]
    assert checked(task, {}) == {}


@every_sorting
def test_every_item_is_explained_where_it_belongs(task: Sorting) -> None:
    """Under the label of its place, with what the reader said and a mark where that was right."""
    first, *others = task.items
    wrong = next(place for place in task.places if place.id != first.place)
    result = checked(task, {first.id: wrong.id} | {item.id: item.place for item in others})
    under = {
        item["strong"].removeprefix("✓ ").rstrip("."): (part["title"], item)
        for part in result["sections"]
        for item in part["items"]
    }
    labels = {place.id: place.label for place in task.places}

    told = {item.id: under[item.text.rstrip(".")] for item in task.items}
    assert {id_: title for id_, (title, _) in told.items()} == {
        item.id: labels[item.place] for item in task.items
    }
    assert all(line["strong"].endswith((".", "?", "”")) for _, line in told.values())
    assert wrong.label in told[first.id][1]["text"]
    assert not told[first.id][1]["strong"].startswith("✓")
    assert f"{len(others)} of the {len(task.items)}" in result["banner"]["title"]
