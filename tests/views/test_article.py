"""The article on a page: all of it, in its order, each appraisal behind its statement."""

import re
from dataclasses import replace
from html import unescape

import pytest

from backedu import content
from backedu.content.model import Verdict
from backedu.content.wording import words
from backedu.lessons import Lesson
from backedu.views.article import article_card, verdicts_card


def test_every_statement_is_there_once_in_the_order_of_the_parts() -> None:
    """All claims, those of one part together, under the part's name."""
    parts = re.findall(
        r'<h3 id="part-([^"]+)">(.*?)</h3>(.*?)</section>', article_card(), re.DOTALL
    )
    names = {part.name: part.id for part in content.sections().values()}

    assert [id_ for id_, _, _ in parts] == [
        id_
        for name, id_ in names.items()
        if any(c.section == name for c in content.claims().values())
    ]
    for id_, name, body in parts:
        told = [
            " ".join(unescape(text).split())
            for text in re.findall(r"<summary>(.*?)</summary>", body)
        ]
        section = content.sections()[id_]
        assert unescape(name) == section.name
        assert told == [
            " ".join(claim.claim.split())
            for claim in content.claims().values()
            if claim.section == section.name
        ]


def test_no_verdict_shows_before_a_statement_is_opened() -> None:
    """Outside of what is folded there is neither a verdict nor a reason."""
    open_text = re.sub(r"(</summary>).*?</details>", r"\1", article_card(), flags=re.DOTALL)

    assert not any(words("verdicts")[verdict] in unescape(open_text) for verdict in Verdict)


def test_an_unsafe_statement_says_what_to_do_instead() -> None:
    """What could happen and what is right are both there."""
    text = unescape(article_card())
    unsafe = [claim for claim in content.claims().values() if claim.unsafe]

    assert unsafe
    for claim in unsafe:
        assert claim.instead
        assert " ".join(claim.instead.split()) in text


def test_every_source_of_a_statement_is_in_the_list_of_the_page() -> None:
    """A link to a publication leads to an entry of the references that the lesson ends with."""
    lesson = Lesson()
    linked = set(re.findall(r'href="#source-([^"]+)"', lesson.article()))

    assert linked
    assert linked == set(re.findall(r'id="source-([^"]+)"', lesson.references()))


def test_the_verdicts_are_counted() -> None:
    """The numbers of the bars are those of the claims, and are read without the bars."""
    numbers = [int(n) for n in re.findall(r"<td>(\d+)</td>", verdicts_card())]

    assert numbers == [
        sum(claim.verdict is verdict for claim in content.claims().values()) for verdict in Verdict
    ]
    assert f"{len(content.claims())} statements" in verdicts_card()


def test_what_is_in_the_data_is_shown_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement with a bracket in it stays a statement."""
    one = next(iter(content.claims().values()))
    odd = {one.id: replace(one, claim="<script>1</script>", why="a & b", conflicts_with=())}
    monkeypatch.setattr(content, "claims", lambda: odd)

    assert "<script>" not in article_card()
    assert "&lt;script&gt;1" in article_card()
