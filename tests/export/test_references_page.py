import re

import pytest

from backedu.content import claims, sources
from backedu.content.model import Source
from backedu.export.references_page import references_page
from backedu.export.uses import uses
from backedu.topics.care import care_facts

PAGE = references_page()
PARTS = dict(re.findall(r'<section id="source-([^"]+)"(.*?)</section>', PAGE, re.DOTALL))


def test_every_publication_is_listed_once() -> None:
    """All of them by default; with ids, these alone."""
    assert set(PARTS) == set(sources())
    assert len(re.findall('id="source-', PAGE)) == len(sources())
    assert len(re.findall('id="source-', references_page(["dahm-2010", "dahm-2010"]))) == 1


@pytest.mark.parametrize("source", sources().values(), ids=lambda source: source.id)
def test_a_publication_says_how_far_it_was_confirmed(source: Source) -> None:
    """Its standing, the date of its review, and something that rests on it, or why it is listed."""
    part = PARTS[source.id]

    assert ('class="confirmed"' in part) is source.checked
    assert ('class="unconfirmed"' in part) is not source.checked
    assert str(source.reviewed) in part
    assert source.id in uses() or source.kept_for or "What rests on it" not in part


def test_what_rests_on_a_publication_is_listed_with_its_certainty() -> None:
    """Claims with verdict and certainty, and facts of care, under the kind of each."""
    rests = {(use.kind, use.id): use for use in uses()["dahm-2010"]}

    assert rests["claims", "bed-rest-outdated"].verdict == claims()["bed-rest-outdated"].verdict
    assert rests["care", "bed_rest"].certainty == care_facts()["bed_rest"].certainty
    assert "Bed rest <em>(moderate certainty)</em>" in PARTS["dahm-2010"]
    assert "Claims of the article<ul>" in PARTS["dahm-2010"]


def test_every_use_names_a_publication_that_exists() -> None:
    """Whatever file names a source, the page can show it."""
    assert set(uses()) <= set(sources())
    assert sum(map(len, uses().values())) > 300
