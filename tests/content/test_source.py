"""A publication and where it is found."""

from dataclasses import replace
from datetime import date

import pytest

from backedu.content.source import Source, finding_faults


def source(**given: str) -> Source:
    """Return a publication with the given identifiers."""
    return Source(
        id="s",
        authors="A",
        title="T",
        published_in="J",
        checked=True,
        reviewed=date(2026, 11, 22),
        **given,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ({"url": "https://example.org/a", "doi": "10.1000/1"}, "https://example.org/a"),
        ({"doi": "10.1000/1", "pmid": "1234567"}, "https://doi.org/10.1000/1"),
        ({"pmid": "1234567"}, "https://pubmed.ncbi.nlm.nih.gov/1234567/"),
        ({"isbn": "978-0-00-000000-2"}, None),
    ],
)
def test_a_source_links_to_its_own_page_first(given: dict[str, str], link: str | None) -> None:
    """The address is the page, else the DOI, else PubMed, else none."""
    assert source(**given).link == link


SEEN = "120 people of one clinic; 30 (25%) were better at six weeks, 40% later."


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ("Of 120 people, 30 were better at six weeks.", None),
        ("40% of those seen later.", None),
        ("120 people: better in 25%.", None),
        ("31 of 120 people were better.", "has the number 31, which isn't in 'confirmed'"),
        ("Better in 25%.", "has a percentage and does not say of whom"),
        ("Of 120 people, 30 were better", "is not one sentence"),
        ("120 people. Better.", "is not one sentence"),
        ("word " * 22 + "word.", "has 23 words, and 22 fit"),
    ],
)
def test_a_finding_says_no_more_than_what_was_seen(found: str, fault: str | None) -> None:
    """Its numbers are those confirmed, a share says of whom, and it fits into the margin."""
    faults = list(finding_faults(source(found=found, confirmed=SEEN)))

    assert len(faults) == (fault is not None)
    assert all(fault in each for each in faults if fault)


def test_nothing_is_found_in_what_was_not_seen() -> None:
    """A publication that is not confirmed keeps its title in the margin."""
    unseen = replace(source(found="It helps.", confirmed=SEEN), checked=False)

    assert list(finding_faults(unseen)) == [
        "belongs to a publication that was seen, with 'checked = true'"
    ]
