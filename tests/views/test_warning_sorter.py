import json
from itertools import pairwise

from backedu.content.wording import words
from backedu.topics.article.safety_net import Worth, safety_net
from backedu.views.warning_sorter import check_warning, sentences, speeds

SIGNS = safety_net().signs.values()
PERFECT = {sign.id: sign.level.value for sign in SIGNS if sign.kind is Worth.SIGN}


def test_nothing_is_given_away_before_the_check() -> None:
    """The sentences come without kind, level or reason, and good and bad ones are mixed."""
    assert all(set(each) == {"id", "text"} for each in sentences())
    assert check_warning({}) == {}
    kinds = [sign.kind is Worth.SIGN for sign in SIGNS]
    changes = sum(one is not other for one, other in pairwise(kinds))
    assert changes > len(kinds) / 2


def test_a_perfect_warning_is_called_so() -> None:
    """All signs at their speed: the banner says so, and nothing is asked for."""
    result = check_warning(PERFECT)

    assert result["banner"]["tone"] == "self_care"
    assert [s["title"] for s in result["sections"]] == [
        words("safety_net")["right"],
        words("safety_net")["left_out"],
    ]


def test_the_topics_still_open_are_named() -> None:
    """A missing or slow sign leaves its danger open; with all covered, the sentence changes."""
    names = safety_net().topics
    slow = check_warning(PERFECT | {"fever": "soon"})["banner"]["lines"][0]
    extra = check_warning(PERFECT | {"very-strong": "urgent"})["banner"]["lines"][0]

    assert slow == words("safety_net")["open"].format(topics=names["infection"])
    assert extra == words("safety_net")["covered"]


def test_every_sentence_is_explained_once() -> None:
    """Whatever was chosen, each sentence is in one section with its reason and sources."""
    result = check_warning({"saddle": "soon", "if-worried": "urgent", "one-leg": "emergency"})
    items = [item for section in result["sections"] for item in section["items"]]

    assert sorted(item["strong"] for item in items) == sorted(sign.text for sign in SIGNS)
    assert all(item["text"] and item["sources"] for item in items)
    assert json.loads(json.dumps(result)) == result


def test_speeds_are_offered_fastest_first() -> None:
    """The places have a short label for the list and a full one for the warning."""
    assert [each["value"] for each in speeds()] == ["emergency", "urgent", "soon"]
    assert all(len(each["label"]) < len(each["heading"]) for each in speeds())
