"""Who has signed the rules, and what has changed since the last release."""

from datetime import date
from pathlib import Path

import pytest

from backedu.content.error import ContentError
from backedu.content.level import Level
from backedu.triage import reviews as module
from backedu.triage.reviews import (
    Review,
    changes_of,
    is_new,
    releases,
    removed_rules,
    reviews,
    valid_review,
)
from backedu.triage.rules import shipped_rules

RULES = {rule.id: rule for rule, _ in shipped_rules().rules}


def test_no_one_is_entered_who_has_not_signed() -> None:
    """There is no signature, so none is valid."""
    assert not reviews()
    assert valid_review(shipped_rules().hash) is None


def test_a_signature_holds_for_its_own_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another fingerprint makes it void."""
    day = date(2026, 1, 2)
    one = Review("one", "A made-up name", "physiotherapist", day, "1", "a" * 64, day)
    monkeypatch.setattr(module, "reviews", lambda: {"one": one})

    assert valid_review("a" * 64) is one
    assert valid_review("b" * 64) is None


def test_a_signature_needs_a_whole_fingerprint(tmp_path: Path) -> None:
    """The first twelve signs, as printed beside the line to sign, are not enough."""
    (tmp_path / "reviews.toml").write_text(
        '[one]\nname = "N"\nrole = "R"\nsigned = 2026-01-02\nversion = "1"\nhash = "abc"\n'
        "reviewed = 2026-01-02\n",
        encoding="utf-8",
    )

    with pytest.raises(ContentError, match="fingerprint of 64"):
        reviews.load(tmp_path)


def test_a_changed_level_is_listed_with_old_and_new() -> None:
    """Mechanical pain in someone with cancer was a review, and is seen the same day."""
    changes = {(one.before, one.now) for one in changes_of(RULES["cancer-pain"])}

    assert (Level.SOON, Level.URGENT) in changes
    assert not is_new(RULES["cancer-pain"])
    assert is_new(RULES["injury-tender"])
    assert "fall-cannot-walk" in removed_rules()


def test_every_example_of_the_release_is_still_an_example() -> None:
    """What no rule has any more would never be shown."""
    examples = [one for rule in RULES.values() for one in (*rule.positive, *rule.negative)]

    assert all(one["answers"] in examples for one in releases()["release"].levels)
