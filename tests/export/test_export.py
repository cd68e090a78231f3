import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from backedu import __version__
from backedu.content import sources
from backedu.content.error import Where
from backedu.content.level import Level
from backedu.content.wording import words
from backedu.export import rules_page as page_module
from backedu.export.condition_words import example, in_words
from backedu.export.coverage_page import coverage_page
from backedu.export.hazard_parts import hazards_part
from backedu.export.markup import items, table, terms, text
from backedu.export.page import Part, document
from backedu.export.references import cited
from backedu.export.references_page import references_page
from backedu.export.rule_parts import contradictions_part, level_part, named_part
from backedu.export.rules_page import rules_page
from backedu.triage.advice import shipped_advice
from backedu.triage.answers import contract
from backedu.triage.conditions import Condition
from backedu.triage.hazards import Hazard, Probability, Severity, hazards
from backedu.triage.named_conditions import NamedCondition
from backedu.triage.open_points import open_points
from backedu.triage.parsing import parse_condition
from backedu.triage.reviews import Review, reviews
from backedu.triage.rules import shipped_rules
from tests.support.chromium import find

BOOK = shipped_rules()
PAGE = rules_page()
EVIL = '<script>alert("1")</script> & <b onclick="x">'
VOID = {"meta", "br"}
PLAIN = dict.fromkeys(BOOK.named, "known")
FEW_OF_EACH = """
for (const many of document.querySelectorAll("section, tbody, ol, nav ul")) {
  [...many.querySelectorAll(":scope > .record, :scope > tr, :scope > li")].slice(3)
    .forEach((one) => one.remove());
}
"""


