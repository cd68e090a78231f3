"""Does every statement rest on a publication, and does every publication carry a statement?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Any

from backedu.check.citations import Sources, citations, is_named
from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule
from backedu.content.citing import known_as

_FIGURE = re.compile(r"\d\s?(?:%|days|weeks|months|years|people|patients|minutes|hours)")
"""A finding; a number alone may be an example of arithmetic."""

_STATEMENTS = (
    "claims", "care", "questions", "cases", "exercises", "glossary", "protocols",
    "effects", "people_effects",
)  # fmt: skip
_IDENTIFIERS = ("doi", "pmid", "pmcid", "isbn")


def _strings(value: Any) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def used_sources(corpus: Corpus) -> set[str]:
    """Return the ids of the publications that a record or a lesson cites.

    A record cites what its ``sources`` name; a lesson what its calls of ``references`` name.
    """
    in_records = {id_ for *_, record in corpus.all() for id_ in _named(record)}
    return in_records.union(
        *(_references(one.source) for one in corpus.cells if one.kind == "code")
    )


def _named(value: Any) -> Iterator[str]:
    """What a record, or a table in it, names under ``sources``."""
    if isinstance(value, Mapping):
        if isinstance(named := value.get("sources"), list):
            yield from named
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def _references(code: str) -> set[str]:
    """The texts that a cell hands to ``references``; nothing where it is not Python."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except SyntaxError:
        return set()
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "references"
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def _unused(corpus: Corpus) -> Iterator[Finding]:
    used = used_sources(corpus)
    for document, id_, source in corpus.of("sources"):
        if id_ not in used and "kept_for" not in source:
            yield Finding(
                document.name,
                document.line(id_),
                id_,
                None,
                "nothing rests on it; name it under 'sources' of the record that it supports, "
                "say under 'kept_for' why it is listed, or delete it",
            )


def _twice(corpus: Corpus) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for document, id_, source in corpus.of("sources"):
        for field in _IDENTIFIERS:
            if identifier := source.get(field):
                first = seen.setdefault((field, str(identifier).casefold()), id_)
                if first != id_:
                    yield document.finding(id_, field, f"is that of '{first}' too; keep one record")


def _isbn_sums(corpus: Corpus) -> Iterator[Finding]:
    for document, id_, source in corpus.of("sources"):
        digits = [int(one) for one in str(source.get("isbn", "")) if one.isdigit()]
        if len(digits) == 13 and (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10:
            yield document.finding(id_, "isbn", "is mistyped: its check digit does not fit")


def _unseen(corpus: Corpus) -> Iterator[Finding]:
    known = {id_: source for _, id_, source in corpus.of("sources")}
    for name in _STATEMENTS:
        for document, id_, record in corpus.of(name):
            named = [known[one] for one in record.get("sources", ()) if one in known]
            if named and not any(one.get("checked") for one in named) and "note" not in record:
                yield document.finding(
                    id_,
                    "sources",
                    "names only publications that nobody has seen (checked = false); add one that "
                    "was seen, or say under 'note' why there is none",
                )


def _figures(corpus: Corpus) -> Iterator[Finding]:
    for name in ("glossary", "care"):
        for document, id_, record in corpus.of(name):
            for field, value in record.items():
                if isinstance(value, str) and _FIGURE.search(value) and not record.get("sources"):
                    yield document.finding(id_, field, "has a number, but 'sources' names nothing")


def _cited(corpus: Corpus) -> Iterator[Finding]:
    known = {id_: source for _, id_, source in corpus.of("sources")}
    for name in _STATEMENTS:
        for document, id_, record in corpus.of(name):
            own = {one: known[one] for one in record.get("sources", ()) if one in known}
            for field, value in record.items():
                for text in _strings(value):
                    for _, author, year, is_own in citations(text, own):
                        if not is_own:
                            fault = f"cites ({author} {year}), which 'sources' does not name"
                            yield document.finding(id_, field, fault)
                        elif year and (listed := _other_name(author, year, own)):
                            fault = f"cites ({author} {year}), which the references call {listed}"
                            yield document.finding(id_, field, fault)


def _other_name(author: str, year: str, own: Sources) -> str:
    """How the references call a publication that a text names otherwise, or nothing."""
    meant = [one for id_, one in own.items() if is_named(author, year, id_, one)]
    names = [known_as(one.get("cite"), one["authors"], one.get("year")) for one in meant]
    return "" if f"{author} {year}" in names else names[0]


RULES = (
    Rule(
        "unused-source",
        "Every publication supports something",
        "A list of publications that nothing rests on looks like evidence but isn't.",
        _unused,
    ),
    Rule(
        "one-record-each",
        "No publication is listed twice",
        "Two records of one publication drift apart: one is corrected, the other is shown.",
        _twice,
    ),
    Rule(
        "isbn",
        "An ISBN is typed as printed",
        "The last digit of an ISBN-13 is computed from the others (ISO 2108), so a slip shows.",
        _isbn_sums,
    ),
    Rule(
        "seen-by-someone",
        "A statement does not rest only on publications that nobody has seen",
        "What nobody compared with the publication may be a memory of something else.",
        _unseen,
    ),
    Rule(
        "number-in-record",
        "A number in a record has a source",
        "A number without a source cannot be checked, and is believed all the same.",
        _figures,
    ),
    Rule(
        "cited-is-listed",
        "A publication named in a text is among the record's sources, under the same name",
        "Only what 'sources' names is shown with its link, and with whether it was seen; under "
        "another name nobody finds it there.",
        _cited,
    ),
)
