"""Files beside notebooks: which ones a visitor can fetch, and what a reference leads to."""

from pathlib import Path

import pytest

from backedu.serve.folder.beside import KINDS, Beside, address_beside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A served folder, and a secret beside it."""
    served = tmp_path / "served"
    for name in ("pic.png", "my pic.PNG", "week 1/Übung.svg", "film.mp4", "notes.txt", "a.ipynb"):
        (served / name).parent.mkdir(parents=True, exist_ok=True)
        (served / name).write_text("x", encoding="utf-8")
    (tmp_path / "secret.png").write_text("secret", encoding="utf-8")
    return served


def test_pictures_sounds_and_films_are_there(folder: Path) -> None:
    """In the folder and below it, in letters of any kind."""
    beside = Beside(folder)

    for address in ("pic.png", "my pic.PNG", "week 1/Übung.svg", "week 1/U\u0308bung.svg"):
        assert beside.get(address)
    assert beside.get("film.mp4") == folder / "film.mp4"


@pytest.mark.parametrize(
    "address",
    [
        "notes.txt",
        "a.ipynb",
        "../secret.png",
        "week 1/../pic.png",
        "/etc/passwd",
        "",
        ".",
        "pic.png/",
    ],
)
def test_nothing_else_is_there(folder: Path, address: str) -> None:
    """Other kinds of files are never served, and an address is not a path."""
    assert Beside(folder).get(address) is None


def test_a_link_does_not_lead_out(folder: Path) -> None:
    """A link to a file of the folder is that file; one to any other is nothing, also later."""
    (folder / "inside.png").symlink_to(folder / "pic.png")
    (folder / "outside.png").symlink_to(folder.parent / "secret.png")
    (folder / "disguised.png").symlink_to(folder / "notes.txt")
    (folder / "nowhere.png").symlink_to(folder / "gone.png")
    beside = Beside(folder)
    (folder / "pic.png").unlink()
    (folder / "pic.png").symlink_to(folder.parent / "secret.png")

    for name in ("outside.png", "disguised.png", "nowhere.png", "pic.png", "inside.png"):
        assert beside.get(name) is None, name


def test_a_file_that_is_added_is_found_when_it_is_listed_again(folder: Path) -> None:
    """An author puts a picture there while the server runs, and takes another away."""
    beside = Beside(folder)
    (folder / "new.png").touch()
    (folder / "pic.png").unlink()
    before = beside.get("new.png")
    beside.refresh()

    assert before is None
    assert beside.get("new.png")
    assert beside.get("pic.png") is None


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("pic.png", "week 1/pic.png"),
        ("./pic.png", "week 1/pic.png"),
        ("my%20pic.png", "week 1/my pic.png"),
        ("my pic.png", "week 1/my pic.png"),
        (r"figures\\a.png", "week 1/figures/a.png"),
        ("../a.png?width=3#top", "a.png"),
        ("U\u0308bung.png", "week 1/Übung.png"),
        ("%C3%9Cbung.png", "week 1/Übung.png"),
        ("../../a.png", None),
        ("%2e%2e/%2e%2e/a.png", None),
        ("/a.png", None),
        (r"\\\\server\\a.png", None),
        ("C:/a.png", None),
        ("file:///etc/a.png", None),
        ("https://example.org/a.png", None),
        ("//example.org/a.png", None),
        ("http://[", None),
        ("#top", None),
        ("", None),
    ],
)
def test_where_a_reference_leads(reference: str, address: str | None) -> None:
    """From the notebook's own folder, however it is typed, and never out of the served one."""
    assert address_beside("week 1/lecture", reference) == address


def test_no_kind_of_file_could_hold_a_page() -> None:
    """Nothing that a browser would open as a page or run as a script is in the table."""
    assert not {".html", ".htm", ".js", ".xml", ".pdf", ".css"} & set(KINDS)
    assert {kind.split("/")[0] for kind in KINDS.values()} == {"image", "video", "audio", "text"}
