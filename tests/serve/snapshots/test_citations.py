import re

import pytest

from backedu.content import sources
from backedu.content.units import unbroken
from backedu.serve.snapshots.citations import link_citations
from backedu.views import cards

NOTE = re.compile(
    r'<span class="beside[^>]*>(?:<span>.*?</span>|<a.*?</a>[^<]*|<b>.*?</b>[^<]*)</span>'
)
LIST = cards.reference_card(["dahm-2010", "acp-2017"])


def _page(text: str) -> str:
    prose = f'<section class="prose jp-MarkdownOutput"><p>{text}</p></section>'
    return f'{prose}<div class="output">{LIST}</div>'


@pytest.mark.parametrize(
    "text",
    ["Rest (Dahm 2010).", "(Qaseem 2017; Dahm 2010)", "Dahm 2010", "<em>Dahm 2010</em>, too"],
)
def test_a_listed_publication_is_linked_where_it_is_named(text: str) -> None:
    """Each name in the text leads to its entry, and the text reads as before."""
    linked = link_citations(_page(text))

    assert '<a href="#source-dahm-2010">Dahm\u00a02010</a>' in linked
    assert NOTE.sub("", linked).count("#source-") == text.count("20")
    assert linked.endswith(LIST + "</div>")


@pytest.mark.parametrize("text", ["Rest (van der Windt 2010).", unbroken("van der Windt 2010")])
def test_a_short_name_stays_in_one_line(text: str) -> None:
    """Its year does in any text."""
    listed = '<li id="source-windt" data-cite="van der Windt 2010">'
    linked = link_citations(f'<section class="prose"><p>{text}</p></section>{listed}')

    assert '<a href="#source-windt">van\u00a0der\u00a0Windt\u00a02010</a>' in linked


@pytest.mark.parametrize(
    "text",
    [
        "Nobody 1900 said so.",
        '<a href="https://example.org">Dahm 2010</a>',
        '<a href="https://example.org"><b>Dahm 2010</b></a>',
        '<span title="Dahm 2010">rest</span>',
        "VanDahm 2010, Dahm 20100",
    ],
)
def test_nothing_else_is_touched(text: str) -> None:
    """Unknown names, links, attributes and parts of words stay as they are."""
    assert link_citations(_page(text)) == _page(text)


def test_a_name_that_two_entries_share_leads_nowhere() -> None:
    """Rather no link than the wrong one."""
    shared = '<li id="source-a" data-cite="NICE 2020"><li id="source-b" data-cite="NICE 2020">'
    page = f'<section class="prose">NICE 2020</section>{shared}'

    assert link_citations(page) == page


def test_a_page_without_references_is_left_alone() -> None:
    """The index of words has none."""
    assert link_citations('<section class="prose">Dahm 2010</section>') == (
        '<section class="prose">Dahm 2010</section>'
    )


def test_every_publication_can_be_led_to() -> None:
    """The list of all has one entry with a name for each publication."""
    card = cards.reference_card(sources(), "All {n}")

    assert card.count('<li id="source-') == card.count('data-cite="') == len(sources())


def test_a_paragraph_begins_with_what_the_publication_it_names_found() -> None:
    """Once in a page, for the margin; the links of the text are as they were."""
    linked = link_citations(_page("Dahm 2010 and Dahm 2010</p><p>Dahm 2010"))
    note = f"<b>Dahm\u00a02010:</b> {sources()['dahm-2010'].found}</span></span>"

    assert linked.count(note) == linked.count('class="beside') == 1
    assert f'{note}<a href="#source-dahm-2010">Dahm\u00a02010</a> and <a' in linked


def test_a_publication_without_a_finding_has_its_title_in_the_margin() -> None:
    """Whatever was not seen in it isn't said there; a long title ends at its colon."""
    qaseem = sources()["acp-2017"]
    title, colon, _ = qaseem.title.partition(": ")

    assert qaseem.found is None
    assert colon
    assert f"<b>Qaseem\u00a02017</b>{title}</span>" in link_citations(_page("Qaseem 2017"))


def test_what_brackets_name_is_linked_in_the_margin_instead() -> None:
    """One place at a time: the style hides the brackets where the margin is. It is read aloud."""
    linked = link_citations(_page("Rest (Dahm 2010). Then (Dahm 2010)"))

    assert linked.count('<span class="beside found"><span><a href="#source-dahm-2010">') == 1
    assert linked.count('<span class="brackets"> (<a href="#source-dahm-2010">') == 1
    assert ". Then (<a" in linked


@pytest.mark.parametrize("text", ["(Dahm 2010, in 401)", "Dahm 2010 (2010)", "(see Dahm 2010)"])
def test_brackets_that_say_more_stay(text: str) -> None:
    """Hidden, they would take words of the sentence with them."""
    assert "brackets" not in link_citations(_page(text))


def test_a_note_does_not_repeat_the_numbers_of_its_paragraph() -> None:
    """It then says what the publication is: its title."""
    text = "401 people: 0.22 (0.02 to 0.41) less pain (Dahm 2010)."
    dahm = sources()["dahm-2010"]

    assert f"Dahm\u00a02010</a>{dahm.title}</span>" in link_citations(_page(text))
    assert str(dahm.found) not in link_citations(_page(text)).partition("<ol")[0]


@pytest.mark.parametrize(
    "wide",
    [
        '<section class="prose keys jp"><ul><li>Dahm 2010</li></ul></section>',
        '<section class="prose"><p>Dahm 2010</p><table></table></section>',
    ],
)
def test_where_there_is_no_margin_nothing_is_told_yet(wide: str) -> None:
    """Points side by side and a table need the whole width: what is found waits for the text."""
    linked = link_citations(wide + _page("Dahm 2010"))

    assert linked.count('class="beside') == 1
    assert linked.index('class="beside') > linked.index("</section>")


@pytest.mark.parametrize(
    ("text", "is_raised"),
    [
        ("Dahm 2010", True),
        (f"Dahm 2010 {'and so on ' * 60}", False),
        ("Dahm 2010</p>\n<p>Next", False),
    ],
)
def test_a_note_longer_than_the_last_paragraph_begins_beside_the_one_before(
    text: str, *, is_raised: bool
) -> None:
    """It would push what follows down, and leave a gap; other paragraphs go on beside it."""
    linked = link_citations(_page(f"Before</p>\n<p>{text}"))

    assert (linked.index('class="beside') < linked.index("Before")) is is_raised


def test_a_fold_has_no_notes() -> None:
    """They would be lost on paper, which has no margin; the first sentence outside has the note."""
    linked = link_citations(_page("<details><p>Dahm 2010</p></details></p><p>Dahm 2010"))

    assert linked.count('class="beside') == 1
    assert linked.index("</details>") < linked.index('class="beside')
