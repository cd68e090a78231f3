"""The tables that a class is written down in."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

TABLES = MetaData()
CLASSES = Table(
    "classes",
    TABLES,
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
PHONES = Table(
    "phones",
    TABLES,
    Column("class_id", ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True),
    Column("phone", String(64), primary_key=True),
)
VOTES = Table(
    "votes",
    TABLES,
    Column("class_id", ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True),
    Column("question", String(200), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("phone", String(64), primary_key=True),
    Column("choice", String(400), nullable=False),
    Column("sure", String(20), nullable=False),
    Column("turn", Integer, nullable=False),
)
CONTROLS = Table(
    "controls",
    TABLES,
    Column("class_id", ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True),
    Column("controls", Text, nullable=False),
)
"""What the panel can move on the wall, and what it moved."""
SERVERS = Table(
    "servers",
    TABLES,
    Column("class_id", ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True),
    Column("server", String(32), primary_key=True),
    Column("phones", Text, nullable=False),
    Column("seen", DateTime(timezone=True), nullable=False),
)
"""The servers that share a class, and the phones connected to each."""
