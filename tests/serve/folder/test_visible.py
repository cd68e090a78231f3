"""Hidden files, and folders that are programs' own, are not an author's."""

import unicodedata
from pathlib import Path

import pytest

from backedu.serve.folder.visible import address_of, visible_files

KINDS = frozenset({".ipynb"})


@pytest.mark.parametrize(
    "hidden",
    [
        "._Lecture.ipynb",
        ".ipynb_checkpoints/Lecture-checkpoint.ipynb",
        "weeks/.trash/old.ipynb",
        "node_modules/made/example.ipynb",
        "weeks/__pycache__/odd.ipynb",
    ],
)
def test_what_its_author_does_not_see_is_not_there(tmp_path: Path, hidden: str) -> None:
    """Copies that programs leave behind are not listed, wherever they are."""
    for name in ("Lecture.ipynb", "weeks/One.IPYNB", hidden):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [address_of(path, tmp_path) for path in visible_files(tmp_path, KINDS)]

    assert found == ["Lecture.ipynb", "weeks/One.IPYNB"]


@pytest.mark.parametrize("mark", ["pyvenv.cfg", "conda-meta/history"])
def test_a_python_of_its_own_is_not_entered(tmp_path: Path, mark: str) -> None:
    """The examples that come with packages are not notebooks of the author's."""
    (tmp_path / "env" / mark).parent.mkdir(parents=True)
    (tmp_path / "env" / mark).touch()
    (tmp_path / "env" / "example.ipynb").touch()

    assert list(visible_files(tmp_path, KINDS)) == []


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    """A link back to where it is would never end, and another folder is not the author's choice."""
    (tmp_path / "served").mkdir()
    (tmp_path / "a.ipynb").touch()
    (tmp_path / "served" / "linked").symlink_to(tmp_path, target_is_directory=True)

    assert list(visible_files(tmp_path / "served", KINDS)) == []


def test_one_name_is_one_address_however_it_is_written() -> None:
    """A Mac writes "ü" in two characters; the address is the same."""
    names = [unicodedata.normalize(form, "Übung") for form in ("NFC", "NFD")]

    assert names[0] != names[1]
    assert len({address_of(Path("/n") / name, Path("/n")) for name in names}) == 1


def test_a_name_that_is_not_unicode_is_refused() -> None:
    """No address can hold it."""
    with pytest.raises(ValueError, match="surrogates"):
        address_of(Path("/n/caf\udce9.ipynb"), Path("/n"))
