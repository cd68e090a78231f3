"""Can a patient read what is for patients?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule

HIGHEST_GRADE = 8.0
FEWEST_WORDS = 10
"""Below that the measure says more about a single word than about the text."""

FOR_PATIENTS: Mapping[str, tuple[str, ...]] = {
    "advice": ("text", "withheld_at", "unless"),
    "answers": ("question", "label", "help", "options", "choices"),
    "care": ("advice", "do_not_use", "ask_first", "stop_if"),
    "checkpoints": ("advice",),
    "claims": ("could_happen", "instead"),
    "contradictions": ("sentence",),
    "exercises": ("purpose", "start", "progression", "regressions", "precautions", "stop_if"),
    "glossary": ("meaning",),
    "ladder": ("aim", "walking", "sitting", "work", "lifting", "sport", "why_wait"),
    "nets": ("text",),
    "patients": ("words",),
    "responses": ("advice",),
    "rules": ("sentence", "while_open", "net", "sooner"),
    "signs": ("label", "act", "why_withheld"),
    "triage": ("action", "ambulance", "how_soon", "safety_net", "disclaimer"),
}
"""What a student reads out or hands over, by file; the other fields speak to the student."""

_NOT_READ = {"when", "id", "cause"}
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)")
_SILENT = re.compile(r"(?:[^l]e|es|ed)$")


def syllables(word: str) -> int:
    """Count the groups of vowels of an English word; a silent final e does not count.

    Example:
        >>> [syllables(word) for word in ("heat", "move", "muscle", "emergency")]
        [1, 1, 2, 4]
    """
    word = _SILENT.sub("", word.lower()) or word
    return max(1, len(re.findall(r"[aeiouyéèö]+", word)))


def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: years of schooling that the text asks for.

    0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975,
    https://apps.dtic.mil/sti/citations/ADA006655).

    Example:
        >>> reading_grade("Keep moving. Heat may help.") < 3
        True
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len([part for part in _SENTENCE_END.split(text) if part.strip()]))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = " ".join(value.split())
        yield text if text[-1:] in ".?!" else f"{text}."
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _NOT_READ:
                yield from _texts(item)


def _too_hard(corpus: Corpus) -> Iterator[Finding]:
    for name, fields in FOR_PATIENTS.items():
        for document, id_, record in corpus.of(name):
            texts = {field: " ".join(_texts(record[field])) for field in fields if field in record}
            whole = " ".join(texts.values())
            grade = reading_grade(whole)
            if len(whole.split()) >= FEWEST_WORDS and grade > HIGHEST_GRADE:
                hardest = max(texts, key=lambda field: reading_grade(texts[field]))
                yield document.finding(
                    id_,
                    hardest,
                    f"is for patients and asks for {grade:.1f} years of school, more than "
                    f"{HIGHEST_GRADE:.0f}; use shorter sentences and shorter words",
                )


RULES = (
    Rule(
        "plain-words",
        f"What patients read asks for at most {HIGHEST_GRADE:.0f} years of school",
        "Measured by the grade of Flesch and Kincaid over all that a record says to patients "
        "(Kincaid and others, 1975, https://apps.dtic.mil/sti/citations/ADA006655).",
        _too_hard,
    ),
)
