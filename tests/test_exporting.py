"""What ``backedu export`` writes, and where; faults of all commands are in ``test_cli``."""

from pathlib import Path

import pytest

from backedu.cli import main


def test_the_rules_are_written_to_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By default beside where the command runs; the sentence says where."""
    monkeypatch.chdir(tmp_path)
    codes = [main(["export", "rules"]), main(["export", "rules", "mine.html"])]
    pages = [(tmp_path / name).read_bytes() for name in ("rules.html", "mine.html")]
    said = capsys.readouterr().out

    assert codes == [0, 0]
    assert pages[0] == pages[1]
    assert pages[0].startswith(b"<!DOCTYPE html>")
    assert "rules.html" in said
    assert "mine.html" in said


@pytest.mark.parametrize(
    ("words", "file", "begins"),
    [
        (["coverage"], "coverage.html", "<!DOCTYPE html>"),
        (["references"], "references.html", "<!DOCTYPE html>"),
        (["references", "--format", "bibtex"], "references.bib", "@"),
        (["references", "--format", "ris"], "references.ris", "TY  - "),
        (["references", "--format", "csl"], "references.json", "["),
        (["exercises", "plank:easier=1x3x10", "walking"], "exercises.html", "<!DOCTYPE html>"),
        (["references", "mine.bib", "--format=bibtex"], "mine.bib", "@"),
    ],
)
def test_what_is_exported_is_written_to_a_file(
    tmp_path: Path,
    words: list[str],
    file: str,
    begins: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each kind has a file of its own by default; the sentence says where it is."""
    monkeypatch.chdir(tmp_path)

    assert main(["export", *words]) == 0
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)
    assert f" in {file}: " in capsys.readouterr().out
