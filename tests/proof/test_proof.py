"""The triage keeps its promises for all answers, and a mistake in its rules would be noticed."""

import os
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from backedu.content.model import Level
from backedu.places import data_dir
from backedu.triage import triage
from backedu.triage.advice import shipped_advice
from backedu.triage.conditions import Condition
from backedu.triage.rules import shipped_rules
from tests.proof import __main__ as command
from tests.proof import compare, mutate
from tests.proof.conditions import Conditions
from tests.proof.differential import SEED, differences
from tests.proof.encoder import Encoding
from tests.proof.mutants import Mutant, mutants
from tests.proof.mutate import SURVIVED, Jury, Kept, killed
from tests.proof.prove import Prover, invariants, shipped
from tests.proof.sample import HEALTHY

PEOPLE = 100_000
PROCESSES = min(4, os.cpu_count() or 1)
OTHER_MUTANTS = 100
INVARIANTS = {one.number: one for one in invariants()}
BOOK = shipped_rules()


def without(rule_id: str) -> Encoding:
    """Return the shipped triage without one rule."""
    rules = tuple(one for one in BOOK.rules if one[0].id != rule_id)
    return Encoding(replace(BOOK, rules=rules), shipped_advice())


@pytest.fixture(scope="module")
def encoding() -> Encoding:
    """Return the shipped triage as formulas."""
    return shipped()


@pytest.fixture(scope="module")
def prover(encoding: Encoding) -> Prover:
    """Return a prover for the shipped rules."""
    return Prover(encoding)


@pytest.mark.parametrize("number", INVARIANTS)
def test_the_invariant_holds_for_all_answers(prover: Prover, number: str) -> None:
    """No answers break it."""
    assert prover.prove(INVARIANTS[number]).findings == ()


def test_each_invariant_is_written_once() -> None:
    """A number that stands twice would hide one of the two."""
    assert len(INVARIANTS) == len(invariants()) > 30


def first_difference(seed: int) -> object:
    """Return what formula and function first disagree about, for one process's share of people."""
    return next(differences(shipped(), BOOK, PEOPLE // PROCESSES, seed), None)


def test_the_formula_says_what_the_function_says() -> None:
    """A hundred thousand random people get the same level, reasons and advice from both."""
    seeds = range(SEED, SEED + PEOPLE * PROCESSES, PEOPLE)
    with ProcessPoolExecutor(PROCESSES) as processes:
        assert list(processes.map(first_difference, seeds)) == [None] * PROCESSES


def test_a_formula_that_differs_is_seen() -> None:
    """The comparison can fail: here the function has a rule that the formula lacks."""
    different = dict(differences(without("night-pain"), BOOK, 2_000))
    someone = different["reason", "night-pain"]

    assert "night-pain" in {reason.rule for reason in triage(someone).reasons}
    assert ("reason", "cauda-equina") not in different


def test_a_broken_promise_is_shown_with_its_answers() -> None:
    """Without the rule for the cauda equina, the first invariant fails on the plainest people."""
    finding = Prover(without("cauda-equina")).prove(INVARIANTS["1"]).findings[0]

    assert finding.answers
    assert set(finding.answers) == {"bladder_change"}
    assert triage({**HEALTHY, **finding.answers}).level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("rule_id", "code", "words"),
    [("cauda-equina", 1, "COUNTEREXAMPLE"), ("night-pain", 0, "1 of 1 proved")],
)
def test_the_command_prints_a_table(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    rule_id: str,
    code: int,
    words: str,
) -> None:
    """It says what is proved, shows what is not with its answers, and exits accordingly."""
    monkeypatch.setattr(command, "shipped", lambda: without(rule_id))
    monkeypatch.setattr(command, "invariants", lambda: (INVARIANTS["1"],))

    assert command.main() == code
    printed = capsys.readouterr().out
    assert words in printed
    assert ("bladder_change" in printed) == bool(code)


def test_a_new_form_of_condition_needs_a_formula(encoding: Encoding) -> None:
    """A condition that the encoder does not know is refused, not passed over."""

    class New(Condition):
        holds = deciding = names = None  # type: ignore[assignment]

    with pytest.raises(TypeError, match="New is a form of condition without a formula"):
        Conditions(encoding.answers).truth(New())


def test_a_level_that_changes_between_versions_is_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule that is gone lowers someone's level: it is printed with that person, and fails."""
    poorer = replace(BOOK, rules=tuple(one for one in BOOK.rules if one[0].id != "testicle"))
    monkeypatch.setattr(compare, "shipped_rules", lambda: poorer)

    assert compare.main([str(data_dir())]) == 1
    printed = capsys.readouterr().out
    assert "1 rules by which someone stands lower" in printed
    assert "urgent, testicle: a healthy adult but for {'testicular_pain'" in printed
    assert "0 rules by which someone stands higher" in printed


def chosen_mutants() -> list[Mutant]:
    """Return every mutant of an emergency rule, and some of the others."""
    everyone = list(mutants(BOOK, shipped_advice()))
    emergency = [one for one in everyone if one.level is Level.EMERGENCY]
    others = [one for one in everyone if one.level is not Level.EMERGENCY]
    return emergency + random.Random(SEED).sample(others, OTHER_MUTANTS)  # noqa: S311 - no secret


def test_a_mistake_in_a_rule_is_noticed() -> None:
    """Every mistake in an emergency rule, and a sample of those elsewhere, fails something."""
    jury = Jury(BOOK)
    verdicts = [jury.judge(mutant) for mutant in chosen_mutants()]
    missed = [
        f"{one.mutant.record}: {one.mutant.what}: {one.detail}"
        for one in verdicts
        if one.noticed_by == SURVIVED
    ]

    assert missed == []
    assert killed(verdicts) == 1


def test_a_proof_that_the_rules_break_judges_no_mutant(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It would notice every mutant: the run stops and names it."""
    monkeypatch.setattr(Jury, "broken", lambda _: ["54"])

    assert mutate.main([], tmp_path) == 1
    assert "First mend what the rules themselves break: 54" in capsys.readouterr().out


def test_a_verdict_is_kept(tmp_path: Path) -> None:
    """A second run on the same rules asks no jury."""
    mutant = next(mutants(BOOK, shipped_advice()))
    verdict = Kept(tmp_path).judge(Jury(BOOK), 0, mutant)

    assert Kept(tmp_path).judge(None, 0, mutant) == verdict  # type: ignore[arg-type]
