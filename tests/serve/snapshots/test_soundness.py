"""The content is read by another process, which says what is wrong with it."""

import asyncio
from pathlib import Path

import pytest

from backedu.serve.snapshots import soundness


def test_sound_content_has_no_faults() -> None:
    """The shipped content can be read."""
    assert asyncio.run(soundness.form_faults()) == []


def test_faults_come_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sentence that the other process wrote is one."""
    program = tmp_path / "check.py"
    said = "a is wrong.\nb is wrong."
    program.write_text(f"import sys\nsys.exit({said!r})\n", encoding="utf-8")
    monkeypatch.setattr(soundness, "_CHECK", (str(program),))

    assert asyncio.run(soundness.form_faults()) == ["a is wrong.", "b is wrong."]
