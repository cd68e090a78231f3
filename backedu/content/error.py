"""What is wrong in ``data/``, and where: one exception for every reader of content."""

from __future__ import annotations

from dataclasses import dataclass


class ContentError(ValueError):
    """A record in ``data/`` is wrong; its text is one sentence.

    Attributes:
        file: Name of the file.
        fault: What is wrong and what to do, as the end of a sentence that begins with the field.
        record: Id of the record; None where the whole file is meant.
        field: The field; None where the whole record is meant.
        line: Line in the file, from 1, where the reader of TOML knows it.

    Example:
        >>> print(ContentError("claims.toml", "is empty; say why", "cold-first", "why"))
        claims.toml: record 'cold-first': field 'why' is empty; say why.
    """

    def __init__(
        self,
        file: str,
        fault: str,
        record: str | None = None,
        field: str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(file, fault, record, field, line)
        self.file, self.fault, self.record, self.field, self.line = file, fault, record, field, line

    def __str__(self) -> str:
        """Return the fault as one sentence."""
        return f"{self.file}: {clause(self.record, self.field, self.fault)}"


def clause(record: str | None, field: str | None, fault: str) -> str:
    """Return the part of the sentence that follows the file.

    A fault that begins with a colon follows the field without a space; one that asks ends so.

    Example:
        >>> clause("weak-leg", "when", ": no answer is called 'leg'")
        "record 'weak-leg': field 'when': no answer is called 'leg'."
        >>> clause(None, "kye", "is not known here; is it misspelt?")
        "field 'kye' is not known here; is it misspelt?"
    """
    whose = f"record '{record}': " if record is not None else ""
    of_what = "" if field is None else f"field '{field}'{'' if fault.startswith(':') else ' '}"
    return f"{whose}{of_what}{fault}{'' if fault.endswith('?') else '.'}"


@dataclass(frozen=True)
class Where:
    """A record, or one of its fields, that is being checked.

    Example:
        >>> print(Where("scans.toml", "disc-bulge").error("is missing", "name"))
        scans.toml: record 'disc-bulge': field 'name' is missing.
    """

    file: str
    record: str | None = None
    field: str | None = None

    def error(self, fault: str, field: str | None = None) -> ContentError:
        """Return the error that says what is wrong here, or in one of the record's fields."""
        return ContentError(self.file, fault, self.record, field or self.field)
