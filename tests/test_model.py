"""The nouns of the content."""

from datetime import date

import pytest

from backedu.model import Level, Source


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


def test_levels_rise_from_self_care_to_emergency() -> None:
    """The order of the levels is the order of urgency."""
    assert sorted([Level.URGENT, Level.SELF_CARE, Level.EMERGENCY, Level.SOON]) == [
        Level.SELF_CARE,
        Level.SOON,
        Level.URGENT,
        Level.EMERGENCY,
    ]


def test_a_level_is_compared_with_levels_only() -> None:
    """Comparing a level with its own word is refused, never guessed."""
    with pytest.raises(TypeError):
        _ = Level.SOON < "urgent"


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
