"""The rule book: every rule has an example that fires it and one that does not, and a source."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from backedu import content
from backedu.content.error import ContentError
from backedu.content.model import Level
from backedu.content.reader import find
from backedu.places import data_dir
from backedu.triage import triage
from backedu.triage.answers import Kind, all_clear, contract, emergency_names
from backedu.triage.rules import HEALTHY_ADULT, Rule, faults, load_rules, shipped_rules

BOOK = shipped_rules()
RULES = {rule.id: rule for rule, _ in BOOK.rules}
BASE = {**all_clear(), **HEALTHY_ADULT}
FILES = ("named_conditions", "rules", "contradictions", "triage")


def fired(answers: dict[str, Any]) -> dict[str, bool]:
    """Return the rules in a result, each with whether it is certain."""
    return {reason.rule: reason.certain for reason in triage({**BASE, **answers}).reasons}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_positive_examples_fire_the_rule(rule: Rule) -> None:
    """Each example beside the rule makes it hold, and the level is at least the rule's."""
    for example in rule.positive:
        assert rule.id in fired(example), example
        assert triage({**BASE, **example}).level >= rule.level


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_negative_examples_do_not(rule: Rule) -> None:
    """Answers close to the rule do not make it hold."""
    for example in rule.negative:
        assert rule.id not in fired(example), example


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_words_of_a_rule(rule: Rule) -> None:
    """A rule speaks in sentences, names no code, and states no serious illness as certain."""
    assert rule.sentence.endswith(".")
    assert len(rule.sentence.split()) <= 40
    assert "_" not in rule.topic + rule.sentence
    if rule.level is Level.EMERGENCY:
        assert "ossible" in rule.topic
        assert " you have " not in rule.sentence


DANGERS = {
    "cauda equina": Level.EMERGENCY,
    "spinal cord compression": Level.EMERGENCY,
    "metastatic spinal cord compression": Level.EMERGENCY,
    "progressive nerve damage": Level.EMERGENCY,
    "epidural abscess": Level.EMERGENCY,
    "neutropenic sepsis": Level.EMERGENCY,
    "epidural haematoma": Level.EMERGENCY,
    "fracture of the spine": Level.EMERGENCY,
    "fused spine": Level.EMERGENCY,
    "aortic aneurysm": Level.EMERGENCY,
    "aortic dissection": Level.EMERGENCY,
    "heart attack": Level.EMERGENCY,
    "pulmonary embolism": Level.EMERGENCY,
    "gastrointestinal bleed": Level.EMERGENCY,
    "pancreatitis": Level.EMERGENCY,
    "perforated ulcer": Level.EMERGENCY,
    "obstructed kidney": Level.EMERGENCY,
    "ectopic pregnancy": Level.EMERGENCY,
    "preterm labour": Level.EMERGENCY,
    "placental abruption": Level.EMERGENCY,
    "pre-eclampsia": Level.EMERGENCY,
    "testicular torsion": Level.EMERGENCY,
    "paracetamol overdose": Level.EMERGENCY,
    "discitis": Level.URGENT,
    "tuberculosis": Level.URGENT,
    "metastases": Level.URGENT,
    "myeloma": Level.URGENT,
    "fragility": Level.URGENT,
    "kidney stone": Level.URGENT,
    "pyelonephritis": Level.URGENT,
    "after a birth": Level.URGENT,
    "gynaecological": Level.URGENT,
    "deep vein thrombosis": Level.URGENT,
    "shingles": Level.URGENT,
    "uveitis": Level.URGENT,
    "suicide": Level.URGENT,
    "safeguarding": Level.URGENT,
    "child": Level.URGENT,
    "spinal stenosis": Level.URGENT,
    "axial spondyloarthritis": Level.SOON,
    "radiculopathy": Level.URGENT,
    "spondylolysis": Level.SOON,
}
"""Every illness and hazard that the rules must know, with the level that one of them reaches."""


@pytest.mark.parametrize("name", DANGERS)
def test_a_danger_is_known(name: str) -> None:
    """It is named by a rule of that level, beside examples that are it and that are not."""
    naming = [
        rule
        for rule in RULES.values()
        if name in rule.topic.casefold() and rule.level is DANGERS[name]
    ]

    assert naming
    assert all(rule.positive and rule.negative for rule in naming)


def test_every_rule_has_sources_that_exist() -> None:
    """No rule stands on a source that the list of publications does not know."""
    assert list(faults(BOOK, content.sources())) == []


