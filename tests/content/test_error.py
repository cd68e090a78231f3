"""Tests of the exception that every reader of content raises."""

import pickle

import pytest

from backedu.content.error import ContentError, Where


def test_an_error_carries_where_it_is() -> None:
    """File, record, field and fault can be read from it, and its text is one sentence."""
    error = Where("claims.toml", "cold-first").error("is empty; say why", "why")

    assert (error.file, error.record, error.field) == ("claims.toml", "cold-first", "why")
    assert error.fault == "is empty; say why"
    assert str(error) == "claims.toml: record 'cold-first': field 'why' is empty; say why."


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ContentError("a.toml", "no area has 'alarm'"), "a.toml: no area has 'alarm'."),
        (ContentError("a.toml", "needs 'when'", "b"), "a.toml: record 'b': needs 'when'."),
        (
            Where("a.toml", "b", "when").error(": no answer is called 'x'"),
            "a.toml: record 'b': field 'when': no answer is called 'x'.",
        ),
    ],
)
def test_what_is_not_known_is_left_out(error: ContentError, text: str) -> None:
    """The sentence names only what the error has."""
    assert str(error) == text


def test_an_error_can_be_sent_to_another_process() -> None:
    """A kernel hands it on without losing a part."""
    error = ContentError("a.toml", "is wrong", "b", "c", line=4)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert (str(copy), copy.line) == (str(error), 4)
