"""TOML tables become dataclasses, or one sentence that says what is wrong.

Long texts may be wrapped between triple quotes: the reader joins the lines, and a blank line
starts a paragraph. Apostrophes may be straight.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import dacite

from backedu.content.apostrophes import typeset
from backedu.content.error import ContentError, Where
from backedu.content.toml_hints import hint, line_of, whose
from backedu.places import data_dir

T = TypeVar("T")

FOLDERS = frozenset({"questions"})
"""Folders of ``data/`` whose files hold records of one kind: together they are one table."""

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*|[CTLS][0-9]{1,2}")  # a vertebra is called as it is
_STRICT = dacite.Config(strict=True, cast=[Enum, tuple])


def find(file: str, folder: Path | None = None) -> Path:
    """Return where a file of content is: in the folder itself or in one of its rooms.

    Args:
        file: Its name, such as ``claims.toml``; no two rooms have a file of the same name.
        folder: Where to look; the shipped ``data/`` by default.

    Example:
        >>> find("claims.toml").parent.name
        'article'
    """
    folder = folder or data_dir()
    return next(folder.rglob(file), folder / file)


def files_of(table: str, folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the files that a table is read from, in their order.

    Args:
        table: A file, such as ``claims.toml``, or one of :data:`FOLDERS`, such as ``questions``.
        folder: Where to look; the shipped ``data/`` by default.

    Example:
        >>> files_of("questions")[0]
        '01_what_is_a_spasm.toml'
    """
    folder = folder or data_dir()
    if table not in FOLDERS:
        return (table,) if find(table, folder).is_file() else ()
    return tuple(sorted(path.name for path in (folder / table).glob("*.toml")))


def kind_of(path: Path) -> str:
    """Return the name of the table that a file is, or is part of.

    Example:
        >>> kind_of(Path("article/claims.toml")), kind_of(Path("questions/01_a.toml"))
        ('claims', 'questions')
    """
    return path.parent.name if path.parent.name in FOLDERS else path.stem


