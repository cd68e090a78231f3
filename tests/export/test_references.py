"""Numbers of publications on paper: each stands for the one that was named there."""

import re

import pytest

from backedu import content
from backedu.content.citing import short_name
from backedu.export.handout import handout
from backedu.export.references import Numbered
from backedu.lessons.sources import lesson_sources

ONE, OTHER = (content.sources()[id_] for id_ in ("suri-2010", "jarvik-2020"))


def test_publications_are_numbered_as_they_are_cited() -> None:
    """In brackets the number takes the place of the name; in a sentence it stands behind it."""
    first, second = short_name(OTHER), short_name(ONE)
    cited = Numbered([ONE, OTHER], f"({first}) and ({second})")

    assert cited.marked(f"So ({first}; {second}).") == "So<sup>1, 2</sup>."
    assert cited.marked(f"{second} says so.") == f"{second}<sup>2</sup> says so."
    assert cited.of(["suri-2010"]) == "<sup>2</sup>"
    assert re.findall("<b>(.)</b> (.{6})", cited.listed()) == [("1", "Jarvik"), ("2", "Suri P")]


@pytest.mark.parametrize("lesson", content.lessons())
def test_every_number_on_paper_is_one_of_the_list(lesson: str) -> None:
    """And no name of a publication of the lesson is left in brackets."""
    made = handout(lesson, None, [], lesson_sources(lesson))
    names = {id_: short_name(one) for id_, one in content.sources().items()}
    told = made.partition('class="sources"')[0]
    listed = {int(n) for n in re.findall(r"<li><b>(\d+)</b>", made)}
    numbers = {int(n) for sup in re.findall("<sup>(.*?)</sup>", made) for n in sup.split(", ")}

    assert numbers <= listed
    assert not [id_ for id_ in lesson_sources(lesson) if f"({names[id_]})" in told]


def test_a_body_has_no_others() -> None:
    """Whoever is no person is named whole, with the title."""
    body, group = (content.sources()[id_] for id_ in ("girft-ces-2023", "suri-2010"))
    listed = Numbered([body, group], f"({short_name(body)}; {short_name(group)})").listed()

    assert f"{body.authors} ({body.year}). {body.title}." in listed
    assert "Suri P, et al. (2010)." in listed