class _Reader(HTMLParser):
    """Reads a page as a browser does; complains of tags that are not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data


READ = _Reader(PAGE)
IDS = [value for name, value in READ.attributes if name == "id"]


def condition(table: dict[str, Any]) -> Condition:
    """Return the condition that a table of the data stands for."""
    return parse_condition(
        table, contract(), BOOK.named.__getitem__, Where("rules.toml", "here", "when")
    )


def read(html: str) -> str:
    """Return the text of a piece of HTML, pieces of a list separated by a bar."""
    return _Reader(html.replace("</li><li>", " | ").replace("<ul", " <ul")).text


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"diabetes": "yes"}, "Do you have diabetes? Yes"),
        (
            {"cancer_history": ["current", "past"]},
            "Do you have cancer, or have you had it? Yes, in the past or Yes, now",
        ),
        ({"age": ">= 65"}, "How old are you? 65 years or more"),
        ({"age": "< 18"}, "How old are you? Less than 18 years"),
        ({"duration_days": "<= 90"}, "How many days have you had this pain? 90 days or less"),
        ({"duration_days": "> 4"}, "How many days have you had this pain? More than 4 days"),
        ({"diabetes": "unknown"}, "Do you have diabetes? Not answered, or “not sure”"),
        ({"work": "any"}, "What work do you do? Anything written"),
        (
            {"current_medicines": ["Warfarin", "aspirin"]},
            "Which medicines do you take? Any mention of “warfarin”, “aspirin”",
        ),
        ({"named": "weak-leg"}, "known weak-leg"),
        (
            {"any": [{"diabetes": "yes"}, {"all": [{"named": "injury"}, {"named": "cancer"}]}]},
            "Any of these: Do you have diabetes? Yes | All of these: known injury | known cancer",
        ),
        (
            {"at_least": 2, "of": [{"diabetes": "yes"}, {"named": "weak-leg"}]},
            "At least 2 of these: Do you have diabetes? Yes | known weak-leg",
        ),
    ],
    ids=str,
)
def test_a_condition_in_words(table: dict[str, Any], said: str) -> None:
    """Each form of a condition is said in the words of the question and of its answers."""
    assert read(in_words(condition(table), PLAIN)) == said


def test_a_form_without_words_is_refused() -> None:
    """A new form of condition cannot slip through unsaid."""
    new: Any = object()

    with pytest.raises(TypeError, match="of the form object"):
        in_words(new, PLAIN)


def test_an_example_is_said_with_its_answers() -> None:
    """What is not known is called so."""
    said = read(example({"fever": "unknown", "age": 70}))

    assert said.strip() == (
        "Do you have a high temperature, shivering or chills? Not known | How old are you? 70 years"
    )


def _texts() -> Iterator[str]:
    """Give what the data says that the page must say as well."""
    for rule, _ in BOOK.rules:
        yield from (rule.id, rule.topic, rule.sentence, rule.note or "", rule.net or "")
        yield from (sources()[source].title for source in rule.sources)
    for tag in shipped_advice():
        yield from (tag.advice.label, *tag.advice.withheld_at.values())
        yield from (unless.reason for unless, _ in tag.unless)
    yield from (one.sentence for one, _ in BOOK.contradictions)
    for answer in contract().values():
        yield from (answer.ask, *answer.options.values())
    for hazard in hazards().values():
        yield from (hazard.hazard, hazard.residual, *hazard.shown_by)
    for point in open_points().values():
        yield from (point.question, point.now)


def test_every_record_is_on_the_page() -> None:
    """No record that the triage rests on is left out."""
    records = {f"rule-{rule.id}" for rule, _ in BOOK.rules}
    records |= {f"named-{id_}" for id_ in BOOK.named}
    records |= {f"source-{source}" for rule, _ in BOOK.rules for source in rule.sources}

    assert records <= set(IDS)
    assert [said for said in _texts() if text(said) not in PAGE] == []


def test_no_code_of_a_condition_is_on_the_page() -> None:
    """Neither the name of an answer, nor a value, nor a comparison of the data is shown."""
    shown = READ.text.split(words("hazards")["caption"])[0]
    names = {name for name in contract() if "_" in name}
    values = {value for answer in contract().values() for value in answer.options if "_" in value}

    assert [code for code in names | values if re.search(rf"\b{code}\b", shown)] == []
    assert re.findall(r"[<>]=? ?\d|at_least|\bNone\b(?! of these)|frozenset|\{|\}", shown) == []


def test_a_rule_says_all_that_a_clinician_checks() -> None:
    """Topic, sentence, condition, both examples, reason, full sources and date stand together."""
    rule, _ = next(each for each in BOOK.rules if each[0].id == "cauda-equina")
    html = PAGE.split('<section id="rule-cauda-equina"')[1].split("</section>")[0]
    said = words("rules_page")

    for name in ("holds", "positive", "negative", "note", "sources", "reviewed", "mark"):
        assert text(said[name]) in html
    assert text(rule.topic) in html
    assert str(rule.reviewed) in html
    for source in (sources()[id_] for id_ in rule.sources):
        assert text(source.title) in html
        assert text(source.published_in) in html


def test_a_source_says_whether_it_was_confirmed() -> None:
    """The two are told apart in words, beside each rule."""
    sure = next(id_ for id_, one in sources().items() if one.checked)
    unsure = next(id_ for id_, one in sources().items() if not one.checked)

    assert read(cited([sure])).endswith(" confirmed")
    assert not read(cited([sure])).endswith("not confirmed")
    assert read(cited([unsure])).endswith("not confirmed")


def test_each_level_counts_its_rules() -> None:
    """Emergency comes first, and every rule stands under its own level."""
    for level in Level:
        part = level_part(BOOK, level, PLAIN)
        assert {each.tag for each in part.parts} == {
            rule.id for rule, _ in BOOK.rules if rule.level is level
        }
    places = [IDS.index(f"level-{level.value.replace('_', '-')}") for level in Level]

    assert places == sorted(places, reverse=True)


def test_the_page_says_which_rules_it_shows() -> None:
    """Version, fingerprint, review date and version of backedu can be compared."""
    for said in (BOOK.standing.version, BOOK.hash, str(BOOK.standing.reviewed), __version__):
        assert said in READ.text


def test_no_one_has_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said at the head and at the end, for as long as it is true, and the lines are empty."""
    unsigned = words("rules_page")["unsigned"]
    signature = Review(
        "one",
        "A made-up name",
        "physiotherapist",
        date(2026, 1, 2),
        "1",
        BOOK.hash,
        date(2026, 1, 2),
    )

    assert not reviews()
    assert PAGE.count(text(unsigned)) == 2
    assert READ.text.index(unsigned) < READ.text.index(words("rules_page")["contents"])
    for name in ("sign_name", "sign_role", "sign_date", "sign_signature"):
        line = f'<p class="line"><span>{text(words("rules_page")[name])}</span></p>'
        assert PAGE.count(line) == 2
    monkeypatch.setattr(page_module, "valid_review", lambda _: signature)
    assert text(unsigned) not in rules_page()
    assert "Signed by A made-up name, physiotherapist, on 2026-01-02" in rules_page()


