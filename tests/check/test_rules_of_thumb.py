"""Two places that contradict each other are found, and both are named."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import Corpus, read_corpus
from backedu.check.rules_of_thumb import RULES
from backedu.content.reader import find
from backedu.content.rules_of_thumb import rules_of_thumb
from backedu.places import data_dir, notebooks_dir

(RULE,) = RULES
SEEDS = [
    ("signs.toml", "new or growing weakness in a leg: emergency", "a weak leg: emergency", "leg-w"),
    ("exercises.toml", "new or growing weakness", "weakness", "leg-w"),
    ("triage.toml", "that is newly weak or gets weaker", "that gets weaker", "leg-w"),
    ("advice.toml", "does slightly worse than keeping on the move", "slows recovery", "bed-rest"),
    ("responses.toml", "It is usually not a sign", "It is not a sign", "pain-and-damage"),
    ("exercises.toml", "rises above 5 out of 10", "rises above 7 out of 10", "five-of-ten"),
    ("care.toml", "low\ndose for up to five days", "low\ndose for two weeks", "short-courses"),
    ("care.toml", "Paracetamol alone is not advised", "Paracetamol alone is advised", "paracet"),
    ("advice.toml", "If you take it, never", "First take paracetamol. Never", "paracetamol"),
]


def _corpus(folder: Path) -> Corpus:
    return read_corpus(folder, notebooks_dir(), date(2026, 11, 28))


@pytest.mark.parametrize(("file", "agreed", "seeded", "rule"), SEEDS, ids=lambda part: part[:20])
def test_a_seeded_contradiction_is_found(
    tmp_path: Path, file: str, agreed: str, seeded: str, rule: str
) -> None:
    """One place is changed; the finding names it, the agreed statement and a place that has it."""
    shutil.copytree(data_dir(), tmp_path, dirs_exist_ok=True)
    path = find(file, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert agreed in text
    path.write_text(text.replace(agreed, seeded, 1), encoding="utf-8")

    found = [each for each in RULE.faults(_corpus(tmp_path)) if each.file == file]

    statement = next(
        each.statement for id_, each in rules_of_thumb().items() if id_.startswith(rule)
    )
    assert len(found) == 1
    assert statement.rstrip(".") in found[0].fault
    assert ", as in " in found[0].fault


def test_a_place_that_no_longer_states_the_rule_is_found(tmp_path: Path) -> None:
    """A statement that is deleted from a place that must have it is missed."""
    shutil.copytree(data_dir(), tmp_path, dirs_exist_ok=True)
    path = find("signs.toml", tmp_path)
    text = path.read_text(encoding="utf-8").replace("new or growing weakness in a leg", "no")
    path.write_text(text, encoding="utf-8")

    found = [str(each) for each in RULE.faults(_corpus(tmp_path))]

    assert [one for one in found if "names 'signs', which does not state it" in one]
