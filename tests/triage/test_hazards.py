import ast
import re
from functools import cache
from pathlib import Path

import pytest

from backedu.content.error import ContentError
from backedu.content.reader import find
from backedu.triage.hazards import Hazard, hazards
from tests.content.test_data import AMERICAN, texts_of

ROOT = Path(__file__).parents[2]
HAZARDS = hazards()
SOUND = """
[burn]
hazard = "A burn."
cause = "Heat."
harm = "Whoever holds it."
severity = "minor"
likelihood = "unlikely"
control = "A cloth."
shown_by = ["tests/triage/test_advice.py::test_heat_and_cold"]
residual = "Sleep."
reviewed = 2026-01-01
"""


@cache
def shows(file: str) -> set[str]:
    """Return the names in a file that can show something: tests, and invariants that are proved."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {
        one.name
        for one in functions
        if one.name.startswith("test_")
        or any("SECTION.invariant" in ast.unparse(mark) for mark in one.decorator_list)
    }


@pytest.mark.parametrize("hazard", HAZARDS.values(), ids=lambda one: one.id)
def test_what_shows_a_control_exists(hazard: Hazard) -> None:
    """Each name is a test, or an invariant of the proof: a renamed one leaves no gap unseen."""
    missing = [
        name
        for name in hazard.shown_by
        for file, _, function in [name.partition("::")]
        if not (ROOT / file).is_file() or function not in shows(file)
    ]

    assert missing == []


def test_a_name_that_shows_nothing_is_seen() -> None:
    """A helper of a test file is no test."""
    assert "shows" not in shows("tests/triage/test_hazards.py")
    assert "test_a_name_that_shows_nothing_is_seen" in shows("tests/triage/test_hazards.py")


@pytest.mark.parametrize(
    "subject",
    [
        "cauda-equina", "other-emergency", "unknown", "alarm", "contradict", "score", "free-text",
        "child", "pregnancy", "suicidal", "medicine", "paracetamol", "heat-cold", "country",
        "device", "article", "out-of-date", "source", "edit", "colour", "stale", "connection",
        "others-see",
    ],
)  # fmt: skip
def test_no_known_hazard_is_dropped(subject: str) -> None:
    """Whoever takes a hazard out of the log has to take it out here, too."""
    assert [id_ for id_ in HAZARDS if subject in id_]


def test_each_hazard_is_named_once() -> None:
    """No hazard, and no remainder, is a copy of another."""
    for field in ("hazard", "control", "residual"):
        assert len({getattr(one, field) for one in HAZARDS.values()}) == len(HAZARDS)


def test_spelling_is_british() -> None:
    """Our own texts are spelt the British way, in whole sentences."""
    for one in HAZARDS.values():
        for text in (one.hazard, one.cause, one.harm, one.control, one.residual):
            assert text.endswith("."), text
        assert not [text for text in texts_of(one) if AMERICAN.search(text)]


def test_a_sound_log_is_read(tmp_path: Path) -> None:
    """What is in the file is what comes out; a hazard without a test may be named."""
    (tmp_path / "hazards.toml").write_text(
        SOUND
        + SOUND.replace("[burn]", "[fall]").replace(
            '"tests/triage/test_advice.py::test_heat_and_cold"', ""
        ),
        encoding="utf-8",
    )
    burn, fall = hazards.load(tmp_path).values()

    assert (burn.id, burn.severity, burn.shown_by) == (
        "burn",
        "minor",
        ("tests/triage/test_advice.py::test_heat_and_cold",),
    )
    assert fall.shown_by == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('severity = "minor"', 'severity = "bad"', "field 'severity' is 'bad', not one of: minor"),
        ('likelihood = "unlikely"', "", "field 'likelihood' is missing"),
        ("residual", "residuum", "field 'residuum' is not known here|field 'residual' is missing"),
        ('control = "A cloth."', 'control = " "', "field 'control' has an empty text"),
        ("2026-01-01", "2999-01-01", "field 'reviewed' lies in the future"),
        (
            "tests/triage/test_advice.py::",
            "",
            "field 'shown_by' has 'test_heat_and_cold'; a test is written",
        ),
        ("tests/triage/test_advice.py", "../../x.py", "field 'shown_by' has '../../x.py::"),
        (
            '["tests',
            '["tests/triage/test_advice.py::test_heat_and_cold", "tests',
            "the same test twice",
        ),
    ],
)
def test_a_bad_hazard_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The sentence names file, record and field."""
    assert old in SOUND
    (tmp_path / "hazards.toml").write_text(SOUND.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=rf"hazards\.toml: record 'burn': .*({said})") as error:
        hazards.load(tmp_path)
    assert "\n" not in str(error.value)


def test_the_file_explains_its_fields() -> None:
    """Every field is explained at the head of the file."""
    head = find("hazards.toml").read_text(encoding="utf-8").split("\n[", 1)[0]

    for name in Hazard.__dataclass_fields__:
        assert name in {"id", "reviewed"} or re.search(rf"^# {name} ", head, re.MULTILINE)
