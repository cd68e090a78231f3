"""What backedu knows: read from data/, and checked record against record."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from backedu import content
from backedu.check.files import documents
from backedu.content import ContentError
from backedu.content.reader import kind_of
from backedu.content.table import Data
from backedu.places import data_dir
from backedu.topics.care import care_facts, exercises

GOOD = {
    "sources.toml": """
[seen]
authors = "A B"
year = 2020
title = "Seen"
published_in = "Journal"
doi = "10.1000/xyz"
pmid = "12345678"
checked = true
confirmed = "n=10"
reviewed = 2026-11-22

[unseen]
authors = "C D"
title = "Unseen"
published_in = "Journal"
checked = false
uncertain = "Year and figures not seen."
reviewed = 2026-11-22
""",
    "sections.toml": """
[heat-or-cold]
name = "Heat or cold"
about = "Which of the two."
reviewed = 2026-11-22

[votes]
name = "Votes"
about = "Who liked it."
reviewed = 2026-11-22
""",
    "claims.toml": """
[cold-first]
section = "Heat or cold"
claim = "Cold first."
kind = "treatment"
verdict = "unsupported"
certainty = "very_low"
why = "Untested."
teaching_point = "Ask who was tested."
sources = ["seen", "unseen"]
conflicts_with = ["heat-first"]
reviewed = 2026-11-22

[heat-first]
section = "Heat or cold"
claim = "Heat first."
kind = "treatment"
verdict = "partly"
certainty = "moderate"
why = "A little."
teaching_point = "Small is not none."
unsafe = true
could_happen = "Hot skin."
instead = "Warm skin."
sources = ["seen"]
conflicts_with = ["cold-first"]
reviewed = 2026-11-22

[votes]
section = "Votes"
claim = "Readers liked it."
kind = "statistic"
verdict = "unclear"
certainty = "very_low"
why = "Votes are not outcomes."
teaching_point = "Popular is not proven."
sources = []
note = "No health source applies."
reviewed = 2026-11-22
""",
    "questions/03_first.toml": """
[heat]
lesson = "03_first"
objective = "You will be able to say."
bloom = "apply"
stem = "Does heat help?"
sources = ["seen"]
certainty = "moderate"
reviewed = 2026-11-22

[[heat.options]]
id = "a"
text = "A little"
feedback = "Yes, a little."
correct = true

[[heat.options]]
id = "b"
text = "Not at all"
feedback = "No, there is an effect."

[[heat.options]]
id = "c"
text = "It cures"
feedback = "No, it comforts."
""",
    "cases.toml": """
[plain]
title = "Plain"
story = "A plain back."
teaching_point = "Most are."
sources = ["seen"]
reviewed = 2026-11-22

[plain.answers]
age = 35
fever = "no"
""",
    "glossary.toml": """
[spasm]
term = "Spasm"
meaning = "What is felt."
reviewed = 2026-11-22
""",
    "lessons.toml": """
[03_first]
notebook = "03_first.ipynb"
group = "act"
icon = "bottle"
title = "First"
question = "What helps?"
minutes = 15
audience = "Students"
outcomes = ["You will be able to say."]
reviewed = 2026-11-22
""",
    "care.toml": """
[heat]
topic = "Heat"
advice = "For comfort."
certainty = "moderate"
sources = ["seen"]
reviewed = 2026-11-22
""",
    "exercises.toml": """
