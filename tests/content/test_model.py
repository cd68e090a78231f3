"""The nouns of the content."""

from dataclasses import fields, is_dataclass

import pytest

from backedu.content import model

NOUNS = [noun for noun in vars(model).values() if isinstance(noun, type) and is_dataclass(noun)]
IN_ANOTHER_RECORD = {model.Option}


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_noun_cannot_be_changed_and_says_when_it_was_reviewed(noun: type) -> None:
    """A record has an id and a date, and is what it was when it was read."""
    names = {field.name for field in fields(noun)}

    assert vars(noun)["__hash__"]  # only a frozen one has the hash of its fields
    assert "id" in names
    assert "reviewed" in names or noun in IN_ANOTHER_RECORD


def test_there_are_nouns() -> None:
    """Among them the claim and its source."""
    assert {model.Claim, model.Source} <= set(NOUNS)
