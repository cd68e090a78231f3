"""Every file of content through the module that reads it: is it sound, and how much is there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache

from backedu import content
from backedu.check import records
from backedu.content import ContentError, wording
from backedu.topics import (
    accuracy,
    courses,
    disc_pressure,
    disputes,
    flag_clinic,
    labs,
    ladder_rules,
    niosh_lifting,
    pain_map,
    prevention,
    recovery,
    safety_net,
    scans,
    spinal_load,
    thermal,
    thermal_plan,
)
from backedu.triage import advice, answers, hazards, rules


@cache
def _book() -> rules.RuleBook:
    """The rule book, of five files: like the next two, it is read once for a check."""
    return rules.load_rules()


@cache
def _ladder() -> ladder_rules.Ladder:
    """The ladder, of four files."""
    return ladder_rules.load_ladder()


@cache
def _practice() -> tuple[
    Mapping[str, flag_clinic.Condition], Mapping[str, flag_clinic.PracticeFlag]
]:
    """The made-up practice, of two files."""
    return flag_clinic.load_practice()


def _forget() -> None:
    for read in (_book, _ladder, _practice):
        read.cache_clear()


def _rules() -> int:
    book = _book()
    for fault in rules.faults(book, content.sources()):
        raise fault
    return len(book.rules)


def _safety_net() -> int:
    net = safety_net.load_safety_net()
    return sum(map(bool, (net.topics, net.signs)))  # two tables, of many sentences each


def _pain_map() -> int:
    chart = pain_map.load_pain_map()
    return len(fields(chart))  # areas, qualities, patterns, two notices and words: one table each


LOADERS: Mapping[str, Callable[[], int]] = {
    "answers": lambda: len(answers.contract()),
    "named_conditions": lambda: len(_book().named),
    "rules": _rules,
    "contradictions": lambda: len(_book().contradictions),
    "triage": lambda: len(_book().levels) + 1,  # each level, and the standing of all
    "advice": lambda: len(advice.load_advice(_book().named)),
    "hazards": lambda: len(hazards.load_hazards()),
    "labs": lambda: len(labs.load_labs()),
    "ladder": lambda: len(_ladder().rungs),
    "responses": lambda: len(_ladder().responses),
    "signs": lambda: len(_ladder().signs),
    "checkpoints": lambda: len(_ladder().checkpoints),
    "accuracy": lambda: len(accuracy.load_accuracies()),
    "clinic_conditions": lambda: len(_practice()[0]),
    "clinic_flags": lambda: len(_practice()[1]),
    "prevention": lambda: len(prevention.load_measures()),
    "recurrence": lambda: len(prevention.load_baselines()),
    "disputes": lambda: len(disputes.load_disputes()),
    "disc_pressure": lambda: len(disc_pressure.load_readings()),
    "niosh_lifting": lambda: len(niosh_lifting.load_frequency_tables()),
    "spinal_load": lambda: len(spinal_load.load_parameters()),
    "safety_net": _safety_net,
    "scans": lambda: len(scans.load_findings()),
    "recovery": lambda: len(recovery.load_definitions()),
    "courses": lambda: len(courses.load_courses()),
    "average_pain": lambda: len(courses.load_averages()),
    "protocols": lambda: len(thermal.load_protocols()),
    "skin_limits": lambda: len(thermal_plan.load_limits()),
    "pain_map": _pain_map,
    "wording": lambda: len(wording.load_words()),
}
"""Counts the records of a file, by its name, and refuses a bad one. A new file needs a line here,
unless its kind stands in :data:`backedu.content.library.FILES`."""


def counts() -> dict[str, int]:
    """Return the number of records in each file of ``data/``, by its name.

    Raises:
        ContentError: The first fault found.
    """
    _forget()
    return records.check() | {name: count() for name, count in LOADERS.items()}


def faults() -> Iterator[ContentError]:
    """Yield what each reader refuses.

    A reader stops at its first fault; the records of :mod:`backedu.check.records` are gone through
    one by one.
    """
    _forget()
    found = list(records.all_faults())
    for count in LOADERS.values():
        try:
            count()
        except ContentError as error:
            found.append(error)
    yield from {str(error): error for error in found}.values()
