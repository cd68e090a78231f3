"""How sure against how right over all lessons, in words."""

from backedu.topics.calibration import FEWEST
from backedu.topics.review.kept import Kept, read
from backedu.views.judged import is_missed, judged


def answers(*rows: tuple[str, bool]) -> dict[str, Kept]:
    """Return what is kept of some answers."""
    found = (read([0, sure, right]) for sure, right in rows)
    return {str(n): kept for n, kept in enumerate(found) if kept}


def test_a_few_answers_give_no_picture() -> None:
    """A sentence says how many are missing; those without sureness count for nothing."""
    unknown = read([2.0, 5.0, 0, 86_400, 1])
    assert unknown
    shown = judged({**answers(*[("sure", True)] * (FEWEST - 1)), "x": unknown})

    assert (shown["levels"], shown["counts"]) == ([], [])
    assert "after 1 more, it says here" in shown["lines"][0]


def test_each_degree_of_sureness_says_how_often_it_was_right() -> None:
    """Least sure first, in words and as shares; the score is Brier's, with its source."""
    shown = judged(answers(*[("sure", True)] * 3, ("sure", False), ("guess", False), ("p60", True)))

    assert [(level["text"], level["said"]) for level in shown["levels"]] == [
        ("A guess (counted as 25%)", "right 0 of 1 times"),
        ("More likely than not (counted as 60%)", "right 1 of 1 times"),
        ("Sure (counted as 95%)", "right 3 of 4 times"),
    ]
    assert shown["counts"] == [
        "You said “sure”: right 3 of 4 times.",
        "You said “a guess”: right 0 of 1 times.",
    ]
    assert len(judged(answers(*[("sure", True)] * 5))["counts"]) == 1
    assert "Brier score is 0.19" in shown["lines"][1]
    assert shown["sources"][0]["label"] == "Brier 1950"


def test_confident_and_wrong_is_neither_a_wrong_guess_nor_a_sure_right_answer() -> None:
    """From 80 percent on, in whatever words."""
    missed = {
        sure: is_missed(answers((sure, False))["0"]) for sure in ("guess", "fairly", "sure", "p80")
    }

    assert missed == {"guess": False, "fairly": False, "sure": True, "p80": True}
    assert not is_missed(answers(("sure", True))["0"])
