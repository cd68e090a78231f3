"""The linter finds each kind of fault, says where it is, and lists all of them."""

import json
import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from backedu import places
from backedu.check.citations import citations
from backedu.check.corpus import Cell, Corpus, Document, read_corpus
from backedu.check.lines import lines_of
from backedu.check.options import correct_is_longest
from backedu.check.prose import numbers
from backedu.check.reading import reading_grade
from backedu.check.registry import RULES, findings
from backedu.check.reviews import overdue_since
from backedu.check.sourcing import used_sources
from backedu.check.structure import RULES as STRUCTURE
from backedu.content import forget
from backedu.content.reader import find
from backedu.places import data_dir, notebooks_dir
from tests.support.content_files import last_file

TODAY = date(2026, 11, 22)

CLAIM = """
[zz-claim]
section = "Posture"
claim = "Text."
kind = "cause"
verdict = "unclear"
certainty = "low"
why = "Text."
teaching_point = "Text."
sources = ["dahm-2010"]
reviewed = 2026-11-22
"""
SOURCE = """
[zz-source]
authors = "A B"
year = 2020
title = "Seen"
published_in = "Journal"
checked = true
confirmed = "n"
kept_for = "A test."
reviewed = 2026-11-22
"""
TERM = """
[zz-term]
term = "Word"
meaning = "What it means."
reviewed = 2026-11-22
"""
CARE = """
[zz-care]
topic = "Topic"
advice = "Keep on."
certainty = "low"
sources = ["dahm-2010"]
reviewed = 2026-11-22
"""
SECTION = """
[zz-section]
name = "zz-section"
about = "Text."
reviewed = 2026-11-22
"""
QUESTION = """
[zz-question]
lesson = "zz_lesson"
objective = "O"
bloom = "apply"
stem = "What now?"
sources = ["dahm-2010"]
certainty = "low"
reviewed = 2026-11-22

[[zz-question.options]]
id = "a"
text = "This is the one that is right"
feedback = "Yes. A reason stands here, in more than eight words."
correct = true

[[zz-question.options]]
id = "b"
text = "Not this"
feedback = "No. Another reason stands here, in more than eight words."

[[zz-question.options]]
id = "c"
text = "Nor that"
feedback = "No. A third reason stands here, in more than eight words."
"""
RECORD = {
    "claims": CLAIM,
    "sections": SECTION,
    "sources": SOURCE,
    "glossary": TERM,
    "care": CARE,
    "questions": QUESTION,
}
HARD = (
    "Multidisciplinary biopsychosocial rehabilitation necessitates considerable motivation and "
    "uninterrupted participation throughout."
)