def test_a_missing_source_is_seen() -> None:
    """The check of sources can fail."""
    known = {id_: source for id_, source in content.sources().items() if id_ != "girft-ces-2023"}

    assert "'girft-ces-2023'" in str(next(faults(BOOK, known)))


def test_each_rule_of_the_highest_level_is_reached_without_unknowns() -> None:
    """Every emergency rule is certain on its own example, but for one that asks what is open."""
    emergencies = [rule for rule in RULES.values() if rule.level is Level.EMERGENCY]
    emergencies.remove(RULES["both-legs-open"])

    assert len(emergencies) > 25
    assert all(fired(rule.positive[0])[rule.id] for rule in emergencies)


def test_free_text_stands_in_no_rule_above_self_care() -> None:
    """What is written freely never decides a level."""
    written = {
        name for name, answer in contract().items() if answer.kind in {Kind.TEXT, Kind.TEXTS}
    }
    for rule, condition in BOOK.rules:
        if condition and rule.level is not Level.SELF_CARE:
            assert written.isdisjoint(condition.names())


def test_the_pain_score_stands_in_no_rule_above_soon() -> None:
    """However strong the pain, its score alone sends no one to hospital."""
    for rule, condition in BOOK.rules:
        if condition and "pain_score" in condition.names():
            assert rule.level is Level.SOON


def test_emergency_questions_are_those_where_one_answer_is_enough() -> None:
    """A question is asked first exactly if one value of it makes an emergency for anyone.

    Left out are amounts, and questions that confirm another one. Trouble in both legs makes one
    only with a nerve sign, and is asked first all the same.
    """
    enough = {"bilateral_leg_pain"}
    for name, answer in contract().items():
        for value in set(answer.options) - {"unknown", "not_tested"}:
            changed = {**BASE, name: [value] if answer.kind is Kind.LIST else value}
            if triage(changed).level is Level.EMERGENCY and answer.confirms is None:
                enough.add(name)

    assert enough == set(emergency_names())


def test_every_question_is_used() -> None:
    """Each answer is looked at by a rule, a contradiction or a piece of advice, or is shown."""
    from backedu.triage.advice import shipped_advice

    used = {name for _, condition in BOOK.rules if condition for name in condition.names()}
    used |= {name for one, _ in BOOK.contradictions for name in one.names}
    for tag in shipped_advice():
        used |= {name for _, condition in tag.unless for name in condition.names()}

    assert set(contract()) - used == {"work"}  # shown in class, decides nothing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may spoil."""
    for path in data_dir().rglob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("rules", 'syncope = "yes" }', 'synkope = "yes" }', "no answer is called 'synkope'"),
        ("rules", 'level = "urgent"', 'level = "quick"', "'level'"),
        ("rules", 'trauma = "major" }', 'trauma = "huge" }', "'huge' is no value of 'trauma'"),
        ("rules", "positive = [{ syncope", "# ", "field 'positive' is missing"),
        ("rules", "reviewed = 2026-11-22", "", "field 'reviewed' is missing"),
        ("rules", "otherwise = true", "", "needs either a condition 'when' or 'otherwise"),
        ("rules", "note =", "nota =", "'nota' is not known here"),
        ("rules", 'named = "cancer" }', 'named = "canser" }', "no condition is named 'canser'"),
        ("named_conditions", 'when = { pregnancy = "pregnant" }',
         'when = { named = "maybe-pregnant" }',
         "leads back to itself"),
        ("contradictions", '"sex", "pregnancy"', '"sex", "pregnansy"', "'pregnansy'"),
        ("triage", "[emergency]", "[emergensy]", "record 'emergency' is missing"),
        ("triage", "how_soon =", "how_son =", "'how_son'|'how_soon'"),
    ],
)  # fmt: skip
def test_a_spoilt_rule_book_is_refused(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    """Whatever is misspelt or missing is named, with file and record."""
    path = find(f"{file}.toml", folder)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=message) as error:
        load_rules(folder)
    assert f"{file}.toml: record '" in str(error.value)


def test_the_order_of_the_file_does_not_matter(folder: Path) -> None:
    """Rules and named conditions in reverse order give the same level and the same reasons."""
    for file in ("rules", "named_conditions", "contradictions"):
        path = find(f"{file}.toml", folder)
        blocks = path.read_text(encoding="utf-8").split("\n[")
        path.write_text(
            "\n[".join([blocks[0], *reversed([b + "\n" for b in blocks[1:]])]), encoding="utf-8"
        )
    turned = load_rules(folder)
    for rule in RULES.values():
        answers = {**BASE, **rule.positive[0]}
        here, there = triage(answers), triage(answers, turned)

        assert here.level is there.level
        assert {reason.rule for reason in here.reasons} == {one.rule for one in there.reasons}


