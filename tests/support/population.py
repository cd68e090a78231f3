"""How many of a made-up crowd the triage sends where, and by which rule.

Run ``python -m tests.support.population`` for 100,000 people. This is no test of correctness but of
proportion: a triage that sends every second back to hospital is of no use, however safe.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from backedu import content
from backedu.content.level import Level
from backedu.triage import triage
from backedu.triage.answers import all_clear
from backedu.triage.rules import HEALTHY_ADULT, shipped_rules
from tests.support.crowd import SOURCED, person
from tests.support.questionnaire_path import summary

BEFORE = (
    # The same 100,000 people: percent emergency, percent urgent or above. In the rules of the last
    # release an old problem could only be answered as a new one.
    ("rules of the last release", 4.63, 19.54),
    ("contract 2 as first written", 4.46, 20.89),
)
MOST_PERCENT = {Level.EMERGENCY: 4.5, Level.URGENT: 20}
"""The most that a crowd may have at this level or above."""


@dataclass
class Tally:
    """What became of a crowd: people by level, and by level and rule that decided it."""

    number: int
    levels: Counter[Level] = field(default_factory=Counter)
    deciding: Counter[tuple[Level, str]] = field(default_factory=Counter)
    flagged: int = 0
    seconds: float = 0
    processor_seconds: float = 0

    def percent_from(self, level: Level) -> float:
        """Return the share of people at this level or above, in percent."""
        people = sum(number for each, number in self.levels.items() if each >= level)
        return 100 * people / self.number


def tally(number: int, seed: int = 1) -> Tally:
    """Assess a crowd of this number; the same seed gives the same crowd."""
    chance = random.Random(seed)  # noqa: S311 - a crowd, not a secret
    crowd = [person(chance) for _ in range(number)]
    found = Tally(number)
    start, busy = time.perf_counter(), time.process_time()
    for answers in crowd:
        result = triage(answers)
        found.levels[result.level] += 1
        found.flagged += result.reasons[0].rule != "plain-back-pain"
        for reason in result.reasons:
            if reason.level is result.level:
                found.deciding[result.level, reason.rule] += 1
    found.seconds = time.perf_counter() - start
    found.processor_seconds = time.process_time() - busy
    return found


def report(found: Tally) -> str:
    """Say what became of the crowd, with the rules that sent most people there."""
    at_work = f"{found.processor_seconds:.1f} s of them at work"
    lines = [f"{found.number} people, {found.seconds:.1f} s for all assessments, {at_work}"]
    lines += [f"{100 * found.levels[each] / found.number:6.2f} %  {each.value}" for each in Level]
    lines.append(f"{found.percent_from(Level.URGENT):6.2f} %  urgent or emergency")
    lines += ["", "Before:                       emergency   urgent or above"]
    lines += [f"{name:27}{now:9.2f} %{above:14.2f} %" for name, now, above in BEFORE]
    lines += ["", *SOURCED]
    for level in (Level.EMERGENCY, Level.URGENT, Level.SOON):
        lines += ["", f"Rules that decide for {level.value}, in percent of all people:"]
        rules = Counter({rule: n for (at, rule), n in found.deciding.items() if at is level})
        lines += [f"{100 * n / found.number:6.2f}    {rule}" for rule, n in rules.most_common(15)]
    return "\n".join(lines)


def questions_shown(number: int, seed: int = 1) -> str:
    """Say how many questions the page shows to the examples of the rules, the cases and a crowd."""
    chance = random.Random(seed)  # noqa: S311 - a crowd, not a secret
    healthy = {**all_clear(), **HEALTHY_ADULT}
    examples = [{**healthy, **rule.positive[0]} for rule, _ in shipped_rules().rules]
    groups = {
        "examples": examples,
        "cases": [case.answers for case in content.cases().values()],
        "crowd": [person(chance) for _ in range(number)],
    }
    return "\n".join(f"{name}: {summary(people)}" for name, people in groups.items())


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    sys.stdout.write(report(tally(size)) + "\n")
    sys.stdout.write(f"\nQuestions that the page shows:\n{questions_shown(min(size, 100))}\n")
