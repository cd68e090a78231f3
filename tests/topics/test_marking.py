from dataclasses import replace

import pytest

from backedu import content
from backedu.content.model import Case, Claim, Level, Question, Verdict
from backedu.content.question import Format
from backedu.content.wording import words
from backedu.topics.marking import mark_case, mark_claim, mark_patient, mark_question
from backedu.topics.patients.records import Patient, patients
from backedu.triage import triage

CLAIM = content.claims()["piriformis-in-lower-back"]


SINGLE = [each for each in content.questions().values() if each.format is Format.SINGLE]


@pytest.mark.parametrize("question", SINGLE, ids=lambda each: each.id)
def test_each_option_gets_its_own_feedback(question: Question) -> None:
    """Exactly one option is right, and each is explained in its own words."""
    marked = [mark_question(question, option.id) for option in question.options]

    assert [each.right for each in marked] == [option.correct for option in question.options]
    assert [each.right for each in marked].count(True) == 1
    assert len({each.text for each in marked}) == len(marked)
    assert {each.word for each in marked} == {words("marks")["right"], words("marks")["wrong"]}
    assert all(each.sources == question.sources for each in marked)


@pytest.mark.parametrize("option", ["", "zz", "A", "x" * 10_000, "<script>"])
def test_an_unknown_option_is_refused(option: str) -> None:
    """The error names the question and shows the option cut short."""
    question = content.questions()["what-the-word-says"]

    with pytest.raises(ValueError, match="question 'what-the-word-says' has no option") as error:
        mark_question(question, option)
    assert len(str(error.value)) < 100


@pytest.mark.parametrize("verdict", Verdict)
def test_only_the_appraisal_s_verdict_is_right(verdict: Verdict) -> None:
    """Whatever the student says, the appraisal is shown the same."""
    marked = mark_claim(CLAIM, verdict)

    assert marked.right is (verdict is CLAIM.verdict)
    assert ("you agree" in marked.word) is marked.right
    assert marked.word.startswith(words("verdicts")[CLAIM.verdict])
    assert marked.text == " ".join(CLAIM.why.split())
    assert marked.sources == CLAIM.sources


def test_an_unsafe_claim_is_called_so_first() -> None:
    """Harm, and what to do instead, come before the teaching point, and only then."""
    harm = replace(CLAIM, unsafe=True, could_happen="It\nburns.", instead="Keep it mild.")
    unsafe, safe = (mark_claim(claim, CLAIM.verdict).points for claim in (harm, CLAIM))

    assert unsafe[0] == words("marks")["could_hurt"]
    assert unsafe[1].endswith(": It burns.")
    assert unsafe[2].endswith(": Keep it mild.")
    assert unsafe[3:] == safe
    assert len(safe) == 1


@pytest.mark.parametrize("claim", content.claims().values(), ids=lambda each: each.id)
def test_every_claim_can_be_marked(claim: Claim) -> None:
    """The explanation is the record's own, its paragraphs kept and its line breaks folded."""
    marked = mark_claim(claim, claim.verdict)

    assert marked.right
    assert " ".join(claim.why.split()) in " ".join(marked.text.split())
    assert all("\n" not in paragraph for paragraph in marked.text.split("\n\n"))


@pytest.mark.parametrize("case", content.cases().values(), ids=lambda each: each.id)
def test_a_case_is_marked_by_the_triage(case: Case) -> None:
    """Only the level that the rules reach is right; below is too late, above is too fast."""
    reached = triage(case.answers).level
    said = {level: mark_case(case, level) for level in Level}
    beginning = {
        level: words("marks")[
            "too_low" if level < reached else "too_high" if level > reached else "case_right"
        ]
        for level in Level
    }

    assert [level for level in Level if said[level].right] == [reached]
    assert all(said[level].text.startswith(beginning[level]) for level in Level)
    assert all(words("levels")[reached.value] in each.text for each in said.values())


@pytest.mark.parametrize("case", content.cases().values(), ids=lambda each: each.id)
def test_a_case_gives_the_reasons_of_the_rules(case: Case) -> None:
    """The points are the triage's certain reasons, most urgent first, whatever was chosen."""
    reasons = [reason for reason in triage(case.answers).reasons if reason.certain]

    for level in Level:
        points = mark_case(case, level).points

        assert list(points) == [f"{reason.topic}. {reason.sentence}" for reason in reasons]
        assert points


@pytest.mark.parametrize("case", content.cases().values(), ids=lambda each: each.id)
def test_the_reasons_of_a_case_are_told_to_the_person_in_it(case: Case) -> None:
    """Not to the reader, who judges somebody else: it is said just before them."""
    for level in Level:
        assert mark_case(case, level).text.endswith(f"\n\n{words('marks')['triage_tells']}")


@pytest.mark.parametrize("patient", patients().values(), ids=lambda each: each.id)
def test_a_staged_patient_says_what_a_wrong_level_would_have_done(patient: Patient) -> None:
    """As after its consultation; the right level has nothing to tell of."""
    for level in Level:
        happens = patient.too_slow.get(level.value) if level < patient.level else patient.too_fast
        told = mark_patient(patient, level)

        assert told.right is (level is patient.level)
        assert any(happens in point for point in told.points) is not told.right if happens else True
        assert " ".join(patient.why.split()) in told.text


def test_the_mark_follows_the_answers() -> None:
    """A case whose answers change is marked by what the rules make of the new ones."""
    case = replace(next(iter(content.cases().values())), answers={"saddle_numbness": "yes"})

    assert mark_case(case, Level.EMERGENCY).right
    assert not mark_case(case, Level.URGENT).right
