"""Do lessons, cards, claims, exercises and triage state each rule of thumb alike?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.own_words import Passage, own_words
from backedu.check.rule import Rule


def _found(patterns: list[str], text: str) -> re.Match[str] | None:
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.search(whole, text, re.IGNORECASE) if patterns else None


def _apart(corpus: Corpus) -> Iterator[Finding]:
    passages = list(own_words(corpus))
    for document, id_, rule in corpus.of("rules_of_thumb"):
        agreed = [one for one in passages if _found(rule.get("stated_as", []), one.text)]
        for passage in passages:
            if text := _found(rule.get("against", []), passage.text):
                yield passage.finding(_contradiction(text[0], rule, agreed), text.start())
        stating = {one.file for one in agreed}
        for file in rule.get("stated_in", ()):
            if file not in stating:
                yield document.finding(id_, "stated_in", f"names '{file}', which does not state it")


def _contradiction(said: str, rule: dict[str, Any], agreed: list[Passage]) -> str:
    other = f", as in {agreed[0].file}, '{agreed[0].field}'" if agreed else ""
    statement = str(rule.get("statement", "")).rstrip(".")
    return f"says '{said}', but the rule of thumb is: {statement}{other}; bring the two into line"


RULES = (
    Rule(
        "one-rule-of-thumb",
        "Each rule of thumb is stated alike in all places",
        "Someone who reads in one place that a sign can wait, and in another that it is an "
        "emergency, may act on the wrong one. The agreed statements are in rules_of_thumb.toml.",
        _apart,
    ),
)
