"""Tests of what a result panel shows."""

import pytest

from backedu.views.panel import Banner, Item, Panel, Section

BANNER = Banner("soon", "●", "See someone", ["This week."])


def test_a_panel_is_plain_data() -> None:
    """A banner, the sections in order, each with its entries, and the footnote."""
    panel = Panel(BANNER, [Section("Why", [Item("It lasts.")], folded=True)], "Not a device.")

    assert panel.as_dict() == {
        "banner": {"tone": "soon", "mark": "●", "title": "See someone", "lines": ["This week."]},
        "sections": [{"title": "Why", "items": [{"text": "It lasts."}], "folded": True}],
        "footnote": "Not a device.",
    }


def test_a_section_without_an_entry_is_left_out() -> None:
    """An empty list under a title would only puzzle."""
    sections = [Section("Why", []), Section("What", [Item("Move.")])]

    assert [each["title"] for each in Panel(BANNER, sections, "").as_dict()["sections"]] == ["What"]


@pytest.mark.parametrize(
    ("item", "names"),
    [
        (Item("Text."), {"text"}),
        (Item("Text.", ""), {"text", "strong"}),
        (Item("Text.", "Bold.", [("Age?", "35")]), {"text", "strong", "answers"}),
        (Item("Text.", sources=["dahm-2010"]), {"text", "sources"}),
    ],
)
def test_an_entry_has_only_what_it_is_given(item: Item, names: set[str]) -> None:
    """What an entry lacks is left out of the data that the page gets."""
    assert set(item.as_dict()) == names


def test_publications_are_cited_in_words() -> None:
    """An entry or a banner names ids; the page gets a short name and whether it was seen."""
    cited = Item("Text.", sources=["dahm-2010"]).as_dict()["sources"]

    assert [source["label"] for source in cited] == ["Dahm 2010"]
    assert Banner("soon", "●", "T", sources=["dahm-2010"]).as_dict()["sources"] == cited
