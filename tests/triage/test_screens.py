"""The screening questions: what an answer to one of them means for the contract."""

import shutil
from pathlib import Path

import pytest

from backedu.content.error import ContentError
from backedu.content.reader import find
from backedu.triage.answers import contract, emergency_names
from backedu.triage.screens import Screen, expanded, screens

SCREENED = {name for screen in screens().values() for name in screen.items}


def test_no_emergency_question_is_gathered() -> None:
    """Each sign that alone makes an emergency is asked by itself."""
    assert not set(SCREENED) & set(emergency_names())


@pytest.mark.parametrize("screen", screens().values(), ids=screens())
def test_a_screening_question_says_the_same_as_its_questions(screen: Screen) -> None:
    """None: each is "no". Ticked: "yes", or left to its own question. Not sure: nothing."""
    assert expanded({screen.id: []}) == dict.fromkeys(screen.items, "no")
    assert expanded({screen.id: "unknown"}) == {}
    for name in screen.items:
        ticked = expanded({screen.id: [name]})
        simple = set(contract()[name].options) == {"yes", "no", "unknown"}
        assert ticked.get(name) == ("yes" if simple else None)
        assert {value for other, value in ticked.items() if other != name} == {"no"}


def test_a_ticked_yes_is_never_lost() -> None:
    """What is ticked counts, whatever the question itself was answered before."""
    assert expanded({"feeling_ill": ["fever"], "fever": "no"})["fever"] == "yes"
    assert expanded({"feeling_ill": [], "fever": "yes"})["fever"] == "yes"


def test_each_answer_has_one_screening_question() -> None:
    """No answer is asked for by two of them."""
    names = [name for screen in screens().values() for name in screen.items]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("fever =", "fewer =", "has 'fewer'"),
        ("fever =", "syncope =", "has 'syncope'"),
        ('group = "Infection"', 'group = "Infections"', "is not one of"),
    ],
)
def test_a_spoilt_screening_question_is_named(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """An answer that does not exist or must be asked by itself, or an unknown step."""
    shutil.copy(find("answers.toml"), tmp_path)
    text = find("screens.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "screens.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=said):
        screens.load(tmp_path)