# File, what is replaced in the record above, by what; the line that is named begins so; the
# sentence after the record. Each fault is seeded in a record of its own: zz-0, zz-1, ...
FORM = [
    ("claims", 'why = "Text."\n', "", "[zz", "field 'why' is missing"),
    (
        "claims",
        "teaching_point",
        "teching_point",
        "teching",
        "field 'teching_point' is not known here",
    ),
    ("claims", '"unclear"', '"false"', "verdict", "field 'verdict' is 'false', not one of: supp"),
    ("claims", '["dahm-2010"]', '"dahm-2010"', "sources", "field 'sources' is 'dahm-2010', not a "),
    ("glossary", "2026-11-22", '"2026"', "reviewed", "field 'reviewed' is '2026', not a date such"),
    ("glossary", 'meaning = "What', 'meaning = 1 # "', "meaning", "field 'meaning' is 1, not a"),
    (
        "questions",
        'feedback = "No. A third reason stands here, in more than eight words."\n',
        "",
        '[[zz.options]]\nid = "c"',
        "field 'options.feedback' is missing",
    ),
    ("care", 'certainty = "low"', 'certainty = "some"', "certainty", "is 'some', not one of: high"),
]
WRONG = [
    ("sources", "checked =", 'doi = "doi:10.1/x"\nchecked =', "doi", "field 'doi' is 'doi:10.1/x'"),
    (
        "sources",
        "checked =",
        'pmid = "PM12"\nchecked =',
        "pmid",
        "field 'pmid' is 'PM12', which is",
    ),
    ("sources", "checked =", 'url = "www.x.org"\nchecked =', "url", "field 'url' is 'www.x.org'"),
    ("sources", 'confirmed = "n"\n', "", "[zz", "field 'confirmed' must say what was seen"),
    ("sources", "year = 2020\n", "", "[zz", "field 'uncertain' must say what was not seen"),
    (
        "claims",
        '"dahm-2010"',
        '"gone-2000"',
        "sources",
        "field 'sources' names 'gone-2000', not in",
    ),
    (
        "claims",
        '["dahm-2010"]',
        "[]",
        "sources",
        "field 'sources' is empty; name one, or let 'note",
    ),
    (
        "claims",
        "kind =",
        'conflicts_with = ["ice-15-min"]\nkind =',
        "conflicts",
        "not name it back",
    ),
    (
        "claims",
        '"Posture"',
        '"Pose"',
        "section",
        "field 'section' is 'Pose', which isn't a name in",
    ),
    (
        "claims",
        "kind =",
        "unsafe = true\nkind =",
        "[zz",
        "field 'could_happen' is missing: a claim",
    ),
    (
        "claims",
        "kind =",
        'instead = "Rest."\nkind =',
        "instead",
        "'instead' belongs to a claim with",
    ),
    ("claims", 'why = "Text."', 'why = " "', "why", "field 'why' has an empty text"),
    ("questions", '"zz_lesson"', '"99_gone"', "lesson", "names '99_gone', which isn't a lesson"),
    ("questions", 'id = "b"', 'id = "b"\ncorrect = true', "[[zz", "has 2 correct options"),
    ("questions", '"Nor that"', '"Not this"', "[[zz", "has the text 'Not this' more than once"),
    ("glossary", "2026-11-22", "2999-01-01", "reviewed", "field 'reviewed' lies in the future"),
]
LINT = [
    ("sources", 'kept_for = "A test."\n', "", "[zz", "nothing rests on it; name it under"),
    (
        "sources",
        "checked =",
        'doi = "10.1002/14651858.CD007612.PUB2"\nchecked =',
        "doi",
        "field 'doi' is that of 'dahm-2010' too; keep one record",
    ),
    (
        "sources",
        "checked =",
        'isbn = "978-92-4-008178-8"\nchecked =',
        "isbn",
        "field 'isbn' is mistyped: its check digit does not fit",
    ),
    ("sections", '"Text."', '"More."', "name", "field 'name' has no claim; add one to claims.toml"),
    ("claims", '"dahm-2010"', '"davis-2004"', "sources", "names only publications that nobody has"),
    ("claims", '"Text."', '"Yes (Nobody 2001)."', "claim =", "cites (Nobody 2001), which"),
    ("claims", '"Text."', '"Yes (Brurberg 2010)."', "claim =", "the references call Dahm 2010"),
    ("claims", "2026-11-22", "2024-11-21", "reviewed", "is 2024-11-21, more than 24 months ago"),
    ("glossary", "What it means", "About 7 weeks", "meaning", "field 'meaning' has a number, but "),
    ("questions", "Yes. A reason stands here, in more than eight words.", "Yes, right.", "feedback",
     "field 'options.feedback' of option 'a' is a mark without a reason; say why"),
    ("questions", '"What now?"', '"Which?"', "text",
     "field 'options.text' is the correct option and the longest, as in"),
    ("care", "Keep on.", HARD, "advice", "field 'advice' is for patients and asks for "),
]  # fmt: skip
SEEDED = {"form": FORM, "wrong": WRONG + LINT}
CELLS = [
    ("Pain falls in 6 weeks.", "'6' is in a paragraph that names no publication"),
    (
        "One line.\nSeven in ten have it again.",
        "'Seven in ten' is in a paragraph that names no",
    ),
    ("As shown (Nobody 2001).", "(Nobody 2001) is not in sources.toml"),
    ("Say `it's` where it isn't.", "the apostrophe is straight; write ’"),
]


