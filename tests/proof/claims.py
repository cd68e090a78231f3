"""What is asked of the solver: a claim is one formula, an invariant a number of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.proof.answers import Answers, Formula


@dataclass(frozen=True)
class Claim:
    """One thing that must be true of all answers or, with ``exists``, of some.

    Attributes:
        about: Which case of the invariant, in the contract's terms.
        holds: The formula.
        exists: Whether one set of answers is enough.
        variants: Changes of answers that the formula compares, for the print of a counterexample.
        other: A second set of answers that the formula compares, and the answers taken from it.
    """

    about: str
    holds: Formula
    exists: bool = False
    variants: tuple[Mapping[str, Any], ...] = ()
    other: tuple[Answers, tuple[str, ...]] | None = None


Claims = Callable[[Any], Iterator[Claim]]
"""Gives the claims of an invariant in :class:`tests.proof.terms.Terms`."""


@dataclass(frozen=True)
class Invariant:
    """A numbered invariant, in words and as claims."""

    number: str
    words: str
    claims: Claims


@dataclass
class Invariants:
    """The invariants of one module, in the order in which they are written."""

    listed: list[Invariant] = field(default_factory=list)

    def invariant(self, number: str, words: str) -> Callable[[Claims], Claims]:
        """Add the claims of the function below to the list."""

        def add(claims: Claims) -> Claims:
            self.listed.append(Invariant(number, words, claims))
            return claims

        return add
