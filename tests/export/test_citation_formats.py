"""References survive the way into a reference manager: other people's readers read them back."""

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from pybtex.database import BibliographyData, parse_string

from backedu.content import sources
from backedu.content.model import Source
from backedu.export.citation import Person, cite
from backedu.export.citation_formats import FORMATS, bibtex, csl_json, ris

ALL = tuple(sources().values())
ODD = replace(
    ALL[0],
    id="odd",
    authors="de la Muñoz-O'Brien A, Ng B, et al.",
    title=r"50% & more: {a} $b$ #1_2 ~ ^ \ <i>“quoted”</i>",
    published_in="J Odd Things 12(3 Suppl):S1-S9",
    url=None,
    doi="10.1000/a_b(c)%d",
)


@cache
def _bibtex() -> BibliographyData:
    return parse_string(bibtex([*ALL, ODD]), "bibtex")


@cache
def _ris() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in rispy.loads(ris([*ALL, ODD]))}


@cache
def _csl() -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in json.loads(csl_json([*ALL, ODD]))}


def _plain(tex: str) -> str:
    """The text that LaTeX would print."""
    for name, mark in (("backslash", "\\"), ("asciitilde", "~"), ("asciicircum", "^")):
        tex = tex.replace(rf"\text{name}{{}}", mark)
    return re.sub(r"\\([&%$#_{}])", r"\1", tex)


def test_every_reference_is_read_back() -> None:
    """All three readers find every publication, by its id."""
    ids = {source.id for source in ALL} | {"odd"}

    assert set(_bibtex().entries) == ids
    assert set(_ris()) == ids
    assert set(_csl()) == ids


@pytest.mark.parametrize("source", [*ALL, ODD], ids=lambda source: source.id)
def test_a_reference_is_the_same_in_every_format(source: Source) -> None:
    """Title, year, identifiers, journal, pages and authors come back as in the record."""
    tex, tags, item = _bibtex().entries[source.id], _ris()[source.id], _csl()[source.id]
    known = cite(source)
    people = [", ".join(filter(None, (one.family, one.given))) for one in known.people]

    assert _plain(tex.fields["title"].removeprefix("{").removesuffix("}")) == source.title
    assert tags["title"] == item["title"] == source.title
    assert tex.fields.get("year") == tags.get("year") == (str(source.year) if source.year else None)
    assert item.get("issued", {}).get("date-parts", [[None]])[0][0] == source.year
    assert tex.fields.get("doi") == tags.get("doi") == item.get("DOI") == source.doi
    assert tex.fields.get("pmid") == item.get("PMID") == source.pmid
    assert tex.fields.get("isbn") == tags.get("issn") == item.get("ISBN") == source.isbn
    assert tags.get("urls", [None])[0] == item.get("URL") == source.link
    if known.is_article:
        assert _plain(tex.fields["journal"]) == item["container-title"] == known.container
        assert tags.get("journal_name", tags.get("alternate_title3")) == known.container
    pages = "-".join(filter(None, (tags.get("start_page"), tags.get("end_page"))))
    assert tex.fields.get("pages", "").replace("--", "-") == pages == item.get("page", "")
    assert tags.get("authors", []) == people
    assert [
        ", ".join((name["family"], name["given"])) if "family" in name else name["literal"]
        for name in item.get("author", [])
    ] == people
    named = [
        ", ".join(
            filter(
                None,
                (
                    " ".join(one.prelast_names + one.last_names),
                    " ".join(one.first_names + one.middle_names),
                ),
            )
        )
        for one in tex.persons.get("author", [])
    ]
    others = ["others"] if known.and_others else []
    assert [_plain(name).strip("{}") for name in named] == people + others


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.id)
def test_whether_a_figure_was_confirmed_goes_along(source: Source) -> None:
    """The note of a reference says so in every format."""
    said = "Figures confirmed" if source.checked else "Figures not confirmed"

    assert _bibtex().entries[source.id].fields["note"].startswith(said)
    assert _ris()[source.id]["notes"][0].startswith(said)
    assert _csl()[source.id]["note"].startswith(said)


def test_a_citation_processor_prints_the_bibliography() -> None:
    """CSL JSON is good enough for a processor to set every reference in a style."""
    items = CiteProcJSON(list(_csl().values()))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, items, formatter.plain)
    for id_ in _csl():
        bibliography.register(Citation([CitationItem(id_)]))
    printed = [str(entry) for entry in bibliography.bibliography()]

    assert len(printed) == len(ALL) + 1
    assert any(
        one.startswith("Nadler, S.F.") and "Spine" in one and "1012" in one for one in printed
    )


@pytest.mark.parametrize(
    ("authors", "people", "and_others"),
    [
        ("Dahm KT, Brurberg KG", [("Dahm", "KT"), ("Brurberg", "KG")], False),
        ("van der Gaag WH, et al.", [("van der Gaag", "WH")], True),
        ("Qaseem A, Wilt TJ (ACP)", [("Qaseem", "A"), ("Wilt", "TJ")], False),
        ("NICE", [("NICE", "")], False),
        ("Getting It Right First Time (GIRFT), NHS England",
         [("Getting It Right First Time, NHS England", "")], False),
        ("Authors not traced", [], False),
    ],
)  # fmt: skip
def test_authors_are_told_from_bodies(
    authors: str,
    people: list[tuple[str, str]],
    and_others: bool,  # noqa: FBT001 - a case
) -> None:
    """People have initials; a body is one name; what was not traced is nobody."""
    known = cite(replace(ALL[0], authors=authors))

    assert known.people == tuple(Person(*names) for names in people)
    assert known.and_others is and_others


@pytest.mark.parametrize(
    ("published_in", "parts"),
    [
        ("Spine 27(10):1012-1017", ("Spine", "27", "10", "1012-1017")),
        ("BMJ 327:323", ("BMJ", "327", "", "323")),
        ("BMJ 364:l689", ("BMJ", "364", "", "l689")),
        ("Cochrane Database Syst Rev CD004750; also Spine 31(9):998-1006",
         ("Cochrane Database Syst Rev", "", "", "CD004750")),
        ("NICE guideline", ("NICE guideline", "", "", "")),
    ],
)  # fmt: skip
def test_a_journal_is_taken_apart(published_in: str, parts: tuple[str, ...]) -> None:
    """Volume, issue and pages are told apart; what is no journal stays whole."""
    one = cite(replace(ALL[0], published_in=published_in))

    assert (one.container, one.volume, one.issue, one.pages) == parts


def test_nothing_makes_an_empty_file() -> None:
    """No publications make a file that is still well-formed."""
    assert [make([]) for _, make in FORMATS.values()] == ["", "", "[]\n"]
