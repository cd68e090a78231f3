"""References for a reference manager: BibTeX, RIS and CSL JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from backedu.content.model import Source
from backedu.export.citation import Citation, Person, cite

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    mark: f"\\{mark}" for mark in "&%$#_{}"
}


def bibtex(sources: Iterable[Source]) -> str:
    r"""Return the publications as BibTeX entries, for LaTeX (UTF-8).

    Example:
        >>> from backedu.content import sources
        >>> bibtex([sources()["dahm-2010"]]).splitlines()[0]
        '@article{dahm-2010,'
    """
    return "\n".join(_bibtex(cite(source)) for source in sources)


def ris(sources: Iterable[Source]) -> str:
    """Return the publications as RIS, which most reference managers read.

    Example:
        >>> from backedu.content import sources
        >>> ris([sources()["dahm-2010"]]).splitlines()[0]
        'TY  - JOUR'
    """
    return "\n".join(_ris(cite(source)) for source in sources)


def csl_json(sources: Iterable[Source]) -> str:
    """Return the publications as CSL JSON (https://docs.citationstyles.org).

    Example:
        >>> from backedu.content import sources
        >>> json.loads(csl_json([sources()["dahm-2010"]]))[0]["DOI"]
        '10.1002/14651858.CD007612.pub2'
    """
    items = [_csl(cite(source)) for source in sources]
    return f"{json.dumps(items, ensure_ascii=False, indent=2)}\n"


FORMATS: Mapping[str, tuple[str, Callable[[Iterable[Source]], str]]] = {
    "bibtex": ("bib", bibtex),
    "ris": ("ris", ris),
    "csl": ("json", csl_json),
}
"""Ending of the file and maker of the text, by name of the format."""


def _tex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda match: _TEX[match[0]], text)


def _tex_name(person: Person) -> str:
    name = _tex(person.family)
    return f"{name}, {person.given}" if person.initials else f"{{{name}}}"


def _bibtex(one: Citation) -> str:
    source = one.source
    names = [_tex_name(person) for person in one.people] + ["others"] * one.and_others
    rows = {
        "author": " and ".join(names),
        "title": f"{{{_tex(source.title)}}}",
        "journal" if one.is_article else "howpublished": _tex(one.container),
        "year": str(source.year or ""),
        "volume": one.volume,
        "number": one.issue,
        "pages": one.pages.replace("-", "--"),
        "doi": source.doi or "",
        "pmid": source.pmid or "",
        "pmcid": source.pmcid or "",
        "isbn": source.isbn or "",
        "url": source.link or "",
        "note": _tex(one.note),
    }
    kind = "article" if one.is_article else "misc"
    fields = "".join(f"  {name} = {{{text}}},\n" for name, text in rows.items() if text)
    return f"@{kind}{{{source.id},\n{fields}}}\n"


def _ris(one: Citation) -> str:
    source, (first, last) = one.source, one.first_and_last_page
    kind = "JOUR" if one.is_article else "BOOK" if source.isbn else "RPRT"
    names = [", ".join(filter(None, (each.family, each.given))) for each in one.people]
    rows = [
        ("TY", kind),
        ("ID", source.id),
        *(("AU", name) for name in names),
        ("TI", source.title),
        ("JO" if one.is_article else "PB", one.container),
        ("PY", str(source.year or "")),
        ("VL", one.volume),
        ("IS", one.issue),
        ("SP", first),
        ("EP", last),
        ("DO", source.doi or ""),
        ("SN", source.isbn or ""),
        ("AN", source.pmid or ""),
        ("C2", source.pmcid or ""),
        ("UR", source.link or ""),
        ("N1", one.note),
    ]
    return "".join(f"{tag}  - {text}\n" for tag, text in rows if text) + "ER  - \n"


def _csl(one: Citation) -> dict[str, Any]:
    source = one.source
    item = {
        "id": source.id,
        "type": "article-journal" if one.is_article else "book" if source.isbn else "report",
        "author": [
            {"family": each.family, "given": each.given}
            if each.initials
            else {"literal": each.family}
            for each in one.people
        ],
        "title": source.title,
        "container-title" if one.is_article else "publisher": one.container,
        "issued": {"date-parts": [[source.year]]} if source.year else None,
        "volume": one.volume,
        "issue": one.issue,
        "page": one.pages,
        "DOI": source.doi,
        "PMID": source.pmid,
        "PMCID": source.pmcid,
        "ISBN": source.isbn,
        "URL": source.link,
        "note": one.note,
    }
    return {name: value for name, value in item.items() if value}
