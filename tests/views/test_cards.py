import re
from datetime import date
from html.parser import HTMLParser

import pytest

from backedu import content
from backedu.content.model import Certainty, Source, Term
from backedu.content.wording import words
from backedu.topics.care import CareFact, care_facts
from backedu.views import cards
from backedu.views.cards import Card, fact_card, glossary_card, reference_card

TODAY = date(2026, 1, 1)
EVIL = '<script>alert("1")</script> & <b onclick="x">'


class _Reader(HTMLParser):
    """Reads a card as a browser does: its text, its tags, its links; complains of open tags."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(card)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"class", "data-cite", "href", "id"}

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def _source(**fields: object) -> Source:
    plain = {"id": "s", "authors": "Doe J, Roe R", "title": "T", "published_in": "J", "year": 2020}
    return Source(**{**plain, "checked": True, "reviewed": TODAY, **fields})  # type: ignore[arg-type]


def _fact(**fields: object) -> CareFact:
    plain = {"id": "f", "topic": "Walking", "advice": "Walk.", "certainty": Certainty.LOW}
    return CareFact(**{**plain, "sources": (), "reviewed": TODAY, **fields})  # type: ignore[arg-type]


def test_a_fact_opens_to_what_was_seen_in_its_sources() -> None:
    """Interval, full reference and the date of the last review are one click from the fact."""
    said = _Reader(fact_card([_fact(sources=("dahm-2010",))])).text

    assert "0.22, 0.02\u00a0to\u00a00.41" in said
    assert "Dahm KT" in said
    assert "Last looked at on 1 January 2026." in said


def test_all_text_is_inert() -> None:
    """What looks like HTML in a record is shown as it is written."""
    term = Term("t", EVIL, EVIL, TODAY)
    made = [
        fact_card([_fact(topic=EVIL, advice=EVIL, effect=EVIL)]),
        glossary_card([term]),
    ]

    for card in made:
        read = _Reader(card)

        assert EVIL in read.text
        assert "script" not in read.tags
        assert "<script" not in card
        assert "onclick=" not in card.replace("onclick=&quot;", "")


def test_a_source_s_own_text_is_inert(monkeypatch: pytest.MonkeyPatch) -> None:
    """Authors, title and address of a publication are escaped too."""
    evil = _source(authors=EVIL, cite=EVIL, title=EVIL, url='https://e.org/"><script>')
    monkeypatch.setattr(cards, "all_sources", lambda: {"s": evil})
    made = [reference_card(["s"]), fact_card([_fact(sources=("s",))])]

    for card in made:
        read = _Reader(card)

        assert "script" not in read.tags
        assert read.links == ['https://e.org/"><script>']


def test_a_fact_shows_how_sure_we_are_while_folded() -> None:
    """The certainty is in the summary; effect and sources only where there are any."""
    bare, full = fact_card([_fact()]), fact_card([_fact(effect="8 points", sources=("dahm-2010",))])

    assert "low certainty" in bare.split("</summary>")[0]
    assert "What was measured" not in bare
    assert "Sources" not in bare
    assert "What was measured:</b> 8 points" in full
    assert "Source: Dahm\u00a02010<" in full
    assert full.lower().count("low certainty") == 1


def test_wrapped_text_is_joined() -> None:
    """Line breaks of the file do not reach the page."""
    assert "one two" in fact_card([_fact(advice="one\n  two\n")])


def test_the_glossary_is_alphabetical_and_counted() -> None:
    """Capitals do not matter to the order; the title says how many words there are."""
    terms = [Term(word, word, "-", TODAY) for word in ("disc", "Acute", "ankle")]
    card = glossary_card(terms)
    places = [card.index(f"<b>{word}:</b>") for word in ("Acute", "ankle", "disc")]

    assert places == sorted(places)
    assert "Glossary: 3 words" in card


def test_references_are_in_order_once_each() -> None:
    """A publication named twice is listed once; the title counts what is listed."""
    ids = sorted(content.sources())[:5]
    card = reference_card([*ids, *reversed(ids)])
    authors = [content.sources()[id_].authors for id_ in ids]
    found = sorted(authors, key=lambda author: card.index(author.split(",")[0].split("&")[0]))

    assert card.count("<li id=") == 5
    assert "(5)" in card
    assert found == sorted(authors)


def test_references_of_one_author_are_by_year_and_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is the same at every start, also where nobody knows who wrote it, and when."""
    made = [("c", 2021, "A"), ("b", None, "B"), ("a", None, "C")]
    known = {id_: _source(id=id_, year=year, title=title) for id_, year, title in made}
    monkeypatch.setattr(cards, "all_sources", lambda: known)
    found = [re.findall('id="source-(.)"', reference_card(ids)) for ids in ("abc", "cba", "bca")]

    assert found == [["b", "a", "c"]] * 3


def test_a_reference_says_what_was_not_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unconfirmed publication is marked, and one without a year is called undated."""
    known = {"a": _source(id="a"), "b": _source(id="b", checked=False, year=None)}
    monkeypatch.setattr(cards, "all_sources", lambda: known)

    assert "not confirmed" not in reference_card(["a"])
    assert "not confirmed against the publication" in reference_card(["b"])
    assert "(undated)" in reference_card(["b"])


def test_no_references_is_no_error() -> None:
    """A lesson that showed nothing yet has an empty list."""
    assert "(0)" in reference_card([])


def test_an_unknown_reference_is_refused() -> None:
    """An id that is no publication does not vanish silently."""
    with pytest.raises(KeyError, match="nobody-1999"):
        reference_card(["nobody-1999"])


@pytest.mark.parametrize(
    "card",
    [
        fact_card(care_facts().values()),
        glossary_card(content.glossary().values()),
        reference_card(content.sources()),
    ],
    ids=["facts", "glossary", "references"],
)
def test_everything_shipped_makes_a_sound_card(card: Card) -> None:
    """All records together give well-formed HTML whose links all lead to secure addresses."""
    read = _Reader(card)

    assert card._repr_html_() == str(card)
    assert "None" not in read.text
    assert all(link.startswith("https://") for link in read.links)


def test_who_should_not_use_a_measure_is_said() -> None:
    """What speaks against it, what to ask about and when to stop, where any of it is known."""
    lists = _fact(do_not_use=("Numb skin",), ask_first=(EVIL,), stop_if="Stop when it\nburns.")
    said, bare = _Reader(fact_card([lists])).text, fact_card([_fact()])

    assert "Numb skin" in said
    assert EVIL in said
    assert "Stop when it burns." in said
    assert words("facts")["cautions_rest_on"] in said
    assert words("facts")["cautions"] not in bare
