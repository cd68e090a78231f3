"""The rules of thumb can be read, and so can their patterns."""

from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.content.rules_of_thumb import rules_of_thumb


def test_a_pattern_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """The sentence names the record, the field and the pattern."""
    text = find("rules_of_thumb.toml").read_text(encoding="utf-8")
    (tmp_path / "rules_of_thumb.toml").write_text(
        text.replace('stated_as = ["new', 'stated_as = ["(new', 1), encoding="utf-8"
    )

    with pytest.raises(ContentError, match=r"'leg-weakness'.*'stated_as'.*cannot be read"):
        rules_of_thumb.load(tmp_path)
