"""Would a mistake in the rules be noticed? ``python -m tests.proof.mutate`` prints the table.

Each mutant is tried on the examples beside the rules and, if they do not notice, on the proofs. One
that neither notices is compared with the true rules by the solver: either no answers tell the two
apart (it is the same rule book in other words, and does not count), or the example is printed that
the rule lacks.

Without arguments every mutant is tried; ``python -m tests.proof.mutate 3`` tries every third. The
claim that noticed the last mutant is asked first, because the next is mostly of the same condition.
Verdicts are kept in ``.mutants``, so a run that was stopped goes on; they hold until rules,
advice, triage or proofs change (their sentences may).
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import z3

import backedu.triage
import tests.proof
from backedu.content.reader import find
from backedu.places import data_dir
from backedu.triage import triage
from backedu.triage.advice import shipped_advice
from backedu.triage.rules import Rule, RuleBook, shipped_rules
from tests.proof.answers import FALSE, Formula, every
from tests.proof.encoder import Encoding
from tests.proof.mutants import Mutant, mutants
from tests.proof.prove import Prover, closest_to_healthy, invariants, unlike_healthy
from tests.proof.sample import HEALTHY

EXAMPLES, PROOFS, SAME, SURVIVED = "examples", "proofs", "same", "survived"

_ABOUT_THE_FORMULA = {"17", "18", "27", "28", "34", "36", "39", "43", "47"}
"""Invariants that hold by how a result is made, or take too long to be asked of every mutant."""

_ABOUT_ADVICE = {"19", "20", "21", "22", "23", "24", "25", "54"}
"""All that can notice a mutant that touches no rule and no contradiction."""

_RESTS_ON = ("rules", "named_conditions", "contradictions", "advice", "answers")
"""Files of content on which a verdict rests, beside the code of triage and proofs."""


@dataclass(frozen=True)
class Verdict:
    """What noticed a mutant; for one that survived, the example that is missing."""

    mutant: Mutant
    noticed_by: str
    detail: str = ""


class Jury:
    """Judges the mutants of one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self._rules = {rule.id: rule for rule, _ in book.rules}
        self._true = Encoding(book, shipped_advice())
        listed = [one for one in invariants() if one.number not in _ABOUT_THE_FORMULA]
        self._invariants = sorted(listed, key=lambda one: one.number != "51")

    def broken(self) -> list[str]:
        """Return the invariants that the true rules break: they would "notice" every mutant."""
        prover = Prover(self._true)
        return [one.number for one in self._invariants if prover.fails(one)]

    def noticed_by_examples(self, mutant: Mutant) -> bool:
        """Say whether an example beside a touched rule tells the mistake."""
        return any(_example_fails(self._rules[id_], mutant.book) for id_ in mutant.touched)

    def judge(self, mutant: Mutant) -> Verdict:
        """Try the examples, then the proofs, then compare."""
        if self.noticed_by_examples(mutant):
            return Verdict(mutant, EXAMPLES)
        levels = self._can_change_a_level(mutant)
        encoding = (
            Encoding(mutant.book, mutant.tags, self._true.answers)
            if levels
            else self._true.with_tags(mutant.tags)
        )
        prover = Prover(encoding)
        for invariant in list(self._invariants):
            if (levels or invariant.number in _ABOUT_ADVICE) and prover.fails(invariant):
                self._invariants.remove(invariant)
                self._invariants.insert(0, invariant)
                return Verdict(mutant, PROOFS, invariant.number)
        for id_ in mutant.touched:
            if missing := self._missing_example(id_, encoding):
                return Verdict(mutant, SURVIVED, missing)
        if advice := self._difference(_advice(self._true), _advice(encoding)):
            return Verdict(mutant, SURVIVED, f"other advice for {unlike_healthy(advice)}")
        return Verdict(mutant, SAME)

    def _can_change_a_level(self, mutant: Mutant) -> bool:
        return bool(mutant.touched) or not all(
            its is true
            for (_, its), (_, true) in zip(
                mutant.book.contradictions, self._true.book.contradictions, strict=True
            )
        )

    def _missing_example(self, rule_id: str, encoding: Encoding) -> str:
        """Return the example that would tell the true rule from the wrong one, if there is one."""
        here = self._true.in_reasons(rule_id)
        there = encoding.in_reasons(rule_id) if rule_id in encoding.rules else FALSE
        answers = self._difference([here], [there])
        if answers is None:
            return ""
        example = unlike_healthy(answers)
        result = triage({**HEALTHY, **example}, self._true.book)
        holds = any(reason.rule == rule_id for reason in result.reasons)
        return f"lacks {'positive' if holds else 'negative'} = {example}"

    def _difference(self, here: Iterable[Formula], there: Iterable[Formula]) -> Any:
        """Return answers for which two rows of formulas differ, or None."""
        solver = z3.Solver()
        solver.add(self._true.answers.valid)
        solver.add(z3.Not(every(one == other for one, other in zip(here, there, strict=True))))
        if solver.check() != z3.sat:
            return None
        return self._true.answers.read(closest_to_healthy(solver, self._true.answers))


