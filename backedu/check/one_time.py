"""Do the level of a result, its sentence and its action say the same time?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule
from backedu.content.level import Level

_DAYS = r"within (?:a few )?(?:days|weeks)|within (?:about )?(?:a|two|2) weeks?|two weeks"
_TODAY = r"today|(?:the )?same day"
_OTHER_TIMES: Mapping[Level, re.Pattern[str]] = {
    Level.EMERGENCY: re.compile(rf"\b(?:{_TODAY}|{_DAYS})\b", re.IGNORECASE),
    Level.URGENT: re.compile(rf"\b(?:{_DAYS}|needs emergency care)\b", re.IGNORECASE),
    Level.SOON: re.compile(rf"\b(?:{_TODAY}|within (?:a few )?days|at once)\b", re.IGNORECASE),
    Level.SELF_CARE: re.compile(rf"\b(?:{_TODAY}|at once)\b", re.IGNORECASE),
}
"""What a sentence at a level must not say: the time of another level."""

_LEVELS = {level.value for level in Level}


def _conflicts(corpus: Corpus) -> Iterator[Finding]:
    for name, level_of, fields in (
        ("rules", lambda _, record: record.get("level"), ("sentence", "while_open")),
        ("triage", lambda id_, _: id_, ("label", "action", "ambulance", "how_soon")),
    ):
        for document, id_, record in corpus.of(name):
            if (level := level_of(id_, record)) not in _LEVELS:
                continue
            for field in fields:
                if text := _OTHER_TIMES[Level(level)].search(str(record.get(field, ""))):
                    fault = f"says '{text[0]}', but its level is '{level}'; say one time"
                    yield document.finding(id_, field, fault)


RULES = (
    Rule(
        "one-time",
        "The level, the sentence and the action of a result say one time",
        "Someone who reads 'within days' above 'within about two weeks' has to choose which to "
        "believe, and may choose the later one.",
        _conflicts,
    ),
)
