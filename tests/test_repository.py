"""The repository is tidy: nothing stored that is made, and every place says the same."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

import backedu

ROOT = Path(__file__).parents[1]
LOCK_FILES = {
    "Pipfile.lock", "conda-lock.yml", "package-lock.json", "pdm.lock", "pixi.lock",
    "pnpm-lock.yaml", "poetry.lock", "uv.lock", "yarn.lock",
}  # fmt: skip
ONE_MACHINE = re.compile(r"(?<![\w.])/(?:home/\w+|Users/\w+|root|work|tmp)/|[A-Z]:\\Users\\")
MOST_BYTES = 1_500_000


def read(name: str) -> str:
    """Return the text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[Path]:
    """Return the files that belong to the project: those of git, else (an archive) all."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
        return [path for path in paths if path.is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]


def test_the_version_is_one() -> None:
    """pyproject.toml, the package, the citation and the newest entry of the changelog agree."""
    newest = re.search(r"^## \[(\d[^\]]*)\] - (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    citation = yaml.safe_load(read("CITATION.cff"))
    project = tomllib.loads(read("pyproject.toml"))["project"]

    assert newest
    assert project["version"] == backedu.__version__ == citation["version"] == newest[1]
    assert str(citation["date-released"]) == newest[2]


def test_the_citation_has_the_shape_of_the_format() -> None:
    """CITATION.cff has what version 1.2.0 of the format requires, and nothing it does not know."""
    citation = yaml.safe_load(read("CITATION.cff"))

    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(citation)
    assert citation["authors"] == [{"name": "The backedu contributors"}]
    assert citation["license"] == ["BSD-3-Clause", "CC-BY-4.0"]
    assert set(citation) <= {
        "abstract", "authors", "cff-version", "date-released", "keywords", "license", "message",
        "repository-code", "title", "type", "url", "version",
    }  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        "make lesson",
        "make test",
        r".venv\Scripts\backedu present",
        r".venv\Scripts\python -m tests",
        "conda env create -f environment.yml",
    ],
)
def test_the_readme_starts_with_the_commands(command: str) -> None:
    """The first screens of the README say how to start a lesson and the tests, on every system."""
    assert command in "\n".join(read("README.md").splitlines()[:50])


def test_ci_runs_what_the_readme_says() -> None:
    """The check of a clean checkout runs the README's own test command."""
    assert re.search(r"^make test\b", read(".ci/run"), re.MULTILINE)


def test_links_between_documents_lead_somewhere() -> None:
    """Each relative link or picture in a document of the repository exists."""
    broken = [
        f"{document.name}: {target}"
        for document in ROOT.glob("*.md")
        for target in re.findall(r"\]\(([^)\s#]+)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (ROOT / target).exists()
    ]

    assert broken == []


def test_no_lock_file() -> None:
    """Dependencies are ranges in pyproject.toml; a lock file would name one day's hosts."""
    assert [path.name for path in tracked() if path.name in LOCK_FILES] == []


def test_no_path_of_one_machine() -> None:
    """No file names a folder that exists on one machine only."""
    named = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in tracked()
        if path.suffix not in {".png", ".gz", ".br", ".woff2"} and path != Path(__file__)
        if (found := ONE_MACHINE.search(path.read_text(encoding="utf-8")))
    ]

    assert named == []


def test_no_large_file() -> None:
    """No file is so large that a clone over a slow line hurts."""
    assert [path.name for path in tracked() if path.stat().st_size > MOST_BYTES] == []
