"""Does the prose of a lesson say where its numbers come from?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backedu.check.citations import citations
from backedu.check.corpus import Cell, Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule
from backedu.content.apostrophes import typeset

_COUNTED = "ten|twenty|fifty|hundred|a hundred|thousand|a thousand"
_NUMBER = re.compile(
    rf"\d+(?:[.,]\d+)*\s?%?|\b\w+ (?:in|of|out of) (?:every )?(?:{_COUNTED})\b"
    r"|\b(?:half|two thirds|a third|a quarter) of (?:all |the )?(?:people|patients|adults|them)\b",
    re.IGNORECASE,
)
_NO_FACT = re.compile(
    r"`[^`]*`"  # code
    r"|\]\([^)]*\)"  # where a link leads
    r"|\([^()]*(?:19|20)\d\d[^()]*\)"  # a citation
    r"|^\s*\d+\.\s"  # the number of a list
    r"|· [^·\n]*\bminutes\b"  # how long a lesson takes
    r"|\b\d{1,2} [A-Z][a-z]+ 20\d\d\b"  # the day of a review
    r"|\b(?:999|111|112|116\s123)\b"  # telephone
    r"|\b(?:lessons?|questions?|parts?) \d+(?:(?:,| and| to) \d+)*"
    r"|\bof 10(?:0|,?000?)?\b|\b100 people\b|\b1,000 people\b"  # so many are looked at
    r"|\b\d+ claims\b"  # counted in our own files
    r"|\b\d+-year-olds?\b",  # who is meant, not what was found
    re.MULTILINE | re.IGNORECASE,
)
_CODE = re.compile(r"`[^`]*`|<!--.*?-->|\]\([^)]*\)", re.DOTALL)
_REASON = re.compile(r"<!--\s*numbers:\s*\S.*?-->", re.DOTALL)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def numbers(paragraph: str) -> Iterator[tuple[int, str]]:
    """Find the numbers that state something, with the place of each.

    Example:
        >>> list(numbers("In 2 of 3 people, half of them women. Call 999."))
        [(3, '2'), (8, '3'), (18, 'half of them')]
    """
    bare = _NO_FACT.sub(lambda match: " " * len(match[0]), paragraph)
    for match in _NUMBER.finditer(bare):
        yield match.start(), paragraph[match.start() : match.end()].strip()


def _paragraphs(corpus: Corpus) -> Iterator[tuple[Cell, int, str]]:
    for cell in corpus.cells:
        if cell.kind == "markdown":
            for match in _PARAGRAPH.finditer(cell.source):
                yield cell, match.start(), match[0]


def _unsourced(corpus: Corpus) -> Iterator[Finding]:
    sources = {id_: source for _, id_, source in corpus.of("sources")}
    for cell, offset, paragraph in _paragraphs(corpus):
        found = list(numbers(paragraph))
        cited = any(known for *_, known in citations(paragraph, sources))
        if found and not cited and not _REASON.search(paragraph):
            text = ", ".join(f"'{number}'" for _, number in found[:3])
            yield cell.finding(
                offset + found[0][0],
                f"{text} is in a paragraph that names no publication; add one as "
                "(Name 2020), or <!-- numbers: the reason why none is needed -->",
            )


def _unknown(corpus: Corpus) -> Iterator[Finding]:
    sources = {id_: source for _, id_, source in corpus.of("sources")}
    for cell, offset, paragraph in _paragraphs(corpus):
        for place, name, year, known in citations(paragraph, sources):
            if not known:
                yield cell.finding(offset + place, f"({name} {year}) is not in sources.toml")


def _straight(corpus: Corpus) -> Iterator[Finding]:
    for cell in corpus.cells:
        if cell.kind == "markdown":
            bare = _CODE.sub(lambda match: " " * len(match[0]), cell.source)
            for place, (written, set_) in enumerate(zip(bare, typeset(bare), strict=True)):
                if written != set_:
                    yield cell.finding(place, "the apostrophe is straight; write ’")


RULES = (
    Rule(
        "number-in-lesson",
        "A number in a lesson names its publication",
        "In the same paragraph, as (Name 2020), so that a reader can look it up. A number that "
        "states no finding, such as a position of a slider, is marked so in a comment.",
        _unsourced,
    ),
    Rule(
        "known-citation",
        "A publication named in a lesson is one of ours",
        "Only publications in sources.toml say whether their figures were seen.",
        _unknown,
    ),
    Rule(
        "curved-apostrophe",
        "A lesson's apostrophes are curved",
        "JupyterLab shows the prose of a notebook as it is written; in data/ either form will do.",
        _straight,
    ),
)
