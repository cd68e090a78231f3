"""How a guess compares with the answer, in words."""

import pytest

from backedu.topics.guesses import guesses
from backedu.views.guess import compared, prompt


@pytest.mark.parametrize(
    ("lab", "guess", "said"),
    [
        ("scans", "50", "You guessed 50 of 100, and that is right."),
        ("scans", "46", "You guessed 46 of 100. It is 50 of 100: close."),
        ("scans", "90", "You guessed 90 of 100. It is 50 of 100."),
        ("scans", None, "You looked without a guess. It is 50 of 100."),
        ("ladder", None, "You looked without a guess. It is “The same rung”."),
        ("ladder", "up", "You guessed “One rung up”. It is “The same rung”."),
        ("ladder", "stay", "You guessed “The same rung”, and that is right."),
    ],
)
def test_a_guess_is_compared(lab: str, guess: str | None, said: str) -> None:
    """Right, close, off, another option, and no guess at all."""
    assert compared(lab, guess) == said


@pytest.mark.parametrize("lab", guesses())
def test_a_prompt_holds_nothing_of_the_answer(lab: str) -> None:
    """What a page is handed tells no number and no option to be the right one."""
    asked = prompt(lab)

    assert not {"answer", "correct"} & {*asked, *asked.get("options", [{}])[0]}
    handed = [value for name, value in asked.items() if name not in {"min", "max", "step"}]
    assert "options" in asked or guesses()[lab].answer not in handed