def _seed(folder: Path, stage: str) -> None:
    """Append one record to a file for each fault, and a lesson for the questions."""
    for number, (name, old, new, *_) in enumerate(SEEDED[stage]):
        assert old in RECORD[name]
        record = re.sub(r"\bzz-\w+", f"zz-{number}", RECORD[name].replace(old, new, 1))
        with last_file(name, folder).open("a", encoding="utf-8") as file:
            file.write(record)
    with find("lessons.toml", folder).open("a", encoding="utf-8") as file:
        file.write(
            '\n[zz_lesson]\nnotebook = "zz.ipynb"\ngroup = "act"\nicon = "bottle"\n'
            'title = "T"\nquestion = "Q"\nminutes = 1\n'
            'audience = "A"\noutcomes = ["O"]\nreviewed = 2026-11-22\n'
        )


def _with_faults(root: Path, stage: str) -> None:
    """Copy data and notebooks, and put the faults of a stage into the copies."""
    shutil.copytree(data_dir(), root / "data")
    shutil.copytree(notebooks_dir(), root / "notebooks", ignore=shutil.ignore_patterns(".*"))
    _seed(root / "data", stage)
    if stage == "wrong":
        cells = [{"cell_type": "markdown", "source": [text]} for text, _ in CELLS]
        (root / "notebooks" / "zz.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
        (root / "notebooks" / "zy.ipynb").write_text('{"cells": [', encoding="utf-8")
        for name, head in (("named_conditions", ""), ("scans", "# SPDX-License-Identifier: MIT\n")):
            path = find(f"{name}.toml", root / "data")
            text = path.read_text(encoding="utf-8").partition("\n")[2]
            path.write_text(head + text, encoding="utf-8")
    else:
        path = find("scans.toml", root / "data")
        path.write_text(path.read_text(encoding="utf-8") + "\n[zz]\na = \n", encoding="utf-8")
        path = find("wording.toml", root / "data")
        path.write_text(path.read_text(encoding="utf-8") + "\n[zz]\na = 1\n", encoding="utf-8")


@pytest.fixture(scope="module", params=list(SEEDED))
def seeded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, list[str]]:
    """A stage, its copy of the content, and all that is found there."""
    root = tmp_path_factory.mktemp(request.param)
    _with_faults(root, request.param)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(places, "_beside", lambda name: root / name)
        forget()
        found = [str(finding) for finding in findings(TODAY)]
    forget()
    return request.param, root, found


def _line(path: Path, record: str, begins: str) -> int:
    """The line of the text that begins so, at or after the record's header."""
    text = path.read_text(encoding="utf-8")
    start = text.index(f"\n[{record}]\n") + 1
    return text.count("\n", 0, text.index(begins.replace("[zz", f"[{record}"), start)) + 1


def test_each_seeded_fault_is_listed_with_its_place(seeded: tuple[str, Path, list[str]]) -> None:
    """Every fault gets a sentence that names file, line, record and field; none hides another."""
    stage, root, found = seeded
    missed = []
    for number, (name, _, _, begins, said) in enumerate(SEEDED[stage]):
        record = f"zz-{number}"
        path = last_file(name, root / "data")
        place = f"{path.name}, line {_line(path, record, begins)}: "
        start = f"{place}record '{record}': "
        if not any(
            one.startswith(start) and said in one and one.endswith((".", "?")) for one in found
        ):
            missed.append((start, said, [one for one in found if f"'{record}'" in one]))

    assert missed == []