def read_table(path: Path) -> dict[str, Any]:
    """Return the TOML document at ``path``.

    Raises:
        ContentError: The file is missing, not UTF-8, or not TOML; the message names the file
            and, where known, the line.
    """
    text = ""
    try:
        text = text_of(path)
        return tomllib.loads(typeset(text))
    except FileNotFoundError:
        raise ContentError(path.name, f"the file is missing from {path.parent}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = "not UTF-8 text; save it again, and choose UTF-8 as its encoding"
        raise ContentError(path.name, fault, line=line) from None
    except tomllib.TOMLDecodeError as error:
        line = line_of(text, str(error))
        message = str(error).replace("at end of document", f"at line {line}")
        fault = f"not valid TOML: {hint(text, str(error))} ({message})"
        record, field = whose(text, line)
        fault = f": {fault}" if field else fault  # after a field's name
        raise ContentError(path.name, fault, record, field, line) from None


def text_of(path: Path) -> str:
    """Return the text of a file of content, without the mark that some editors put before it.

    Raises:
        UnicodeDecodeError: It isn't UTF-8.
    """
    content = path.read_bytes()
    if (place := content.find(b"\0")) >= 0:  # UTF-16, which reads as UTF-8 with gaps
        raise UnicodeDecodeError("utf-8", content, place, place + 1, "a byte of nothing")
    return path.read_text(encoding="utf-8-sig")


def parse(kind: type[T], file: str, record: str, fields: Mapping[str, Any]) -> T:
    """Turn one TOML table into a record of ``kind``.

    Args:
        kind: A dataclass with an ``id`` field, as in :mod:`backedu.content.model`.
        file: Name of the file, for the error.
        record: The table's name; it becomes the record's id.
        fields: The table.

    Raises:
        ContentError: A field is missing, unlisted, or of the wrong type; or the name has anything
            but small letters, digits and hyphens: it is part of addresses.

    Example:
        >>> from backedu.content import model
        >>> parse(model.Term, "glossary.toml", "a", {"term": "Spasm"})
        Traceback (most recent call last):
        ...
        backedu.content.error.ContentError: glossary.toml: record 'a': field 'meaning' is missing.
    """
    where = Where(file, record)
    if not _NAME.fullmatch(record):
        meant = "-".join(re.findall(r"[a-z0-9]+", record.lower())) or "a-name"
        raise where.error(f"has a name that isn't in small letters with hyphens; write [{meant}]")
    if "id" in fields:
        raise where.error("is the name in [brackets]; leave it out", "id")
    hints = _hints(kind)  # type: ignore[arg-type]  # every class is hashable
    for name, value in fields.items():
        if fault := _fault(hints.get(name), value):
            raise where.error(fault, name)
    try:
        return dacite.from_dict(kind, {"id": record, **_unwrapped(dict(fields))}, _STRICT)
    except dacite.MissingValueError as error:
        raise where.error("is missing", error.field_path) from None
    except dacite.UnexpectedDataError as error:
        first, *others = sorted(error.keys)
        more = f" (nor are {', '.join(map(repr, others))})" if others else ""
        fault = f"is not known here{more}; is it misspelt, or a line in [brackets] missing above?"
        raise where.error(fault, f"{_way_to(error.keys, fields, hints)}{first}") from None
    except dacite.WrongTypeError as error:
        fault = f"is {_shown(error.value)}, not {_wanted(error.field_type)}"
        raise where.error(fault, error.field_path) from None
    except (ValueError, TypeError) as error:
        raise where.error(str(error)) from None


def load(kind: type[T], file: str, folder: Path | None = None) -> Mapping[str, T]:
    """Read all records of one file, by id, in the file's order.

    Raises:
        ContentError: See :func:`read_table` and :func:`parse`.
    """
    tables = read_table(find(file, folder))
    for record, fields in tables.items():
        if not isinstance(fields, dict):
            raise ContentError(file, f"'{record}' is outside any record; put it under [id]")
    return MappingProxyType({id_: parse(kind, file, id_, fields) for id_, fields in tables.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The types of the fields of a kind of record; looked up once, because it is slow."""
    return get_type_hints(kind)


def _fault(hint: Any, value: Any) -> str | None:
    """Say what is wrong with ``value`` where a cast would hide it or name no field."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        words = [member.value for member in hint]
        return None if value in words else f"is {_shown(value)}, not one of: {', '.join(words)}"
    if hint is date and type(value) is not date:
        return f"is {_shown(value)}, not a date such as 2026-11-22 (without quotes)"
    if hint is int and isinstance(value, bool):
        return f"is {_shown(value)}, not a whole number"
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            return f"is {_shown(value)}, not a list in [brackets]"
        of_items = (_fault(get_args(hint)[0], item) for item in value)
        return next((fault for fault in of_items if fault), None)
    return None


_WANTED: Mapping[Any, str] = {
    int: "a whole number (without quotation marks)",
    float: "a number (without quotation marks)",
    bool: "true or false (without quotation marks)",
    str: "a text in quotation marks",
    dict: "names with values of their own, under a line in [brackets]",
}


def _wanted(kind: Any) -> str:
    """What a field takes, for people who do not know Python."""
    first = next((one for one in get_args(kind) if one is not type(None)), kind)
    plain = get_origin(kind) or kind
    return _WANTED.get(plain) or _WANTED.get(first) or "what a record of the same kind has there"


def _way_to(names: Collection[str], fields: Mapping[str, Any], hints: Mapping[str, Any]) -> str:
    """The way to the table in a record that has these unknown names, with a point at its end."""
    if set(names) <= fields.keys():
        return ""
    for name, value in fields.items():
        kind = next(iter(get_args(hints.get(name))), hints.get(name))
        for table in (value if isinstance(value, list) else [value]) if is_dataclass(kind) else ():
            if isinstance(table, dict) and set(names) <= table.keys():
                return f"{name}."
    return ""


def _shown(value: Any) -> str:
    """The value as an error shows it: short, and a text in quotation marks, as it is written."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value[:80]) if isinstance(value, str) else str(value)[:80]


def _unwrapped(value: Any) -> Any:
    """Join the wrapped lines of every text in ``value``; blank lines separate paragraphs."""
    if isinstance(value, str):
        if "\n" not in value:
            return value.strip()
        return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", value.strip()))
    if isinstance(value, dict):
        return {key: _unwrapped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_unwrapped(item) for item in value]
    return value
