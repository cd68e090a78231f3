import re
from datetime import date

import pytest

from backedu.content import claims, sections
from backedu.content.model import Section
from backedu.content.wording import words
from backedu.export import coverage_page as page_module
from backedu.export.coverage_page import coverage, coverage_page

PAGE = coverage_page()


@pytest.mark.parametrize(
    "section",
    [one for one in sections().values() if one.in_article],
    ids=lambda section: section.id,
)
def test_every_part_of_the_article_is_covered(section: Section) -> None:
    """Each of its headings has at least one appraised claim, and a table on the page."""
    of_part = coverage()[section.id]
    body = re.search(rf'<section id="part-{section.id}".*?</section>', PAGE, re.DOTALL)

    assert of_part
    assert body
    assert [claim.id for claim in of_part] == re.findall(r"<code>([^<]+)</code>", body[0])


def test_the_article_has_its_parts_and_claims() -> None:
    """22 headings, at least 105 claims, each in exactly one part, 15 that could hurt someone."""
    shown = [claim.id for of_part in coverage().values() for claim in of_part]

    assert sum(section.in_article for section in sections().values()) == 22
    assert len(shown) >= 105
    assert sorted(shown) == sorted(claims())
    assert sum(claim.unsafe for claim in claims().values()) == 15


def test_each_unsafe_claim_says_what_could_happen_and_what_to_do() -> None:
    """As often as there are unsafe claims, and for no other."""
    marks = words("marks")
    unsafe = [claim for claim in claims().values() if claim.unsafe]

    assert PAGE.count(f"<b>{marks['could_happen']}:</b>") == len(unsafe)
    assert PAGE.count(f"<b>{marks['instead']}:</b>") == len(unsafe)
    assert all(len((claim.could_happen or "").split()) >= 8 for claim in unsafe)
    assert all(len((claim.instead or "").split()) >= 8 for claim in unsafe)


def test_a_part_without_claims_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading that nobody appraised stays on the page and says so."""
    gap = dict(sections()) | {"gap": Section("gap", "Gap", "Nothing.", claims_reviewed())}
    monkeypatch.setattr(page_module, "sections", lambda: gap)

    assert words("coverage_page")["none"] not in PAGE
    assert words("coverage_page")["none"] in coverage_page()


def claims_reviewed() -> date:
    """Any date of a review."""
    return next(iter(claims().values())).reviewed
