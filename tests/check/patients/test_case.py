"""The linter of the staged patients: silent on the shipped ones, and on each seeded fault heard."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from backedu.check.corpus import read_corpus
from backedu.check.patients.case import RULES, chosen, judged, reached, safe, solved, varied
from backedu.check.patients.words import agreed, employed
from backedu.content.reader import find
from backedu.content.table import Data
from backedu.places import data_dir, notebooks_dir
from backedu.topics.patients.records import patients

Change = Callable[[str], str]

CHECKS = (reached, agreed, judged, solved, safe, varied, employed, chosen)
ANY_TEXT = {
    "title",
    "name",
    "job",
    "context",
    "opening_note",
    "expert_first",
    "expert_why",
    "too_fast",
}
WEIGHED = {"minutes"}  # beside the expert's path
ONE_LINE = (
    *sorted(ANY_TEXT | WEIGHED),
    *("sex", "age", "look", "opening_tells", "level", "ages", "jobs", "key", "expert", "net"),
    *("sources", "reviewed"),
)


def _in(record: str, old: str, new: str) -> Change:
    """Replace a text of one record, once, from its first line on."""

    def change(text: str) -> str:
        start = text.index(f"[{record}]")
        before, rest = text[:start], text[start:]
        assert old in rest
        return before + rest.replace(old, new, 1)

    return change


def _both(record: str, ask: str, said: str, noted: str) -> Change:
    """Let a person answer a question, with a line for the record."""
    said_too = _in(record, f"[{record}.says]\n", f'[{record}.says]\n{ask} = "{said}"\n')
    noted_too = _in(record, f"[{record}.notes]\n", f'[{record}.notes]\n{ask} = "{noted}"\n')
    return lambda text: noted_too(said_too(text))


def _without(record: str, pattern: str) -> Change:
    """Leave out the first passage of one record that fits a pattern."""

    def change(text: str) -> str:
        start = text.index(f"[{record}]")
        found = re.search(pattern, text[start:], re.MULTILINE | re.DOTALL)
        assert found
        return text[:start] + text[start:].replace(found[0], "", 1)

    return change


def _record(text: str, name: str) -> str:
    """The text of a record, with all that belongs to it."""
    start = text.index(f"[{name}]\n")
    following = re.search(r"^\[[\w-]+\]$", text[start + 1 :], re.MULTILINE)
    return text[start : start + 1 + following.start()] if following else text[start:]


def _found(folder: Path, rule_id: str) -> list[str]:
    """What a rule says of a folder's patients."""
    rule = next(rule for rule in RULES if rule.id == rule_id)
    corpus = read_corpus(folder, notebooks_dir(), date(2026, 11, 28))
    return [str(each) for each in rule.faults(corpus)]


