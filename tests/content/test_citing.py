import re
from collections import Counter
from datetime import date

import pytest

from backedu import content
from backedu.content.citing import cited, evidence, reference_text, short_name
from backedu.content.model import Certainty, Source
from backedu.topics.care import care_facts

TODAY = date(2026, 1, 1)


def _source(**fields: object) -> Source:
    plain = {"id": "s", "authors": "Doe J, Roe R", "title": "T", "published_in": "J", "year": 2020}
    return Source(**{**plain, "checked": True, "reviewed": TODAY, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "Doe 2020"),
        ({"authors": "van der Berg AB and Roe R"}, "van der Berg 2020"),
        ({"authors": "World Health Organization"}, "World Health Organization 2020"),
        ({"authors": "NICE"}, "NICE 2020"),
        ({"cite": "CSP and GIRFT"}, "CSP and GIRFT"),
    ],
)
def test_a_source_is_cited_by_its_first_author(fields: dict[str, str], name: str) -> None:
    """Initials and further authors go; bodies keep their name; the record's own wording wins."""
    assert short_name(_source(**fields)) == name


@pytest.mark.parametrize("source", content.sources().values(), ids=lambda source: source.id)
def test_every_shipped_source_can_be_cited(source: Source) -> None:
    """No citation is empty, long, or says None where a year is unknown."""
    label = cited([source.id])[0]["label"]

    assert label
    assert "None" not in label
    assert len(label) < 60


def test_two_shipped_sources_are_not_cited_alike() -> None:
    """A reader can tell the publications that one card cites apart."""
    for fact in care_facts().values():
        names = [short_name(content.sources()[id_]) for id_ in fact.sources]

        assert len(set(names)) == len(names), fact.id


def test_a_citation_has_label_title_and_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a control shows of a source: the full reference, what was seen in it and when."""
    known = {
        "full": _source(doi="10.1000/x", confirmed="8 of 10", uncertain="the rest"),
        "bare": _source(),
    }
    monkeypatch.setattr("backedu.content.citing.sources", lambda: known)
    full, bare = cited(["full", "bare"])

    assert full == {
        "label": "Doe 2020",
        "title": "Doe J, Roe R (2020). T. J.",
        "url": "https://doi.org/10.1000/x",
        "checked": True,
        "seen": "8 of 10",
        "unseen": "the rest",
        "reviewed": "1 January 2026",
    }
    assert bare["url"] is None


def test_evidence_has_certainty_date_and_publications() -> None:
    """What stands behind a statement; certainty and date are left out where there are none."""
    shown = evidence(["dahm-2010", "acp-2017"], Certainty.MODERATE, TODAY)
    bare = evidence([])

    assert shown["certainty"] == "moderate certainty"
    assert shown["reviewed"] == "1 January 2026"
    assert [each["label"] for each in shown["sources"]] == ["Dahm 2010", "Qaseem 2017"]
    assert bare == {"certainty": "", "reviewed": "", "sources": []}


def test_no_two_shipped_sources_are_cited_alike() -> None:
    """A reader who sees a citation knows which publication it is, and a link finds its entry."""
    names = Counter(short_name(source) for source in content.sources().values())

    assert [name for name, times in names.items() if times > 1] == []


def test_the_letter_of_a_cited_year_is_in_the_reference() -> None:
    """Who looks for "Brinjikji 2015a" in the list of two of that year finds which of them it is."""
    named = [(short_name(one), reference_text(one)) for one in content.sources().values()]
    lettered = [(name, full) for name, full in named if re.search(r" \d{4}[a-z]$", name)]

    assert lettered
    assert [name for name, full in lettered if f"({name.split()[-1]})." not in full] == []