def test_faults_of_whole_files_and_lessons_are_listed(
    seeded: tuple[str, Path, list[str]],
) -> None:
    """So are a file that is no TOML, a word that is no text, a licence, and a lesson's numbers."""
    stage, root, found = seeded
    if stage == "form":
        scans = (find("scans.toml", root / "data")).read_text(encoding="utf-8").count("\n")
        words = (find("wording.toml", root / "data")).read_text(encoding="utf-8").count("\n")
        expected = [
            f"scans.toml, line {scans}: record 'zz': field 'a': not valid TOML",
            f"wording.toml, line {words}: record 'zz': field 'a' must be text.",
        ]
    else:
        expected = [
            "named_conditions.toml, line 1: record 'pregnant': has no licence, nor have the 44 ",
            "scans.toml, line 1: record 'disc-degeneration': has the licence 'MIT', which is not",
            "zy.ipynb, cell 1, line 1: this isn't a notebook; save it again from JupyterLab",
            f"zz.ipynb, cell 1, line 1: {CELLS[0][1]}",
            f"zz.ipynb, cell 2, line 2: {CELLS[1][1]}",
            f"zz.ipynb, cell 3, line 1: {CELLS[2][1]}",
        ]

    assert [one for one in expected if not any(said.startswith(one) for said in found)] == []


def test_a_file_that_nothing_reads_is_found(tmp_path: Path) -> None:
    """As an editor names it that adds an ending, or a copy that was meant to be a file of ours."""
    shutil.copytree(data_dir(), tmp_path / "data")
    (tmp_path / "data" / "patients" / "patients.toml.txt").write_text("", encoding="utf-8")
    (tmp_path / "data" / "my-patients.toml").write_text("", encoding="utf-8")
    corpus = read_corpus(tmp_path / "data", notebooks_dir(), date(2026, 11, 29))
    found = [str(each) for rule in STRUCTURE for each in rule.faults(corpus)]

    assert [each.split(",")[0] for each in found] == ["my-patients.toml", "patients.toml.txt"]
    assert "is it patients.toml, saved under another name?" in found[1]


def test_thirty_faults_are_seeded() -> None:
    """The faults above are more than thirty, and no two of them say the same."""
    said = [one[-1] for faults in SEEDED.values() for one in faults] + [said for _, said in CELLS]

    assert len(set(said)) == len(said) >= 30


def test_the_shipped_content_has_no_fault() -> None:
    """What is shipped passes every rule today."""
    assert [str(finding) for finding in findings()] == []


def test_every_record_is_due_in_time() -> None:
    """Two years on, every record with a date of review is called overdue, and only for that."""
    now, later = findings(TODAY), findings(date(2028, 11, 23))
    added = [finding for finding in later if finding not in now]

    assert len(added) > 500
    assert {finding.field for finding in added} == {"reviewed"}


@pytest.mark.parametrize(
    ("reviewed", "first"),
    [
        (date(2026, 11, 22), date(2028, 11, 23)),
        (date(2024, 2, 29), date(2026, 3, 1)),
        (date(2024, 12, 31), date(2027, 1, 1)),
    ],
)
def test_a_review_lasts_two_years(reviewed: date, first: date) -> None:
    """The first day too late is the day after the second anniversary."""
    assert overdue_since(reviewed) == first


