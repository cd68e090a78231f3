"""A patient as one of the other sex: another name, the words that go with it, the same case."""

import re

import pytest

from backedu.topics.patients.reading import reading
from backedu.topics.patients.records import Patient, patients
from backedu.topics.patients.sexes import SEXES, other_sex, texts, told
from backedu.topics.patients.variants import VARIANTS, variant
from backedu.views.patient import scene

EITHER = [each for each in patients().values() if each.counterpart]
PRONOUNS = {
    "female": re.compile(r"\b(she|her|hers|herself|woman)\b", re.IGNORECASE),
    "male": re.compile(r"\b(he|him|his|himself|man)\b", re.IGNORECASE),
}


def test_some_patients_may_be_of_either_sex() -> None:
    """Three at least, women and men; none of whom the case depends on being one."""
    assert len(EITHER) >= 3
    assert {each.sex for each in EITHER} == set(SEXES)


@pytest.mark.parametrize("patient", EITHER, ids=lambda patient: patient.id)
def test_no_variant_keeps_a_word_of_the_other_sex(patient: Patient) -> None:
    """In all that is said, found, done and answered, of every variant."""
    made = [variant(patient, number) for number in range(VARIANTS + 1)]

    assert {each.sex for each in made} == set(SEXES)
    for each in made:
        wrong = PRONOUNS[other_sex(each.sex)]
        told_of = [
            text.replace("manager that he is right", "").replace("nights, and him.", "")
            for _, text in texts({**vars(each), "counterpart": None})
        ]
        assert [text for text in told_of if wrong.search(text) or re.search(r"[{}]", text)] == []


@pytest.mark.parametrize("patient", EITHER, ids=lambda patient: patient.id)
def test_both_have_the_level_at_every_age(patient: Patient) -> None:
    """By the triage, of all that there is to know."""
    made = [variant(patient, number) for number in range(1, VARIANTS + 1)]

    assert {(each.sex, each.age) for each in made} == {
        (sex, age) for sex in SEXES for age in (patient.age, *patient.ages)
    }
    assert {reading(each).level for each in made} == {patient.level}


def test_what_only_one_is_asked_goes_with_the_sex() -> None:
    """A man isn't asked about pregnancy, and a woman's record answers it."""
    joyce, callum = patients()["spinal-infection"], patients()["axspa"]
    man, woman = joyce.counterpart, callum.counterpart
    assert man
    assert woman

    assert "pregnant" in joyce.says
    assert "pregnant" not in {*man.asks, *man.says}
    assert (man.facts["pregnancy"], woman.facts["pregnancy"]) == ("not_applicable", "no")
    assert "testicles" not in woman.asks
    assert {**man.facts, "sex": joyce.sex} == joyce.facts


def test_a_page_shows_who_it_is() -> None:
    """The name, the portrait and the words of the variant that was chosen."""
    shown = scene(patients()["spinal-infection"], ["variant:2", "ask:weight"])["scene"]

    assert "Geoffrey" in shown["who"]
    assert "My trousers are loose" in shown["answers"]["weight"]


def test_a_mark_is_read_wherever_it_is() -> None:
    """In a text of a list of tables too; what isn't marked stays."""
    record = {"a": ("{She|He} and {he|he}",), "b": {"c": 1}}

    assert told(record, as_other=False) == {"a": ("She and he",), "b": {"c": 1}}
    assert told(record, as_other=True) == {"a": ("He and he",), "b": {"c": 1}}
