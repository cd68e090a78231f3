"""Asks the solver, and shows in the contract's terms what breaks an invariant."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import z3

from backedu.triage import triage
from backedu.triage.advice import shipped_advice
from backedu.triage.answers import contract
from backedu.triage.rules import RuleBook, shipped_rules
from tests.proof import advice, contradictions, level, order, reasons, sparing
from tests.proof.answers import Answers
from tests.proof.claims import Claim, Invariant
from tests.proof.encoder import Encoding
from tests.proof.sample import HEALTHY
from tests.proof.terms import Terms

_SECTIONS = (level, order, advice, reasons, contradictions, sparing)


@dataclass(frozen=True)
class Finding:
    """A claim that does not hold; without answers where the claim is that some exist."""

    about: str
    answers: Mapping[str, Any] | None
    levels: str = ""


@dataclass(frozen=True)
class Proof:
    """What came of one invariant."""

    invariant: Invariant
    claims: int
    findings: tuple[Finding, ...]
    seconds: float


def invariants() -> tuple[Invariant, ...]:
    """Return every invariant that is proved, in the order of its number."""
    listed = [one for section in _SECTIONS for one in section.SECTION.listed]
    return tuple(sorted(listed, key=lambda one: int(one.number)))


def shipped() -> Encoding:
    """Return the encoding of the rules and advice that come with backedu."""
    return Encoding(shipped_rules(), shipped_advice())


class Prover:
    """Proves the invariants of one rule book.

    Args:
        encoding: The triage as formulas.
    """

    def __init__(self, encoding: Encoding) -> None:
        self._terms = Terms(encoding)
        self._solver = z3.Solver()
        self._solver.add(encoding.answers.valid)

    def prove(self, invariant: Invariant) -> Proof:
        """Try every claim of an invariant."""
        start, findings, count = time.perf_counter(), [], 0
        for claim in invariant.claims(self._terms):
            count += 1
            if finding := self._ask(claim):
                findings.append(finding)
        return Proof(invariant, count, tuple(findings), time.perf_counter() - start)

    def fails(self, invariant: Invariant) -> bool:
        """Say whether any claim fails that should hold, and stop at the first."""
        return any(self._ask(claim, show=False) for claim in invariant.claims(self._terms))

    def _ask(self, claim: Claim, *, show: bool = True) -> Finding | None:
        self._solver.push()
        try:
            self._solver.add(claim.holds if claim.exists else z3.Not(claim.holds))
            found = self._solver.check()
            if found == z3.unknown:
                raise RuntimeError(f"The solver gave up on: {claim.about}")
            if (found == z3.sat) is claim.exists:
                return None
            if claim.exists or not show:
                return Finding(claim.about, None)
            return self._shown(claim)
        finally:
            self._solver.pop()

    def _shown(self, claim: Claim) -> Finding:
        """Find the answers closest to a healthy adult's that break the claim."""
        model = closest_to_healthy(self._solver, self._terms.answers)
        given = self._terms.answers.read(model)
        levels = _levels(claim, given, model, self._terms.encoding.book)
        return Finding(claim.about, unlike_healthy(given), " | ".join(levels))


def closest_to_healthy(solver: z3.Solver, answers: Answers) -> z3.ModelRef:
    """Return a model with as many answers as possible from a healthy adult; adds to the solver."""
    for name in contract():
        healthy = HEALTHY.get(name)
        value = tuple(healthy) if isinstance(healthy, list) else healthy
        same = [variable == to for variable, to in answers.setting(name, value)]
        if solver.check(*same) == z3.sat:
            solver.add(*same)
    solver.check()
    return solver.model()


def unlike_healthy(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return only the answers in which someone differs from a healthy adult."""
    return {name: value for name, value in given.items() if value != HEALTHY.get(name)}


def _levels(
    claim: Claim, given: Mapping[str, Any], model: z3.ModelRef, book: RuleBook
) -> Iterator[str]:
    """Give the function's own level for the answers and for each change that is compared."""
    variants = list(claim.variants) or [{}]
    if claim.other:
        other, names = claim.other
        read = other.read(model)
        variants = [{}, {name: read[name] for name in names}]
    for variant in variants:
        plain = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in variant.items()
        }
        result = triage({**given, **plain}, book)
        yield f"{plain or 'as given'}: {result.level.value}"
