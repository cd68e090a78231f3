import json

from backedu.topics.consult.talk import harmful_phrases, word_lists
from backedu.views.rewriting import lists, phrases, ways


def test_our_way_comes_after_the_reader_s() -> None:
    """It is not among what is handed over at first, and only for what was written."""
    first = json.dumps([phrases(), lists()], ensure_ascii=False)
    known = harmful_phrases()

    assert not [each.id for each in known.values() if each.one_way in first]
    assert ways([]) == {}
    assert ways(["slipped_disc"])["slipped_disc"]["text"] == known["slipped_disc"].one_way
    assert ways(["slipped_disc"])["slipped_disc"]["sources"]


def test_every_list_is_handed_over_with_its_reason() -> None:
    """The page looks for the words, so it needs all of them."""
    assert [each["find"] for each in lists()] == [list(w.words) for w in word_lists().values()]
    assert all(each["why"] for each in lists())
