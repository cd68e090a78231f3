"""A publication and where it is found."""

from datetime import date

import pytest

from backedu.content.source import Source


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
