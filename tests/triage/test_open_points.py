"""A point that is left to a clinician names rules that exist, and is on the page to sign."""

from pathlib import Path

import pytest

from backedu.content.error import ContentError
from backedu.content.reader import find
from backedu.triage.open_points import open_points


def test_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """A renamed rule leaves no point that leads nowhere."""
    text = find("open_points.toml").read_text(encoding="utf-8")
    (tmp_path / "open_points.toml").write_text(
        text.replace('"injury-major"', '"injury-huge"'), encoding="utf-8"
    )

    with pytest.raises(ContentError, match="names 'injury-huge', which isn't a rule"):
        open_points.load(tmp_path)