def test_rules_explain_themselves() -> None:
    """Each rule has a name of its own, says what it asks, and why."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.title and rule.why.endswith((".", ").")) for rule in RULES)


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ('[a]\nx = """\n[b]\ny = 1\n"""\nz = 1', ("a", "z"), 6),
        ('[a]\nx = [\n  "]",\n  "z = 1",\n]\nz = 1', ("a", "z"), 6),
        ("[a]\n# [b]\nz = 1 # [", ("a", "z"), 3),
        ("[[a.b]]\nx = 1\n[[a.b]]\nx = 2", ("a", "b", 1, "x"), 4),
        ("[a]\nwhen.any = [{ x = 1 }]\ny = 1", ("a", "when", "any"), 2),
        ("[a.b]\nx = 1", ("a", "b", "x"), 2),
        ('["a b"]\n"x y" = 1', ("a b", "x y"), 2),
        ("[a]\nx = 'it\"s'\ny = \"it's\"\nz = 1", ("a", "z"), 4),
    ],
)
def test_the_line_of_a_field_is_found(text: str, place: tuple[str, ...], line: int) -> None:
    """Whatever is in texts, lists and comments, only real headers and keys count."""
    assert lines_of(text)[place] == line


def test_every_shipped_field_has_a_line() -> None:
    """No record or field of the content is without its line."""
    lost: list[tuple[str, ...]] = []
    for path in data_dir().rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        lines = lines_of(text)
        for record, fields in tomllib.loads(text).items():
            lost += [(path.name, record)] * (not any(place[0] == record for place in lines))
            lost += [
                (path.name, record, field)
                for field in fields
                if not any(place[:2] == (record, field) for place in lines)
            ]

    assert lost == []


@pytest.mark.parametrize(
    "text",
    [
        "`scan(40)` and [two](10_ten.ipynb) in lesson 3, parts 1 to 3",
        "For students · 15 minutes · reviewed 22 November 2026 · [index](00_index.ipynb)",
        "1. First\n2. Second",
        "Call 999 or 111.",
        "What of 20-year-olds (Brinjikji 2015)?",
    ],
)
def test_numbers_that_state_nothing_need_no_source(text: str) -> None:
    """Code, links, dates, lists, telephone numbers and lessons are no findings."""
    assert list(numbers(text)) == []


def test_citations_are_told_from_other_brackets() -> None:
    """A name with a year is a citation, known or not; a name alone only if it is a known body."""
    sources: dict[str, dict[str, object]] = {
        "nice-ng59": {"authors": "NICE"},
        "dahm-2010": {"authors": "Dahm KT", "year": 2010},
        "two-2015a": {"authors": "Two A", "cite": "Two 2015a", "year": 2015},
    }
    found = citations(
        "As (Dahm 2010; NICE; Nobody, third, 2001) said (see below) in (Spain).", sources
    )
    lettered = citations("As (Two 2015a) said, and (Two 2015c).", sources)

    assert [one[1:] for one in found] == [
        ("Dahm", "2010", True),
        ("NICE", None, True),
        ("Nobody", "2001", False),
    ]
    assert [one[1:] for one in lettered] == [("Two", "2015a", True), ("Two", "2015c", False)]


def test_the_reading_grade_tells_plain_from_hard() -> None:
    """The measure itself works: a plain sentence is far below a hard one."""
    assert reading_grade("Keep moving. Heat may help. See a doctor if your legs feel weak.") < 4
    assert reading_grade(HARD) > 16
    assert reading_grade("") == 0


@pytest.mark.parametrize(
    ("texts", "longest"),
    [(("long one", "short", "short"), True), (("same", "same", "no"), False), (("a", "bb"), False)],
)
def test_the_longest_option_is_seen(texts: tuple[str, ...], longest: bool) -> None:  # noqa: FBT001 - a case
    """Only an option longer than every other stands out."""
    options = [{"text": text, "correct": number == 0} for number, text in enumerate(texts)]

    assert correct_is_longest({"options": options}) is longest


def test_a_word_in_a_text_or_in_code_cites_nothing() -> None:
    """Only `sources` of a record, also of one inside another, and a lesson's references do."""
    cells = [
        'lessons.references("by-lesson")',
        'other("in-code")',
        "lessons.references(",
        "x = 'y'",
    ]
    record = {"note": "in-text", "sources": ["by-record"], "parts": [{"sources": ["by-part"]}]}
    document = Document("a.toml", "a", "", {"a": record}, {})
    corpus = Corpus(
        data_dir(),
        TODAY,
        {"a": document},
        tuple(Cell("n.ipynb", number, "code", text) for number, text in enumerate(cells)),
    )

    assert used_sources(corpus) == {"by-lesson", "by-record", "by-part"}
