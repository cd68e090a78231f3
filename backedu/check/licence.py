"""May others use what is here, and on which terms?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule

LICENCES = ("CC-BY-4.0", "CC0-1.0")
"""What content may be under: names of the SPDX list, https://spdx.org/licenses."""

_LINE = re.compile(r"^#[^\n]*SPDX-License-Identifier:[ \t]*(\S*)", re.MULTILINE)


def _without(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents.values():
        head = document.text.partition("\n[")[0]
        stated = _LINE.search(head)
        first, *others = document.records or ("",)
        if stated is None:
            fault = f"has no licence, nor have the {len(others)} others here; begin the file with"
        elif stated[1] not in LICENCES:
            fault = f"has the licence '{stated[1]}', which is not one of {', '.join(LICENCES)}; use"
        else:
            continue
        line = 1 if stated is None else head.count("\n", 0, stated.start()) + 1
        fault = f"{fault} '# SPDX-License-Identifier: {LICENCES[0]}'"
        yield Finding(document.name, line, first or None, None, fault)


RULES = (
    Rule(
        "licence",
        "Every record has a licence",
        "The first lines of a file name it for all records in the file (SPDX, "
        "https://spdx.dev/learn/handling-license-info). Without one nobody may reuse a record.",
        _without,
    ),
)
