"""Is every part of the article appraised?"""

from __future__ import annotations

from collections.abc import Iterator

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule


def _without_claim(corpus: Corpus) -> Iterator[Finding]:
    covered = {claim.get("section") for _, _, claim in corpus.of("claims")}
    for document, id_, section in corpus.of("sections"):
        if section.get("in_article", True) and section.get("name") not in covered:
            yield document.finding(id_, "name", "has no claim; add one to claims.toml")


RULES = (
    Rule(
        "covered",
        "Every part of the article has a claim",
        "What is left out of an appraisal looks as if it had passed.",
        _without_claim,
    ),
)
