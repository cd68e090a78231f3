from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.level import Level
from backedu.content.reader import find
from backedu.topics.article.safety_net import (
    OFFERED,
    Mark,
    Sentence,
    Worth,
    mark_warning,
    safety_net,
)

SHIPPED = find(safety_net.file).read_text(encoding="utf-8")
SIGNS = safety_net().signs.values()
MUST = {"cauda_equina", "nerves", "infection", "fracture", "cancer", "vessels"}


def test_the_dangers_that_the_article_leaves_out_are_there() -> None:
    """Cauda equina, nerves, infection, fracture, cancer and vessels each have a sign."""
    assert {sign.about for sign in SIGNS if sign.kind is Worth.SIGN} >= MUST
    assert {kind for sign in SIGNS for kind in [sign.kind]} == set(Worth)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
def test_the_triage_agrees_with_what_a_sentence_is_worth(sign: Sentence) -> None:
    """A sign asks someone to act; a misleading or vague sentence leaves the level at self-care."""
    wanted = sign.kind in (Worth.SIGN, Worth.EXTRA)

    assert (sign.level in OFFERED) is wanted
    assert sign.why != sign.text


def test_the_perfect_warning_is_right_throughout() -> None:
    """Every sign at the triage's own speed: nothing is missing, slow, fast or misleading."""
    choices = {sign.id: sign.level for sign in SIGNS if sign.kind is Worth.SIGN}

    assert {each.mark for each in mark_warning(choices)} == {Mark.RIGHT, Mark.LEFT_OUT}


def test_an_empty_warning_lacks_every_sign() -> None:
    """What is not in it is missing if it is a sign, and rightly left out if not."""
    for each in mark_warning({}):
        assert each.mark is (Mark.MISSING if each.sign.kind is Worth.SIGN else Mark.LEFT_OUT)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
@pytest.mark.parametrize("chosen", OFFERED, ids=lambda level: level.value)
def test_each_choice_has_its_mark(sign: Sentence, chosen: Level) -> None:
    """Too slow is below the triage's level, too fast above; misleading stays misleading."""
    mark = {each.sign.id: each.mark for each in mark_warning({sign.id: chosen})}[sign.id]

    if sign.kind in (Worth.MISLEADING, Worth.VAGUE):
        assert mark.value == sign.kind.value
    else:
        assert (mark is Mark.RIGHT) is (chosen is sign.level)
        assert (mark is Mark.TOO_SLOW) is (chosen < sign.level)


def test_an_unknown_sentence_is_refused() -> None:
    """The error names it, cut short."""
    with pytest.raises(ValueError, match="no sentence 'x") as error:
        mark_warning({"x" * 10_000: Level.SOON})
    assert len(str(error.value)) < 120


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('about = "cancer"', 'about = "rabies"', "record 'cancer'.*not one of the topics"),
        ('kind = "vague"', 'kind = "woolly"', "record 'if-worried': field 'kind'.*not one of"),
        ('kind = "misleading"', 'kind = "sign"\nabout = "review"', "triage says 'self_care'"),
        ('fever = "yes"', 'fever = "a bit"', "record 'fever'.*not understood by the triage"),
        ('answers = { fever = "yes" }', "", "record 'fever': field 'answers' is needed"),
        ('sources = ["nice-ng156"', 'sources = ["nobody-1900"', "not in sources.toml"),
        ('review = "Pain', 'luck = "Bad luck"\nreview = "Pain', "no sign is about luck"),
    ],
)
def test_a_fault_is_told_by_record_and_field(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Whoever edits the file reads which sentence is wrong, and how."""
    assert old in SHIPPED
    (tmp_path / safety_net.file).write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=f"(?s){safety_net.file}.*{said}"):
        safety_net.load(tmp_path)
