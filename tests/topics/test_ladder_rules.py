from pathlib import Path

import pytest

from backedu.check.files import documents
from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.care import exercises
from backedu.topics.ladder.rules import ladder

FILES = ("ladder.toml", "responses.toml", "signs.toml", "checkpoints.toml")


def test_every_limit_is_marked_as_custom() -> None:
    """No trial stands behind rungs, responses, signs and checkpoints; each record says so."""
    known = ladder()
    sure = [part.certainty for part in known.rungs[:-1]]
    sure += [part.certainty for part in known.responses]
    sure += [part.certainty for part in known.signs.values()]
    sure += [part.certainty for part in known.checkpoints]

    assert {each.value for each in sure} == {"consensus"}


def test_each_exercise_of_the_content_has_its_rung() -> None:
    """All exercises but walking, which every rung has, stand on the ladder."""
    placed = {id_ for rung in ladder().rungs for id_ in rung.exercises}

    assert placed == set(exercises()) - {"walking"}


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("ladder.toml", "until_day = 10", "until_day = 2", "'until_day' must rise"),
        ("ladder.toml", "until_day = 10\n", "", "'until_day' must rise"),
        ("ladder.toml", '"hip_bridge", "seated', '"handstand", "seated', "names 'handstand'"),
        ("ladder.toml", "how = { plank", "how = { yoga", "'load': field 'how' names an exercise"),
        ("ladder.toml", 'sources = ["dahm-2010"]', "sources = []", "'settle': field 'sources'"),
        ("responses.toml", "step = 0", "step = 1", "'bearable': needs wider limits and a lower"),
        ("responses.toml", "pain_during_max = 5", "pain_during_max = 2", "'bearable': needs wider"),
        ("responses.toml", "pain_during_max = 10", "pain_during_max = 9", "must reach 10 and 10"),
        ("signs.toml", 'highest_rung = "move"', 'highest_rung = "moon"', "names no rung"),
        ("signs.toml", '"lying_twist"', '"handstand"', "'leg_spreads': field 'withheld'"),
        ("signs.toml", "why_withheld =", "highest_rung_ =", "highest_rung_"),
        ("checkpoints.toml", "from_day = 42", "from_day = 14", "must begin with 0 and rise"),
        ("checkpoints.toml", "from_day = 0", "from_day = 1", "must begin with 0 and rise"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    """The sentence names the file, and the record and field where one is at fault."""
    for name in FILES:
        text = find(name).read_text(encoding="utf-8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        documents()[file.removesuffix(".toml")].load(tmp_path)
