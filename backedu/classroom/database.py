"""How a database is opened: a file of SQLite, or a university's PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_LOCKED_FOR_S = 5
_LOCK = 8_230_471
"""A number of our own among the locks of a PostgreSQL that others use, too."""


def engine(address: str | Path) -> Engine:
    """Return the engine of a database.

    Args:
        address: A file for SQLite, or an address as SQLAlchemy writes it.

    Raises:
        sqlalchemy.exc.ArgumentError: It isn't an address.
        ImportError: Its driver isn't installed.
    """
    if isinstance(address, Path) or "://" not in address:
        path = Path(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # it holds the secrets of the two screens
        address = f"sqlite:///{path}"
    url = make_url(address)
    if not url.drivername.startswith("sqlite"):
        if url.get_backend_name() != "postgresql":
            raise ArgumentError("neither a file nor the address of a PostgreSQL database")
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return create_engine(url, pool_pre_ping=True)  # a line that broke is noticed before use
    made = create_engine(url, connect_args={"timeout": _LOCKED_FOR_S})
    event.listen(made, "connect", _prepare_sqlite)
    event.listen(made, "begin", lambda line: line.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def alone(line: Connection) -> None:
    """Let no other server make tables or begin a class until this transaction ends.

    SQLite's transactions are alone anyway.
    """
    if line.engine.name == "postgresql":
        line.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def shown(address: str | Path) -> str:
    """Return the address of a database as a screen may show it: without its password.

    Example:
        >>> shown("postgresql://anna:secret@db.example/class")
        'postgresql://anna:***@db.example/class'
        >>> shown("class.sqlite3")
        'class.sqlite3'
    """
    if isinstance(address, Path) or "://" not in address:
        return str(address)
    try:
        return make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        return str(address).split("@")[-1]


def reason(error: Exception) -> str:
    r"""Return why a database failed, in the first line of its own words.

    Example:
        >>> reason(ArgumentError("It is locked.\nMore on this below."))
        'It is locked.'
    """
    return str(getattr(error, "orig", None) or error).partition("\n")[0]


def _prepare_sqlite(line: Any, _record: object) -> None:
    """Have a commit be on the disk when it returns, and nothing deleted be left in the file."""
    line.isolation_level = None  # the transactions are ours: see BEGIN IMMEDIATE
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        line.execute(f"PRAGMA {setting}")


def upsert(of: Engine, table: Table) -> Any:
    """Return an insertion that may say what to do where the row is there.

    Each database has its own; that of the other would be 2 MB.

    Example:
        >>> from backedu.classroom.tables import PHONES
        >>> "ON CONFLICT" in str(upsert(engine("sqlite://"), PHONES).on_conflict_do_nothing())
        True
    """
    if of.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    return insert(table)
