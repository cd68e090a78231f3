"""Do the questions together ask for all that the lessons promise, and for more than recall?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from backedu.check.corpus import Corpus
from backedu.check.finding import Finding
from backedu.check.rule import Rule

EACH_OUTCOME = 2
"""One question can be guessed, or learnt by heart."""

MOST_RECALL = 0.3
FEWEST_QUESTIONS = 20
"""Below this a share says little."""


def _not_asked(corpus: Corpus) -> Iterator[Finding]:
    asked = Counter((one.get("lesson"), one.get("objective")) for *_, one in corpus.of("questions"))
    for document, id_, lesson in corpus.of("lessons"):
        for outcome in lesson.get("outcomes", ()):
            if (number := asked[id_, outcome]) < EACH_OUTCOME:
                yield document.finding(
                    id_,
                    "outcomes",
                    f"promises “{outcome}”, and {number} of the questions have it as 'objective'; "
                    f"write {EACH_OUTCOME}",
                )


def _recall(corpus: Corpus) -> Iterator[Finding]:
    questions = list(corpus.of("questions"))
    recalled = [each for each in questions if each[2].get("bloom") == "remember"]
    if len(questions) < FEWEST_QUESTIONS or len(recalled) <= MOST_RECALL * len(questions):
        return
    for document, id_, _ in recalled:
        yield document.finding(
            id_,
            "bloom",
            f"is 'remember', as in {len(recalled)} of {len(questions)} questions; "
            f"ask more of them to apply or to judge",
        )


def _elsewhere(corpus: Corpus) -> Iterator[Finding]:
    for document, id_, question in corpus.of("questions"):
        if (lesson := question.get("lesson")) != document.name.removesuffix(".toml"):
            yield document.finding(
                id_, "lesson", f"is '{lesson}'; put the question into the file of that lesson"
            )


RULES = (
    Rule(
        "outcomes-asked",
        "Every outcome of a lesson has two questions",
        "What is promised and never asked for is not known to have been learnt.",
        _not_asked,
    ),
    Rule(
        "recall",
        "Few questions ask for recall alone",
        "Using what one knows is harder than saying it again, and it is what a patient needs.",
        _recall,
    ),
    Rule(
        "own-file",
        "A question is in the file of its lesson",
        "Whoever changes a lesson finds its questions in one place.",
        _elsewhere,
    ),
)
