import re
from pathlib import Path

import pytest

from backedu.topics.consult.talk import HarmfulPhrase, WordKind, harmful_phrases, word_lists
from tests.support.content_files import assert_refused

every_phrase = pytest.mark.parametrize("phrase", harmful_phrases().values(), ids=lambda p: p.id)


def _found(text: str, *kinds: WordKind) -> list[str]:
    """The words of some kinds in a text, as whole words."""
    known = [word for each in word_lists().values() if each.kind in kinds for word in each.words]
    return [w for w in known if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text.lower())]


@every_phrase
def test_the_lists_find_something_in_every_harmful_sentence(phrase: HarmfulPhrase) -> None:
    """A reader who types it as it was said is told so."""
    assert _found(phrase.says, WordKind.FRIGHTENS, WordKind.FALSE_COMFORT)


@every_phrase
def test_our_own_way_passes_the_check(phrase: HarmfulPhrase) -> None:
    """It has none of the words that it asks readers to leave out, and it has a plan."""
    assert _found(phrase.one_way, WordKind.FRIGHTENS, WordKind.FALSE_COMFORT) == []
    assert _found(phrase.one_way, WordKind.PLAN)


def test_there_is_a_list_of_every_kind() -> None:
    """And no word is wanted and unwanted."""
    by_kind = {
        kind: {word for each in word_lists().values() if each.kind is kind for word in each.words}
        for kind in WordKind
    }

    assert all(by_kind.values())
    assert not by_kind[WordKind.PLAN] & (
        by_kind[WordKind.FRIGHTENS] | by_kind[WordKind.FALSE_COMFORT]
    )


def test_a_word_that_could_never_be_found_is_refused(tmp_path: Path) -> None:
    """What is written is read in small letters, so a capital would never match."""
    assert_refused(
        word_lists, '"damaged"', '"Damaged"', "'words' needs words in small letters", tmp_path
    )
