"""What the servers of one class have each other know, through the database that they share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, select, text

from backedu.classroom.database import alone, upsert
from backedu.classroom.lecture import Lecture
from backedu.classroom.tables import CLASSES, CONTROLS, PHONES, SERVERS, VOTES

_GONE_AFTER = text("interval '10 seconds'")
"""A server that said nothing for so long has gone."""


@dataclass(frozen=True)
class State:
    """What the servers of a class have made of it.

    Attributes:
        lecture: Where the class is.
        mark: Changes with every vote and every phone that joins.
        elsewhere: The phones connected to the other servers.
        controls: What the panel can move on the wall, and what it moved.
    """

    lecture: Lecture
    mark: tuple[int | None, ...]
    elsewhere: frozenset[str]
    controls: str


class Sharing:
    """What each server of a class says of itself, and finds of the others."""

    def __init__(self, engine: Engine) -> None:
        """Use a database whose tables are made."""
        self._engine = engine

    def look(self, class_: int, server: str) -> State | None:
        """Return what servers that share a class have made of it; None when it is gone."""
        others = (SERVERS.c.class_id == class_, SERVERS.c.server != server, _is_there())
        marks = (
            select(func.count(), func.sum(VOTES.c.turn)).where(VOTES.c.class_id == class_),
            select(func.count()).where(PHONES.c.class_id == class_),
        )
        with self._engine.connect() as line:
            query = select(CLASSES.c.lecture).where(CLASSES.c.id == class_, CLASSES.c.ended == 0)
            lecture = line.scalar(query)
            if lecture is None:
                return None
            mark = tuple(value for each in marks for value in line.execute(each).one())
            phones = line.scalars(select(SERVERS.c.phones).where(*others))
            connected = frozenset(phone for each in phones for phone in json.loads(each))
            controls = _controls(line, class_)
        return State(Lecture.of(json.loads(lecture)), mark, connected, controls)

    def beat(self, class_: int, server: str, phones: Iterable[str]) -> None:
        """Have the other servers know that this one is there, and which phones are connected."""
        row = {"class_id": class_, "server": server, "phones": json.dumps(sorted(phones))}
        said = upsert(self._engine, SERVERS).values(**row, seen=func.now())
        new = {"phones": said.excluded.phones, "seen": said.excluded.seen}
        with self._engine.begin() as line:
            line.execute(
                said.on_conflict_do_update(index_elements=["class_id", "server"], set_=new)
            )

    def leave(self, class_: int, server: str) -> bool:
        """Have the other servers know that this one stops; return whether it was the last."""
        of_class = SERVERS.c.class_id == class_
        with self._engine.begin() as line:
            alone(line)
            line.execute(delete(SERVERS).where(of_class, SERVERS.c.server == server))
            left = select(func.count()).select_from(SERVERS).where(of_class, _is_there())
            return line.execute(left).scalar_one() == 0

    def change_controls(self, class_: int, change: Callable[[str], str]) -> str:
        """Write down what the panel can move on the wall and what it moved, and return it.

        Args:
            class_: The class.
            change: Makes it of what was written down, of nothing at first.
        """
        with self._engine.begin() as line:
            alone(line)
            controls = change(_controls(line, class_))
            made = upsert(self._engine, CONTROLS).values(class_id=class_, controls=controls)
            new = {"controls": made.excluded.controls}
            line.execute(made.on_conflict_do_update(index_elements=["class_id"], set_=new))
        return controls


def _controls(line: Connection, class_: int) -> str:
    return line.scalar(select(CONTROLS.c.controls).where(CONTROLS.c.class_id == class_)) or ""


def _is_there() -> ColumnElement[bool]:
    """Whether a server has been heard of; by the clock of the database, which all share."""
    return SERVERS.c.seen > func.now() - _GONE_AFTER