def test_the_page_is_sound_html() -> None:
    """One h1, headings that skip no level, ids used once, links that lead somewhere."""
    ranks = [int(tag[1]) for tag in READ.tags if re.fullmatch(r"h[1-6]", tag)]
    links = [value for name, value in READ.attributes if name == "href"]

    assert ranks.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(ranks))
    assert len(set(IDS)) == len(IDS)
    assert {link[1:] for link in links if link.startswith("#")} <= set(IDS)
    assert all(link.startswith(("#", "https://")) for link in links)


def test_the_page_asks_for_nothing() -> None:
    """No script, no picture, no style or font from elsewhere, and a rule that forbids them."""
    assert not {"script", "img", "link", "iframe", "form", "input", "object"} & set(READ.tags)
    assert not [name for name, _ in READ.attributes if name.startswith("on") or name == "src"]
    assert not re.search(r"url\(|@import", PAGE)
    assert "default-src 'none'" in PAGE


def test_the_same_content_gives_the_same_page() -> None:
    """Neither the clock nor the order of hashing shows."""
    code = "from backedu.export.rules_page import rules_page; import sys; "
    code += "sys.stdout.buffer.write(rules_page().encode())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert run.stdout.decode() == PAGE


def test_all_text_is_inert() -> None:
    """What is in the data is shown as text, wherever it is."""
    rule, when = BOOK.rules[0]
    spoilt = replace(
        rule, topic=EVIL, sentence=EVIL, note=EVIL, net=EVIL, while_open=EVIL, id="x",
        positive=({"work": EVIL},), negative=({"imaging_report": EVIL},),
    )  # fmt: skip
    contradiction, clash = BOOK.contradictions[0]
    book = replace(
        BOOK,
        rules=((spoilt, when),),
        contradictions=((replace(contradiction, sentence=EVIL, note=EVIL), clash),),
    )
    named = {id_: NamedCondition(id_, EVIL, None, date(2026, 1, 1)) for id_ in BOOK.named}
    hazard = Hazard(
        "h", EVIL, EVIL, EVIL, Severity.MINOR, Probability.REMOTE, EVIL, (), EVIL, date(2026, 1, 1)
    )
    evil_plain = dict.fromkeys(BOOK.named, EVIL)
    parts = (
        level_part(book, rule.level, evil_plain),
        named_part(book, named),
        contradictions_part(book, evil_plain),
        hazards_part([hazard]),
        Part(
            "x",
            EVIL,
            items([text(EVIL)]) + terms([(EVIL, "x")]) + table(EVIL, [EVIL], [], "x"),
            tag=EVIL,
        ),
    )
    html = document(EVIL, "", EVIL, EVIL, parts)

    assert "script" not in _Reader(html).tags
    assert not [name for name, _ in _Reader(html).attributes if name == "onclick"]
    assert html.count("&lt;script&gt;") > 20


@pytest.mark.parametrize("made", [rules_page, coverage_page, references_page])
def test_it_reads_well_in_a_browser(made: Callable[[], str]) -> None:
    """No axe rule is broken in light or dark, on a phone or a wide screen; nothing runs off."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-gpu"]
        )
        for width, scheme in ((1280, "light"), (390, "dark"), (360, "light")):
            page = browser.new_page(
                viewport={"width": width, "height": 844},
                color_scheme=scheme,  # type: ignore[arg-type]
                bypass_csp=True,  # axe is a script, and the page allows none
            )
            page.set_content(made())
            scrolled = page.evaluate("document.documentElement.scrollWidth")
            page.evaluate(FEW_OF_EACH)
            found = Axe().run(page).response["violations"]

            assert scrolled <= width
            assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == []
        browser.close()