SEEDED: dict[str, tuple[str, Change]] = {
    # Found out: a fact that nothing brings, or that words deny.
    "a fact that nobody can ask": (
        "patient-reached",
        _in("mscc", "[mscc.answers]\n", "[mscc.answers]\nweight_kg = 80\n"),
    ),
    "a fact of the other sex": (
        "patient-reached",
        _in("aaa", "[aaa.answers]\n", '[aaa.answers]\nvaginal_bleeding = "yes"\n'),
    ),
    "numb, and says that it feels normal": (
        "patient-reached",
        _without("early-ces", r"^saddle = .*?\n"),
    ),
    "a finding that the usual one hides": (
        "patient-reached",
        _without("spinal-infection", r"^percussion = .*?\n"),
    ),
    "past cancer, and says never": ("patient-reached", _without("mscc", r"^cancer = .*?\n")),
    "what everyone says": (
        "patient-reached",
        _both("aaa", "rash", "No.", "No rash"),
    ),
    "a note of nothing said": (
        "patient-reached",
        _in("aaa", "[aaa.notes]\n", '[aaa.notes]\nrash = "No rash"\n'),
    ),
    "facts that contradict each other": (
        "patient-reached",
        _in("mscc", 'bilateral_leg_pain = "yes"', 'bilateral_leg_pain = "no"'),
    ),
    # Agreed: words, age and sex beside the facts.
    "a temperature beside no fever": (
        "patient-words",
        _both("mscc", "ill", "Yes, 39 since yesterday.", "Ill"),
    ),
    "a temperature that the record alone has": (
        "patient-words",
        _both("mscc", "ill", "Yes, a bit.", "39 °C since yesterday"),
    ),
    "shivers in the first words": (
        "patient-words",
        _in("plain-spasm", "Did I tear something?", "I shiver at night."),
    ),
    "denies what is so": (
        "patient-words",
        _in("aaa", 'faint = "I nearly went, getting out of the car.', 'faint = "I never fainted.'),
    ),
    "a woman to whom pregnancy does not apply": (
        "patient-words",
        _in("scan-report", 'pregnancy = "no"', 'pregnancy = "not_applicable"'),
    ),
    "an age at which a woman might be pregnant": (
        "patient-words",
        _in("spinal-infection", "ages = [58, 71]", "ages = [50, 71]"),
    ),
    "a first pain at 66 that began before 45": (
        "patient-words",
        _in("spinal-infection", "diabetes =", 'age_onset_under_45 = "yes"\ndiabetes ='),
    ),
    "a contradiction explained that isn't there": (
        "patient-words",
        _in("aaa", "minutes = 20", 'minutes = 20\non_purpose = {ill = "He is proud."}'),
    ),
    # Judged: the level, of everything and on the expert's path.
    "an emergency called urgent": (
        "patient-level",
        _in("early-ces", 'level = "emergency"', 'level = "urgent"'),
    ),
    "self-care called soon": (
        "patient-level",
        _in("plain-spasm", 'level = "self_care"', 'level = "soon"'),
    ),
    "a fact that raises the level": (
        "patient-level",
        _in("plain-spasm", "[plain-spasm.answers]\n", '[plain-spasm.answers]\nfever = "yes"\n'),
    ),
    "a difference explained that isn't there": (
        "patient-level",
        _in("aaa", "minutes = 20", 'minutes = 20\nlevel_differs = "Because."'),
    ),
    "an expert who misses what decides it": (
        "patient-level",
        _in("persistent-work", 'expert = ["goal", "mood", ', 'expert = ["goal", '),
    ),
    # Solved: within the time, with every point in reach.
    "an expert without time": ("patient-solved", _in("mscc", "minutes = 20", "minutes = 9")),
    "an expert who asks twice": (
        "patient-solved",
        _in("mscc", 'expert = ["cancer", ', 'expert = ["cancer", "cancer", '),
    ),
    "a key that the expert leaves out": (
        "patient-solved",
        _in("aaa", '"vessels", "faint", "vitals", "opening"]', '"course", "place", "belly"]'),
    ),
    "no key": ("patient-solved", _in("axspa", 'key = ["morning", ', "key = []\n#")),
    "no safety net": ("patient-solved", _in("aaa", 'net = ["goes-now"]', "net = []")),
    "a net too long to keep in mind": (
        "patient-solved",
        _in("gymnast", 'net = ["young", ', 'net = ["eye", "fever", "bone", "young", '),
    ),
    "a net that helps nobody": (
        "patient-solved",
        _in("gymnast", 'net = ["young", ', 'net = ["strong-pain", "young", '),
    ),
    # Safe: nobody in an emergency goes home, and errors have consequences.
    "an emergency without hospital": (
        "patient-safe",
        _in("early-ces", 'net = ["goes-now", ', "net = ["),
    ),
    "an emergency that comes back in two weeks": (
        "patient-safe",
        _in("mscc", 'net = ["goes-now", "on-the-way"]', 'net = ["goes-now", "two-weeks"]'),
    ),
    "someone well sent to hospital": (
        "patient-safe",
        _in("plain-spasm", 'net = ["ces", "weak-leg", ', 'net = ["ces", "goes-now", '),
    ),
    "an emergency in self-care without a consequence": (
        "patient-safe",
        _without("aaa", r"^self_care = .*?\n"),
    ),
    "an emergency called urgent without a consequence": (
        "patient-safe",
        _without("sciatica-foot-drop", r"^urgent = .*?\n"),
    ),
    "a consequence of what is not too slow": (
        "patient-safe",
        _in("stenosis", "[stenosis.too_slow]\n", '[stenosis.too_slow]\nurgent = "He waits."\n'),
    ),
    "faster than an emergency": (
        "patient-safe",
        _in("aaa", "minutes = 20", 'minutes = 20\ntoo_fast = "He waits."'),
    ),
    "too fast without a consequence": (
        "patient-safe",
        _without("plain-spasm", r"^too_fast = .*?\n"),
    ),
    # Varied: no variant has another level.
    "an age that changes the level": (
        "patient-variants",
        _in("plain-spasm", "ages = [24, 45]", "ages = [14]"),
    ),
    # Employed: the story fits every job.
    "a story about the written job": (
        "patient-jobs",
        _in("mscc", 'worries = "That I am a burden."', 'worries = "Losing my bus pass."'),
    ),
    "a job that no variant has": (
        "patient-jobs",
        _in("axspa", "ages = [26, 34]", f"ages = {[*range(27, 45)]}"),
    ),
    # Chosen: a choice is one, and has a consequence.
    "a consequence that repeats the step": (
        "patient-choices",
        _in(
            "aaa",
            'then = "He collapses in a moving car."',
            'then = "Let his wife drive him to the hospital"',
        ),
    ),
    "nothing harmful to choose": (
        "patient-choices",
        _without("stenosis", r"  \{good = false.*?\n  \{good = false.*?\n"),
    ),
    "a source that is said aloud": (
        "patient-choices",
        _in("scan-report", "six the second. Shall", "six the second (Dahm 2010). Shall"),
    ),
    "two speeches that help": (
        "patient-choices",
        _in("stenosis", '{good = false, text = "It is wear', '{good = true, text = "It is wear'),
    ),
    "the same step twice": (
        "patient-choices",
        _in(
            "aaa",
            "Lie him flat with a heat pack",
            "Press on the belly again to be sure",
        ),
    ),
}