[twist]
name = "Twist"
claim = "heat-first"
phase = ["acute"]
purpose = "Turning"
start = "5 times"
progression = ["Further"]
regressions = ["Less"]
precautions = ["Fragile bone"]
stop_if = "It hurts more."
certainty = "very_low"
sources = ["seen"]
reviewed = 2026-11-22
""",
}

FAULTS = [
    ("sources", "10.1000/xyz", "doi:10.1000/xyz", "record 'seen': field 'doi' is 'doi:10"),
    ("sources", '"12345678"', '"PM123"', "record 'seen': field 'pmid' is 'PM123'"),
    ("sources", 'confirmed = "n=10"', "", "record 'seen': field 'confirmed' must say"),
    (
        "sources",
        'confirmed = "n=10"',
        'confirmed = "n=10"\nfound = "n=9."',
        "'found' has the number 9",
    ),
    ("sources", "uncertain =", "confirmed =", "record 'unseen': field 'uncertain' must say"),
    ("sources", "year = 2020", "", "record 'seen': field 'uncertain' must say"),
    ("sources", "2026-11-22", "2999-01-01", "record 'seen': field 'reviewed' lies in the future"),
    ("claims", '["seen", "unseen"]', '["gone"]', "field 'sources' names 'gone', not in sources"),
    ("claims", '["seen", "unseen"]', '["seen", "seen"]', "'sources' names the same source twice"),
    ("claims", '["seen", "unseen"]', "[]", "record 'cold-first': field 'sources' is empty"),
    (
        "claims",
        'note = "No health source applies."',
        "",
        "record 'votes': field 'sources' is empty",
    ),
    ("claims", '["heat-first"]', '["gone"]', "'conflicts_with' names 'gone', which isn't a claim"),
    ("claims", '["cold-first"]', "[]", "names 'heat-first', which does not name it back"),
    ("claims", '"Heat or cold"', '"Heat"', "'section' is 'Heat', which isn't a name in sections"),
    ("claims", 'could_happen = "Hot skin."', "", "field 'could_happen' is missing"),
    ("claims", 'instead = "Warm skin."', "", "field 'instead' is missing"),
    ("claims", "unsafe = true", "", "'could_happen' belongs to a claim with 'unsafe = true'"),
    ("claims", '"unsupported"', '"false"', "field 'verdict' is 'false', not one of: supported"),
    ("claims", '"very_low"', '"none"', "field 'certainty' is 'none', not one of: high"),
    ("claims", '"treatment"', '"cure"', "field 'kind'"),
    ("claims", '"Untested."', '"  "', "field 'why' has an empty text"),
    ("claims", "reviewed = 2026-11-22", "", "field 'reviewed' is missing"),
    ("claims", "2026-11-22", '"2026-11-22"', "field 'reviewed' is '2026-11-22', not a date"),
    ("claims", "teaching_point", "teching_point", "field 'teching_point' is not known here"),
    ("questions", "correct = true", "", "field 'options' has 0 correct options"),
    ("questions", '"No, it comforts."', '"No."\ncorrect = true', "has 2 correct options"),
    ("questions", 'feedback = "Yes, a little."', "", "feedback' is missing"),
    ("questions", '"Yes, a little."', '""', "field 'options' has an empty text"),
    ("questions", '"Yes, a little."', '"No, it comforts."', "the feedback 'No, it comforts.' more"),
    ("questions", 'id = "b"', 'id = "a"', "field 'options' has the id 'a' more than once"),
    ("questions", '"It cures"', '"A little"', "has the text 'A little' more than once"),
    ("questions", "03_first", "04_gone", "field 'lesson' names '04_gone', which isn't a lesson"),
    ("questions", "able to say", "able to sing", "field 'objective' isn't an outcome of its les"),
    ("questions", '"apply"', '"know"', "field 'bloom' is 'know', not one of: remember, "),
    ("questions", '["seen"]', "[]", "field 'sources' is empty"),
    ("cases", '["seen"]', "[]", "field 'sources' is empty"),
    ("cases", '"no"', '""', "field 'answers' has an empty text"),
    ("glossary", '"What is felt."', '""', "field 'meaning' has an empty text"),
    ("lessons", 'able to say."]', 'able to say.", ""]', "field 'outcomes' has an empty text"),
    ("lessons", "minutes = 15", 'minutes = "15"', "field 'minutes' is '15', not a whole number"),
    ("care", '["seen"]', "[]", "record 'heat': field 'sources' is empty"),
    ("exercises", "heat-first", "gone", "field 'claim' names 'gone', which isn't a claim"),
    ("exercises", '["acute"]', '["late"]', "field 'phase'"),
    ("exercises", '["seen"]', "[]", "field 'sources' is empty"),
]


def check(folder: Path | None = None) -> dict[str, int]:
    """Count the records of each kind; the first fault is raised."""
    data = Data(folder)
    tables = (documents()[kind_of(Path(file))] for file in GOOD)
    return {table.name: len(data.load(table)) for table in tables}


def folder_with(folder: Path, changed: Mapping[str, str]) -> Path:
    """Write a small sound data/ with some files replaced."""
    for name, text in {**GOOD, **changed}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def file_of(kind: str) -> str:
    """Return the file of a kind of record in the small sound data/."""
    return next(file for file in GOOD if kind_of(Path(file)) == kind)


def test_a_sound_folder_is_counted(tmp_path: Path) -> None:
    """Records are counted by kind, sources first, in one fixed order."""
    counts = check(folder_with(tmp_path, {}))

    assert list(counts.items()) == [
        ("sources", 2),
        ("sections", 2),
        ("claims", 3),
        ("questions", 1),
        ("cases", 1),
        ("glossary", 1),
        ("lessons", 1),
        ("care", 1),
        ("exercises", 1),
    ]


@pytest.mark.parametrize(("name", "old", "new", "said"), FAULTS)
def test_one_fault_is_found_and_named(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    """A single fault stops the check with file, record and field."""
    file = file_of(name)
    assert old in GOOD[file]
    folder = folder_with(tmp_path, {file: GOOD[file].replace(old, new, 1)})

    with pytest.raises(ContentError) as caught:
        check(folder)

    assert str(caught.value).startswith(f"{Path(file).name}: record '")
    assert said in str(caught.value)


@pytest.mark.parametrize("name", list(GOOD))
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """Each file is needed."""
    (folder_with(tmp_path, {}) / name).unlink()

    document = documents()[kind_of(Path(name))]
    with pytest.raises(ContentError, match=rf"{document.file}: the (file|folder) is missing"):
        document.load(tmp_path)


def test_a_source_named_by_its_author_is_recognised(tmp_path: Path) -> None:
    """Whoever writes author and year is told the name of the record."""
    sources = GOOD["sources.toml"].replace("[seen]", "[dahm-2010]")
    claims = GOOD["claims.toml"].replace('"seen"', '"Dahm 2010"', 1)
    texts = {"sources.toml": sources, "claims.toml": claims}

    with pytest.raises(ContentError, match=r"not in sources.toml; do you mean 'dahm-2010'\?"):
        check(folder_with(tmp_path, texts))


def test_a_question_needs_three_options(tmp_path: Path) -> None:
    """Two options are a coin toss."""
    file = file_of("questions")
    text = GOOD[file].partition('[[heat.options]]\nid = "c"')[0]

    with pytest.raises(ContentError, match="needs at least three options"):
        check(folder_with(tmp_path, {file: text}))


def test_consensus_may_stand_without_a_source(tmp_path: Path) -> None:
    """A fact of care that rests on agreement alone says so in its certainty."""
    text = GOOD["care.toml"].replace('["seen"]', "[]").replace('"moderate"', '"consensus"')

    assert check(folder_with(tmp_path, {"care.toml": text}))["care"] == 1


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (content.sources, "sources"),
        (content.sections, "sections"),
        (content.claims, "claims"),
        (content.questions, "questions"),
        (content.cases, "cases"),
        (content.glossary, "glossary"),
        (content.lessons, "lessons"),
        (care_facts, "care"),
        (exercises, "exercises"),
    ],
)
def test_each_kind_has_its_reader(read: Callable[[], Mapping[str, Any]], name: str) -> None:
    """Every kind can be read by name, keeps its ids, and is read once."""
    records = read()

    assert len(records) == check()[name]
    assert all(record.id == id_ for id_, record in records.items())
    assert read() is records


def test_the_shipped_content_is_sound() -> None:
    """What is shipped passes its own check, and there is some of every kind."""
    assert all(check(data_dir()).values())


def test_the_lab_of_a_hand_out_is_one(tmp_path: Path) -> None:
    """The error names the lesson, its field and the file to look in."""
    text = (data_dir() / "lessons" / "lessons.toml").read_text(encoding="utf-8")
    wrong = text.replace('handout = "scans"', 'handout = "scan"')
    (tmp_path / "lessons.toml").write_text(wrong, encoding="utf-8")

    with pytest.raises(ContentError, match=r"lessons\.toml.*handout.*'scan'.*labs\.toml"):
        content.lessons.load(tmp_path)
