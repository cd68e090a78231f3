"""What a lab asks before it answers, and how the guess compares with the answer."""

from __future__ import annotations

from typing import Any

from backedu.content.wording import words
from backedu.topics.guesses import guesses


def prompt(lab_id: str) -> dict[str, Any]:
    """Return what a lab asks first, as plain data; nothing of the answer.

    It is empty where a lab asks for no guess.

    Example:
        >>> prompt("scans")["max"], [option["id"] for option in prompt("disc_pressure")["options"]]
        (100, ['higher', 'lower', 'disagree'])
    """
    asked = guesses().get(lab_id)
    if asked is None:
        return {}
    shown: dict[str, Any] = {"question": asked.question}
    if asked.options:
        options = [{"id": option.id, "text": option.label} for option in asked.options]
        return shown | {"options": options}
    names = ("min", "max", "step", "said", "x_per_unit")
    return shown | {name: getattr(asked, name) for name in names}


def compared(lab_id: str, guess: str | None) -> str:
    """Return how a guess compares with the answer, in a sentence.

    Args:
        lab_id: Id of the lab.
        guess: Id of an option, or a number as text; None where the reader looked without one.

    Example:
        >>> compared("scans", "25")
        'You guessed 25 of 100. It is 50 of 100.'
    """
    text, asked = words("guess"), guesses()[lab_id]
    known = {"answer": asked.in_words(asked.correct)}
    if guess is None:
        return text["looked_option" if asked.options else "looked"].format(**known)
    known["guess"] = asked.in_words(guess)
    if asked.options:
        return text["option_right" if guess == asked.correct else "option"].format(**known)
    if guess == asked.correct:
        return text["right"].format(**known)
    return text["close" if asked.is_close(guess) else "number"].format(**known)
