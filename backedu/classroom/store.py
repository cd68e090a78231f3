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
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)  # fmt: skip
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

from backedu.classroom.lecture import Lecture
from backedu.classroom.step import Step
from backedu.classroom.tally import Vote

RESUMED_FOR_S = 12 * 3600
"""A class that broke off less than this ago goes on when the presenter starts again."""

_LOCKED_FOR_S = 5
_tables = MetaData()
_classes = Table(
    "classes",
    _tables,
    Column("id", Integer, primary_key=True),
    Column("code", String(4), nullable=False),
    Column("wall", String(32), nullable=False),
    Column("panel", String(32), nullable=False),
    Column("lecture", Text, nullable=False),
    Column("open_question", String(200)),
    Column("open_round", Integer),
    Column("touched", BigInteger, nullable=False),
    Column("ended", Integer, nullable=False, default=0),
)
_phones = Table(
    "phones",
    _tables,
    Column("class_id", ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True),
    Column("phone", String(64), primary_key=True),
)
_votes = Table(
    "votes",
    _tables,
    Column("class_id", ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True),
    Column("question", String(200), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("phone", String(64), primary_key=True),
    Column("choice", String(40), nullable=False),
    Column("sure", String(20), nullable=False),
    Column("turn", Integer, nullable=False),
)


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
        self._engine = _engine(address)
        _tables.create_all(self._engine)
        upsert = postgresql.insert if self._engine.name == "postgresql" else sqlite.insert
        cast = upsert(_votes)
        new = cast.excluded
        self._cast = cast.on_conflict_do_update(
            index_elements=["class_id", "question", "round", "phone"],
            set_={"choice": new.choice, "sure": new.sure, "turn": new.turn},
            where=new.turn > _votes.c.turn,  # what is sent again never undoes a later change
        )
        self._join = upsert(_phones).on_conflict_do_nothing()

    def open(self) -> Opened:
        """Return the class that broke off a short while ago, else a new one."""
        since = int(time.time()) - RESUMED_FOR_S
        with self._engine.begin() as line:
            query = select(_classes).where(_classes.c.ended == 0, _classes.c.touched > since)
            found = line.execute(query.order_by(_classes.c.id.desc()).limit(1)).first()
            if found is None:
                made = insert(_classes).values(
                    code=f"{secrets.randbelow(9000) + 1000}",
                    wall=secrets.token_hex(16),
                    panel=secrets.token_hex(16),
                    lecture=json.dumps(Lecture().to_table()),
                    touched=int(time.time()),
                )
                line.execute(made)
                found = line.execute(select(_classes).order_by(_classes.c.id.desc())).first()
        assert found is not None  # noqa: S101 - it was written in this transaction
        lecture = Lecture.of(json.loads(found.lecture))
        return Opened(found.id, found.code, found.wall, found.panel, lecture)

    def save(self, class_: int, lecture: Lecture, steps: Sequence[Step]) -> None:
        """Write down where the class is; from then on only the open round takes votes."""
        question, round_ = lecture.open_round(steps) or (None, None)
        with self._engine.begin() as line:
            line.execute(
                update(_classes)
                .where(_classes.c.id == class_)
                .values(
                    lecture=json.dumps(lecture.to_table()),
                    open_question=question,
                    open_round=round_,
                    touched=int(time.time()),
                )
            )

    def end(self, class_: int) -> None:
        """Write down that the class is over: the next start begins a new one."""
        with self._engine.begin() as line:
            line.execute(update(_classes).where(_classes.c.id == class_).values(ended=1))

    def delete(self, class_: int) -> None:
        """Remove the class and all that belongs to it, from the file too."""
        with self._engine.begin() as line:
            for table in (_votes, _phones):
                line.execute(delete(table).where(table.c.class_id == class_))
            line.execute(delete(_classes).where(_classes.c.id == class_))
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
            query = select(_phones.c.phone).where(_phones.c.class_id == class_)
            return set(line.scalars(query))

    def cast(self, class_: int, votes: Sequence[Vote]) -> list[Fate]:
        """Commit votes together, and return what became of each once they are committed."""
        with self._engine.begin() as line:
            is_open = self._open_round(line, class_)
            taken = [vote for vote in votes if (vote.question, vote.round) == is_open]
            if taken:
                line.execute(self._cast, [{"class_id": class_, **vars(vote)} for vote in taken])
            saved = [vote in taken or self._has(line, class_, vote) for vote in votes]
        return [Fate.SAVED if each else Fate.CLOSED for each in saved]

    def _has(self, line: Connection, class_: int, vote: Vote) -> bool:
        """Whether this very vote was saved in time; its acknowledgement was lost on the way."""
        row = {"class_id": class_, **vars(vote)}
        query = select(func.count()).where(*(_votes.c[name] == row[name] for name in row))
        return line.execute(query).scalar_one() == 1

    def votes(
        self, class_: int, question: str | None = None, rounds: Iterable[int] | None = None
    ) -> list[Vote]:
        """Return the votes of a class; those of one question, or of some of its rounds."""
        columns = [_votes.c[name] for name in Vote.__dataclass_fields__]
        query = select(*columns).where(_votes.c.class_id == class_)
        if question is not None:
            query = query.where(_votes.c.question == question)
        if rounds is not None:
            query = query.where(_votes.c.round.in_(list(rounds)))
        with self._engine.connect() as line:
            found = line.execute(query.order_by(_votes.c.question, _votes.c.round, _votes.c.phone))
            return [Vote(*row) for row in found]

    def of_phone(self, class_: int, phone: str) -> list[Vote]:
        """Return the votes of one phone, so that it can show them after a reload."""
        columns = [_votes.c[name] for name in Vote.__dataclass_fields__]
        query = select(*columns).where(_votes.c.class_id == class_, _votes.c.phone == phone)
        with self._engine.connect() as line:
            return [Vote(*row) for row in line.execute(query)]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _open_round(self, line: Connection, class_: int) -> tuple[str, int] | None:
        """Return the round that takes votes, held open until the transaction ends."""
        query = select(_classes.c.open_question, _classes.c.open_round)
        row = line.execute(query.where(_classes.c.id == class_).with_for_update(read=True)).first()
        return (row.open_question, row.open_round) if row and row.open_question else None


def _engine(address: str | Path) -> Engine:
    if isinstance(address, Path) or "://" not in address:
        path = Path(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # it holds the secrets of the two screens
        address = f"sqlite:///{path}"
    if not make_url(address).drivername.startswith("sqlite"):
        return create_engine(address)
    engine = create_engine(address, connect_args={"timeout": _LOCKED_FOR_S})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda line: line.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare_sqlite(line: Any, _record: object) -> None:
    """Have a commit be on the disk when it returns, and nothing deleted be left in the file."""
    line.isolation_level = None  # the transactions are ours: see BEGIN IMMEDIATE
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        line.execute(f"PRAGMA {setting}")
