"""Three faults that could hurt a reader, seeded in the shipped content, are found by the check."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from backedu.check import registry
from backedu.content.reader import find
from backedu.places import data_dir

SEEDS = {
    "signs.toml": ("new or growing weakness in a leg: emergency", "a weak leg: emergency"),
    "rules.toml": (
        'sources = ["girft-ces-2023", "csp-girft-2024", "ifompt-2020", "dionne-2019"]',
        'sources = ["boos-1995"]',
    ),
    "advice.toml": ("Only if a prescriber advises it.", "Ask for cyclobenzaprine."),
}
"""File, what it says, and the fault: a contradiction, a source nobody saw, an American medicine."""


def test_seeded_faults_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is named with its file; the list of agreed statements misses one in its place."""
    shutil.copytree(data_dir(), tmp_path, dirs_exist_ok=True)
    for file, (agreed, fault) in SEEDS.items():
        path = find(file, tmp_path)
        text = path.read_text(encoding="utf-8")
        assert agreed in text
        path.write_text(text.replace(agreed, fault, 1), encoding="utf-8")
    monkeypatch.setattr(registry, "data_dir", lambda: tmp_path)

    found = {one.file: str(one) for one in registry.findings(date(2026, 11, 28))}

    assert set(found) == {*SEEDS, "rules_of_thumb.toml"}
    assert "but the rule of thumb is" in found["signs.toml"]
    assert "names only publications that nobody has seen" in found["rules.toml"]
    assert "isn't met in the UK" in found["advice.toml"]
