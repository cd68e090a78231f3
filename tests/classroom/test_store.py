"""What is acknowledged is on the disk; nothing personal is, and what is deleted is gone."""

import sqlite3
import time
from pathlib import Path

import pytest

from backedu.classroom.lecture import Lecture
from backedu.classroom.step import Step
from backedu.classroom.store import RESUMED_FOR_S, Fate, Opened, Store
from backedu.classroom.tally import Vote

STEPS = [Step("lobby", "lobby"), Step("q", "question")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a class is written down."""
    return tmp_path / "folder" / "class.sqlite3"


def voting(store: Store) -> Opened:
    """Begin a class whose first vote is open."""
    opened = store.open()
    store.save(opened.id, Lecture().forward(STEPS).forward(STEPS), STEPS, opened.lecture)
    return opened


def test_a_burst_is_one_commit(file: Path) -> None:
    """Votes that came together are answered each by itself, the late one too."""
    store = Store(file)
    opened = voting(store)
    votes = [Vote("p", "q", 1, "a"), Vote("r", "q", 2, "a"), Vote("s", "q", 1, "b", "sure")]

    assert store.cast(opened.id, votes) == [Fate.SAVED, Fate.CLOSED, Fate.SAVED]
    assert {(vote.phone, vote.choice, vote.sure) for vote in store.votes(opened.id)} == {
        ("p", "a", ""), ("s", "b", "sure"),
    }  # fmt: skip
    assert len(store.votes(opened.id, "q", [1])) == 2


def test_an_old_vote_that_is_sent_again_undoes_nothing(file: Path) -> None:
    """The later turn wins, in whichever order they arrive."""
    store = Store(file)
    opened = voting(store)
    for vote in (Vote("p", "q", 1, "b", turn=2), Vote("p", "q", 1, "a", turn=1)):
        store.cast(opened.id, [vote])

    assert [vote.choice for vote in store.of_phone(opened.id, "p")] == ["b"]


def test_another_program_sees_what_was_acknowledged(file: Path) -> None:
    """It was committed, in a file that only its owner reads."""
    store = Store(file)
    store.cast(voting(store).id, [Vote("p", "q", 1, "a")])

    assert sqlite3.connect(file).execute("select choice from votes").fetchall() == [("a",)]
    assert file.stat().st_mode & 0o077 == 0


def test_a_class_that_broke_off_goes_on(file: Path) -> None:
    """With its code, its addresses, its place and its phones."""
    store = Store(file)
    opened = voting(store)
    store.join(opened.id, "p")
    store.join(opened.id, "p")
    again = Store(file).open()

    assert (again.id, again.code, again.wall, again.panel) == (
        opened.id, opened.code, opened.wall, opened.panel,
    )  # fmt: skip
    assert again.lecture.open_round(STEPS) == ("q", 1)
    assert store.phones(opened.id) == {"p"}


def test_a_class_that_was_ended_is_not_resumed(file: Path) -> None:
    """The next group begins with a code and addresses of its own."""
    store = Store(file)
    opened = store.open()
    store.end(opened.id)
    new = store.open()

    assert new.id != opened.id
    assert len({opened.wall, opened.panel, new.wall, new.panel}) == 4


def test_yesterday_is_not_resumed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that was shut in one class does not surprise the next."""
    store = Store(file)
    opened = store.open()
    later = time.time() + RESUMED_FOR_S + 2
    monkeypatch.setattr(time, "time", lambda: later)

    assert store.open().id != opened.id


def test_what_is_deleted_is_gone_from_the_file(file: Path) -> None:
    """Also from what SQLite would leave lying in it; other classes stay."""
    store = Store(file)
    kept = voting(store)
    store.cast(kept.id, [Vote("kept-phone", "q", 1, "a")])
    store.end(kept.id)
    opened = voting(store)
    store.join(opened.id, "deleted-phone")
    store.cast(opened.id, [Vote("deleted-phone", "q", 1, "a")])
    store.delete(opened.id)
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())

    assert store.votes(opened.id) == []
    assert b"deleted-phone" not in left
    assert b"kept-phone" in left


@pytest.mark.parametrize("fields", [("", "q", 1, "a"), ("p", "", 1, "a"), ("p", "q", 1, "")])
def test_an_empty_vote_is_not_a_vote(fields: tuple[str, str, int, str]) -> None:
    """It cannot even be made."""
    with pytest.raises(ValueError, match="empty"):
        Vote(*fields)
