"""Where a class is written down: SQLite by default, or any database that an address names.

What is acknowledged was committed. A vote names the round it is for, and is taken only while that
round is open *in the database*, in the same transaction, so that no vote is late whoever closes.
Nothing here says who voted: a phone is a hash of a random number.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from backedu.classroom.database import alone, engine, upsert
from backedu.classroom.lecture import Lecture
from backedu.classroom.sharing import Sharing
from backedu.classroom.step import Step
from backedu.classroom.tables import CLASSES, CONTROLS, PHONES, SERVERS, TABLES, VOTES
from backedu.classroom.tally import Vote

RESUMED_FOR_S = 12 * 3600
"""A class that broke off less than this ago goes on when the presenter starts again."""


class Fate(StrEnum):
    """What became of a vote."""

    SAVED = "saved"
    CLOSED = "closed"


@dataclass(frozen=True)
class Opened:
    """A class as it is written down: its number, its code, and the secrets of the two screens."""

    id: int
    code: str
    wall: str
    panel: str
    lecture: Lecture


class Store:
    """The database of the classes.

    Example:
        >>> store = Store("sqlite://")
        >>> begun = store.open()
        >>> store.join(begun.id, "a-hash")
        >>> store.cast(begun.id, [Vote("a-hash", "q", 1, "b")])
        [<Fate.CLOSED: 'closed'>]
    """

    def __init__(self, address: str | Path) -> None:
        """Open a database, and make its tables where there are none.

        Args:
            address: A file for SQLite, or the address of a database as SQLAlchemy writes it.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: It cannot be opened.
        """
        self._engine = engine(address)
        with self._engine.begin() as line:
            alone(line)
            TABLES.create_all(line)
        cast = upsert(self._engine, VOTES)
        new = cast.excluded
        self._cast = cast.on_conflict_do_update(
            index_elements=["class_id", "question", "round", "phone"],
            set_={"choice": new.choice, "sure": new.sure, "turn": new.turn},
            where=new.turn > VOTES.c.turn,  # what is sent again never undoes a later change
        )
        self._join = upsert(self._engine, PHONES).on_conflict_do_nothing()
        self.sharing = Sharing(self._engine)

    @property
    def is_shared(self) -> bool:
        """Whether other servers may take part in the same class."""
        return self._engine.name == "postgresql"

    def open(self) -> Opened:
        """Return the class that broke off a short while ago, else a new one."""
        since = int(time.time()) - RESUMED_FOR_S
        with self._engine.begin() as line:
            alone(line)
            query = select(CLASSES).where(CLASSES.c.ended == 0, CLASSES.c.touched > since)
            found = line.execute(query.order_by(CLASSES.c.id.desc()).limit(1)).first()
            if found is None:
                made = insert(CLASSES).values(
                    code=f"{secrets.randbelow(9000) + 1000}",
                    wall=secrets.token_hex(16),
                    panel=secrets.token_hex(16),
                    lecture=_written(Lecture()),
                    touched=int(time.time()),
                )
                line.execute(made)
                found = line.execute(select(CLASSES).order_by(CLASSES.c.id.desc())).first()
        assert found is not None  # noqa: S101 - it was written in this transaction
        lecture = Lecture.of(json.loads(found.lecture))
        return Opened(found.id, found.code, found.wall, found.panel, lecture)

    def save(self, class_: int, lecture: Lecture, steps: Sequence[Step], before: Lecture) -> bool:
        """Write down where the class is; from then on only the open round takes votes.

        Args:
            class_: The class.
            lecture: Where it is now.
            steps: All its steps.
            before: Where it was; another server may have moved it on meanwhile.

        Returns:
            False, with nothing written, if it isn't there any more.
        """
        question, round_ = lecture.open_round(steps) or (None, None)
        is_there = CLASSES.c.lecture == _written(before)
        change = update(CLASSES).where(CLASSES.c.id == class_, is_there)
        change = change.values(
            lecture=_written(lecture),
            open_question=question,
            open_round=round_,
            touched=int(time.time()),
        )
        with self._engine.begin() as line:
            return line.execute(change).rowcount == 1

    def end(self, class_: int) -> None:
        """Write down that the class is over: the next start begins a new one."""
        with self._engine.begin() as line:
            line.execute(update(CLASSES).where(CLASSES.c.id == class_).values(ended=1))

    def delete(self, class_: int) -> None:
        """Remove the class and all that belongs to it, from the file too."""
        with self._engine.begin() as line:
            for table in (VOTES, PHONES, SERVERS, CONTROLS):
                line.execute(delete(table).where(table.c.class_id == class_))
            line.execute(delete(CLASSES).where(CLASSES.c.id == class_))
        if self._engine.name == "sqlite":  # what was deleted would stay readable in the file
            raw = self._engine.raw_connection()
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()

    def join(self, class_: int, phone: str) -> None:
        """Write down that a phone takes part."""
        with self._engine.begin() as line:
            line.execute(self._join, {"class_id": class_, "phone": phone})

    def phones(self, class_: int) -> set[str]:
        """Return the phones that take part."""
        with self._engine.connect() as line:
            query = select(PHONES.c.phone).where(PHONES.c.class_id == class_)
            return set(line.scalars(query))

    def takes_part(self, class_: int, phone: str) -> bool:
        """Return whether a phone takes part."""
        query = select(PHONES.c.phone).where(PHONES.c.class_id == class_, PHONES.c.phone == phone)
        with self._engine.connect() as line:
            return line.execute(query).first() is not None

    def cast(self, class_: int, votes: Sequence[Vote]) -> list[Fate]:
        """Commit votes together, and return what became of each once they are committed."""
        with self._engine.begin() as line:
            is_open = self._open_round(line, class_)
            taken = [vote for vote in votes if (vote.question, vote.round) == is_open]
            taken.sort(key=lambda vote: vote.phone)  # two servers lock rows in the same order
            if taken:
                line.execute(self._cast, [{"class_id": class_, **vars(vote)} for vote in taken])
            saved = [vote in taken or self._has(line, class_, vote) for vote in votes]
        return [Fate.SAVED if each else Fate.CLOSED for each in saved]

    def _has(self, line: Connection, class_: int, vote: Vote) -> bool:
        """Whether this very vote was saved in time; its acknowledgement was lost on the way."""
        row = {"class_id": class_, **vars(vote)}
        query = select(func.count()).where(*(VOTES.c[name] == row[name] for name in row))
        return line.execute(query).scalar_one() == 1

    def votes(
        self, class_: int, question: str | None = None, rounds: Iterable[int] | None = None
    ) -> list[Vote]:
        """Return the votes of a class; those of one question, or of some of its rounds."""
        columns = [VOTES.c[name] for name in Vote.__dataclass_fields__]
        query = select(*columns).where(VOTES.c.class_id == class_)
        if question is not None:
            query = query.where(VOTES.c.question == question)
        if rounds is not None:
            query = query.where(VOTES.c.round.in_(list(rounds)))
        with self._engine.connect() as line:
            found = line.execute(query.order_by(VOTES.c.question, VOTES.c.round, VOTES.c.phone))
            return [Vote(*row) for row in found]

    def of_phone(self, class_: int, phone: str) -> list[Vote]:
        """Return the votes of one phone, so that it can show them after a reload."""
        columns = [VOTES.c[name] for name in Vote.__dataclass_fields__]
        query = select(*columns).where(VOTES.c.class_id == class_, VOTES.c.phone == phone)
        with self._engine.connect() as line:
            return [Vote(*row) for row in line.execute(query)]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _open_round(self, line: Connection, class_: int) -> tuple[str, int] | None:
        """Return the round that takes votes, held open until the transaction ends."""
        query = select(CLASSES.c.open_question, CLASSES.c.open_round)
        row = line.execute(query.where(CLASSES.c.id == class_).with_for_update(read=True)).first()
        return (row.open_question, row.open_round) if row and row.open_question else None


def _written(lecture: Lecture) -> str:
    return json.dumps(lecture.to_table())