def killed(verdicts: Iterable[Verdict]) -> float:
    """Return the share of mutants noticed, of those that are not the same rules in other words."""
    by = [one.noticed_by for one in verdicts if one.noticed_by != SAME]
    return 1 - by.count(SURVIVED) / len(by) if by else 1.0


def _example_fails(rule: Rule, book: RuleBook) -> bool:
    """Say whether an example of the rule tells the mistake."""
    for examples, wanted in ((rule.positive, True), (rule.negative, False)):
        for example in examples:
            result = triage({**HEALTHY, **example}, book)
            holds = any(reason.rule == rule.id for reason in result.reasons)
            if holds is not wanted or (wanted and result.level < rule.level):
                return True
    return False


def _advice(encoding: Encoding) -> Iterator[Formula]:
    for advised in encoding.advice.values():
        yield advised.recommended
        yield advised.withheld


class Kept:
    """The verdicts of earlier runs on the same rules and proofs.

    Args:
        folder: Where they are kept, one file for each state of rules and proofs.
    """

    def __init__(self, folder: Path) -> None:
        state = hashlib.sha256()
        for text in _rests_on():
            state.update(text.encode())
        folder.mkdir(exist_ok=True)
        self._file = folder / f"{state.hexdigest()[:16]}.jsonl"
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        self._known = {number: verdict for number, *verdict in map(json.loads, lines)}

    def judge(self, jury: Jury, number: int, mutant: Mutant) -> Verdict:
        """Return the verdict that is kept for this number, or have the jury judge and keep it."""
        if kept := self._known.get(number):
            return Verdict(mutant, *kept)
        verdict = jury.judge(mutant)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([number, verdict.noticed_by, verdict.detail]) + "\n")
        return verdict


def _rests_on() -> Iterator[str]:
    """Give the content without its sentences, which are the strings with a space, and the code."""
    for name in _RESTS_ON:
        content = find(f"{name}.toml", data_dir()).read_text("utf-8")
        yield re.sub(r'"[^"]* [^"]*"', "", content)
    for module in (backedu.triage, tests.proof):
        for path in sorted(Path(module.__path__[0]).glob("*.py")):
            yield path.read_text("utf-8")


def main(arguments: list[str], folder: Path = Path(".mutants")) -> int:
    """Print what noticed how many, and each mutant that nothing noticed; 1 if any survives."""
    start, step = time.perf_counter(), int(arguments[0]) if arguments else 1
    jury, kept, groups = Jury(shipped_rules()), Kept(folder), dict[str, list[Verdict]]()
    if broken := jury.broken():
        print(f"First mend what the rules themselves break: {', '.join(broken)}")
        return 1
    everyone = list(enumerate(mutants(shipped_rules(), shipped_advice())))
    for number, mutant in everyone[::step]:
        verdict = kept.judge(jury, number, mutant)
        name = f"{mutant.level.value} rules" if mutant.level else "named conditions"
        groups.setdefault(name, []).append(verdict)
        if verdict.noticed_by in {SURVIVED, SAME}:
            text = f"{verdict.noticed_by}: {mutant.record}: {mutant.what}: {verdict.detail}"
            print(text, flush=True)
    everything = [verdict for group in groups.values() for verdict in group]
    kinds = (EXAMPLES, PROOFS, SAME, SURVIVED)
    print("\n" + "".join(f"{word:>17}" for word in ("", "mutants", *kinds, "killed")))
    for name, verdicts in {**groups, "all": everything}.items():
        by = [one.noticed_by for one in verdicts]
        counts = [len(by), *(by.count(kind) for kind in kinds)]
        numbers = "".join(f"{count:>17}" for count in counts)
        print(f"{name:>17}{numbers}{killed(verdicts):>17.1%}")
    print(f"{time.perf_counter() - start:.0f} s")
    return int(killed(everything) < 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
