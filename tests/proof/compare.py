"""Whose level changes between two rule books: ``python -m tests.proof.compare FOLDER``.

The folder holds the content of another version, for example of the last release. For each rule the
solver looks for someone whom it sent to a level that the other book does not reach any more. Every
change is printed with such a person; a level that falls makes the exit code 1, because it needs the
name of a reviewer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import z3

from backedu.content.level import Level
from backedu.triage.rules import RuleBook, load_rules, shipped_rules
from tests.proof.answers import Answers
from tests.proof.encoder import Encoding, words_looked_for
from tests.proof.prove import closest_to_healthy, unlike_healthy


@dataclass(frozen=True)
class Change:
    """Someone who is at this level in one book because of a rule, and below it in the other."""

    rule: str
    level: Level
    someone: dict[str, Any]


def only_in(book: RuleBook, other: RuleBook) -> Iterator[Change]:
    """Give every rule of a book by which someone stands higher than in the other book."""
    words: dict[str, set[str]] = {}
    for one in (book, other):
        for name, looked_for in words_looked_for(one, ()).items():
            words.setdefault(name, set()).update(looked_for)
    answers = Answers(words)
    here, there = Encoding(book, (), answers), Encoding(other, (), answers)
    for level in (one for one in Level if one is not Level.SELF_CARE):
        solver = z3.Solver()
        solver.add(answers.valid, here.at_least[level], z3.Not(there.at_least[level]))
        if solver.check() == z3.unsat:
            continue
        for id_, counts in here.counts.items():
            if level in counts and solver.check(counts[level]) == z3.sat:
                solver.push()
                solver.add(counts[level])
                given = answers.read(closest_to_healthy(solver, answers))
                solver.pop()
                yield Change(id_, level, unlike_healthy(given))


def main(arguments: list[str]) -> int:
    """Print who stands lower in the shipped rules than in the folder's, and who higher."""
    before, now = load_rules(Path(arguments[0])), shipped_rules()
    lower, higher = list(only_in(before, now)), list(only_in(now, before))
    lines = [f"{before.standing.version} -> {now.standing.version}"]
    for word, changes in (("lower", lower), ("higher", higher)):
        lines.append(f"{len(changes)} rules by which someone stands {word} now")
        lines += [
            f"  {one.level.value}, {one.rule}: a healthy adult but for {one.someone}"
            for one in changes
        ]
    sys.stdout.write("\n".join(lines) + "\n")
    return int(bool(lower))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
