"""The only reader of ``data/``: TOML tables become records of :mod:`backedu.model`, or a sentence.

A file ``data/claims.toml`` holds one table per record, named by its id::

    [posture-causes-pain]
    claim = "..."
    reviewed = 2026-11-22
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import dacite

from backedu import model
from backedu.places import data_dir

T = TypeVar("T")

_STRICT = dacite.Config(strict=True, cast=[Enum, tuple])


class ContentError(ValueError):
    """A record in ``data/`` is wrong; the message names file, record and field."""


def read_table(path: Path) -> dict[str, Any]:
    """Return the TOML document at ``path``.

    Raises:
        ContentError: The file is missing, not UTF-8, or not TOML; the message names the file
            and, where known, the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(f"{path.name}: the file is missing from {path.parent}.") from None
    except UnicodeDecodeError as error:
        raise ContentError(f"{path.name}: not UTF-8 text ({error.reason}); save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: not valid TOML: {error}.") from None


def parse(kind: type[T], file: str, record: str, fields: Mapping[str, Any]) -> T:
    """Turn one TOML table into a record of ``kind``.

    Args:
        kind: A dataclass of :mod:`backedu.model` with an ``id`` field.
        file: Name of the file, for the error.
        record: The table's name; it becomes the record's id.
        fields: The table.

    Raises:
        ContentError: A field is missing, unlisted, or of the wrong type.

    Example:
        >>> parse(model.Term, "glossary.toml", "spasm", {"term": "Spasm"})
        Traceback (most recent call last):
        ...
        backedu.content.ContentError: glossary.toml: record 'spasm': field 'meaning' is missing.
    """
    where = f"{file}: record '{record}'"
    try:
        return dacite.from_dict(kind, {"id": record, **fields}, _STRICT)
    except dacite.MissingValueError as error:
        raise ContentError(f"{where}: field '{error.field_path}' is missing.") from None
    except dacite.UnexpectedDataError as error:
        names = ", ".join(f"'{name}'" for name in sorted(error.keys))
        raise ContentError(f"{where}: field {names} is not known here; is it misspelt?") from None
    except dacite.WrongTypeError as error:
        raise ContentError(
            f"{where}: field '{error.field_path}' has the value {str(error.value)[:80]!r}, "
            f"which is not of the expected type ({error.field_type})."
        ) from None
    except (ValueError, TypeError) as error:  # an enum refused the word
        raise ContentError(f"{where}: {error}.") from None


def load(kind: type[T], file: str, folder: Path | None = None) -> Mapping[str, T]:
    """Read all records of one file, by id, in the file's order.

    Raises:
        ContentError: See :func:`read_table` and :func:`parse`.
    """
    tables = read_table((folder or data_dir()) / file)
    for record, fields in tables.items():
        if not isinstance(fields, dict):
            raise ContentError(f"{file}: '{record}' stands outside any record; put it under [id].")
    return MappingProxyType({id_: parse(kind, file, id_, fields) for id_, fields in tables.items()})


@cache
def sources() -> Mapping[str, model.Source]:
    """Return every publication, by id.

    Example:
        >>> sources()["dahm-2010"].year
        2010
    """
    return load(model.Source, "sources.toml")


def check_sources(file: str, records: Mapping[str, Any]) -> None:
    """Refuse a record that names no publication, or one that ``sources.toml`` does not hold.

    Args:
        file: Name of the file, for the error.
        records: Records with a ``sources`` field, by id.

    Raises:
        ContentError: The message names file, record and the missing source.
    """
    for id_, record in records.items():
        if not record.sources:
            raise ContentError(f"{file}: record '{id_}': field 'sources' is empty; name at least one.")
        for source in record.sources:
            if source not in sources():
                raise ContentError(
                    f"{file}: record '{id_}': field 'sources' names '{source}', "
                    "which sources.toml does not hold."
                )
