"""The made-up practice: expected counts by enumeration, laws for all rules, and its figure."""

import re
from itertools import combinations, product
from math import prod
from pathlib import Path
from time import perf_counter

import pytest

from backedu.check.files import documents
from backedu.content import ContentError
from backedu.content.reader import find
from backedu.figures.flag_clinic import own_rule_figure
from backedu.topics.flag_clinic import (
    OTHERS,
    PEOPLE,
    diseases,
    outcomes,
    practice_flags,
)

FLAGS = list(practice_flags())
RULES = [
    (flags, at_least)
    for size in range(len(FLAGS) + 1)
    for flags in combinations(FLAGS, size)
    for at_least in (1, 2)
]


def _by_enumeration(flags: tuple[str, ...], at_least: int, group: str) -> float:
    """Share of a group with enough flags, summed over every pattern of having and lacking."""
    shares = [practice_flags()[each].share(group) for each in flags]
    return sum(
        prod(share if has else 1 - share for share, has in zip(shares, pattern, strict=True))
        for pattern in product((False, True), repeat=len(flags))
        if sum(pattern) >= at_least
    )


@pytest.mark.parametrize("size", [0, 1, 2, 4, 7])
@pytest.mark.parametrize("at_least", [1, 2, 3])
def test_counts_are_those_of_all_patterns(size: int, at_least: int) -> None:
    """What is expected agrees with going through every pattern of flags."""
    for flags in list(combinations(FLAGS, size))[:6]:
        for outcome in outcomes(flags, at_least):
            expected = outcome.people * _by_enumeration(flags, at_least, outcome.group)

            assert abs(outcome.sent - expected) <= 0.5 + 1e-6


def test_everyone_is_somewhere() -> None:
    """The groups make 100,000 people, whatever the rule; nobody is sent twice."""
    for flags, at_least in RULES:
        found = outcomes(flags, at_least)

        assert sum(each.people for each in found) == PEOPLE
        assert all(0 <= each.sent <= each.people for each in found)
        assert [each.group for each in found] == [*diseases(), OTHERS]


def test_one_more_flag_never_sends_fewer() -> None:
    """Adding a flag sends at least as many of each group; asking for two sends at most as many."""
    for flags, at_least in RULES:
        found = outcomes(flags, at_least)
        for extra in set(FLAGS) - set(flags):
            wider = outcomes((*flags, extra), at_least)
            assert all(a.sent <= b.sent for a, b in zip(found, wider, strict=True))
        two = outcomes(flags, at_least + 1)
        assert all(a.sent >= b.sent for a, b in zip(found, two, strict=True))


def test_naming_a_flag_twice_changes_nothing() -> None:
    """A rule is a set of flags."""
    assert outcomes(["fever", "fever"], 2) == outcomes(["fever"], 2)


@pytest.mark.parametrize(
    ("flags", "at_least", "fault"),
    [(["colour"], 1, "no flag 'colour'"), (["fever"], 0, "at least 1")],
)
def test_a_rule_that_is_none_is_refused(flags: list[str], at_least: int, fault: str) -> None:
    """The sentence says what could be asked for."""
    with pytest.raises(ValueError, match=fault):
        outcomes(flags, at_least)


def test_the_figure_refuses_another_number() -> None:
    """A rule asks for one or two."""
    with pytest.raises(ValueError, match="one or two"):
        own_rule_figure("fever", "three")


@pytest.mark.parametrize("rule", RULES[:: len(RULES) // 60], ids=str)
def test_sentence_table_and_picture_say_the_same(rule: tuple[tuple[str, ...], int]) -> None:
    """Counts in the title, in the rows and in the bars are one and the same."""
    flags, at_least = rule
    found = outcomes(flags, at_least)
    figure = own_rule_figure(" ".join(flags), {1: "one", 2: "two"}[at_least])
    said = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", figure.finding)]
    ill, well = found[:-1], found[-1]
    sent = sum(each.sent for each in ill)

    if len(flags) < at_least:
        assert said == [sum(each.people for each in ill)]
    else:
        missed = sum(each.missed for each in ill)
        assert said == [PEOPLE, sent + well.sent, sent, sent + missed, well.sent, missed]
    assert [row[1:4] for row in figure.rows] == [
        (f"{each.people:,}", f"{each.sent:,}", f"{each.missed:,}") for each in found
    ]
    full, hollow, names = figure.data
    for each, share, rest, text in zip(found, full["x"], hollow["x"], names["text"], strict=True):
        assert share == pytest.approx(100 * each.sent / each.people)
        assert share + rest == pytest.approx(100)
        said_here = each.sent if each.group == OTHERS else each.missed
        assert f": {said_here:,} " in text


def test_assumptions_are_marked() -> None:
    """A star stands beside each share that no source gives, and beside no other."""
    (infection, ces, *_, others) = own_rule_figure("fever numb-saddle", "one").rows

    assert infection[4] == "Fever 55; Numb between the legs 0.5*"
    assert ces[4] == "Fever 2*; Numb between the legs 60"
    assert others[4] == "Fever 2*; Numb between the legs 0.5*"


def test_a_rule_is_answered_at_once() -> None:
    """The widest rule, counted and drawn, takes far less than a tenth of a second."""
    own_rule_figure(" ".join(FLAGS), "two")
    start = perf_counter()
    for _ in range(5):
        own_rule_figure(" ".join(FLAGS), "two")

    assert (perf_counter() - start) / 5 < 0.1


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("clinic_flags.toml", "others = 0.44", "others = 44", "'night-pain': field 'shares'"),
        ("clinic_flags.toml", "others = 0.44", "ces = 0.44", "'night-pain': field 'shares'"),
        ("clinic_flags.toml", "{ others", "{ gout = 0.1, others", "'night-pain': field 'shares'"),
        ("clinic_flags.toml", '["infection"]', '["gout"]', "'fever': field 'published'"),
        ("clinic_flags.toml", '["yusuf-2019"]', "[]", "'fever': field 'sources' is empty"),
        ("clinic_conditions.toml", "per_100000 = 10\n", "per_100000 = 0\n", "'infection'"),
        ("clinic_conditions.toml", "per_100000 = 10\n", "per_100000 = 99999\n", "more ill"),
        ("clinic_conditions.toml", '"verhagen-2016"', '"nobody-2000"', "names 'nobody-2000'"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    """The sentence names the file, the record and the field."""
    for name in ("clinic_flags.toml", "clinic_conditions.toml"):
        text = find(name).read_text(encoding="utf-8")
        assert name != file or old in text
        changed = text.replace(old, new, 1) if name == file else text
        (tmp_path / name).write_text(changed, encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        documents()[file.removesuffix(".toml")].load(tmp_path)
