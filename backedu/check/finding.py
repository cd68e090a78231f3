"""What a rule says of a fault."""

from __future__ import annotations

from dataclasses import dataclass

from backedu.content.error import clause


@dataclass(frozen=True)
class Finding:
    """A fault, with the place where it is mended.

    Attributes:
        file: Name of the file.
        line: Line in the file, from 1; in a notebook, the line in the cell.
        record: Id of the record, or "cell 3" in a notebook; None where a whole file is meant.
        field: The field, or None where the whole record is meant.
        fault: What is wrong and what to do, as the end of a sentence that begins with the field.

    Example:
        >>> print(Finding("claims.toml", 12, "cold-first", "why", "is empty; say why"))
        claims.toml, line 12: record 'cold-first': field 'why' is empty; say why.
    """

    file: str
    line: int
    record: str | None
    field: str | None
    fault: str

    def __str__(self) -> str:
        """Return the finding as one sentence."""
        if self.file.endswith(".ipynb"):
            return f"{self.file}, {self.record}, line {self.line}: {self.fault}."
        return f"{self.file}, line {self.line}: {clause(self.record, self.field, self.fault)}"
