"""The comparison: what the student did beside an expert and the triage."""

from typing import Any

from backedu.topics.patients.play import play
from backedu.topics.patients.records import patients
from backedu.views.patient_compare import comparison

LEANNE, TOM = patients()["early-ces"], patients()["sciatica-no-weakness"]


def _compared(who: str, level: str, *asked: str) -> dict[str, Any]:
    log = [*(f"ask:{id_}" for id_ in asked), f"level:{level}", "because:opening", "do:0", "say:0"]
    return comparison(play(patients()[who], [*log, "net:rest", "sure:guess"]))


def test_a_level_too_slow_says_what_happens() -> None:
    """The consequence of the very level that was chosen."""
    assert [each["text"] for each in _compared(LEANNE.id, "self_care")["happens"]] == [
        LEANNE.too_slow["self_care"]
    ]
    assert _compared(LEANNE.id, "emergency")["happens"] == []


def test_the_right_level_on_a_thin_record_is_named_so() -> None:
    """Luck isn't skill."""
    every = [id_ for id_, ask in LEANNE.asks.items() if ask.open][:8]

    assert _compared(LEANNE.id, "emergency")["word"] == "The right level, on a thin record."
    assert _compared(LEANNE.id, "emergency", *every)["word"] == "The right level."
    assert _compared(TOM.id, "urgent")["word"] == "Faster than this patient needs."


def test_the_triage_reads_what_was_asked_and_all() -> None:
    """The first reading stays careful where much was not asked."""
    asked, everything = _compared(TOM.id, "soon", "legs")["readings"]

    assert (asked["tone"], everything["tone"]) == ("urgent", "soon")
    assert asked["lines"][0] == "It stays on the careful side: much was not asked."


def test_a_reading_names_what_decides_it_alone() -> None:
    """Nothing of a lower level: trouble of twelve days isn't said to be long-standing."""
    for reading in _compared(LEANNE.id, "emergency", "start", "bladder")["readings"]:
        assert reading["tone"] == "emergency"
        assert all("cauda equina" in line for line in reading["lines"])


def test_what_decides_it_and_was_left_out_is_named() -> None:
    """With the line that the record would have had."""
    row = _compared(LEANNE.id, "emergency", "saddle")["rows"][2]

    bladder, saddle, test = (LEANNE.notes[id_] for id_ in ("bladder", "saddle", "saddle-test"))
    asked = "You asked or tested 1 of the 3 things that decide it."
    assert row["cells"] == [
        f"{asked} Left out: {bladder}. {test}.",
        f"{bladder}. {saddle}. {test}.",
    ]


def test_agreement_is_said_in_words() -> None:
    """Where both chose alike; words that are the same aren't read twice."""
    good = next(i for i, each in enumerate(LEANNE.speeches) if each.good)
    other = next(i for i, each in enumerate(LEANNE.speeches) if not each.good)
    done = ["because:opening", "do:0", "net:rest", "sure:guess"]

    def rows(level: str, say: int) -> Any:
        return comparison(play(LEANNE, [f"level:{level}", f"say:{say}", *done]))["rows"]

    alike, apart = rows(LEANNE.level.value, good), rows("soon", other)
    assert [alike[i]["same"] for i in (0, -1)] == ["the same"] * 2
    assert alike[-1]["cells"] == [f"“{LEANNE.speeches[good].text}”", ""]
    assert [apart[i]["same"] for i in (0, -1)] == [""] * 2
    assert all(apart[-1]["cells"])


def test_who_seems_alike_keeps_their_level() -> None:
    """Who it is and what tells them apart is named; how fast, only when they are side by side."""
    compared = _compared(LEANNE.id, "emergency")
    contrast = compared["contrast"]

    assert (contrast["title"], contrast["partner"]) == (f"Beside “{TOM.title}”", TOM.id)
    assert contrast["rows"][1]["text"] == LEANNE.contrast.differs
    assert contrast["beside"] == {}
    assert TOM.why not in str(compared)
