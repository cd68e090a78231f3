"""pyproject.toml says what is needed; environment.yml and the imports agree with it."""

import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.test_layers import MODULES, imports_of

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

BY_PIP = {"fsrs"}  # conda-forge does not have it

Ranges = dict[str, SpecifierSet]


def ranges(requirements: list[str]) -> Ranges:
    """Return version range by canonical name."""
    parsed = map(Requirement, requirements)
    return {canonicalize_name(each.name): each.specifier for each in parsed}


def declared() -> Ranges:
    """Return what pyproject.toml asks for at run time, with Python itself."""
    return ranges(PROJECT["dependencies"]) | {"python": SpecifierSet(PROJECT["requires-python"])}


def conda(document: str) -> tuple[Ranges, list[str]]:
    """Return the packages of an environment.yml, and the lines that it leaves to pip."""
    entries = yaml.safe_load(document)["dependencies"]
    by_pip = [line for entry in entries if isinstance(entry, dict) for line in entry["pip"]]
    return ranges([entry for entry in entries if isinstance(entry, str)]), by_pip


def test_conda_users_get_the_same_packages() -> None:
    """environment.yml names the same packages in the same ranges; pip adds backedu and the rest."""
    packages, by_pip = conda((ROOT / "environment.yml").read_text(encoding="utf-8"))
    packages.pop("pip")

    assert packages == {name: range_ for name, range_ in declared().items() if name not in BY_PIP}
    assert by_pip == ["-e ."]


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("plotly >=6.0,<8", "plotly >=6.0,<9"),
        ("dacite >=1.9,<2", "pandas"),
        ("python >=3.11", "python >=3.10"),
    ],
)
def test_a_difference_is_seen(line: str, changed: str) -> None:
    """A range, a name or the Python version that differs is noticed."""
    document = (ROOT / "environment.yml").read_text(encoding="utf-8")
    packages, _ = conda(document.replace(line, changed))
    packages.pop("pip")

    assert packages != declared()


def test_every_import_is_declared() -> None:
    """No module imports what only happens to be installed with something else."""
    texts = (path.read_text(encoding="utf-8") for path in MODULES)
    imported = {name.split(".")[0] for text in texts for name in imports_of(text)}
    owners = packages_distributions()
    undeclared = {
        module
        for module in imported - set(sys.stdlib_module_names) - {"backedu"}
        if not {canonicalize_name(name) for name in owners.get(module, [module])} & set(declared())
    }

    assert not undeclared, "add them to pyproject.toml and to environment.yml"