def test_the_hash_tells_rule_books_apart(folder: Path) -> None:
    """A changed threshold changes the fingerprint; other line endings do not."""
    path = find("rules.toml", folder)
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    same = load_rules(folder).hash
    path.write_text(text.replace('age = ">= 75"', 'age = ">= 76"'), encoding="utf-8")

    assert same == BOOK.hash
    assert load_rules(folder).hash != BOOK.hash


def test_no_two_rules_ask_the_same() -> None:
    """Two rules with one condition would be one rule."""
    conditions = [condition for _, condition in BOOK.rules if condition]

    assert len(set(conditions)) == len(conditions)


@pytest.mark.parametrize(
    ("answers", "below", "above", "rule"),
    [
        ({}, {"age": 74}, {"age": 75}, "fracture-risk"),
        ({}, {"duration_days": 41.9}, {"duration_days": 42}, "six-weeks"),
        ({}, {"age": 16}, {"age": 15}, "child-well"),
        ({}, {"age": 10}, {"age": 9}, "child"),
        ({"night_pain": "yes"}, {"age": 16}, {"age": 15}, "child"),
        ({"abdominal_pain": "yes"}, {"age": 49}, {"age": 50}, "belly"),
        ({"abdominal_pain": "yes", "onset": "sudden"}, {"age": 59}, {"age": 60},
         "aorta-sudden-belly"),
        ({"abdominal_pain": "yes", "onset": "sudden", "vascular_risk": "yes"}, {"age": 49},
         {"age": 50}, "aorta-sudden-belly"),
        ({"age": 60, "vascular_risk": "yes", "onset": "sudden"}, {"duration_days": 2.1},
         {"duration_days": 2}, "aorta-sudden"),
        ({"bilateral_leg_pain": "yes", "leg_pain_below_knee": "yes"}, {"duration_days": 14.1},
         {"duration_days": 14}, "both-legs-new"),
        ({"paracetamol_g_per_day": 4.5}, {"weight_kg": 60}, {"weight_kg": 59.9},
         "paracetamol-overdose-large"),
        ({"paracetamol_g_per_day": 3.9}, {"weight_kg": 50}, {"weight_kg": 49.9},
         "paracetamol-overdose-large"),
        ({"recent_fall": "yes"}, {"age": 64}, {"age": 65}, "injury-frail"),
        ({"trauma": "minor"}, {"age": 64}, {"age": 65}, "fracture-risk"),
        ({"sexual_dysfunction": "new"}, {"duration_days": 42.1}, {"duration_days": 42},
         "cauda-equina"),
        ({"diabetes": "yes", "pain_worsening": "yes"}, {"duration_days": 2.9},
         {"duration_days": 3}, "infection-without-fever"),
        ({"recent_fall": "yes"}, {"age": 69}, {"age": 70}, "fracture-likely"),
        ({"flank_to_groin_pain": "yes"}, {"age": 59}, {"age": 60}, "aorta-like-kidney-stone"),
        ({"bilateral_leg_pain": "yes"}, {"duration_days": 90.1}, {"duration_days": 90},
         "both-legs-recent"),
        ({"leg_weakness": "stable", "newest_sign_days": 5}, {"leg_weakness_grade_mrc": 4},
         {"leg_weakness_grade_mrc": 3}, "weakness-severe-new"),
        ({}, {"paracetamol_g_per_day": 4}, {"paracetamol_g_per_day": 4.01},
         "paracetamol-overdose"),
        ({"age": 17}, {"duration_days": 13.9}, {"duration_days": 14}, "young-person"),
        ({"age": 40, "improves_with_exercise": "yes", "duration_days": 90},
         {"morning_stiffness_min": 29}, {"morning_stiffness_min": 30}, "inflammatory"),
        ({"pain_worsening": "yes"}, {"duration_days": 6.9}, {"duration_days": 7}, "getting-worse"),
        ({"night_pain": "yes"}, {"duration_days": 27.9}, {"duration_days": 28}, "night-pain"),
        ({"sleep": "severely_disturbed", "duration_days": 8}, {"pain_score": 7.9},
         {"pain_score": 8}, "pain-not-controlled"),
    ],
)  # fmt: skip
def test_each_threshold_stands_where_it_says(
    answers: dict[str, Any], below: dict[str, Any], above: dict[str, Any], rule: str
) -> None:
    """On one side of a threshold the rule does not hold, on it and past it it does."""
    assert rule not in fired(answers | below)
    assert rule in fired(answers | above)
