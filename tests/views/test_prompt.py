"""A question, a claim and a patient are asked in the same way."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from backedu import content
from backedu.content.wording import words
from backedu.topics.patients.records import patients
from backedu.views.prompt import Prompt, case_prompt, claim_prompt, patient_prompt, question_prompt

KINDS: list[tuple[Callable[[Any], Prompt], Mapping[str, Any]]] = [
    (question_prompt, content.questions()),
    (claim_prompt, content.claims()),
    (case_prompt, content.cases()),
    (patient_prompt, patients()),
]


@pytest.mark.parametrize(("ask", "records"), KINDS, ids=["question", "claim", "case", "patient"])
def test_one_answer_is_right_and_every_answer_is_told_why(
    ask: Callable[[Any], Prompt], records: Mapping[str, Any]
) -> None:
    """Of every record of the content, whatever its kind."""
    for record in records.values():
        prompt = ask(record)
        if prompt.format != "single":  # see tests/topics/test_answer_formats.py
            continue
        told = [prompt.mark(option["id"]) for option in prompt.options]

        assert [each["right"] for each in told].count(True) == 1
        assert all(each["text"] and each["reviewed"] for each in told)
        assert {each["answer"] for each in told} <= {option["id"] for option in prompt.options}
        assert prompt.sources == record.sources


def test_how_sure_an_appraisal_is_stands_once() -> None:
    """Beside its publications, as that of a question does."""
    for claim in content.claims().values():
        told = claim_prompt(claim).mark(claim.verdict.value)

        assert told["certainty"] == words("certainty")[claim.certainty]
        assert not told["text"].lower().startswith(told["certainty"])