def test_the_shipped_patients_have_no_fault() -> None:
    """Fifteen patients at least, and no rule has anything to say."""
    corpus = read_corpus(data_dir(), notebooks_dir(), date(2026, 11, 28))

    assert [found for rule in RULES for found in _found(data_dir(), rule.id)] == []
    assert len(corpus.documents["patients"].records) >= 15


def test_enough_faults_are_seeded() -> None:
    """At least 25, some for every rule."""
    assert len(SEEDED) >= 25
    assert {rule for rule, _ in SEEDED.values()} == {rule.id for rule in RULES}


@pytest.mark.parametrize("name", SEEDED)
def test_a_seeded_fault_is_found(tmp_path: Path, name: str) -> None:
    """The rule that is meant for it says so, with the file, the record and the field."""
    rule, change = SEEDED[name]
    shutil.copytree(data_dir() / "patients", tmp_path / "patients")
    path = find("patients.toml", tmp_path)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    found = _found(tmp_path, rule)
    assert found
    assert found[0].startswith("patients.toml, line ")


@pytest.mark.parametrize("wrong", ['"x"', "-1", "999", "true", '["x"]'])
def test_no_wrong_value_stops_the_check(tmp_path: Path, wrong: str) -> None:
    """Whatever a field of a line holds, a sentence names it; nothing else is raised."""
    text = find("patients.toml").read_text(encoding="utf-8")
    record = _record(text, "plain-spasm")
    silent = set()
    for field in ONE_LINE:
        spoiled, lines = re.subn(rf"(?m)^{field} = .*$", f"{field} = {wrong}", record, count=1)
        assert lines
        (tmp_path / "patients.toml").write_text(spoiled + _record(text, "aaa"), encoding="utf-8")
        if not any(f"'{field}'" in each for each in _said_of(tmp_path)):
            silent.add(field)

    assert silent <= ANY_TEXT | WEIGHED


def _said_of(folder: Path) -> list[str]:
    """All that is wrong with the first patient of a folder."""
    data = Data(folder)
    if unsound := [str(error) for error in patients.faults(data)]:
        return unsound
    first = next(iter(patients.load(folder).values()))
    return [f"'{field}' {fault}" for check in CHECKS for field, fault in check(first)]
