"""Is what we say of medicines what a reader in the UK can get?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.own_words import Passage, own_words
from backedu.check.reading import FOR_PATIENTS
from backedu.check.rule import Rule

_MARK = re.compile(r"<!--\s*american:\s*\S.*?-->", re.DOTALL)


def _for_patients(passage: Passage) -> bool:
    return bool(passage.path) and passage.path[0] in FOR_PATIENTS.get(passage.file, ())


def _may_explain(passage: Passage, marked: list[str]) -> bool:
    """Whether a mark allows it here; nothing allows it where a patient is advised."""
    if not passage.path:
        return bool(_MARK.search(passage.text))
    return passage.field in marked and not _for_patients(passage)


def _american(corpus: Corpus) -> Iterator[Finding]:
    passages = list(own_words(corpus))
    for document, id_, medicine in corpus.of("american_medicines"):
        names = "|".join(re.escape(name) for name in medicine.get("names", ()))
        pattern = re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
        marked, used = medicine.get("explained_in", []), set()
        for passage in passages:
            if text := pattern.search(passage.text):
                used.add(passage.field)
                if not _may_explain(passage, marked):
                    yield passage.finding(
                        _fault(text[0], medicine["instead"], passage), text.start()
                    )
        for place in sorted(set(marked) - used):
            yield document.finding(
                id_, "explained_in", f"names '{place}', which does not mention it"
            )


def _fault(name: str, instead: str, passage: Passage) -> str:
    if _for_patients(passage):
        way_out = ""
    elif passage.path:
        way_out = f", or explain American practice and list '{passage.field}' under 'explained_in'"
    else:
        way_out = ", or explain American practice and add <!-- american: the reason -->"
    return f"names '{name}', which isn't met in the UK; write {instead}{way_out}"


RULES = (
    Rule(
        "uk-medicines",
        "Medicines are those of the UK",
        "A reader who is advised a medicine that no UK prescriber or shop has asks for the wrong "
        "one, or takes one medicine twice under two names. The list is in american_medicines.toml.",
        _american,
    ),
)
